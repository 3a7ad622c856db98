import type { Position } from '@actiespoor/event-store';
import type { Dag } from '@actiespoor/kernel';
import type { ActieId, OrganisatieCode, PlanId } from '@actiespoor/plan/events';

import type { SpoorRegel } from './spoor-regel.js';

/** All that is given must hold. */
export interface SpoorFilter {
  /** The plan itself and all of its acties. */
  readonly planId?: PlanId;
  readonly actieId?: ActieId;
  /** The opaque id of who recorded it. */
  readonly medewerker?: string;
  /** Whose fact it is: see `SpoorRegel.organisatie`. */
  readonly organisatie?: OrganisatieCode;
  /** In kebab-case, such as `actie-gestart`. */
  readonly soort?: string;
  /** First and last day, in Amsterdam, of **recording**: a trail tells who did what when; when it was so stands in each line. */
  readonly van?: Dag;
  readonly tot?: Dag;
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
}
