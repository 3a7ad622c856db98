import type { ParkedEvent } from './projection.js';
import type { ProcessorStatus } from './processor-status.js';
import type { Moored, Position } from './recorded.js';

/** The condition of one projection of this program, whichever process runs it. */
export interface ProjectionCondition {
  readonly name: string;
  readonly version: number;
  readonly generation: number;
  readonly position?: Position;
  /** The event at the position; absent if an earlier program wrote the position. */
  readonly anchor?: Moored;
  readonly isPaused: boolean;
  /** True if a process builds a new generation now. */
  readonly isRebuilding: boolean;
  /** The reason why a new generation was left unfinished, a Dutch sentence; absent if none was, or somebody goes on with it. */
  readonly leftBecause?: string;
  /** The progress of the new generation; without a position as long as it goes stream by stream. */
  readonly rebuilt?: { readonly events: number; readonly position: Position | undefined };
  /** The last report of its leader; absent before there was one. */
  readonly state?: string;
  /** The reason for retrying or halting. */
  readonly error?: string;
  /** The moment since which its leader is in this state, ISO 8601 in UTC. */
  readonly since?: string;
  /** The number of parked events. */
  readonly parked: number;
}

export interface ParkedOf extends ParkedEvent {
  readonly name: string;
}

/** An operator's view and requests of projections, from any process. Names are those of this program, in its version. */
export interface ProjectionControl {
  conditions(): Promise<readonly ProjectionCondition[]>;
  /** Takes effect within a second, and lasts over restarts. @throws RangeError for an unknown name */
  pause(name: string): Promise<void>;
  /** Also lets a halted projection try again. @throws RangeError for an unknown name */
  resume(name: string): Promise<void>;
  /** Requests another attempt at parked or halting events; returns the number of the request. @throws RangeError for an unknown name */
  retry(name: string): Promise<number>;
  /** The number of the last request that was carried out. @throws RangeError for an unknown name */
  answered(name: string): Promise<number>;
  /** Parked events, by projection and in the order of the feed. */
  parked(): Promise<readonly ParkedOf[]>;
  /** Publishes the leader's report, for readers in other processes. */
  report(status: ProcessorStatus): Promise<void>;
}
