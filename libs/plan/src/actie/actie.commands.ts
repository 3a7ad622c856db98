import type { Datum, Message, Obstacle, Told } from '@actiespoor/kernel';

import type { ActieId, KnoopId, OrganisatieCode, PlanId, StatusupdateId, TrekkerId } from '../ids.js';
import type {
  ActieSoort,
  ActieTekstveld,
  Actor,
  Deelnamebesluit,
  Dekking,
  Koppeling,
  Planning,
  Schaal,
  Status,
  Statuswoorden,
  Trekker,
} from './actie.events.js';
import type { Bestaanden } from '../einde.js';
import type { Codebezit } from './codeperioden.js';

/** The reasons why an actie cannot be divided into deelacties. */
export type HoofdactieAfwijzing = 'hoofdactie-onbekend' | 'hoofdactie-vervallen' | 'hoofdactie-is-deelactie' | 'hoofdactie-meldt-zelf';

/** A split that names an actie, and the knopen under one of which the actie was told to hang until then. */
export interface Splitsing {
  readonly knoopId: KnoopId;
  readonly op: Datum;
  readonly onder: ReadonlySet<KnoopId>;
}

/** The plan context: the facts about the plan that a decision about an actie needs. The handler reads it, because a decider sees one stream. */
export interface DecisionContext {
  readonly planId: PlanId;
  readonly eigenaar: OrganisatieCode;
  /** The plan does not exist before this day. */
  readonly opgesteldOp: Datum;
  /** The plan is withdrawn from this day on. */
  readonly ingetrokkenOp?: Datum;
  /** The ends of the plan, and of the hoofdactie of a deelactie, with the returns from them: a fact from after such an end does not count. */
  readonly bestaan?: Pick<Bestaanden, 'plan' | 'hoofdactie'>;
  /** Members of the owner in the year of the command; a gemeente is the only member of its own plan. */
  readonly leden: readonly OrganisatieCode[];
  /** Knopen in the tree on the day of the command. */
  readonly knopen: readonly KnoopId[];
  /** Knopen that by then were merged into another one, or split, each with the one in which the actie of the command stands for it. */
  readonly opgegaan?: ReadonlyMap<KnoopId, KnoopId>;
  /** Knopen that were never in the tree, as their merge or split was taken back, each with the one that is meant by its name. */
  readonly nooitGeweest?: ReadonlyMap<KnoopId, KnoopId>;
  /** The codes of all acties of the plan, each with the days on which the actie has it. Only a command that can give a code needs them. */
  readonly codes: readonly Codebezit[];
  /** Deelacties that the actie of the command has in force on its day. */
  readonly deelacties: readonly ActieId[];
  /** The fact by which one of them is in force. */
  readonly verdeeldDoor?: Obstacle;
  /** The first later day from which the actie has a deelactie in force. */
  readonly verdeeldVanaf?: Datum;
  /** True if the actie is a deelactie of an actie that was dropped by then. */
  readonly isHoofdactieVervallen?: boolean;
  /** The reason against the hoofdactie of an actie that is taken up or restored; absent if there is none. */
  readonly bezwaarTegenHoofdactie?: HoofdactieAfwijzing;
  /** The later splits that name the actie of the command, for one that moves it. */
  readonly genoemdIn?: readonly Splitsing[];
  /** The later day on which the knoop of the command leaves the tree: the actie stands elsewhere from then on. */
  readonly knoopOpgegaanVanaf?: Datum;
  /** The fact from or until which the knoop of the command is in the tree; set if it is not in the tree on the day of the command. */
  readonly knoopInDeWeg?: Obstacle;
  /** The same fact about the actie that the command names, as a hoofdactie or as the aim of a koppeling. */
  readonly actieInDeWeg?: Obstacle;
  /** True if a koppeling names something that does not exist for the person who links. */
  readonly isDoelOnbekend?: boolean;
  /** True if the trekker is a person whom the caller may not know. */
  readonly isPersoonOnbekend?: boolean;
  /** All ids that the person of this trekker has had: earlier facts carry one of those. */
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

export type BareStatusCommand =
  | Message<'ActieStarten', OfStatus>
  | Message<'ActieUitvoeren', OfStatus & { readonly resultaat?: string }>
  | Message<'ActieEvalueren', OfStatus & { readonly conclusie: string; readonly vervolg?: string }>
  | Message<'ActieUitstellen', OfStatus & { readonly tot?: Datum }>
  | Message<'ActieStoppen', OfStatus>
  | Message<'ActieHervatten', OfStatus>
  /** Without `status` the superseded update is withdrawn; absent words stay as they are. */
  | Message<'StatusCorrigeren', OfStatus & Omit<Statuswoorden, 'toelichting'> & { readonly vervangt: StatusupdateId; readonly status?: Status }>;

type BareActieCommand =
  | BareStatusCommand
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
  /** Absent fields stay as they are. */
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
  | Message<'SoortCorrigeren', OfActie & { readonly nieuw: ActieSoort }>
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
  | Message<'DeelnameTerugnemen', OfActie & { readonly organisatie: OrganisatieCode; readonly motief: string }>
  | Message<'BijeenkomstHouden', OfActie & { readonly organisatie: OrganisatieCode; readonly onderwerp?: string }>
  | Message<'BijeenkomstTerugnemen', OfActie & { readonly organisatie: OrganisatieCode; readonly nummer: number; readonly motief: string }>
  | Message<'ActieLatenVervallen', OfActie & { readonly motief: string }>
  | Message<'ActieHerstellen', OfActie & { readonly motief: string }>;

/** A command about one actie, with its plan context. */
export type ActieCommand = BareActieCommand & { readonly planContext: DecisionContext };

/** The command before the handler adds the plan context. */
export type { BareActieCommand };

/** A single command as it reaches a decision, with its day of recording: such as `ActieCommandOf<'ActieStarten'>`. */
export type ActieCommandOf<Type extends ActieCommand['type']> = Told<Extract<ActieCommand, { readonly type: Type }>>;
