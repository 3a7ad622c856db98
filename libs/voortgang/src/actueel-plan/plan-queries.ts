import type { Position } from '@actiespoor/event-store';
import type { Dag } from '@actiespoor/kernel';
import type { ActieId, KaderId, OrganisatieCode, PlanId } from '@actiespoor/plan/events';

import type { PlanRijen } from '../peildatum/rows-as-of.js';
import type { ActieRij } from './actie-rij.js';
import type { PlanRij } from './plan-rij.js';

/** The last plan of a page: its title and its key. */
export type PlanCursor = readonly [titel: string, key: string];

export interface PlanFilter {
  /** Only plans of these owners; all plans if absent. */
  readonly eigenaars?: readonly OrganisatieCode[];
  /** The `volgende` of the page before. */
  readonly na?: PlanCursor;
  /** The largest number of plans in the page. */
  readonly aantal: number;
}

export interface PlanPagina {
  readonly plannen: readonly PlanRij[];
  /** Absent on the last page. */
  readonly volgende?: PlanCursor;
}

/** The fields of an actie that the other acties of its plan depend on. */
export interface ActieSleutel {
  readonly actieId: ActieId;
  readonly hoofdactieId?: ActieId;
  /** The first day of the actie in the plan. */
  readonly sinds: Dag;
  readonly isVervallen: boolean;
  /** The position that its row has reached. */
  readonly positie: Position;
}

/** Queries of the current plan. An incomplete import is in no list, but is found by its id. */
export interface PlanQueries {
  findPlan(planId: PlanId): Promise<PlanRij | undefined>;
  /** The plan and its acties from one snapshot. */
  findPlanMetActies(planId: PlanId): Promise<PlanRijen | undefined>;
  /**
   * One actie with its plan, from one snapshot: beside it only the acties above and below it, because
   * its composition reads no others.
   */
  findPlanMetActie(actieId: ActieId): Promise<PlanRijen | undefined>;
  /** By title, in the order of a Dutch index. */
  listPlannen(filter: PlanFilter): Promise<PlanPagina>;
  /** The plans of these owners that were made under a kader, in the same order. */
  plansUnder(kaderId: KaderId, eigenaars: readonly OrganisatieCode[]): Promise<readonly PlanId[]>;
  findActie(actieId: ActieId): Promise<ActieRij | undefined>;
  /** A much smaller answer than the acties themselves: every write to an actie needs it. */
  actieSleutels(planId: PlanId): Promise<readonly ActieSleutel[]>;
}
