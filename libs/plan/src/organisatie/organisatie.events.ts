import type { Dag, Message } from '@actiespoor/kernel';

import type { OrganisatieCode } from '../ids.js';

// Stored forever: never rename a type, a field or a word, only add a new version.

export const organisatiesoorten = ['gemeente', 'veilig-thuis-regio', 'samenwerkingsverband', 'partner'] as const;

export type OrganisatieSoort = (typeof organisatiesoorten)[number];

/** Membership of a samenwerkingsverband, or of a gemeente in a region, in these years (both inclusive, absent is open). */
export interface Lidmaatschap {
  readonly organisatie: OrganisatieCode;
  readonly vanJaar?: number;
  readonly totJaar?: number;
}

export interface OrganisatieGegevens {
  readonly organisatie: OrganisatieCode;
  readonly naam: string;
  readonly soort: OrganisatieSoort;
  /** Other spellings of the name in documents, such as `VT` and `GGDrU`. */
  readonly aliassen: readonly string[];
  readonly leden: readonly Lidmaatschap[];
  readonly vanJaar?: number;
  readonly totJaar?: number;
  /** The source of the fact, such as `CBS gebiedsindelingen 2022`. */
  readonly herkomst?: string;
}

export type OrganisatieEvent =
  Message<'OrganisatieGeregistreerd', OrganisatieGegevens & { readonly op: Dag }> | Message<'OrganisatieGewijzigd', OrganisatieGegevens & { readonly op: Dag }>;
