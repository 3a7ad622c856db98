import { type Anchor, anchorOf, type FeedItem, type FeedOptions, HistoryReplaced, type Position, type Recorded } from '@actiespoor/event-store';
import type { Pool } from 'pg';

import { type EventRow, positionNumber, positionText, recordedOf, unavailable } from './rows.js';
import type { WakeUp } from './wake-up.js';

interface NoEvent {
  readonly id: null;
}

/** Events outside the reader's filter come without contents, and the last of them with its hash. */
type PageRow = { readonly stands: boolean } & ((EventRow & { readonly hash: null }) | UnwantedRow | NoEvent);

type UnwantedRow = Omit<EventRow, 'data' | 'metadata'> & { readonly data: null; readonly metadata: null; readonly hash: string | null };

interface Page {
  readonly events: readonly Recorded[];
  /** The last event that the page covers, undefined for an empty page. */
  readonly last: Anchor | undefined;
  readonly isFull: boolean;
}

const pageSize = 1_000;
const shortestPause = 50;
const longestPause = 1_000;

// One row more than the events: also an empty page tells whether the event at which the reader stands is still there, and the store the same.
const pageText = `
  select place.stands, page.*
  from (
    select ($3::text is null or exists (
        select from event_store.events where position = $1 and id::text = $3 and coalesce(metadata->>'hash', '') = $4
      )) and ($5::text is null or exists (select from event_store.identity where id::text = $5)) as stands
  ) place
  left join (
    select e.position::text as position, e.stream, e.revision::text as revision, e.id, e.type, e.version,
      case when e.wanted then e.data end as data,
      case when e.wanted then e.metadata end as metadata,
      case when not e.wanted and e.position = max(e.position) over () then e.metadata->>'hash' end as hash
    from (
      select e.*, $2::text[] is null or e.stream ^@ any($2) as wanted
      from event_store.events e
      where e.position > $1
      order by e.position
      limit ${pageSize}
    ) e
  ) page on true
  order by page.position::bigint`;

const isEvent = (row: PageRow): row is Exclude<PageRow, NoEvent> => row.id !== null;

const isWanted = (row: Exclude<PageRow, NoEvent>): row is Extract<PageRow, EventRow> => row.data !== null;

const lastOf = (row: Exclude<PageRow, NoEvent> | undefined): Anchor | undefined => {
  if (!row) return undefined;
  return isWanted(row) ? anchorOf(recordedOf(row)) : { position: positionText(row.position), eventId: row.id, hash: row.hash ?? '' };
};

/** The position after which a reader wants to read, with the event there and the store as far as it knows them. */
interface After {
  readonly position: Position | undefined;
  readonly event: Anchor | undefined;
  readonly store: string | undefined;
}

/** @throws HistoryReplaced, StoreUnavailable */
const readPage = async (pool: Pool, { position, event, store }: After, prefixes: FeedOptions['streamPrefixes']): Promise<Page> => {
  const [eventId, hash] = event ? [event.eventId, event.hash] : [null, null];
  const values = [positionNumber(position), prefixes ?? null, eventId, hash, store ?? null];
  const { rows } = await pool.query<PageRow>({ name: 'feed', text: pageText, values }).catch((error: unknown) => {
    throw unavailable('Volgen van de event store lukt niet', error);
  });
  if (rows[0]?.stands === false) throw new HistoryReplaced(position);
  const found = rows.filter(isEvent);
  return { events: found.filter(isWanted).map(recordedOf), last: lastOf(found.at(-1)), isFull: found.length === pageSize };
};

type Sign = 'caught-up' | 'fell-behind';

/** The state of a reader: its position, the last sign it got, and the wait before its next look. */
interface ReaderState {
  readonly after: After;
  readonly sign: Sign | undefined;
  readonly pause: number;
}

/** No sign for a reader at its beginning: it knows that it is behind. */
const signAfter = ({ isFull }: Page, sign: Sign | undefined): Sign | undefined => {
  if (!isFull) return 'caught-up';
  return sign === undefined ? undefined : 'fell-behind';
};

const stateAfter = (page: Page, before: ReaderState): ReaderState => ({
  after: page.last ? { ...before.after, position: page.last.position, event: page.last } : before.after,
  sign: signAfter(page, before.sign),
  pause: page.last === undefined ? Math.min(before.pause * 2, longestPause) : shortestPause,
});

function* itemsOf({ events, last }: Page, told: Sign | undefined): Iterable<FeedItem> {
  if (told === 'fell-behind') yield { kind: told };
  for (const recorded of events) yield { kind: 'event', recorded };
  if (last !== undefined && last.position !== events.at(-1)?.position) yield { kind: 'checkpoint', anchor: last };
  if (told === 'caught-up') yield { kind: told };
}

/**
 * Everything after a position in commit order, and then new events as they come. Each look is one short query; the wake-up
 * is only a hint to look, and without it the reader looks at least every second.
 *
 * Each look also checks that the last event of the reader still stands where it stood.
 *
 * @throws StoreUnavailable if a look fails: the reader starts again after its last event; HistoryReplaced
 */
export async function* feed(source: { readonly pool: Pool; readonly wakeUp: WakeUp }, options: FeedOptions): AsyncIterable<FeedItem> {
  const { signal, streamPrefixes, standing } = options;
  const after: After = { position: options.after, event: standing?.event, store: standing?.store };
  let state: ReaderState = { after, sign: undefined, pause: shortestPause };
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
