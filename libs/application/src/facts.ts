import type { Position, Recorded } from '@actiespoor/event-store';

import type { Declined } from './outcome.js';
import { placeIn } from './spoor/place.js';

/** What is recorded, and how far the read models are with it. */
export interface Facts {
  /** The last position of the store. */
  readonly head: () => Promise<Position | undefined>;
  /**
   * What these streams say, as facts of today's shape and as far as the store is at this moment: each stream in its own order,
   * the streams in any. The event store itself gives events as they were written.
   */
  readonly of: (streams: readonly string[]) => Promise<readonly Recorded[]>;
  /** Whether read models, those of the plan and its audit trail unless named, have come as far as a position, within so many milliseconds. */
  readonly isVisible: (position: Position, timeoutMs: number, projections?: readonly string[]) => Promise<boolean>;
}

const maxWaitMs = 5000;

/** Waits, bounded, for a position that a caller just wrote; undefined where the read models that are named have it. */
export const behind = async (facts: Facts, wachtOp: string | undefined, projections?: readonly string[]): Promise<Declined | undefined> => {
  if (wachtOp === undefined) return undefined;
  const place = placeIn(wachtOp, await facts.head());
  return place === undefined || (await facts.isVisible(place, maxWaitMs, projections)) ? undefined : { outcome: 'behind' };
};
