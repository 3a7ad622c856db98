import type { Dag, Datum } from '@actiespoor/kernel';
import type { ActieId, OrganisatieCode, PersoonId, PlanId } from '@actiespoor/plan/events';

/** The kinds of turns: what a plan still asks of somebody. */
export const beurtsoorten = [
  'planning-voorbij',
  'stil',
  'achter-op-herhaling',
  'niet-geevalueerd',
  'deelname-onbeslist',
  'zonder-trekker',
  'vaststelling-voorbij',
  'consultatie-voorbij',
] as const;

export type BeurtSoort = (typeof beurtsoorten)[number];

/** The actie that something is asked about. */
export interface BeurtActie {
  readonly actieId: ActieId;
  readonly code?: string;
  readonly omschrijving: string;
  /** Persons who are its trekker, or that of its hoofdactie. */
  readonly personen: readonly PersoonId[];
}

/** A turn: one thing that a plan asks of one organisatie on a day. */
export interface Beurt {
  readonly soort: BeurtSoort;
  readonly planId: PlanId;
  readonly plan: string;
  /** The owner of the plan. */
  readonly eigenaar: OrganisatieCode;
  /** The organisatie that is asked. */
  readonly organisatie: OrganisatieCode;
  /** The first day on which it was asked. */
  readonly sinds: Dag;
  /** Days since then. */
  readonly dagen: number;
  /** Absent for what is asked about the plan itself. */
  readonly actie?: BeurtActie;
  /** The consultatie that is asked about. */
  readonly consultatie?: { readonly consultatieId: string; readonly onderwerp: string };
  /** The date on which it was expected. */
  readonly verwacht?: Datum;
  /** The meetings of the last full year, of those that were planned. */
  readonly herhaling?: { readonly jaar: number; readonly gehouden: number; readonly perJaar: number };
}

/** The patience before it is somebody's turn, in days. */
export interface Geduld {
  /** Without any word about an actie that goes on. */
  readonly stilNa: number;
  /** Between the end of an actie and its evaluation. */
  readonly evaluerenNa: number;
}
