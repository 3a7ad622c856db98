import type { ReadRange, Recorded } from '@actiespoor/event-store';
import type { Pool } from 'pg';

import { type EventRow, recordedOf, unavailable } from './rows.js';

const pageSize = 500;
const lastPossible = 9_223_372_036_854_775_807n;

type Direction = 'forwards' | 'backwards';

/** What is still to be read: both ends inclusive. */
interface Remaining {
  readonly stream: string;
  readonly direction: Direction;
  readonly from: bigint;
  readonly to: bigint;
  readonly max: number;
  readonly recordedUntil: string | null;
}

const orders = { forwards: 'asc', backwards: 'desc' } as const;

const pageText = (direction: Direction): string => `
  select e.position::text as position, e.stream, e.revision::text as revision, e.id, e.type, e.version, e.data, e.metadata
  from event_store.events e
  where e.stream = $1 and e.revision between $2 and $3 and ($4::timestamptz is null or e.recorded_at <= $4)
  order by e.revision ${orders[direction]}
  limit $5`;

const whole = (stream: string, { from = 0n, to = lastPossible, direction = 'forwards', max = Infinity, recordedUntil }: ReadRange): Remaining => ({
  stream,
  direction,
  from,
  to: to < lastPossible ? to : lastPossible,
  max,
  recordedUntil: recordedUntil === undefined ? null : new Date(recordedUntil).toISOString(),
});

/** What is left after these events, which are not none. */
const after = (remaining: Remaining, events: readonly Recorded[]): Remaining => {
  const last = events.at(-1)?.revision ?? lastPossible;
  const max = remaining.max - events.length;
  return remaining.direction === 'forwards' ? { ...remaining, max, from: last + 1n } : { ...remaining, max, to: last - 1n };
};

const readPage = async (pool: Pool, { stream, direction, from, to, max, recordedUntil }: Remaining): Promise<readonly Recorded[]> => {
  const values = [stream, from.toString(), to.toString(), recordedUntil, Math.min(pageSize, max)];
  try {
    const { rows } = await pool.query<EventRow>({ name: `read-${direction}`, text: pageText(direction), values });
    return rows.map(recordedOf);
  } catch (error) {
    throw unavailable(`Lezen van ${stream} lukt niet`, error);
  }
};

/**
 * Reads one stream page by page; no connection is held while the reader is at work.
 *
 * @throws StoreUnavailable
 */
export async function* readStream(pool: Pool, stream: string, range: ReadRange = {}): AsyncIterable<Recorded> {
  let remaining = whole(stream, range);
  while (remaining.max > 0 && remaining.from <= remaining.to) {
    const events = await readPage(pool, remaining);
    yield* events;
    if (events.length < pageSize) return;
    remaining = after(remaining, events);
  }
}
