import type { Position } from '@actiespoor/event-store';
import type { Datum, Periode } from '@actiespoor/kernel';
import type {
  ActieId,
  ActieSoort,
  Actor,
  ConsultatieSoort,
  Deelnamebesluit,
  Dekking,
  ImportId,
  KaderId,
  KnoopId,
  Koppeling,
  OrganisatieCode,
  PlanId,
  Planning,
  PlanSoort,
  Schaal,
  Status,
  Trekker,
} from '@actiespoor/plan/events';

import type { Bijeenkomst } from './actie-rij.js';
import type { PlanStatus } from './plan-rij.js';

/**
 * `onzeker` exists only in a view of the past: the date of the fact is coarser than a day, and on the
 * peildatum that date had possibly not come yet.
 */
export interface MogelijkOnzeker {
  readonly onzeker?: true;
}

/** `edtf` is one date or an interval such as `2021/2022` and `2020-10/..`; absent if no date was read in the words. */
export interface PlanningWeergave extends Planning, MogelijkOnzeker {
  readonly edtf?: string;
}

/**
 * The part of one organisatie in an actie. `status` is `gepland` while nothing is reported, and absent if the
 * organisatie takes no part (or decides later) and reported nothing: not taking part differs from not started.
 */
export interface UitvoeringWeergave extends MogelijkOnzeker {
  readonly organisatie: OrganisatieCode;
  readonly deelname: Deelnamebesluit | 'onbekend';
  /** True if it reported without a decision to take part; a report counts as taking part. */
  readonly zonderBesluit?: true;
  readonly status?: Status;
  readonly sinds?: Datum;
}

/** The count of a realisation: its status, or the reason why it has none. */
export type Voortgangsstatus = Status | 'nietDeelnemend' | 'later' | 'onbekend';

/** The number of realisations per status. The counts add up to `totaal`. */
export interface Samenvatting extends Readonly<Record<Voortgangsstatus, number>> {
  readonly totaal: number;
  /** Such as `3 van 5 gestart, 1 neemt niet deel, 1 onbekend`. */
  readonly tekst: string;
}

export interface ActieWeergave extends MogelijkOnzeker {
  readonly actieId: ActieId;
  readonly knoopId?: KnoopId;
  readonly hoofdactieId?: ActieId;
  readonly code?: string;
  readonly soort: ActieSoort;
  readonly omschrijving: string;
  readonly volgorde: number;
  readonly schaal?: Schaal;
  readonly trekkers: readonly (Trekker & MogelijkOnzeker)[];
  readonly actoren: readonly (Actor & MogelijkOnzeker)[];
  readonly planning?: PlanningWeergave;
  readonly uitvoeringen: readonly UitvoeringWeergave[];
  readonly samenvatting: Samenvatting;
  readonly bijeenkomsten: readonly Bijeenkomst[];
  readonly deelacties: readonly ActieWeergave[];
  readonly verwijzingen: readonly (Koppeling & MogelijkOnzeker)[];
  readonly resultaat?: string;
  readonly dekking?: Dekking & MogelijkOnzeker;
  readonly standVanZaken?: string;
  readonly vervallen?: { readonly op: Datum; readonly motief: string } & MogelijkOnzeker;
  /** Names of the plain fields (such as `omschrijving`) that had possibly not been set yet. */
  readonly onzekereVelden?: readonly string[];
  readonly revisie: number;
  readonly positie: Position;
}

export interface KnoopWeergave extends MogelijkOnzeker {
  readonly knoopId: KnoopId;
  readonly bovenliggend?: KnoopId;
  readonly niveau: string;
  readonly code?: string;
  readonly titel: string;
  readonly toelichting?: string;
  readonly volgorde: number;
  /** The knopen that went into this one, each one step back; absent if there are none. */
  readonly herkomst?: readonly KnoopId[];
  /** The acties of this knoop, in order. */
  readonly acties: readonly ActieWeergave[];
  /** Acties of other knopen that belong here too. */
  readonly tevens: readonly ActieId[];
}

/**
 * A knoop that was merged or split: since `op` it is part of the knopen in `opgegaanIn`, each one step on. `teruggenomen`: the merge or split that made it was
 * a mistake, so that it was never there; what names it means the first of `opgegaanIn`.
 */
export interface OpgeganeKnoopWeergave extends MogelijkOnzeker, Pick<KnoopWeergave, 'knoopId' | 'niveau' | 'code' | 'titel'> {
  readonly soort: 'samengevoegd' | 'gesplitst' | 'teruggenomen';
  readonly opgegaanIn: readonly KnoopId[];
  readonly op: Datum;
}

export interface ConsultatieWeergave extends MogelijkOnzeker {
  readonly consultatieId: string;
  readonly soort: ConsultatieSoort;
  readonly onderwerp: string;
  readonly deelnemers: readonly string[];
  readonly verwacht?: Datum;
  /** It is no longer expected. */
  readonly afgezegd?: { readonly op: Datum; readonly motief: string } & MogelijkOnzeker;
  readonly gehouden?: Datum;
  readonly opbrengst?: string;
}

export interface VaststellingWeergave {
  readonly gepland?: { readonly orgaan: string; readonly verwacht: Datum } & MogelijkOnzeker;
  readonly vastgesteld?: { readonly orgaan: string; readonly op: Datum; readonly besluitnummer?: string; readonly inhoudHash: string } & MogelijkOnzeker;
}

/** A plan as people read it. `knopen` is the tree from top to bottom; `bovenliggend` names the parent of each. */
export interface PlanWeergave extends MogelijkOnzeker {
  readonly planId: PlanId;
  readonly titel: string;
  readonly soort: PlanSoort;
  readonly eigenaar: OrganisatieCode;
  readonly status: PlanStatus;
  readonly periode: Periode;
  readonly kaderId?: KaderId;
  readonly importId?: ImportId;
  readonly niveaus: readonly string[];
  readonly knopen: readonly KnoopWeergave[];
  /** The merged and split knopen, in that order; absent if there are none. */
  readonly opgegaan?: readonly OpgeganeKnoopWeergave[];
  /** Acties under no knoop of this plan. */
  readonly acties: readonly ActieWeergave[];
  /** Counts every actie once, deelacties instead of the actie that they divide. */
  readonly samenvatting: Samenvatting;
  readonly consultaties: readonly ConsultatieWeergave[];
  readonly vaststelling: VaststellingWeergave;
  readonly ingetrokken?: { readonly op: Datum; readonly motief: string } & MogelijkOnzeker;
  readonly revisie: number;
  /** The position of the last event in this view. */
  readonly positie: Position;
}
