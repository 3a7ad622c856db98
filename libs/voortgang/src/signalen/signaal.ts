import type { ActieId, OrganisatieCode, PlanId } from '@actiespoor/plan/events';

/** What asks for somebody's attention. */
export const signaalsoorten = ['dubbele-code'] as const;

export type SignaalSoort = (typeof signaalsoorten)[number];

/** An actie that a signal is about. */
export interface SignaalActie {
  readonly actieId: ActieId;
  readonly omschrijving: string;
}

/** Acties of one plan that have the same code on a day: two changes at once can bring it about. */
export interface DubbeleCode {
  readonly soort: 'dubbele-code';
  readonly planId: PlanId;
  readonly plan: string;
  /** Whose turn it is. */
  readonly organisatie: OrganisatieCode;
  readonly code: string;
  /** In the order of their taking up. */
  readonly acties: readonly SignaalActie[];
}

export type Signaal = DubbeleCode;
