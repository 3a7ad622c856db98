import { anchorOf, type EventStore, type FeedItem, type Position, type Recorded } from '@actiespoor/event-store';

/** Positions in EventStoreDB's form: text that sorts, and no number at all. */
const opaque = (index: number): Position => `${String(index * 137 + 90_000).padStart(20, '0')}-${String(index * 137).padStart(20, '0')}` as Position;

const asLogged = (events: readonly Recorded[]): readonly Recorded[] => events.map((event, index) => ({ ...event, position: opaque(index) }));

export const eventsOf = async (store: EventStore): Promise<readonly Recorded[]> => {
  const events: Recorded[] = [];
  for await (const item of store.feed({ signal: new AbortController().signal })) {
    if (item.kind === 'caught-up') break;
    if (item.kind === 'event') events.push(item.recorded);
  }
  return asLogged(events);
};

async function* itemsOf(events: Iterable<Recorded>, after: Position | undefined): AsyncIterable<FeedItem> {
  for (const recorded of events) if (after === undefined || recorded.position > after) yield { kind: 'event', recorded };
  await Promise.resolve();
  yield { kind: 'caught-up' };
}

const refused = (): never => {
  throw new Error('Hier wordt alleen gelezen');
};

/** A store that holds exactly these events, in this order, however they were changed. They are made anew for each reader. */
export const serving = (events: () => Iterable<Recorded>, head: Position | undefined): EventStore => ({
  append: refused,
  read: refused,
  feed: ({ after }) => itemsOf(events(), after),
  head: () => Promise.resolve(head),
  at: (position) => Promise.resolve([...events()].filter((event) => event.position === position).map(anchorOf)[0]),
  identity: () => Promise.resolve('proef'),
  close: () => Promise.resolve(),
});

export const holding = (events: readonly Recorded[]): EventStore => serving(() => events, events.at(-1)?.position);
