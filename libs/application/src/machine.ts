import type { Position } from '@actiespoor/event-store';

/** The progress of the read models, whichever process fills them. */
export interface ReadProgress {
  /** True if the projections of these names came to the position within so many milliseconds. */
  waitForPosition(names: readonly string[], position: Position, timeoutMs: number): Promise<boolean>;
}
