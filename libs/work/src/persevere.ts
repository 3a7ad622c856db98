import type { Timing } from './timing.js';

/** Work that is tried again after a fault. */
export interface Attempt {
  go(): Promise<void>;
  /** The progress that is kept: a fault after progress is the first of its row. */
  kept(): number;
  /** Told of each fault. */
  onFault(fault: unknown): void;
  /** True of a fault for which trying again does not help. */
  isHopeless(fault: unknown): boolean;
}

export interface Patience {
  readonly timing: Timing;
  readonly signal: AbortSignal;
  /** The waits after each fault in a row, in milliseconds; after the last the work has failed. */
  readonly pausesMs: readonly number[];
}

/** Goes on until the work is done or should not go on, and then gives nothing; or gives the fault that ended it. Never throws. */
export const persevere = async (attempt: Attempt, { timing, signal, pausesMs }: Patience): Promise<{ readonly fault: unknown } | undefined> => {
  for (let faults = 0; !signal.aborted;) {
    const before = attempt.kept();
    try {
      await attempt.go();
      return undefined;
    } catch (fault) {
      if (signal.aborted) return undefined;
      faults = attempt.kept() > before ? 1 : faults + 1;
      attempt.onFault(fault);
      const wait = attempt.isHopeless(fault) ? undefined : pausesMs[faults - 1];
      if (wait === undefined) return { fault };
      await timing.sleep(wait, signal);
    }
  }
  return undefined;
};
