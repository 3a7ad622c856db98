import { Bell } from './bell.js';
import type { Position } from './recorded.js';

export type ProcessorState = 'starting' | 'catching-up' | 'live' | 'retrying' | 'paused' | 'halted' | 'astray' | 'stopped';

export interface ProcessorStatus {
  readonly name: string;
  readonly state: ProcessorState;
  /** The position of the read model; absent while another process leads, before the first event, and if it belongs to another store. */
  readonly position?: Position;
  /** The reason for retrying or halting. */
  readonly error?: string;
  /** The number of parked events; absent if there are none. */
  readonly parked?: number;
}

/** States in which a processor takes nothing by itself. */
export const idleStates: ReadonlySet<ProcessorState> = new Set(['paused', 'halted', 'astray', 'stopped']);

/** The status of a processor, for everybody who asks or waits. */
export class StatusBoard {
  private readonly moved = new Bell();
  private current: ProcessorStatus;

  constructor(
    name: string,
    private readonly onChange: (status: ProcessorStatus) => void,
  ) {
    this.current = { name, state: 'starting' };
  }

  get status(): ProcessorStatus {
    return this.current;
  }

  get state(): ProcessorState {
    return this.current.state;
  }

  hasReached(position: Position): boolean {
    return this.current.position !== undefined && this.current.position >= position;
  }

  /** Waits until the read model has reached the position, the processor stands still, or the signal aborts; true if it was reached. */
  async reached(position: Position, signal: AbortSignal): Promise<boolean> {
    while (!this.hasReached(position) && !idleStates.has(this.state) && !signal.aborted) await this.moved.next(signal);
    return this.hasReached(position);
  }

  reach(position: Position): void {
    this.current = { ...this.current, position };
    this.moved.ring();
  }

  /** The read model belongs to another store, so its position means nothing here. */
  stray(error: string): void {
    const { position: _, ...known } = this.current;
    this.current = known;
    this.become('astray', error);
  }

  count(parked: number): void {
    const { parked: _, ...known } = this.current;
    this.current = { ...known, ...(parked > 0 && { parked }) };
  }

  become(state: ProcessorState, error?: string): void {
    const { error: _, ...known } = this.current;
    if (state === known.state && error === this.current.error) return;
    this.current = { ...known, state, ...(error !== undefined && { error }) };
    this.moved.ring();
    this.onChange(this.current);
  }
}
