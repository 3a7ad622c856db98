import type { Position } from './event-store.js';
import type { NewlyParked, ParkedEvent } from './projection.js';

/** Rows on their way into a new generation, all in one transaction. */
export interface ChunkWriter {
  load(keys: readonly string[]): Promise<ReadonlyMap<string, object>>;
  write(rows: ReadonlyMap<string, object>): Promise<void>;
}

/** How far a new generation is once a chunk is in. */
export interface ChunkEnd {
  readonly position: Position;
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
