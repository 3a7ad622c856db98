import type { Appended, EventStore, FeedItem, FeedOptions, ReadRange } from './event-store.js';
import type { Metadata, NewEvent, Position, Recorded } from './recorded.js';

/** Shared by the tests of the contract: the store of the adapter under test, opened once. */
export interface Contracted {
  readonly store: () => EventStore;
  /** A second store on the same data, which the test closes; undefined if the adapter has none. */
  readonly another: () => EventStore | undefined;
  /** False if the server cannot see that an id came back with other content. */
  readonly detectsCorruptIdempotency: boolean;
}

const metadata: Metadata = {
  recordedAt: '2024-03-01T09:00:00.000Z',
  actor: 'a1',
  role: 'coordinator',
  organisatie: 'ggd',
  correlationId: 'c1',
  causationId: 'k1',
  hash: '0'.repeat(64),
};

/** A stream that no other test and no other run has. */
export const newStream = (noun = 'proef'): string => `${noun}-${crypto.randomUUID()}`;

export const newEvent = (data: object = { tekst: 'één' }, changes: Partial<Metadata> = {}): NewEvent => ({
  id: crypto.randomUUID(),
  type: 'ProefGedaan',
  version: 1,
  data,
  metadata: { ...metadata, ...changes },
});

export const newEvents = (count: number): readonly NewEvent[] => Array.from({ length: count }, (_, nummer) => newEvent({ nummer }));

/** The end of the append. @throws on a conflict, so that a test does not continue with fewer events than it assumes. */
export const appended = (result: Appended): { readonly revision: bigint; readonly position: Position } => {
  if (result.outcome === 'conflict') throw new Error(`Onverwacht conflict op revisie ${result.actual}`);
  return { revision: result.revision, position: result.position };
};

export const readAll = async (store: EventStore, stream: string, range?: ReadRange): Promise<readonly Recorded[]> => {
  const events: Recorded[] = [];
  for await (const recorded of store.read(stream, range)) events.push(recorded);
  return events;
};

export const revisions = (events: readonly Recorded[]): readonly bigint[] => events.map(({ revision }) => revision);

export const ids = (events: readonly Pick<NewEvent, 'id'>[]): readonly string[] => events.map(({ id }) => id);

type Enough = (items: readonly FeedItem[]) => boolean;

/** Follows the feed until the reader has enough, and then ends it by its signal. */
export const follow = async (store: EventStore, options: Omit<FeedOptions, 'signal'>, enough: Enough): Promise<readonly FeedItem[]> => {
  const controller = new AbortController();
  const items: FeedItem[] = [];
  for await (const item of store.feed({ ...options, signal: controller.signal })) {
    items.push(item);
    if (enough(items)) controller.abort();
  }
  return items;
};

export const eventsOf = (items: readonly FeedItem[]): readonly Recorded[] => items.flatMap((item) => (item.kind === 'event' ? [item.recorded] : []));

export const caughtUp: Enough = (items) => items.some(({ kind }) => kind === 'caught-up');

export const hasEvents =
  (count: number): Enough =>
  (items) =>
    eventsOf(items).length >= count;
