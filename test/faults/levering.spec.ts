import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

import { type EventStore, memoryEventStore, type Recorded, verifyChain } from '@actiespoor/event-store';
import { esdbEventStore } from '@actiespoor/event-store-esdb';
import { migrateEventStore, postgresEventStore } from '@actiespoor/event-store-postgres';
import { testDatabase } from '@actiespoor/testing';
import { leveringStream } from '@actiespoor/veilig-thuis/model';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { eventStoreDb } from '../support/event-stores.js';
import { loadTabel, waarnemingen } from './levering-broken-off.js';

const eventsOf = async (store: EventStore, stream: string): Promise<readonly Recorded[]> => {
  const events: Recorded[] = [];
  for await (const recorded of store.read(stream)) events.push(recorded);
  return events;
};

/** The streams of the figures that are in the store. */
const cijferstreams = async (store: EventStore): Promise<readonly string[]> => {
  const names = new Set<string>();
  const ending = new AbortController();
  for await (const item of store.feed({ streamPrefixes: ['cijfers-'], signal: ending.signal })) {
    if (item.kind === 'event') names.add(item.recorded.stream);
    if (item.kind === 'caught-up') break;
  }
  ending.abort();
  return [...names];
};

/** The delivery, whole and once: every bundle at its number, the chain unbroken, and the last link in the fact that makes it count. */
const expectWhole = async (store: EventStore, deliveries = 1): Promise<void> => {
  const [stream = '', ...others] = await cijferstreams(store);
  const bundels = await eventsOf(store, stream);
  const leveringen = await eventsOf(store, leveringStream('84851NED'));
  expect(others).toEqual([]);
  expect(bundels.map(({ data }) => Reflect.get(data, 'nummer') as number)).toEqual(bundels.map((_, index) => index));
  expect([verifyChain(bundels), verifyChain(leveringen), leveringen.length]).toEqual([undefined, undefined, deliveries]);
  expect(leveringen[0]?.data).toMatchObject({ waarnemingen, bundels: bundels.length, slot: bundels.at(-1)?.metadata.hash });
};

class Halfway extends Error {}

const brokenOffAfter = async (store: EventStore, bundels: number): Promise<void> => {
  const loading = loadTabel(store, randomUUID(), (done) => {
    if (done === bundels) throw new Halfway();
  });
  await expect(loading).rejects.toThrow(Halfway);
};

const stores: readonly (readonly [string, () => Promise<{ readonly store: EventStore; readonly close: () => Promise<void> }>])[] = [
  ['het geheugen', () => Promise.resolve({ store: memoryEventStore(), close: () => Promise.resolve() })],
  [
    'PostgreSQL',
    async () => {
      const database = await testDatabase();
      await migrateEventStore(database.ownerUrl, database.applicationRole);
      const store = postgresEventStore({ url: database.url });
      return {
        store,
        close: async () => {
          await store.close();
          await database.drop();
        },
      };
    },
  ],
  [
    'EventStoreDB',
    async () => {
      const { url, namespace, stop } = await eventStoreDb();
      const store = esdbEventStore({ url, namespace });
      return {
        store,
        close: async () => {
          await store.close();
          await stop();
        },
      };
    },
  ],
];

describe.each(stores)('Een levering vastleggen in %s', (name, openStore) => {
  let store: EventStore;
  let close: () => Promise<void>;

  beforeAll(async () => {
    ({ store, close } = await openStore());
  });
  afterAll(() => close());

  it('laat niets zien als zij wordt afgebroken, en gaat verder waar zij was', async () => {
    for (const bundels of [1, 4]) await brokenOffAfter(store, bundels);
    expect(await eventsOf(store, leveringStream('84851NED'))).toEqual([]);
    const told: number[] = [];
    expect(await loadTabel(store, randomUUID(), (done) => told.push(done))).toMatchObject({ outcome: 'loaded', written: { events: 1 } });
    expect(told[0]).toBeGreaterThan(4);
    await expectWhole(store);
  });

  it('verandert niets als zij nog eens komt, ook niet twee keer tegelijk', async () => {
    const again = await Promise.all([loadTabel(store, randomUUID()), loadTabel(store, randomUUID())]);
    expect(again).toMatchObject([
      { outcome: 'loaded', written: { events: 0 } },
      { outcome: 'loaded', written: { events: 0 } },
    ]);
    await expectWhole(store);
  });

  it('herkent dezelfde opdracht', async () => {
    const commandId = randomUUID();
    expect((await Promise.all([loadTabel(store, commandId), loadTabel(store, commandId)])).map(({ outcome }) => outcome)).toEqual(['loaded', 'loaded']);
    await expectWhole(store);
  });

  if (name !== 'PostgreSQL') return;

  it.each([1, 2, 5, 8])('overleeft een kill -9 na %i bundels', async (bundels) => {
    const database = await testDatabase();
    await migrateEventStore(database.ownerUrl, database.applicationRole);
    const program = fileURLToPath(new URL('levering.child.ts', import.meta.url));
    const typescript = new URL('../typescript.mjs', import.meta.url).href;
    const child = spawn(process.execPath, ['--conditions=actiespoor-source', '--import', typescript, program, database.url], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    const closed = once(child, 'close');
    for await (const text of child.stdout.setEncoding('utf8') as AsyncIterable<string>) if (text.split('\n').some((line) => Number(line) >= bundels)) break;
    child.kill('SIGKILL');
    await closed;
    const after = postgresEventStore({ url: database.url });
    expect(await eventsOf(after, leveringStream('84851NED'))).toEqual([]);
    expect(await loadTabel(after, randomUUID())).toMatchObject({ outcome: 'loaded' });
    await expectWhole(after);
    await after.close();
    await database.drop();
  });

  it('is van twee laders tegelijk één levering', async () => {
    const database = await testDatabase();
    await migrateEventStore(database.ownerUrl, database.applicationRole);
    const both = [postgresEventStore({ url: database.url }), postgresEventStore({ url: database.url })];
    const loaded = await Promise.all(both.map((one) => loadTabel(one, randomUUID())));
    expect(loaded.map((one) => one.outcome === 'loaded' && one.written.events).toSorted()).toEqual([0, 1]);
    await expectWhole(both[0] as EventStore);
    for (const one of both) await one.close();
    await database.drop();
  });
});
