import type { Datum } from '@actiespoor/kernel';
import type { ActieId, OrganisatieCode, PlanId } from '@actiespoor/plan/events';

/** What asks for somebody's attention. */
export const signaalsoorten = ['dubbele-code', 'later-dan-intrekking', 'later-dan-hoofdactie'] as const;

export type SignaalSoort = (typeof signaalsoorten)[number];

/** An actie that a signal is about. */
export interface SignaalActie {
  readonly actieId: ActieId;
  readonly omschrijving: string;
}

interface VanPlan {
  readonly planId: PlanId;
  readonly plan: string;
  /** Whose turn it is. */
  readonly organisatie: OrganisatieCode;
}

/** Acties of one plan that have the same code on a day: two changes at once can bring it about. */
export interface DubbeleCode extends VanPlan {
  readonly soort: 'dubbele-code';
  readonly code: string;
  /** In the order of their taking up. */
  readonly acties: readonly SignaalActie[];
}

/** Acties of which something was so after the end of the plan, or of the actie that they are a part of: one of both days is wrong. */
export interface LaterDanEinde extends VanPlan {
  readonly soort: 'later-dan-intrekking' | 'later-dan-hoofdactie';
  /** The day of that end. */
  readonly einde: Datum;
  /** In the order of their taking up. */
  readonly acties: readonly SignaalActie[];
}

export type Signaal = DubbeleCode | LaterDanEinde;
