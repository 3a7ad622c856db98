import type { Position, Recorded } from './recorded.js';

/**
 * A read model as a pure fold: each event touches the rows of some keys. Rows are JSON values.
 * `version` is that of the code: a table built by another version is never continued.
 */
export interface Projection<Row extends object = object> {
  readonly name: string;
  readonly version: number;
  readonly streamPrefixes: readonly string[];
  /** Every row is new and none is read back, so the runner need not load rows. */
  readonly insertOnly: boolean;
  /**
   * The policy for an event that cannot be taken: `halt` the whole projection, or `park` the event and the rest of its stream
   * while other streams go on. A read model that must not miss anything halts.
   */
  readonly policy: 'halt' | 'park';
  /** Every row derives from the events of one stream, so that a rebuild may go stream by stream and make each row at once. */
  readonly isOfOneStream?: true;
  /** The keys of the rows that this event may change; none for an event that is irrelevant here. */
  readonly keysOf: (recorded: Recorded) => readonly string[];
  /** The row after the event; `row` is undefined for a new row. A method, so that projections of different rows fit in one list. */
  project(row: Row | undefined, recorded: Recorded, key: string): Row;
  /** The streams whose events made this row, so that the row can be folded again from the store and compared. */
  streamsOf(row: Row): readonly string[];
  /** The revision of the one event that made this row, if rows come from single events of long streams: only that event is then read to compare. */
  revisionOf?(row: Row): bigint;
}

/** An event that waits until an operator asks for another attempt; the rest of its stream waits behind it. */
export interface ParkedEvent {
  readonly stream: string;
  readonly revision: bigint;
  readonly position: Position;
  readonly eventId: string;
  readonly error: string;
  readonly attempts: number;
}

export type NewlyParked = Omit<ParkedEvent, 'attempts'>;
