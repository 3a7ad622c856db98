import type { Position } from '@actiespoor/event-store';
import type { Datum } from '@actiespoor/kernel';
import type { ActieId, IndicatorId, KaderId, KnoopId, OrganisatieCode, PlanId } from '@actiespoor/plan/events';

/** One field before and after, as people read it; null is no value. */
export interface SpoorWijziging {
  readonly veld: string;
  readonly oud: string | null;
  readonly nieuw: string | null;
}

/** The knopen in `van` went into those in `in`, by this line. */
export interface Overgang {
  readonly van: readonly KnoopId[];
  readonly in: readonly KnoopId[];
}

/** One line of the audit trail: one recorded event. `op` is the day of the fact, `geregistreerdOp` (UTC) the moment of recording. */
export interface SpoorRegel {
  readonly gebeurtenisId: string;
  readonly positie: Position;
  readonly stream: string;
  readonly revisie: number;
  /** The type of the event in kebab-case, such as `actie-gestart`. */
  readonly soort: string;
  /** The plan, for events of the plan itself and for the first event of each actie; a query joins the rest by stream. */
  readonly planId?: PlanId;
  readonly actieId?: ActieId;
  readonly kaderId?: KaderId;
  readonly indicatorId?: IndicatorId;
  /** The knopen that the line names: its own, and those from which or to which an actie or a knoop moved. */
  readonly knopen?: readonly KnoopId[];
  readonly overgang?: Overgang;
  readonly op: Datum;
  readonly geregistreerdOp: string;
  /** An opaque id; the name is stored elsewhere and may be forgotten. */
  readonly medewerker: { readonly id: string; readonly rol: string; readonly organisatie: string };
  readonly namens?: string;
  /** The organisatie of the status, deelname, plan or data; for other lines the one in whose name it was recorded. */
  readonly organisatie: OrganisatieCode;
  readonly reden?: string;
  /** SHA-256 of the document, and the line in it from 1. */
  readonly bron?: { readonly document: string; readonly regel?: number };
  /** True if the wording changed and not the meaning. */
  readonly redactioneel: boolean;
  readonly wijzigingen: readonly SpoorWijziging[];
}
