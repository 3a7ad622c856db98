import type { Datum } from '@actiespoor/kernel';
import type {
  ActieId,
  ActieSoort,
  Actor,
  Deelnamebesluit,
  Dekking,
  KnoopId,
  Koppeling,
  OrganisatieCode,
  PlanId,
  Planning,
  Schaal,
  Status,
  StatusupdateId,
  Trekker,
} from '@actiespoor/plan/events';
import { bijeenkomstSleutel } from '@actiespoor/plan/model';

import { type Gezet, type GezetPer, type Moment, standing } from '../gezet.js';
import type { Gevolgd } from './plan-rij.js';

/** The identity of an actie and its place, set once. */
export interface Opname {
  readonly actieId: ActieId;
  readonly planId: PlanId;
  readonly hoofdactieId?: ActieId;
  readonly volgorde: number;
}

/** One reported status, superseded or not. */
export interface Statusstap extends Moment {
  readonly statusupdateId: StatusupdateId;
  readonly status: Status;
}

/** The decisions and reports of one organisatie; `verloop` is in order of moment. */
export interface Uitvoering {
  readonly deelname?: Gezet<Deelnamebesluit>;
  /** All decisions, and null for each day of which they were taken back, if there ever was a second one. */
  readonly deelnames?: readonly Gezet<Deelnamebesluit | null>[];
  readonly verloop: readonly Statusstap[];
}

export interface Bijeenkomst {
  readonly organisatie: OrganisatieCode;
  readonly nummer: number;
  readonly onderwerp?: string;
  readonly op: Datum;
}

/** An actie as the sum of its own stream. Every part has the moment since which it holds, so the order of arrival does not matter. */
export interface ActieRij extends Gevolgd {
  readonly kind: 'actie';
  readonly opname?: Gezet<Opname>;
  readonly soort?: Gezet<ActieSoort>;
  readonly code?: Gezet<string | null>;
  readonly knoopId?: Gezet<KnoopId | null>;
  readonly omschrijving?: Gezet<string>;
  readonly schaal?: Gezet<Schaal | null>;
  readonly planning?: Gezet<Planning>;
  /** A corrected spelling; counts if it is later than the planning itself. */
  readonly planningTekst?: Gezet<string>;
  readonly resultaat?: Gezet<string>;
  readonly dekking?: Gezet<Dekking>;
  readonly dekkingTekst?: Gezet<string>;
  readonly standVanZaken?: Gezet<string>;
  readonly vervallen?: Gezet<string>;
  /** The drops and restorations (null) in order, if it was ever restored. */
  readonly vervallenverloop?: readonly Gezet<string | null>[];
  readonly trekkers: GezetPer<Trekker | null>;
  readonly actoren: GezetPer<Actor>;
  readonly koppelingen: GezetPer<Koppeling>;
  readonly bijeenkomsten: GezetPer<Bijeenkomst>;
  readonly uitvoeringen: Readonly<Record<OrganisatieCode, Uitvoering>>;
  /** Superseded statusupdates and meetings (`takeableAs`), sorted. A correction may be known before the update that it corrects. */
  readonly vervangen: readonly string[];
}

/** The row of an actie that was taken up; facts about it may come before that. */
export type OpgenomenRij = ActieRij & { readonly opname: Gezet<Opname> };

export const isOpgenomen = (rij: ActieRij): rij is OpgenomenRij => rij.opname !== undefined;

/** The meetings that were held: none that was taken back, in order of moment. */
export const gehoudenBijeenkomsten = ({ bijeenkomsten, vervangen }: ActieRij): readonly Bijeenkomst[] =>
  standing(bijeenkomsten).flatMap(({ waarde }) => (vervangen.includes(bijeenkomstSleutel(waarde)) ? [] : [waarde]));

/** The present status: the last one that was not superseded; undefined if none was reported. */
export const standingStatus = ({ verloop }: Uitvoering, vervangen: readonly string[]): Statusstap | undefined =>
  verloop.findLast(({ statusupdateId }) => !vervangen.includes(statusupdateId));
