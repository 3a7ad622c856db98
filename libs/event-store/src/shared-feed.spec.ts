import { setTimeout as wait } from 'node:timers/promises';

import { afterEach, describe, expect, it } from '@jest/globals';

import { committing, fill, patience, setUp, start, statusWhere, stopAll, telling } from '../test/processors.js';
import { counted, endReading, idsIn, read, sleep, until } from '../test/readers.js';
import { type EventStore, type FeedItem, type FeedOptions, StoreUnavailable } from './event-store.js';
import { eventStoreContract } from './event-store.contract.js';
import { appended, eventsOf, ids, newEvents, newStream } from './fixtures.contract.js';
import { memoryEventStore } from './memory-event-store.js';
import { memoryProjectionStore } from './memory-projection-store.js';
import type { Projection } from './projection.js';
import type { Position } from './recorded.js';
import type { ProcessorStatus } from './processor-status.js';
import { sharedFeed } from './shared-feed.js';

afterEach(async () => {
  endReading();
  await stopAll();
});

const storeWith = (inner: EventStore, feed: EventStore['feed']): EventStore => ({
  feed,
  append: (...append) => inner.append(...append),
  read: (...read) => inner.read(...read),
  head: () => inner.head(),
  at: (position) => inner.at(position),
  identity: () => inner.identity(),
  close: () => inner.close(),
});

eventStoreContract(
  'het geheugen, samen gelezen',
  () => {
    const store = memoryEventStore();
    return Promise.resolve({ store: storeWith(store, sharedFeed({ store, streamPrefixes: [''], sleep })), close: () => store.close() });
  },
  { detectsCorruptIdempotency: true },
);

const filled = async (count: number) => {
  const store = memoryEventStore();
  const events = newEvents(count);
  const positions: Position[] = [];
  for (const event of events) positions.push(appended(await store.append(newStream(), [event], 'no-stream')).position);
  return { store, events, positions };
};

describe('Lezers van één proces', () => {
  it('lezen het log samen één keer', async () => {
    const { store, events } = await filled(500);
    const { count, source } = counted(store);
    const feed = sharedFeed({ store: source, streamPrefixes: [''], sleep });
    const readers = Array.from({ length: 6 }, () => read(feed));
    await until(() => readers.every(({ seen }) => seen.at(-1)?.kind === 'caught-up'));
    expect(readers.map(idsIn)).toEqual(readers.map(() => ids(events)));
    expect(count).toEqual({ readings: 1, events: 500 });
  });

  it('die ver uiteen beginnen lezen samen zodra de een is waar de ander was', async () => {
    const { store, events, positions } = await filled(300);
    const { count, source } = counted(store);
    const feed = sharedFeed({ store: source, streamPrefixes: [''], sleep, capacity: 400 });
    const ahead = read(feed, { after: positions[199] as Position });
    const behind = read(feed);
    await until(() => [ahead, behind].every(({ seen }) => seen.at(-1)?.kind === 'caught-up'));
    expect([idsIn(ahead), idsIn(behind)]).toEqual([ids(events.slice(200)), ids(events)]);
    count.events = 0;
    await store.append(newStream(), newEvents(1), 'no-stream');
    await store.append(newStream(), newEvents(1), 'no-stream');
    await until(() => [ahead, behind].every(({ seen }) => eventsOf(seen).length > 100));
    count.events = 0;
    await store.append(newStream(), newEvents(10), 'no-stream');
    await until(() => idsIn(ahead).length === 112 && idsIn(behind).length === 312);
    expect(count).toEqual({ readings: 2, events: 10 });
  });

  it('houden hoogstens zoveel vast als is afgesproken, hoe langzaam zij ook zijn', async () => {
    const { store } = await filled(400);
    const { count, source } = counted(store);
    const feed = sharedFeed({ store: source, streamPrefixes: [''], sleep, capacity: 20 });
    const reader = read(feed, { pace: (seen) => (seen.length < 5 ? Promise.resolve() : new Promise(() => undefined)) });
    await until(() => reader.seen.length === 5);
    await wait(20);
    expect(count.events).toBeLessThanOrEqual(20 + 20 + 1);
  });

  it('worden niet opgehouden door wie stilstaat, en die gaat later zelf verder', async () => {
    const { store, events } = await filled(200);
    const { source } = counted(store);
    const feed = sharedFeed({ store: source, streamPrefixes: [''], sleep, capacity: 10, patienceMs: 20 });
    const going = Promise.withResolvers<void>();
    const stuck = read(feed, { pace: (seen) => (seen.length === 3 ? going.promise : Promise.resolve()) });
    const others = [read(feed), read(feed)];
    await until(() => others.every(({ seen }) => seen.at(-1)?.kind === 'caught-up'));
    expect(others.map(idsIn)).toEqual(others.map(() => ids(events)));
    expect(stuck.seen).toHaveLength(3);
    going.resolve();
    await until(() => stuck.seen.at(-1)?.kind === 'caught-up');
    expect(idsIn(stuck)).toEqual(ids(events));
  });

  it('horen een fout van het log allemaal, na alles wat ervoor kwam, en beginnen dan opnieuw', async () => {
    const { store, events } = await filled(50);
    const broken = async function* (options: FeedOptions): AsyncIterable<FeedItem> {
      for await (const item of store.feed(options)) {
        if (item.kind === 'event' && item.recorded.id === events[30]?.id) throw new StoreUnavailable('weg');
        yield item;
      }
    };
    const feed = sharedFeed({ store: { feed: broken }, streamPrefixes: [''], sleep });
    const readers = [read(feed), read(feed)];
    const outcomes = await Promise.allSettled(readers.map(({ done }) => done));
    expect(outcomes).toMatchObject([{ reason: expect.any(StoreUnavailable) as unknown }, { reason: expect.any(StoreUnavailable) as unknown }]);
    expect(readers.map(idsIn)).toEqual(readers.map(() => ids(events.slice(0, 30))));
  });

  it('nemen een plaats die niet in het log staat niet over van een ander', async () => {
    const { store, positions } = await filled(10);
    const { count, source } = counted(store);
    const feed = sharedFeed({ store: source, streamPrefixes: [''], sleep });
    const reader = read(feed);
    await until(() => reader.seen.at(-1)?.kind === 'caught-up');
    read(feed, { after: `${positions[4] ?? ''}5` as Position });
    await until(() => count.readings === 2);
  });
});

