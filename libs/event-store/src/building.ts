import type { Position } from './recorded.js';
import type { NewlyParked, ParkedEvent } from './projection.js';

/** Rows on their way into a new generation, all in one transaction. */
export interface ChunkWriter {
  load(keys: readonly string[]): Promise<ReadonlyMap<string, object>>;
  /** Rows that are not there yet. */
  add(rows: ReadonlyMap<string, object>): Promise<void>;
  /** Rows in the place of those that are there. */
  change(rows: ReadonlyMap<string, object>): Promise<void>;
}

/** A generation that is made stream by stream: the last one that is in, and up to where events count. */
export interface StreamsDone {
  readonly stream: string;
  readonly upTo: Position;
}

/** How far a new generation is: at a place of the feed, or before the first, still going stream by stream. */
export type Reached = { readonly position: Position; readonly streams?: never } | { readonly streams: StreamsDone; readonly position?: never };

/** What one chunk came to. */
export interface ChunkEnd {
  readonly reached: Reached;
  /** Events folded in this chunk. */
  readonly events: number;
  /** Rows that this chunk added. */
  readonly rows: number;
  readonly parked: readonly NewlyParked[];
}

/** A generation of a read model under construction, beside the one that stands. One process builds at a time. */
export interface Building {
  /** How far it is; goes up with each chunk, as do the others. */
  readonly checkpoint: Position | undefined;
  readonly streams: StreamsDone | undefined;
  readonly parked: readonly Pick<ParkedEvent, 'stream' | 'position'>[];
  /** Events and rows so far, also of an earlier process that was cut short. */
  readonly events: number;
  readonly rows: number;
  /** Writes a chunk and how far it goes, or nothing of it. */
  chunk(work: (writer: ChunkWriter) => Promise<ChunkEnd>): Promise<void>;
  /** What is better made over all rows at once. */
  finish(): Promise<void>;
  /** How many rows there are. */
  count(): Promise<number>;
  /** At most so many rows, taken at random, by key. */
  sample(size: number): Promise<ReadonlyMap<string, object>>;
  /** What is wrong with what the store keeps beside the rows and derives from them, as a whole or for these; absent where it keeps nothing. */
  faultBeside?(rows: ReadonlyMap<string, object>): Promise<string | undefined>;
  /** How far the standing generation is. */
  standing(): Promise<Position | undefined>;
  /**
   * Puts this generation in the place of the one that stands. While the standing one holds still, `catchUp` brings
   * this one to where that is; then readers and the leader move over at one moment, and the old one goes.
   */
  replace(catchUp: (position: Position) => Promise<void>): Promise<void>;
  /** Throws this generation away: the next one begins anew. */
  discard(): Promise<void>;
  close(): Promise<void>;
}
