import type { Position } from '@actiespoor/event-store';
import type { Dag } from '@actiespoor/kernel';
import type { Definitie, IndicatorId, OrganisatieCode, PlanId } from '@actiespoor/plan/events';

export type EvaluatieId = string & { readonly __id?: 'evaluatie' };

export const periodematen = ['maand', 'kwartaal', 'halfjaar', 'jaar'] as const;

/** The length of each period of a figure. */
export type Periodemaat = (typeof periodematen)[number];

/** The request for an evaluation: a definition beside the present one, over plans, at the end of each period. */
export interface EvaluatieOpdracht {
  readonly indicatorId: IndicatorId;
  readonly staand: GebruikteDefinitie;
  readonly voorstel: GebruikteDefinitie;
  /** First and last day; a period that is cut off counts up to the cut. */
  readonly van: Dag;
  readonly tot: Dag;
  readonly per: Periodemaat;
  /** The ids of the plans: fixed at the request, so that stopping and resuming cannot change them. */
  readonly plannen: readonly PlanId[];
  /** Events recorded after this position do not count. */
  readonly totEnMet: Position;
}

/** `versie` is absent for an unrecorded definition: a proposal. */
export interface GebruikteDefinitie {
  readonly versie?: number;
  readonly definitie: Definitie;
}

/** A period of the calendar, cut off where the evaluation begins or ends: `2022`, `2022-H1`, `2022-K3`, `2022-05`. */
export interface Evaluatieperiode {
  readonly van: Dag;
  readonly tot: Dag;
  readonly naam: string;
}

/** One figure, with the numbers behind it; `waarde` is absent if there is nothing to divide or to take a median of. */
export interface Cijfer {
  /** A share between 0 and 1, a median in days, or a count. */
  readonly waarde?: number;
  /** The number of realisations, acties or organisaties in the figure: the divisor of a share. */
  readonly aantal: number;
  /** Only for verschuivingen: the total number of days by which the ends moved; less than 0 is earlier. */
  readonly dagen?: number;
}

export interface Groep {
  /** A knoopId, actieId, planId or code of an organisatie; absent for the whole, and for the part of a plan under no actielijn. */
  readonly id?: string;
  /** The name on the last peildatum with a count for the group; for an organisatie its code. */
  readonly naam: string;
  readonly planId?: PlanId;
  readonly organisatie?: OrganisatieCode;
}

/** One line of the outcome: a group in a period under both definitions; a figure is absent if its definition has no such group. */
export interface EvaluatieRegel {
  readonly periode: Evaluatieperiode;
  readonly groep: Groep;
  readonly staand?: Cijfer;
  readonly voorstel?: Cijfer;
}
