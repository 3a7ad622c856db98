import type { Position } from '@actiespoor/event-store';

/** How far the read models are, whichever process fills them. */
export interface ReadProgress {
  /** Whether the projections of these names came to the position within so many milliseconds. */
  waitForPosition(names: readonly string[], position: Position, timeoutMs: number): Promise<boolean>;
}
