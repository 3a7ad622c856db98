import type { Dag, Id, Message } from '@actiespoor/kernel';

// Stored forever: never rename a type or a field, only add a new version.

/** CBS code of a gemeente (`GM1960`), a Veilig Thuis region (`VT06`), a samenwerkingsverband (`SV-…`) or a partner (`PA-…`). */
export type OrganisatieCode = Id<'organisatie'>;

export type OrganisatieSoort = 'gemeente' | 'veilig-thuis-regio' | 'samenwerkingsverband' | 'partner';

/** Member of a samenwerkingsverband, or gemeente in a region, in these years (both inclusive, absent is open). */
export interface Lidmaatschap {
  readonly organisatie: OrganisatieCode;
  readonly vanJaar?: number;
  readonly totJaar?: number;
}

export interface OrganisatieGegevens {
  readonly organisatie: OrganisatieCode;
  readonly naam: string;
  readonly soort: OrganisatieSoort;
  /** Other ways to write the name in documents, such as `VT` and `GGDrU`. */
  readonly aliassen: readonly string[];
  readonly leden: readonly Lidmaatschap[];
  readonly vanJaar?: number;
  readonly totJaar?: number;
  /** Where the fact comes from, such as `CBS gebiedsindelingen 2022`. */
  readonly herkomst?: string;
}

export type OrganisatieEvent =
  | Message<'OrganisatieGeregistreerd', OrganisatieGegevens & { readonly op: Dag }>
  | Message<'OrganisatieGewijzigd', OrganisatieGegevens & { readonly op: Dag }>;
