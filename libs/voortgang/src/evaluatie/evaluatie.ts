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

/** One figure, with what it was made of; `waarde` is absent where there is nothing to divide or to take a median of. */
export interface Cijfer {
  /** A share between 0 and 1, a median in days, or a count. */
  readonly waarde?: number;
  /** How many realisations, acties or organisaties it is about: what a share was divided by. */
  readonly aantal: number;
}

export interface Groep {
  /** A knoopId, actieId, planId or code of an organisatie; absent for the whole. */
  readonly id?: string;
  readonly naam: string;
  readonly planId?: PlanId;
  readonly organisatie?: OrganisatieCode;
}

/** One line of the outcome: a group in a period under both definitions; a figure is absent where its definition has no such group. */
export interface EvaluatieRegel {
  readonly periode: { readonly van: Dag; readonly tot: Dag; readonly naam: string };
  readonly groep: Groep;
  readonly staand?: Cijfer;
  readonly voorstel?: Cijfer;
}
