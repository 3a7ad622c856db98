import type { Datum, Message, Obstacle, Told } from '@actiespoor/kernel';

import type { ActieId, KnoopId, OrganisatieCode, PlanId, StatusupdateId, TrekkerId } from '../ids.js';
import type { ActieSoort, ActieTekstveld, Actor, Deelnamebesluit, Dekking, Koppeling, Planning, Schaal, Status, Trekker } from './actie.events.js';

/** Why an actie cannot be divided into deelacties. */
export type HoofdactieAfwijzing = 'hoofdactie-onbekend' | 'hoofdactie-vervallen' | 'hoofdactie-is-deelactie' | 'hoofdactie-meldt-zelf';

/** What a decision about an actie must know of the plan around it; read by the handler, for a decider sees one stream. */
export interface PlanStand {
  readonly planId: PlanId;
  readonly eigenaar: OrganisatieCode;
  /** Before this day there is no plan. */
  readonly opgesteldOp: Datum;
  /** From this day on the plan is withdrawn. */
  readonly ingetrokkenOp?: Datum;
  /** Members of the owner in the year of the command; a gemeente is the only member of its own plan. */
  readonly leden: readonly OrganisatieCode[];
  /** Knopen that stand on the day of the command. */
  readonly knopen: readonly KnoopId[];
  /** Knopen that went into another one by then. */
  readonly opgegaan?: readonly KnoopId[];
  /** Codes in use in the plan by their key (codeSleutel), with the actie that has each. */
  readonly codes: Readonly<Record<string, ActieId>>;
  /** Deelacties that the actie of the command has in force on its day. */
  readonly deelacties: readonly ActieId[];
  /** The first later day from which a deelactie of it is in force. */
  readonly verdeeldVanaf?: Datum;
  /** Set where the actie is a part of one that was dropped by then. */
  readonly isHoofdactieVervallen?: boolean;
  /** Why the hoofdactie of the actie that is taken up or restored cannot be one; absent where it can. */
  readonly bezwaarTegenHoofdactie?: HoofdactieAfwijzing;
  /** Of the knoop that the command names and that does not stand on its day: the fact that says from or until when it does. */
  readonly knoopInDeWeg?: Obstacle;
  /** The same of the actie that it names, as a hoofdactie or to link to. */
  readonly actieInDeWeg?: Obstacle;
  /** Set where a koppeling names something that is not there for the one who links. */
  readonly isDoelOnbekend?: boolean;
  /** Set where a trekker is a person of whom the one who assigns may not know. */
  readonly isPersoonOnbekend?: boolean;
  /** The ids that the person whom a trekker is has had: facts of before have one of those. */
  readonly persoonIds?: readonly string[];
}

interface OfActie {
  readonly actieId: ActieId;
  readonly op: Datum;
}

interface OfStatus extends OfActie {
  readonly statusupdateId: StatusupdateId;
  readonly organisatie: OrganisatieCode;
  readonly toelichting?: string;
}

export type ActieStatusWish =
  | Message<'ActieStarten', OfStatus>
  | Message<'ActieUitvoeren', OfStatus & { readonly resultaat?: string }>
  | Message<'ActieEvalueren', OfStatus & { readonly conclusie: string; readonly vervolg?: string }>
  | Message<'ActieUitstellen', OfStatus & { readonly tot?: Datum }>
  | Message<'ActieStoppen', OfStatus>
  | Message<'ActieHervatten', OfStatus>
  /** Without `status` the superseded update is withdrawn. */
  | Message<'StatusCorrigeren', OfStatus & { readonly vervangt: StatusupdateId; readonly status?: Status }>;

type ActieWish =
  | ActieStatusWish
  | Message<
      'ActieOpnemen',
      OfActie & {
        readonly planId: PlanId;
        readonly knoopId?: KnoopId;
        readonly hoofdactieId?: ActieId;
        readonly soort: ActieSoort;
        readonly code?: string;
        readonly omschrijving: string;
        readonly schaal?: Schaal;
        readonly volgorde: number;
      }
    >
  /** What is absent stays as it is. */
  | Message<
      'ActieWijzigen',
      OfActie & {
        readonly omschrijving?: string;
        readonly schaal?: Schaal;
        readonly code?: string;
        readonly soort?: ActieSoort;
        readonly knoopId?: KnoopId;
        readonly geconsulteerd?: string;
      }
    >
  | Message<'TekstCorrigeren', OfActie & { readonly veld: ActieTekstveld; readonly nieuw: string }>
  | Message<'ActieKoppelen', OfActie & { readonly koppeling: Koppeling }>
  | Message<'PlanningVastleggen', OfActie & { readonly planning: Planning }>
  | Message<'PlanningBijstellen', OfActie & { readonly planning: Planning }>
  | Message<'TrekkerToewijzen', OfActie & { readonly trekker: Trekker }>
  | Message<'TrekkerOntheffen', OfActie & { readonly trekkerId: TrekkerId }>
  | Message<'ActorBetrekken', OfActie & { readonly actor: Actor }>
  | Message<'ResultaatBeogen', OfActie & { readonly resultaat: string }>
  | Message<'DekkingVastleggen', OfActie & { readonly dekking: Dekking }>
  | Message<'StandVanZakenVastleggen', OfActie & { readonly standVanZaken: string }>
  | Message<'DeelnameBesluiten', OfActie & { readonly organisatie: OrganisatieCode; readonly besluit: Deelnamebesluit; readonly motief?: string }>
  | Message<'BijeenkomstHouden', OfActie & { readonly organisatie: OrganisatieCode; readonly onderwerp?: string }>
  | Message<'ActieLatenVervallen', OfActie & { readonly motief: string }>
  | Message<'ActieHerstellen', OfActie & { readonly motief: string }>;

/** A wish about one actie, with the plan around it. */
export type ActieCommand = ActieWish & { readonly stand: PlanStand };

/** The wish before the handler adds the plan around it. */
export type { ActieWish };

/** One of the commands as it reaches a decision, told today: such as `ActieCommandOf<'ActieStarten'>`. */
export type ActieCommandOf<Type extends ActieCommand['type']> = Told<Extract<ActieCommand, { readonly type: Type }>>;
