import type { Building } from './building.js';
import type { Position, Recorded } from './event-store.js';

/**
 * A read model as a pure fold: each event touches the rows of some keys. Rows are JSON values.
 * `version` is that of the code: a table built by another version is never continued.
 */
export interface Projection<Row extends object = object> {
  readonly name: string;
  readonly version: number;
  readonly streamPrefixes: readonly string[];
  /** Every row is new and none is read back, so the runner need not load. */
  readonly insertOnly: boolean;
  /**
   * What an event does that cannot be taken: `halt` the whole projection, or `park` it and what follows in its stream
   * while the rest goes on. A read model that must not miss anything halts.
   */
  readonly policy: 'halt' | 'park';
  /** Every row comes of the events of one stream, so that a rebuild may go stream by stream and make each row at once. */
  readonly isOfOneStream?: true;
  /** The keys of the rows that this event may change; none for an event that does not matter here. */
  readonly keysOf: (recorded: Recorded) => readonly string[];
  /** The row after the event; `undefined` in means there is none yet. A method, so that projections of unlike rows fit one list. */
  project(row: Row | undefined, recorded: Recorded, key: string): Row;
  /** The streams whose events made this row, so that it can be folded once more from the store and compared. */
  streamsOf(row: Row): readonly string[];
}

/** An event that waits until somebody asks to try it again; behind it waits the rest of its stream. */
export interface ParkedEvent {
  readonly stream: string;
  readonly revision: bigint;
  readonly position: Position;
  readonly eventId: string;
  readonly error: string;
  readonly attempts: number;
}

export type NewlyParked = Omit<ParkedEvent, 'attempts'>;

/** What an operator asks of a projection, through whichever process. */
export interface Request {
  readonly wanted: 'running' | 'paused';
  /** Goes up each time somebody asks to try again what failed. */
  readonly retry: number;
}

/**
 * What one leader holds of one projection. Lost leadership shows in `commit`. A fault of the machine is thrown as
 * `StoreUnavailable` and retried for ever; any other fault in `load` or `commit` is laid at the door of the events.
 */
export interface ProjectionSession {
  readonly checkpoint: Position | undefined;
  /** What waits, in the order of the feed. */
  readonly parked: readonly ParkedEvent[];
  /** The request to try again that was carried out last. */
  readonly answered: number;
  load(keys: readonly string[]): Promise<ReadonlyMap<string, object>>;
  /** Rows, what is parked and the checkpoint in one transaction, fenced: `fenced` means that another leads and nothing was written. */
  commit(rows: ReadonlyMap<string, object>, position: Position, parked?: readonly NewlyParked[]): Promise<'committed' | 'fenced'>;
  /** The rows of a parked event that could be taken after all; it waits no longer. Fenced as `commit`. */
  release(rows: ReadonlyMap<string, object>, event: ParkedEvent): Promise<'committed' | 'fenced'>;
  /** A parked event failed once more. */
  refuse(event: ParkedEvent, error: string): Promise<void>;
  /** The request with this number has been carried out. */
  answer(retry: number): Promise<void>;
  close(): Promise<void>;
}

/** Where read models and checkpoints live. */
export interface ProjectionStore {
  /** Waits until this process leads the projection, or the signal aborts (then undefined). */
  lead(projection: Projection, signal: AbortSignal): Promise<ProjectionSession | undefined>;
  /** Where every projection stands, by name. */
  checkpoints(): Promise<ReadonlyMap<string, Position>>;
  /** What is asked of a projection: first as it is now, then each change; ends with the signal. Never throws. */
  requests(projection: Projection, signal: AbortSignal): AsyncIterable<Request>;
  /** Begins a new generation of the read model, or goes on with one that was left halfway; undefined where another process is at it. */
  build(projection: Projection): Promise<Building | undefined>;
}
