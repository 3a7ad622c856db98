import { type ReadRange, type Recorded, together } from '@actiespoor/event-store';
import type { Pool } from 'pg';

import { type EventRow, recordedOf, unavailable } from './rows.js';

const pageSize = 500;
const lastPossible = 9_223_372_036_854_775_807n;

type Direction = 'forwards' | 'backwards';

/** The range that is still to be read, inclusive at both ends. */
interface Remaining {
  readonly stream: string;
  readonly direction: Direction;
  readonly from: bigint;
  readonly to: bigint;
  readonly max: number;
  readonly recordedUntil: string | null;
}

const columns = `e.position::text as position, e.stream, e.revision::text as revision, e.id, e.type, e.version, e.data, e.metadata`;

const orders = { forwards: 'asc', backwards: 'desc' } as const;

const pageText = (direction: Direction): string => `
  select ${columns}
  from event_store.events e
  where e.stream = $1 and e.revision between $2 and $3 and ($4::timestamptz is null or e.recorded_at <= $4)
  order by e.revision ${orders[direction]}
  limit $5`;

// Each stream by itself along the index, like the text above.
const pagesText = `
  select page.*, wanted.place::int as place
  from unnest($1::text[], $2::bigint[], $3::bigint[], $4::timestamptz[], $5::bigint[]) with ordinality as wanted(stream, first, last, until, size, place)
  cross join lateral (
    select ${columns}
    from event_store.events e
    where e.stream = wanted.stream and e.revision between wanted.first and wanted.last and (wanted.until is null or e.recorded_at <= wanted.until)
    order by e.revision
    limit wanted.size
  ) page
  order by wanted.place, page.revision::bigint`;

const whole = (stream: string, { from = 0n, to = lastPossible, direction = 'forwards', max = Infinity, recordedUntil }: ReadRange): Remaining => ({
  stream,
  direction,
  from,
  to: to < lastPossible ? to : lastPossible,
  max,
  recordedUntil: recordedUntil === undefined ? null : new Date(recordedUntil).toISOString(),
});

/** The range that remains after these events, at least one. */
const after = (remaining: Remaining, events: readonly Recorded[]): Remaining => {
  const last = events.at(-1)?.revision ?? lastPossible;
  const max = remaining.max - events.length;
  return remaining.direction === 'forwards' ? { ...remaining, max, from: last + 1n } : { ...remaining, max, to: last - 1n };
};

type Page = readonly Recorded[];

const valuesOf = ({ stream, from, to, recordedUntil, max }: Remaining): readonly [string, string, string, string | null, number] => [
  stream,
  from.toString(),
  to.toString(),
  recordedUntil,
  Math.min(pageSize, max),
];

const readPage = async (pool: Pool, remaining: Remaining): Promise<Page> => {
  const { direction } = remaining;
  const { rows } = await pool.query<EventRow>({ name: `read-${direction}`, text: pageText(direction), values: [...valuesOf(remaining)] });
  return rows.map(recordedOf);
};

interface PlacedRow extends EventRow {
  /** The number of the page, counted from 1. */
  readonly place: number;
}

const readPages = async (pool: Pool, wanted: readonly Remaining[]): Promise<readonly Page[]> => {
  const [only] = wanted;
  if (only && wanted.length === 1) return [await readPage(pool, only)];
  const values = wanted.map(valuesOf);
  const column = (index: number): readonly unknown[] => values.map((row) => row[index]);
  const { rows } = await pool.query<PlacedRow>({ name: 'read-together', text: pagesText, values: [0, 1, 2, 3, 4].map(column) });
  const pages: Recorded[][] = wanted.map(() => []);
  for (const row of rows) pages[row.place - 1]?.push(recordedOf(row));
  return pages;
};

/** @throws StoreUnavailable */
export type ReadStream = (stream: string, range?: ReadRange) => AsyncIterable<Recorded>;

/**
 * Reads streams page by page; no connection is held while the reader works. Pages that are wanted at the same time are
 * read with one query.
 */
export const streamReader = (pool: Pool): ReadStream => {
  const forwards = together((wanted: readonly Remaining[]) => readPages(pool, wanted), { inFlight: 2, most: 32 });
  const next = (remaining: Remaining): Promise<Page> => {
    const page = remaining.direction === 'forwards' ? forwards(remaining) : readPage(pool, remaining);
    return page.catch((error: unknown) => {
      throw unavailable(`Lezen van ${remaining.stream} lukt niet`, error);
    });
  };
  return async function* read(stream, range = {}) {
    let remaining = whole(stream, range);
    while (remaining.max > 0 && remaining.from <= remaining.to) {
      const events = await next(remaining);
      yield* events;
      if (events.length < pageSize) return;
      remaining = after(remaining, events);
    }
  };
};
