import type { Building } from './building.js';
import type { Moored, Position } from './recorded.js';
import type { Place } from './stray.js';
import type { NewlyParked, ParkedEvent, Projection } from './projection.js';

/** An operator's request to a projection, through any process. */
export interface Request {
  readonly wanted: 'running' | 'paused';
  /** Goes up each time that an operator asks for another attempt. */
  readonly retry: number;
}

/**
 * `fenced`: another process leads; `replaced`: a rebuild put another table in the place of this one; `elsewhere`: the read model was made
 * from another event store than these events. Nothing was written then.
 */
export type CommitOutcome = 'committed' | 'fenced' | 'replaced' | 'elsewhere';

/**
 * The session of the one leader of a projection. Lost leadership shows in `commit`. A fault of the machine is thrown as
 * `StoreUnavailable` and retried for ever, a replaced table as `TableReplaced`; any other fault in `load` or `commit` counts as a fault of the events.
 */
export interface ProjectionSession extends Place {
  /** Parked events, in the order of the feed. */
  readonly parked: readonly ParkedEvent[];
  /** The number of the last retry request that was carried out. */
  readonly answered: number;
  load(keys: readonly string[]): Promise<ReadonlyMap<string, object>>;
  /** Commits rows, parked events and the checkpoint in one transaction. */
  commit(rows: ReadonlyMap<string, object>, reached: Moored, parked?: readonly NewlyParked[]): Promise<CommitOutcome>;
  /** Commits the rows of a parked event that could be taken after all, and ends its parking. */
  release(rows: ReadonlyMap<string, object>, event: ParkedEvent): Promise<CommitOutcome>;
  /** Records that a parked event failed once more. */
  refuse(event: ParkedEvent, error: string): Promise<void>;
  /** Records that the retry request with this number has been carried out. */
  answer(retry: number): Promise<void>;
  close(): Promise<void>;
}

/** The home of read models and their checkpoints. */
export interface ProjectionStore {
  /** Waits until this process leads the projection, or the signal aborts (then undefined). */
  lead(projection: Projection, signal: AbortSignal): Promise<ProjectionSession | undefined>;
  /** The checkpoint of every projection, by name. */
  checkpoints(): Promise<ReadonlyMap<string, Position>>;
  /** The requests for a projection: first the present one, then each change; ends with the signal. Never throws. */
  requests(projection: Projection, signal: AbortSignal): AsyncIterable<Request>;
  /** Begins a new generation of the read model, or continues an unfinished one; undefined if another process builds it. */
  build(projection: Projection): Promise<Building | undefined>;
}
