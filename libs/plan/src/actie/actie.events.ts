import type { Datum, Message } from '@actiespoor/kernel';

import type { ActieId, KnoopId, OrganisatieCode, PersoonId, PlanId, StatusupdateId, TrekkerId } from '../ids.js';

// Stored forever: never rename a type, a field or a word, only add a new version (see upcasts.ts).

export const actiesoorten = ['actie', 'voornemen', 'optie'] as const;

/** An optie or voornemen is an idea that is not an actie yet. */
export type ActieSoort = (typeof actiesoorten)[number];

export const schaalsoorten = ['lokaal', 'regionaal', 'regionaal-en-lokaal', 'zo-mogelijk-regionaal', 'bovenregionaal'] as const;

export type SchaalSoort = (typeof schaalsoorten)[number];

/** The words of the document, and our reading of them. */
export interface Schaal {
  readonly tekst: string;
  readonly soort: SchaalSoort;
}

export const planningsoorten = ['eenmalig', 'periode', 'doorlopend', 'herhalend', 'nader-te-bepalen', 'voorwaardelijk', 'gestart', 'buiten-plan'] as const;

export type PlanningSoort = (typeof planningsoorten)[number];

export const planningbeslissers = ['eigenaar', 'deelnemers'] as const;
export const planningzekerheden = ['hoog', 'middel', 'laag'] as const;

/** The words of the document, and our reading of them with its confidence. */
export interface Planning {
  readonly tekst: string;
  readonly soort: PlanningSoort;
  readonly van?: Datum;
  readonly tot?: Datum;
  readonly perJaar?: number;
  /** RFC 5545 recurrence rule, such as `FREQ=WEEKLY;INTERVAL=2;BYDAY=TU`. */
  readonly herhaling?: string;
  /** The body that must decide, if a decision is needed: the owner, or each organisatie that takes part. */
  readonly doorWie?: (typeof planningbeslissers)[number];
  readonly voorwaarde?: string;
  readonly zekerheid: (typeof planningzekerheden)[number];
}

export const trekkersoorten = ['organisatie', 'functie', 'persoon', 'iedere-gemeente'] as const;

/** An assignment: an organisatie, a function in one, a person by id, or every gemeente for itself. */
export interface Trekker {
  readonly trekkerId: TrekkerId;
  readonly tekst: string;
  readonly soort: (typeof trekkersoorten)[number];
  readonly organisatie?: OrganisatieCode;
  readonly functie?: string;
  readonly persoon?: PersoonId;
}

export interface Actor {
  readonly tekst: string;
  readonly organisatie?: OrganisatieCode;
}

export const koppelingsoorten = ['tevensOnder', 'zieOok', 'buitenPlan', 'gebaseerdOp'] as const;

/** `doel` is a knoopId, an actieId, or a description of something outside the plan. */
export interface Koppeling {
  readonly soort: (typeof koppelingsoorten)[number];
  readonly doel: string;
  readonly tekst?: string;
}

export const dekkingszekerheden = ['definitief', 'voorlopig', 'voorwaardelijk', 'onbekend'] as const;

export interface Dekking {
  readonly tekst: string;
  readonly bron?: string;
  readonly zekerheid: (typeof dekkingszekerheden)[number];
  /** The moment in the planning and control cycle, such as `1e tussenrapportage 2025`. */
  readonly moment?: string;
}

export const statussen = ['gepland', 'gestart', 'uitgevoerd', 'geevalueerd', 'uitgesteld', 'gestopt'] as const;

export type Status = (typeof statussen)[number];

export const deelnamebesluiten = ['ja', 'nee', 'later'] as const;

export type Deelnamebesluit = (typeof deelnamebesluiten)[number];

export const actievelden = ['omschrijving', 'schaal', 'code', 'soort'] as const;

/** Fields that a wijziging may touch. */
export type ActieVeld = (typeof actievelden)[number];

export const actietekstvelden = ['omschrijving', 'standVanZaken', 'resultaat', 'dekking', 'planning'] as const;

/** Fields of the text that a correctie may touch. */
export type ActieTekstveld = (typeof actietekstvelden)[number];

export interface ActieWijziging {
  readonly veld: ActieVeld;
  readonly oud: string | null;
  readonly nieuw: string | null;
}

/** The fields of every status event: the organisatie, its status before, and the first day of the new status. */
interface Statusverandering {
  readonly actieId: ActieId;
  readonly statusupdateId: StatusupdateId;
  readonly organisatie: OrganisatieCode;
  readonly vorige: Status;
  readonly op: Datum;
  readonly toelichting?: string;
}

type OfActie<Data extends object> = Data & { readonly actieId: ActieId; readonly op: Datum };

/** Words that a statusupdate may have beside its status. */
export interface Statuswoorden {
  readonly toelichting?: string;
  readonly resultaat?: string;
  readonly conclusie?: string;
  readonly vervolg?: string;
  readonly tot?: Datum;
}

