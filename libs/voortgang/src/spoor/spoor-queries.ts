import type { Position } from '@actiespoor/event-store';
import type { Dag } from '@actiespoor/kernel';
import type { ActieId, KnoopId, OrganisatieCode, PlanId } from '@actiespoor/plan/events';

import type { SpoorRegel } from './spoor-regel.js';

/** All given conditions must hold. */
export interface SpoorFilter {
  /** The plan itself and all of its acties. */
  readonly planId?: PlanId;
  readonly actieId?: ActieId;
  /** This knoop of `planId`, with its predecessors and successors, and the acties that came and went there. */
  readonly knoopId?: KnoopId;
  /** The opaque id of the medewerker who recorded it. */
  readonly medewerker?: string;
  /** The organisatie of the fact: see `SpoorRegel.organisatie`. */
  readonly organisatie?: OrganisatieCode;
  /** Any of these, in kebab-case, such as `actie-gestart`. */
  readonly soorten?: readonly string[];
  /** A field that changed, such as `planning`. */
  readonly veld?: string;
  /** True for changes of the wording only, false for changes of the meaning only. */
  readonly redactioneel?: boolean;
  /** First and last day, in Amsterdam, of **recording**: the trail is ordered by recording; the day of the fact is in each line. */
  readonly van?: Dag;
  readonly tot?: Dag;
  /** First and last day **of the fact**. A date coarser than a day counts if it may lie in between. */
  readonly opVan?: Dag;
  readonly opTot?: Dag;
  /** Only plans of these owners, and their acties; for callers who may not read all. */
  readonly eigenaars?: readonly OrganisatieCode[];
  /** The `volgende` of the page before. */
  readonly na?: Position;
  readonly aantal: number;
}

export interface SpoorPagina {
  readonly regels: readonly SpoorRegel[];
  /** The start of the next page; absent if nothing followed at the time of reading. */
  readonly volgende?: Position;
}

/** Queries of the audit trail, in the order of the feed: a line recorded during paging comes after, never in between. */
export interface SpoorQueries {
  regels(filter: SpoorFilter): Promise<SpoorPagina>;
  /** True if this is the position of a line that the filter lets through. */
  has(positie: Position, filter: Omit<SpoorFilter, 'na' | 'aantal'>): Promise<boolean>;
}
