import type { Position } from '@actiespoor/event-store';
import type { OrganisatieCode, PlanId } from '@actiespoor/plan/events';

import type { PlanCursor, PlanFilter } from '../actueel-plan/plan-queries.js';
import type { AsOf } from '../peildatum/rows-as-of.js';
import type { PlanInTijdvak, PlanOpTijdstip } from './inhoud.js';

/** A point in the past, or without either field the present. */
export type Tijdpunt = Pick<AsOf, 'peildatum' | 'bekendOp'>;

export interface TijdlijnQuery extends Tijdpunt {
  readonly eigenaars: readonly OrganisatieCode[];
  /** Only this plan. */
  readonly planId?: PlanId;
  /** Also acties that were taken up after the end of their plan or hoofdactie, and each as if nothing had ended. */
  readonly ookNaEinde?: true;
}

export interface TijdlijnAnswer {
  /** In no order, and neither are the acties of each. */
  readonly plannen: readonly PlanOpTijdstip[];
  /** The last position in the answer; absent if nothing was recorded yet. */
  readonly positie?: Position;
}

export interface PlannenOpTijdstip {
  readonly plannen: readonly PlanInTijdvak[];
  /** Absent on the last page. */
  readonly volgende?: PlanCursor;
}

/** Queries of the state on a day as known at a moment; an import that was incomplete then is left out. */
export interface TijdlijnQueries {
  /** The plans of these owners with their acties and uitvoerenden, all at one moment of the store. */
  standen(query: TijdlijnQuery): Promise<TijdlijnAnswer>;
  /** By title, in the order of a Dutch index. */
  listPlannen(filter: PlanFilter, tijdpunt: Tijdpunt): Promise<PlannenOpTijdstip>;
}
