import type { Building } from './building.js';
import type { Position } from './recorded.js';
import type { NewlyParked, ParkedEvent, Projection } from './projection.js';

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
