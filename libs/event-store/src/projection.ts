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
  /** The keys of the rows that this event may change; none for an event that does not matter here. */
  readonly keysOf: (recorded: Recorded) => readonly string[];
  /** The row after the event; `undefined` in means there is none yet. A method, so that projections of unlike rows fit one list. */
  project(row: Row | undefined, recorded: Recorded, key: string): Row;
}

/**
 * What one leader holds of one projection. Lost leadership shows in `commit`. A fault of the machine is thrown as
 * `StoreUnavailable` and retried for ever; any other fault in `load` or `commit` is laid at the door of the events.
 */
export interface ProjectionSession {
  readonly checkpoint: Position | undefined;
  load(keys: readonly string[]): Promise<ReadonlyMap<string, object>>;
  /** Rows and checkpoint in one transaction, fenced: `fenced` means that another leads and nothing was written. */
  commit(rows: ReadonlyMap<string, object>, position: Position): Promise<'committed' | 'fenced'>;
  close(): Promise<void>;
}

/** Where read models and checkpoints live. */
export interface ProjectionStore {
  /** Waits until this process leads the projection, or the signal aborts (then undefined). */
  lead(projection: Projection, signal: AbortSignal): Promise<ProjectionSession | undefined>;
  /** Where every projection stands, by name. */
  checkpoints(): Promise<ReadonlyMap<string, Position>>;
}
