import { setTimeout as wait } from 'node:timers/promises';

import { StoreRefused, StoreUnavailable } from '@actiespoor/event-store';

const firstPauseMs = 25;
const longestPauseMs = 400;

/** True of a fault that may be over at the next question: a broken connection, silence, no leader yet. */
const mayPass = (error: unknown): boolean => error instanceof StoreUnavailable && !(error instanceof StoreRefused);

export interface PatienceOptions {
  /** The time limit of everything together, in milliseconds. */
  readonly answerMs: number;
  /** The time in which a server that nobody can reach may come back, in milliseconds. */
  readonly absentMs: number;
  /** Nobody waits for a store that is being closed. */
  readonly closing: AbortSignal;
}

/**
 * The time that one append has, and what it does with it: it goes on as long as a server answers, until its time is over, and
 * gives up earlier on a server that is not there.
 */
export class Patience {
  private readonly end: number;
  private pauseMs = firstPauseMs;

  constructor(private readonly options: PatienceOptions) {
    this.end = performance.now() + options.answerMs;
  }

  get isOver(): boolean {
    return this.options.closing.aborted || performance.now() >= this.end;
  }

  /** Half of the remaining time: the other half is reserved for finding out the outcome. */
  half(): number {
    return Math.max(Math.ceil((this.end - performance.now()) / 2), 1);
  }

  /** Waits before the next attempt, each time longer. */
  async pause(): Promise<void> {
    const ms = Math.min(this.pauseMs, Math.max(this.end - performance.now(), 0));
    this.pauseMs = Math.min(2 * this.pauseMs, longestPauseMs);
    await wait(ms, undefined, { signal: this.options.closing }).catch(() => undefined);
  }

  /**
   * The answer to a question without effects, asked until a server gives one.
   *
   * @param ask gets the time limit of its answer, in milliseconds
   * @throws the last fault, if the server stays away or will never answer otherwise
   */
  async answered<T>(ask: (withinMs: number) => Promise<T>): Promise<T> {
    const absentUntil = performance.now() + this.options.absentMs;
    for (;;) {
      try {
        return await ask(this.half());
      } catch (error) {
        if (!mayPass(error) || this.isOver || performance.now() >= absentUntil) throw error;
        await this.pause();
      }
    }
  }
}

/** The time in which a broken connection may be mended under a read, in milliseconds; who reads has something else to show soon. */
const mendMs = 1_000;

/** The answer to a read; asked again for a moment if the connection breaks. */
export const onceMended = <T>(read: () => Promise<T>): Promise<T> =>
  new Patience({ answerMs: mendMs, absentMs: mendMs, closing: new AbortController().signal }).answered(read);
