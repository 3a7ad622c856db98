import { type Arrival, type Position, type Recorded, standingText } from '@actiespoor/event-store';

import type { Declined } from './outcome.js';
import { placeIn } from './spoor/place.js';

/** The recorded facts, and the progress of the read models. */
export interface Facts {
  /** The last position of the store. */
  readonly head: () => Promise<Position | undefined>;
  /**
   * The events of these streams, as facts of today's shape and up to the present end of the store: each stream in its own order,
   * the streams in any. The event store itself gives events as they were written.
   */
  readonly of: (streams: readonly string[]) => Promise<readonly Recorded[]>;
  /** Waits until read models (by default those of the plan and its audit trail) reach a position, for so many milliseconds at most. */
  readonly arrival: (position: Position, timeoutMs: number, projections?: readonly string[]) => Promise<Arrival>;
  /** True if the store may go on after {@link head}: it is away, and only the progress of the read models is known. */
  readonly isEndUnknown: () => boolean;
}

const maxWaitMs = 5000;

/** A place in the log that read models must have, and the milliseconds that they get for it. */
interface Awaited {
  readonly position: Position;
  readonly withinMs: number;
  readonly projections?: readonly string[] | undefined;
}

/** Undefined once the read models have the place; with the reason where one of them stands still. */
export const lagging = async (facts: Pick<Facts, 'arrival'>, { position, withinMs, projections }: Awaited): Promise<Declined | undefined> => {
  const arrival = await facts.arrival(position, withinMs, projections);
  if (arrival.outcome === 'reached') return undefined;
  return arrival.outcome === 'standing' ? { outcome: 'behind', sentence: standingText(arrival.name) } : { outcome: 'behind' };
};

/** Waits, bounded, for a position that a caller just wrote; undefined if the named read models have it. */
export const behind = async (facts: Facts, wachtOp: string | undefined, projections?: readonly string[]): Promise<Declined | undefined> => {
  if (wachtOp === undefined) return undefined;
  const position = placeIn(wachtOp, await facts.head());
  if (position === undefined) return facts.isEndUnknown() ? { outcome: 'behind' } : undefined;
  return lagging(facts, { position, withinMs: maxWaitMs, projections });
};
