import type { Datum } from '@actiespoor/kernel';
import type { KnoopId, OrganisatieCode, PlanId, Verplichting } from '@actiespoor/plan/events';

import type { PlanStatus } from '../actueel-plan/plan-rij.js';
import type { KnoopWeergave } from '../actueel-plan/plan-weergave.js';
import type { KaderGegevens } from './kaders.projection.js';
import type { TeLaat } from './termijn.js';

interface VanPlan {
  readonly planId: PlanId;
  readonly titel: string;
  readonly eigenaar: OrganisatieCode;
}

/** A plan by which an obligation was met, and how late. */
export interface Nakoming extends VanPlan, Partial<TeLaat> {
  readonly op: Datum;
}

/** A plan that is to meet an obligation and has not; `dagenTeLaat` counts until the day that is looked at. */
export interface Openstaand extends VanPlan, Partial<TeLaat> {
  /** When its adoption was expected. */
  readonly verwacht?: Datum;
}

/**
 * An obligation with its last day and what became of it. `nagekomen` and `open` are absent where plans say nothing about it;
 * days are absent where the kader has no last day, as a termijn has none before the kader is adopted.
 */
export interface VerplichtingWeergave extends Verplichting {
  readonly nagekomen?: readonly Nakoming[];
  readonly open?: readonly Openstaand[];
}

/** Where a part of the kader stands in a plan: the knopen that began under its title, or came out of such a one. None where the plan left it out. */
export interface OnderdeelInPlan {
  readonly onderdeel: string;
  readonly knopen: readonly Pick<KnoopWeergave, 'knoopId' | 'niveau' | 'code' | 'titel'>[];
}

/** How one plan works out the kader. */
export interface Uitwerking extends VanPlan {
  readonly status: PlanStatus;
  readonly onderdelen: readonly OnderdeelInPlan[];
  /** Knopen at the top of the plan that come from no part of the kader. */
  readonly eigen: readonly KnoopId[];
}

/** A kader as people read it, with the plans that follow from it. */
export interface KaderWeergave extends KaderGegevens {
  readonly verplichtingen: readonly VerplichtingWeergave[];
  readonly plannen: readonly Uitwerking[];
}