export type ActieStatusEvent =
  | Message<'ActieGestart', Statusverandering>
  | Message<'ActieUitgevoerd', Statusverandering & { readonly resultaat?: string }>
  /** `ronde` is present if one round of a recurring actie was evaluated; the status then stays as it is. */
  | Message<'ActieGeevalueerd', Statusverandering & { readonly conclusie: string; readonly vervolg?: string; readonly ronde?: number }>
  | Message<'ActieUitgesteld', Statusverandering & { readonly tot?: Datum }>
  | Message<'ActieGestopt', Statusverandering>
  | Message<'ActieHervat', Statusverandering>
  /**
   * The update in `vervangt` is superseded, never erased; without `status` it is withdrawn and nothing takes its place. Absent words are those of
   * the superseded update, as far as they belong to the new status: facts of before the words were recorded here meant that too.
   */
  | Message<
      'StatusGecorrigeerd',
      Statusverandering & {
        readonly vervangt: StatusupdateId;
        readonly status?: Status;
        /** The round, if the correction is of the evaluation of a round; the status of the actie then stays as it is. */
        readonly ronde?: number;
      } & Omit<Statuswoorden, 'toelichting'>
    >;

export type ActieEvent =
  | ActieStatusEvent
  /** Words that a statusupdate lacked; the status and its day stay as they are. */
  | Message<'StatusAangevuld', OfActie<{ readonly statusupdateId: StatusupdateId; readonly organisatie: OrganisatieCode; readonly aanvulling: Statuswoorden }>>
  | Message<
      'ActieOpgenomen',
      OfActie<{
        readonly planId: PlanId;
        readonly knoopId?: KnoopId;
        readonly hoofdactieId?: ActieId;
        readonly soort: ActieSoort;
        readonly code?: string;
        readonly omschrijving: string;
        readonly schaal?: Schaal;
        /** Place in the knoop or under the hoofdactie, from 1. */
        readonly volgorde: number;
      }>
    >
  | Message<'ActieGewijzigd', OfActie<{ readonly wijzigingen: readonly ActieWijziging[]; readonly schaal?: Schaal; readonly geconsulteerd?: string }>>
  /** The actie moves in the tree, and its text stays as it is. `oud` is null if it had no knoop. */
  | Message<'ActieVerplaatst', OfActie<{ readonly oud: KnoopId | null; readonly nieuw: KnoopId; readonly geconsulteerd?: string }>>
  /** The kind was another one from that day on: a mistake, and not a change of the plan. */
  | Message<'SoortGecorrigeerd', OfActie<{ readonly oud: ActieSoort; readonly nieuw: ActieSoort }>>
  /** Editorial, such as a typing error: never a change of policy. */
  | Message<'TekstGecorrigeerd', OfActie<{ readonly veld: ActieTekstveld; readonly oud: string; readonly nieuw: string }>>
  | Message<'ActieGekoppeld', OfActie<{ readonly koppeling: Koppeling }>>
  /** `oud` is null the first time. */
  | Message<'PlanningVastgelegd', OfActie<{ readonly oud: Planning | null; readonly nieuw: Planning }>>
  | Message<'TrekkerToegewezen', OfActie<{ readonly trekker: Trekker }>>
  | Message<'TrekkerOntheven', OfActie<{ readonly trekker: Trekker }>>
  | Message<'ActorBetrokken', OfActie<{ readonly actor: Actor }>>
  | Message<'ResultaatBeoogd', OfActie<{ readonly oud: string | null; readonly nieuw: string }>>
  | Message<'DekkingVastgelegd', OfActie<{ readonly oud: Dekking | null; readonly nieuw: Dekking }>>
  | Message<'StandVanZakenVastgelegd', OfActie<{ readonly oud: string | null; readonly nieuw: string }>>
  | Message<
      'DeelnameBesloten',
      OfActie<{
        readonly organisatie: OrganisatieCode;
        readonly vorige: Deelnamebesluit | null;
        readonly besluit: Deelnamebesluit;
        readonly motief?: string;
      }>
    >
  /** The organisatie did not decide so on that day; what it decided before holds again, if it did. */
  | Message<'DeelnameTeruggenomen', OfActie<{ readonly organisatie: OrganisatieCode; readonly motief: string }>>
  /** Occurrence `nummer`, from 1, of a recurring actie. */
  | Message<'BijeenkomstGehouden', OfActie<{ readonly organisatie: OrganisatieCode; readonly nummer: number; readonly onderwerp?: string }>>
  /** The meeting with that number was not held, on any day; `op` is the day that it names. Its number is not used again. */
  | Message<'BijeenkomstTeruggenomen', OfActie<{ readonly organisatie: OrganisatieCode; readonly nummer: number; readonly motief: string }>>
  | Message<'ActieVervallen', OfActie<{ readonly motief: string }>>
  /** The actie is part of the plan again; on the very day on which it was dropped, as if it had not been dropped. */
  | Message<'ActieHersteld', OfActie<{ readonly motief: string }>>;
