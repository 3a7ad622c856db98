import type { Dag, Id, Message } from '@actiespoor/kernel';

import type { Afwezigheid } from '../cel.js';
import type { Voorlopigheid } from '../periode.js';
import type { Categorie, Dimensie, Leveringsvorm, Maat } from '../waarneming.js';

// Stored for ever: never rename a type or a field, and never drop a word of the lists; only add a new version.

/** A delivery is named after its figures: the same figures have the same id, whoever brings them. */
export type LeveringId = Id<'levering'>;

/** A figure, the kind of its absence, or null for a place that the delivery does not have. */
export type Cijfer = number | Afwezigheid | null;

export interface Leveringsperiode {
  /** The code of CBS: `2025HJ01`. */
  readonly periode: string;
  readonly voorlopigheid: Voorlopigheid;
}

/** Characteristics of a figure, by the title of their dimension. */
export type Kenmerken = Readonly<Record<string, Categorie>>;

/** Figures of one measure, one set of characteristics and one area. The numbers are places in the lists of the bundle. */
export interface Bundelreeks {
  readonly maat: number;
  readonly kenmerken: number;
  readonly gebied: number;
  /** One for each period of the bundle, in that order. */
  readonly cijfers: readonly Cijfer[];
}

/** A piece of a delivery that can be read by itself. */
export interface Cijferbundel {
  readonly perioden: readonly Leveringsperiode[];
  /** Names of measures. */
  readonly maten: readonly string[];
  readonly kenmerken: readonly Kenmerken[];
  /** Codes of areas. */
  readonly gebieden: readonly string[];
  readonly reeksen: readonly Bundelreeks[];
}

/** A file of a delivery, as it came: the figures are kept, the file is known by its hash. */
export interface Leveringsbestand {
  readonly sha256: string;
  readonly bytes: number;
}

export interface LeveringGegevens {
  readonly leveringId: LeveringId;
  /** The id of the table: `84847NED`. */
  readonly tabel: string;
  readonly titel: string;
  readonly vorm: Leveringsvorm;
  /** The moment of change as the delivery tells it; a file of StatLine has none. */
  readonly gewijzigd?: string;
  readonly maten: readonly Maat[];
  readonly dimensies: readonly Dimensie[];
  readonly gebieden: readonly { readonly code: string; readonly naam: string }[];
  readonly perioden: readonly Leveringsperiode[];
  readonly waarnemingen: number;
  /** Those of them that hold a figure. */
  readonly metWaarde: number;
  /** The number of bundles in the stream of its figures, and the link in the hash chain of the last one. */
  readonly bundels: number;
  readonly slot: string;
  readonly bestanden: readonly Leveringsbestand[];
  readonly licentie: string;
  /** The day of this edition: the day on which CBS changed the figures, or else the day that the loader told. */
  readonly op: Dag;
}

/** The stream of the figures of one delivery. They count from the moment at which its table has the delivery. */
export type CijferbronEvent = Message<'CijfersOntvangen', { readonly leveringId: LeveringId; readonly nummer: number } & Cijferbundel>;

/** The stream of the deliveries of one table. */
export type LeveringEvent =
  | Message<'LeveringVastgelegd', LeveringGegevens>
  | Message<'LeveringIngetrokken', { readonly leveringId: LeveringId; readonly tabel: string; readonly motief: string; readonly op: Dag }>;