describe('Projecties die samen lezen', () => {
  const named = (name: string, more: Partial<Projection> = {}): Projection => ({ ...(telling as Projection), name, ...more });

  it('lezen één keer, en wie faalt, stilstaat of gepauzeerd is houdt de anderen niet op', async () => {
    const { store, stream } = setUp();
    const projectionStore = memoryProjectionStore();
    const { count, source } = counted(store);
    const shared = storeWith(store, sharedFeed({ store: source, streamPrefixes: ['proef-', 'anders-'], sleep, capacity: 20, patienceMs: 20 }));
    await fill(store, stream, ...Array.from({ length: 90 }, (_, nummer) => nummer));
    const good = ['een', 'twee', 'drie', 'vier'].map((name) => start({ store: shared, projectionStore, projection: named(name), batchSize: 5 }));
    const halted = statusWhere(({ state }) => state === 'halted');
    start({
      store: shared,
      projectionStore,
      projection: named('breekt', {
        project: () => {
          throw new Error('nee');
        },
      }),
      batchSize: 5,
      ...halted,
    });
    const stuck = committing(projectionStore, () => {
      throw new StoreUnavailable('zit vast');
    });
    start({ store: shared, projectionStore: stuck, projection: named('vast'), batchSize: 5 });
    const [paused, live] = [statusWhere(({ state }) => state === 'paused'), statusWhere(({ state, position: at }) => state === 'live' && at !== undefined)];
    const onChange = (status: ProcessorStatus): void => [paused, live].forEach((one) => one.onChange(status));
    start({ store: shared, projectionStore, projection: named('gepauzeerd'), batchSize: 5, onChange });
    projectionStore.ask('gepauzeerd', { wanted: 'paused' });
    await paused.promise;

    const position = await fill(store, stream, 'laatste');
    expect(await Promise.all(good.map((processor) => processor.waitFor(position, patience)))).toEqual([true, true, true, true]);
    await halted.promise;
    projectionStore.ask('gepauzeerd', { wanted: 'running' });
    await live.promise;
    for (const name of ['een', 'twee', 'drie', 'vier', 'gepauzeerd'])
      expect(projectionStore.rows(name).get(stream)).toEqual(projectionStore.rows('een').get(stream));
    expect(count.readings).toBeGreaterThan(0);
  });
});
