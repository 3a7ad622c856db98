import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { EventStore, Position, Recorded } from '@actiespoor/event-store';
import { newEvents } from '@actiespoor/event-store/contract';
import { testDatabase, type TestDatabase } from '@actiespoor/testing';

import { migrateEventStore } from './migrate.js';
import { postgresEventStore } from './postgres-event-store.js';

describe('Alle streams, een voor een', () => {
  const streams = ['plan-b', 'actie-2', 'actie-1', 'plan-a', 'kader-1'];
  let database: TestDatabase;
  let store: EventStore;
  let upTo: Position;

  const read = async (
    options: { readonly afterStream?: string; readonly streamPrefixes?: readonly string[]; readonly streams?: readonly string[] } = {},
  ): Promise<readonly Recorded[]> => {
    const events: Recorded[] = [];
    for await (const recorded of store.byStream?.({ upTo, signal: new AbortController().signal, ...options }) ?? []) events.push(recorded);
    return events;
  };

  const placesOf = (events: readonly Recorded[]): readonly string[] => events.map(({ stream, revision }) => `${stream} ${String(revision)}`);

  beforeAll(async () => {
    database = await testDatabase();
    await migrateEventStore(database.ownerUrl, database.applicationRole);
    store = postgresEventStore({ url: database.url });
    for (const stream of streams) await store.append(stream, newEvents(450), 'no-stream');
    upTo = (await store.head()) as Position;
    for (const stream of streams) await store.append(stream, newEvents(1), 'stream-exists');
  });

  afterAll(async () => {
    await store.close();
    await database.drop();
  });

  it('komen op naam, elk in de eigen volgorde, zonder wat later kwam', async () => {
    const expected = streams.toSorted().flatMap((stream) => Array.from({ length: 450 }, (_, revision) => `${stream} ${String(revision)}`));
    expect(placesOf(await read())).toEqual(expected);
  });

  it('beginnen ook na een stream, en alleen met wat iemand volgt', async () => {
    const some = placesOf(await read({ afterStream: 'actie-1', streamPrefixes: ['actie-', 'plan-'] }));
    expect([...new Set(some.map((place) => place.split(' ')[0]))]).toEqual(['actie-2', 'plan-a', 'plan-b']);
    expect(some).toHaveLength(1_350);
  });

  it('zijn ook alleen die waar iemand om vraagt', async () => {
    const asked = placesOf(await read({ streams: ['plan-b', 'actie-2', 'actie', 'onbekend'] }));
    expect([...new Set(asked.map((place) => place.split(' ')[0]))]).toEqual(['actie-2', 'plan-b']);
    expect(asked).toHaveLength(900);
    expect(await read({ streams: [] })).toEqual([]);
  });

  it('houden op met het signaal', async () => {
    const stopping = new AbortController();
    let seen = 0;
    for await (const { revision } of store.byStream?.({ upTo, signal: stopping.signal }) ?? []) {
      seen += 1;
      if (revision === 9n) stopping.abort();
    }
    expect(seen).toBeLessThanOrEqual(1_000);
    expect(seen).toBeGreaterThanOrEqual(10);
  });
});
