import type { ParkedEvent } from './projection.js';
import type { Position } from './recorded.js';
import type { ProcessorStatus } from './runner.js';

/** Where one projection of this program stands, whichever process runs it. */
export interface ProjectionStanding {
  readonly name: string;
  readonly version: number;
  readonly generation: number;
  readonly position?: Position;
  readonly isPaused: boolean;
  /** Whether a new generation is under construction, or was left halfway. */
  readonly isRebuilding: boolean;
  /** What its leader last told of itself; absent before there was one. */
  readonly state?: string;
  /** Why it retries or has halted. */
  readonly error?: string;
  /** How many events wait. */
  readonly parked: number;
}

export interface ParkedOf extends ParkedEvent {
  readonly name: string;
}

/** What an operator sees and asks of projections, from whichever process. Names are those of this program, in its version. */
export interface ProjectionControl {
  standings(): Promise<readonly ProjectionStanding[]>;
  /** Takes effect within a second, and lasts over restarts. @throws RangeError for an unknown name */
  pause(name: string): Promise<void>;
  /** Also a halted projection tries again. @throws RangeError for an unknown name */
  resume(name: string): Promise<void>;
  /** Asks to try again what waits or has halted; gives the number of the request. @throws RangeError for an unknown name */
  retry(name: string): Promise<number>;
  /** The request that was carried out last. @throws RangeError for an unknown name */
  answered(name: string): Promise<number>;
  /** What waits, by projection and in the order of the feed. */
  parked(): Promise<readonly ParkedOf[]>;
  /** What its leader tells of itself, for those who look from elsewhere. */
  report(status: ProcessorStatus): Promise<void>;
}
