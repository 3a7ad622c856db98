import type { Position } from '@actiespoor/event-store';
import type { Dag } from '@actiespoor/kernel';
import type { Definitie, IndicatorId, OrganisatieCode, PlanId } from '@actiespoor/plan/events';

export type EvaluatieId = string & { readonly __id?: 'evaluatie' };

export type Periodemaat = 'maand' | 'kwartaal' | 'halfjaar' | 'jaar';

/** What is evaluated: a definition beside the standing one, over plans, at the end of each period. */
export interface EvaluatieOpdracht {
  readonly indicatorId: IndicatorId;
  readonly staand: GebruikteDefinitie;
  readonly voorstel: GebruikteDefinitie;
  /** First and last day; a period that is cut off counts as far as it goes. */
  readonly van: Dag;
  readonly tot: Dag;
  readonly per: Periodemaat;
  /** The plans in question, by id: fixed when the evaluation is asked for, so that stopping and resuming cannot change it. */
  readonly plannen: readonly PlanId[];
  /** What was recorded after this place in the feed does not count. */
  readonly totEnMet: Position;
}

/** `versie` is absent for a definition that nobody recorded: a proposal. */
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

/** One figure, with what it was made of; `waarde` is absent where there is nothing to divide or to take a median of. */
export interface Cijfer {
  /** A share between 0 and 1, a median in days, or a count. */
  readonly waarde?: number;
  /** How many realisations, acties or organisaties it is about: what a share was divided by. */
  readonly aantal: number;
  /** Only of verschuivingen: by how many days the ends moved in all; less than 0 is earlier. */
  readonly dagen?: number;
}

export interface Groep {
  /** A knoopId, actieId, planId or code of an organisatie; absent for the whole, and of a plan for what stands under no actielijn. */
  readonly id?: string;
  /** As it was on the last peildatum on which the group had something to count; of an organisatie its code. */
  readonly naam: string;
  readonly planId?: PlanId;
  readonly organisatie?: OrganisatieCode;
}

/** One line of the outcome: a group in a period under both definitions; a figure is absent where its definition has no such group. */
export interface EvaluatieRegel {
  readonly periode: Evaluatieperiode;
  readonly groep: Groep;
  readonly staand?: Cijfer;
  readonly voorstel?: Cijfer;
}
