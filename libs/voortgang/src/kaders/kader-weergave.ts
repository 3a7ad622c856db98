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

/** A plan that met an obligation, and its delay. */
export interface Nakoming extends VanPlan, Partial<TeLaat> {
  readonly op: Datum;
}

/** A plan that has still to meet an obligation; `dagenTeLaat` counts up to the day of the view. */
export interface Openstaand extends VanPlan, Partial<TeLaat> {
  /** The expected date of its adoption. */
  readonly verwacht?: Datum;
}

/**
 * An obligation with its last day and the plans for it. `nagekomen` and `open` are absent if plans say nothing about it;
 * days are absent if the kader has no last day, as a termijn has none before the kader is adopted.
 */
export interface VerplichtingWeergave extends Verplichting {
  readonly nagekomen?: readonly Nakoming[];
  readonly open?: readonly Openstaand[];
}

/** A part of the kader in a plan: the knopen that began under its title, or came from such a one. The list is empty if the plan left it out. */
export interface OnderdeelInPlan {
  readonly onderdeel: string;
  readonly knopen: readonly Pick<KnoopWeergave, 'knoopId' | 'niveau' | 'code' | 'titel'>[];
}

/** The elaboration of the kader in one plan. */
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
