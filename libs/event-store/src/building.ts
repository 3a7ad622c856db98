import type { Moored, Position } from './recorded.js';
import type { Place } from './stray.js';
import type { NewlyParked, ParkedEvent } from './projection.js';

/** Writes rows into a new generation, all in one transaction. */
export interface ChunkWriter {
  load(keys: readonly string[]): Promise<ReadonlyMap<string, object>>;
  /** Inserts rows that do not exist yet. */
  add(rows: ReadonlyMap<string, object>): Promise<void>;
  /** Replaces rows that exist. */
  change(rows: ReadonlyMap<string, object>): Promise<void>;
}

/** Progress of a generation that is built stream by stream: the last stream that is in, and the position up to which events count. */
export interface StreamsDone {
  readonly stream: string;
  readonly upTo: Moored;
}

/** The progress of a new generation: a position in the feed or, before that, the streams that are done. */
export type Reached = { readonly at: Moored; readonly streams?: never } | { readonly streams: StreamsDone; readonly at?: never };

/** The outcome of one chunk. */
export interface ChunkEnd {
  readonly reached: Reached;
  /** Events folded in this chunk. */
  readonly events: number;
  /** Rows that this chunk added. */
  readonly rows: number;
  readonly parked: readonly NewlyParked[];
}

/** A new generation of a read model, built beside the one that is served. One process builds at a time. */
export interface Building {
  /** The position that this generation has reached; it goes up with each chunk, as do the fields below. */
  readonly checkpoint: Position | undefined;
  /** The event on which the progress stands: that of the checkpoint, or of the streams; absent before the first chunk. */
  readonly anchor: Moored | undefined;
  readonly streams: StreamsDone | undefined;
  readonly parked: readonly Pick<ParkedEvent, 'stream' | 'position'>[];
  /** Events and rows so far, including those of an earlier process that was interrupted. */
  readonly events: number;
  readonly rows: number;
  /** Writes a chunk and its progress together, or nothing. */
  chunk(work: (writer: ChunkWriter) => Promise<ChunkEnd>): Promise<void>;
  /** Does the work that is cheaper over all rows at once. */
  finish(): Promise<void>;
  /** The number of rows. */
  count(): Promise<number>;
  /** A random sample of at most this many rows, by key. */
  sample(size: number): Promise<ReadonlyMap<string, object>>;
  /**
   * The fault in data that the store derives from the rows and keeps beside them, checked as a whole or for these rows; absent if the store
   * keeps none.
   */
  faultBeside?(rows: ReadonlyMap<string, object>): Promise<string | undefined>;
  /** The place of the generation that is served. */
  standing(): Promise<Place>;
  /**
   * Puts this generation in the place of the one that is served. While that one holds still, `catchUp` brings this one to
   * the same position; then readers and the leader move over at one moment, and the old generation is dropped.
   */
  replace(catchUp: (standing: Place) => Promise<void>): Promise<void>;
  /** Notes why it is left unfinished, a Dutch sentence for an operator: the next rebuild goes on from here. */
  leave(reason: string): Promise<void>;
  /** Throws this generation away: the next rebuild starts from the beginning. */
  discard(): Promise<void>;
  close(): Promise<void>;
}
