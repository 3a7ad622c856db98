import type { Dag, Datum } from '@actiespoor/kernel';
import type { ActieId, KnoopId, OrganisatieCode, PlanId } from '@actiespoor/plan/events';

/** Kinds of facts that need attention. */
export const signaalsoorten = [
  'dubbele-code',
  'dubbele-code-onderdeel',
  'later-dan-intrekking',
  'later-dan-hoofdactie',
  'later-dan-vervallen',
  'melding-naast-deelacties',
  'naar-opgegaan-onderdeel',
  'over-teruggenomen-onderdeel',
  'naar-vervallen-actie',
  'naar-onbekende-organisatie',
  'geen-lid',
] as const;

export type SignaalSoort = (typeof signaalsoorten)[number];

/** An actie that a signal is about. */
export interface SignaalActie {
  readonly actieId: ActieId;
  readonly omschrijving: string;
}

/** A fact that a signal is about; without `actieId` it is one of the plan itself. */
export interface SignaalFeit {
  readonly soort: string;
  readonly op: Datum;
  readonly actieId?: ActieId;
}

interface VanPlan {
  readonly planId: PlanId;
  readonly plan: string;
  /** The organisatie that must act. */
  readonly organisatie: OrganisatieCode;
  /** In the order in which they were taken up. */
  readonly acties: readonly SignaalActie[];
}

/** Acties of one plan with the same code on the same days: two changes at once can cause this. */
export interface DubbeleCode extends VanPlan {
  readonly soort: 'dubbele-code';
  readonly code: string;
  /** The first day on which all of these acties have the code. */
  readonly van: Dag;
  /** The last such day; absent as long as they have it. */
  readonly tot?: Dag;
}

/** A knoop that a signal is about. */
export interface SignaalOnderdeel {
  readonly knoopId: KnoopId;
  readonly titel: string;
}

/** Knopen beside each other, of one level, with the same code on the same days: a plan of before the rule can have them. */
export interface DubbeleKnoopcode extends VanPlan {
  readonly soort: 'dubbele-code-onderdeel';
  readonly code: string;
  readonly onderdelen: readonly SignaalOnderdeel[];
  /** The first day on which all of these knopen have the code. */
  readonly van: Dag;
  /** The last such day; absent as long as they have it. */
  readonly tot?: Dag;
}

interface MetFeiten extends VanPlan {
  /** In the order of time. */
  readonly feiten: readonly SignaalFeit[];
}

/** Facts from after the end of the plan, of the actie itself, or of its hoofdactie: one of both days is wrong, or the fact has no effect. */
export interface LaterDanEinde extends MetFeiten {
  readonly soort: 'later-dan-intrekking' | 'later-dan-hoofdactie' | 'later-dan-vervallen';
  /** The day of that end. */
  readonly einde: Datum;
}

/** Reports about an actie as a whole on days on which it had deelacties in force. */
export interface NaastDeelacties extends MetFeiten {
  readonly soort: 'melding-naast-deelacties';
}

interface OpgegaanOnderdeel extends SignaalOnderdeel {
  /** The knopen that stood in its place on the day of these facts, after any number of steps: the fact can be told there on that day. */
  readonly opgegaanIn: readonly KnoopId[];
  /** The knopen that stand in its place now. */
  readonly staatIn: readonly KnoopId[];
}

/** Acties that were put under a knoop that was merged or split by then. */
export interface NaarOpgegaan extends MetFeiten {
  readonly soort: 'naar-opgegaan-onderdeel';
  readonly onderdeel: OpgegaanOnderdeel;
  readonly einde: Datum;
}

/** Changes of a knoop that was never there, as the merge or split that made it was taken back: they show on no day, until they are told of a knoop in its place. */
export interface OverTeruggenomen extends MetFeiten {
  readonly soort: 'over-teruggenomen-onderdeel';
  readonly onderdeel: OpgegaanOnderdeel;
  /** The day of that merge or split. */
  readonly einde: Datum;
}

/** Acties that were linked to an actie that was dropped by then. */
export interface NaarVervallen extends MetFeiten {
  readonly soort: 'naar-vervallen-actie';
  readonly naar: SignaalActie;
  readonly einde: Datum;
}

/** Facts that name an organisatie of a year in which the register does not have it, or not as a member of the owner. */
export interface NietInRegister extends MetFeiten {
  readonly soort: 'naar-onbekende-organisatie' | 'geen-lid';
  readonly genoemd: OrganisatieCode;
}

export type Signaal = DubbeleCode | DubbeleKnoopcode | LaterDanEinde | NaastDeelacties | NaarOpgegaan | OverTeruggenomen | NaarVervallen | NietInRegister;
