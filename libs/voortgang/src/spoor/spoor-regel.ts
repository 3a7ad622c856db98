import type { Position } from '@actiespoor/event-store';
import type { Datum } from '@actiespoor/kernel';
import type { ActieId, IndicatorId, KaderId, KnoopId, OrganisatieCode, PlanId } from '@actiespoor/plan/events';

/** One field before and after, as people read it; null is nothing. */
export interface SpoorWijziging {
  readonly veld: string;
  readonly oud: string | null;
  readonly nieuw: string | null;
}

/** By this line the knopen in `van` went into those in `in`. */
export interface Overgang {
  readonly van: readonly KnoopId[];
  readonly in: readonly KnoopId[];
}

/** One line of the audit trail: what was recorded of one event. `op` is when it was so, `geregistreerdOp` (UTC) when it was recorded. */
export interface SpoorRegel {
  readonly gebeurtenisId: string;
  readonly positie: Position;
  readonly stream: string;
  readonly revisie: number;
  /** The type of the event in kebab-case, such as `actie-gestart`. */
  readonly soort: string;
  /** Of the plan itself, and of the first event of each of its acties; a query joins the rest by stream. */
  readonly planId?: PlanId;
  readonly actieId?: ActieId;
  readonly kaderId?: KaderId;
  readonly indicatorId?: IndicatorId;
  /** The knopen that the line names: the one it is about, and those an actie or a knoop came from or went to. */
  readonly knopen?: readonly KnoopId[];
  readonly overgang?: Overgang;
  readonly op: Datum;
  readonly geregistreerdOp: string;
  /** An opaque id; the name lives elsewhere and may be forgotten. */
  readonly medewerker: { readonly id: string; readonly rol: string; readonly organisatie: string };
  readonly namens?: string;
  /** Whose status, deelname, plan or data it is; for the rest in whose name it was recorded. */
  readonly organisatie: OrganisatieCode;
  readonly reden?: string;
  /** SHA-256 of the document, and the line in it from 1. */
  readonly bron?: { readonly document: string; readonly regel?: number };
  /** Changes how it is written, not what is meant. */
  readonly redactioneel: boolean;
  readonly wijzigingen: readonly SpoorWijziging[];
}
