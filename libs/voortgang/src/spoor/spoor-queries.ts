import type { Position } from '@actiespoor/event-store';
import type { Dag } from '@actiespoor/kernel';
import type { ActieId, KnoopId, OrganisatieCode, PlanId } from '@actiespoor/plan/events';

import type { SpoorRegel } from './spoor-regel.js';

/** All that is given must hold. */
export interface SpoorFilter {
  /** The plan itself and all of its acties. */
  readonly planId?: PlanId;
  readonly actieId?: ActieId;
  /** This knoop of `planId`, with what it came from and what it went into, and the acties that came and went there. */
  readonly knoopId?: KnoopId;
  /** The opaque id of who recorded it. */
  readonly medewerker?: string;
  /** Whose fact it is: see `SpoorRegel.organisatie`. */
  readonly organisatie?: OrganisatieCode;
  /** Any of these, in kebab-case, such as `actie-gestart`. */
  readonly soorten?: readonly string[];
  /** A field that changed, such as `planning`. */
  readonly veld?: string;
  /** Only what changed how it is written, or only what changed what is meant. */
  readonly redactioneel?: boolean;
  /** First and last day, in Amsterdam, of **recording**: a trail tells who did what when; when it was so stands in each line. */
  readonly van?: Dag;
  readonly tot?: Dag;
  /** First and last day on which **it was so**. A date that is coarser than a day counts where it can have been in between. */
  readonly opVan?: Dag;
  readonly opTot?: Dag;
  /** Only plans of these owners, and their acties; for who may not read all. */
  readonly eigenaars?: readonly OrganisatieCode[];
  /** The `volgende` of the page before. */
  readonly na?: Position;
  readonly aantal: number;
}

export interface SpoorPagina {
  readonly regels: readonly SpoorRegel[];
  /** Where to go on; absent where nothing followed when this was read. */
  readonly volgende?: Position;
}

/** Reading the audit trail, in the order of the feed: what is recorded while one pages comes after, never in between. */
export interface SpoorQueries {
  regels(filter: SpoorFilter): Promise<SpoorPagina>;
  /** Whether this is the place of a line that the filter lets through. */
  has(positie: Position, filter: Omit<SpoorFilter, 'na' | 'aantal'>): Promise<boolean>;
}
