import type { Position } from '@actiespoor/event-store';
import type { Dag } from '@actiespoor/kernel';
import type { ActieId, KaderId, OrganisatieCode, PlanId } from '@actiespoor/plan/events';

import type { PlanRijen } from '../peildatum/rows-as-of.js';
import type { ActieRij } from './actie-rij.js';
import type { PlanRij } from './plan-rij.js';

/** The last plan of a page: its title and its key. */
export type PlanCursor = readonly [titel: string, key: string];

export interface PlanFilter {
  /** Only plans of these owners; absent is all. */
  readonly eigenaars?: readonly OrganisatieCode[];
  /** The `volgende` of the page before. */
  readonly na?: PlanCursor;
  /** At most so many. */
  readonly aantal: number;
}

export interface PlanPagina {
  readonly plannen: readonly PlanRij[];
  /** Absent on the last page. */
  readonly volgende?: PlanCursor;
}

/** An actie as far as the others of its plan must know it. */
export interface ActieSleutel {
  readonly actieId: ActieId;
  readonly code?: string;
  readonly hoofdactieId?: ActieId;
  /** The first day on which it was part of the plan. */
  readonly sinds: Dag;
  readonly isVervallen: boolean;
  /** How far its row has come. */
  readonly positie: Position;
}

/** Reading the current plan. What an import has not completed is in no list, but is found by its id. */
export interface PlanQueries {
  findPlan(planId: PlanId): Promise<PlanRij | undefined>;
  /** The plan and its acties out of one snapshot. */
  findPlanMetActies(planId: PlanId): Promise<PlanRijen | undefined>;
  /**
   * One actie with the plan that it is in, out of one snapshot: beside it only the acties above and below it, which is
   * all that its composition looks at.
   */
  findPlanMetActie(actieId: ActieId): Promise<PlanRijen | undefined>;
  /** By title, in the order of a Dutch index. */
  listPlannen(filter: PlanFilter): Promise<PlanPagina>;
  /** The plans of these owners that were made under a kader, in the same order. */
  plansUnder(kaderId: KaderId, eigenaars: readonly OrganisatieCode[]): Promise<readonly PlanId[]>;
  findActie(actieId: ActieId): Promise<ActieRij | undefined>;
  /** Much lighter than the acties themselves: every write to an actie asks for it. */
  actieSleutels(planId: PlanId): Promise<readonly ActieSleutel[]>;
}
