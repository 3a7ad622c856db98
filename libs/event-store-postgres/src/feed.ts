import type { FeedItem, FeedOptions, Position, Recorded } from '@actiespoor/event-store';
import type { Pool } from 'pg';

import { type EventRow, positionNumber, positionText, recordedOf, unavailable } from './rows.js';
import type { WakeUp } from './wake-up.js';

/** Events outside the reader's filter come without contents. */
type PageRow = EventRow | (Omit<EventRow, 'data' | 'metadata'> & { readonly data: null; readonly metadata: null });

interface Page {
  readonly events: readonly Recorded[];
  /** The last position that the page covers, undefined for an empty page. */
  readonly last: Position | undefined;
  readonly isFull: boolean;
}

const pageSize = 1_000;
const shortestPause = 50;
const longestPause = 1_000;

const pageText = `
  select e.position::text as position, e.stream, e.revision::text as revision, e.id, e.type, e.version,
    case when interest.wanted then e.data end as data,
    case when interest.wanted then e.metadata end as metadata
  from event_store.events e
  cross join lateral (select $2::text[] is null or e.stream ^@ any($2) as wanted) interest
  where e.position > $1
  order by e.position
  limit ${pageSize}`;

const isWanted = (row: PageRow): row is EventRow => row.data !== null;

const readPage = async (pool: Pool, after: Position | undefined, prefixes: FeedOptions['streamPrefixes']): Promise<Page> => {
  const values = [positionNumber(after), prefixes ?? null];
  const { rows } = await pool.query<PageRow>({ name: 'feed', text: pageText, values }).catch((error: unknown) => {
    throw unavailable('Volgen van de event store lukt niet', error);
  });
  const last = rows.at(-1)?.position;
  return {
    events: rows.filter(isWanted).map(recordedOf),
    last: last === undefined ? undefined : positionText(last),
    isFull: rows.length === pageSize,
  };
};

type Sign = 'caught-up' | 'fell-behind';

/** The state of a reader: its position, the last sign it got, and the wait before its next look. */
interface ReaderState {
  readonly after: Position | undefined;
  readonly sign: Sign | undefined;
  readonly pause: number;
}

/** No sign for a reader at its beginning: it knows that it is behind. */
const signAfter = ({ isFull }: Page, sign: Sign | undefined): Sign | undefined => {
  if (!isFull) return 'caught-up';
  return sign === undefined ? undefined : 'fell-behind';
};

const stateAfter = (page: Page, before: ReaderState): ReaderState => ({
  after: page.last ?? before.after,
  sign: signAfter(page, before.sign),
  pause: page.last === undefined ? Math.min(before.pause * 2, longestPause) : shortestPause,
});

function* itemsOf({ events, last }: Page, told: Sign | undefined): Iterable<FeedItem> {
  if (told === 'fell-behind') yield { kind: told };
  for (const recorded of events) yield { kind: 'event', recorded };
  if (last !== undefined && last !== events.at(-1)?.position) yield { kind: 'checkpoint', position: last };
  if (told === 'caught-up') yield { kind: told };
}

/**
 * Everything after a position in commit order, and then new events as they come. Each look is one short query; the wake-up
 * is only a hint to look, and without it the reader looks at least every second.
 *
 * @throws StoreUnavailable if a look fails: the reader starts again after its last event
 */
export async function* feed(source: { readonly pool: Pool; readonly wakeUp: WakeUp }, options: FeedOptions): AsyncIterable<FeedItem> {
  const { signal, streamPrefixes } = options;
  let state: ReaderState = { after: options.after, sign: undefined, pause: shortestPause };
  while (!signal.aborted) {
    const rings = source.wakeUp.rings();
    const page = await readPage(source.pool, state.after, streamPrefixes);
    const next = stateAfter(page, state);
    for (const item of itemsOf(page, next.sign === state.sign ? undefined : next.sign)) {
      if (signal.aborted) return;
      yield item;
    }
    state = next;
    if (!page.isFull) await source.wakeUp.since(rings, state.pause, signal);
  }
}
