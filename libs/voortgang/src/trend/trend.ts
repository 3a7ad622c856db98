import type { Dag } from '@actiespoor/kernel';
import type { Afwezigheid, LeveringId, Voorlopigheid } from '@actiespoor/veilig-thuis/events';
import type { Gebiedsoort, Periodesoort } from '@actiespoor/veilig-thuis/model';

/**
 * The state of a point: a published figure (`cijfer`), the kind of absence that CBS tells, a period that no delivery has (`niet-geleverd`), or one
 * that an earlier delivery had and a later one left out (`vervallen`), or a figure that we do not repeat, because one that CBS left out could be found
 * from it (`onderdrukt`). Only `cijfer` has a value.
 */
export type Puntstand = 'cijfer' | Afwezigheid | 'onderdrukt' | 'niet-geleverd' | 'vervallen';

/** The same point in an earlier edition, where it differs. */
export interface Eerder {
  readonly stand: Puntstand;
  readonly waarde: number | null;
  readonly voorlopigheid: Voorlopigheid;
  readonly leveringId: LeveringId;
}

export interface Punt {
  /** The code of CBS: `2025HJ01`. */
  readonly periode: string;
  readonly van: Dag;
  readonly tot: Dag;
  readonly stand: Puntstand;
  readonly waarde: number | null;
  readonly voorlopigheid?: Voorlopigheid;
  /** The delivery that this point comes from; absent if none has it. */
  readonly leveringId?: LeveringId;
  /** Earlier editions that told something else, the latest first. */
  readonly eerder?: readonly Eerder[];
}

/** A characteristic of a series: its dimension and the value there. */
export interface Trendkenmerk {
  readonly dimensie: string;
  readonly titel: string;
}

/** One measure with one set of characteristics, over periods of one kind. A year is no sum of halves, so the two never share a series. */
export interface Trendreeks {
  readonly maat: string;
  readonly eenheid: string;
  readonly periodesoort: Periodesoort;
  readonly kenmerken: readonly Trendkenmerk[];
  readonly punten: readonly Punt[];
}

/** A delivery that gave figures to this answer. */
export interface Trendlevering {
  readonly leveringId: LeveringId;
  /** The day of the edition. */
  readonly uitgave: Dag;
  readonly vastgelegdOp: string;
  readonly licentie: string;
}

export interface Kanttekening {
  readonly code: string;
  readonly tekst: string;
}

export interface Trendtabel {
  readonly id: string;
  readonly titel: string;
}

export interface Trendgebied {
  readonly code: string;
  readonly naam: string;
  readonly soort: Gebiedsoort;
}

export interface Trend {
  readonly tabel: Trendtabel;
  readonly gebied: Trendgebied;
  readonly bekendOp?: string;
  readonly reeksen: readonly Trendreeks[];
  readonly leveringen: readonly Trendlevering[];
  /** The caveats of these figures, each as a sentence. */
  readonly kanttekeningen: readonly Kanttekening[];
}
