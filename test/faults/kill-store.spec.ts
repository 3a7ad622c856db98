import type { EventStore, Recorded } from '@actiespoor/event-store';
import { migrateEventStore, postgresEventStore } from '@actiespoor/event-store-postgres';
import { migrateReadStore, openReadStore, type ReadStore } from '@actiespoor/read-store-postgres';
import { testDatabase, type TestDatabase } from '@actiespoor/testing';
import { spoor } from '@actiespoor/voortgang';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';

import { brokenChains, readEverything } from '../support/evidence.js';
import { effects, foldedRows, startEffects, storedRows } from './effects.js';
import { type Heard, startChild, type WaitingChild } from './killed-child.js';
import { eventsPerAppend } from './stream-writer.js';

/** By hand: FAULT_ROUNDS=100 npm run jest -- test/faults/kill-store. */
const rounds = Number(process.env['FAULT_ROUNDS'] ?? 30);
const roundMs = 10_000;

const hasGap = (events: readonly Recorded[]): boolean => events.some(({ revision }, index) => revision !== BigInt(index));

const tornStreams = (events: readonly Recorded[]): readonly string[] =>
  [...Map.groupBy(events, ({ stream }) => stream)]
    .filter(([, ofStream]) => hasGap(ofStream) || ofStream.length % eventsPerAppend !== 0)
    .map(([stream]) => stream);

/** Follows the feed from the beginning while others write. */
const followAll = (store: EventStore): { readonly seen: readonly string[]; readonly end: () => Promise<void> } => {
  const ending = new AbortController();
  const seen: string[] = [];
  const following = (async () => {
    for await (const item of store.feed({ signal: ending.signal })) if (item.kind === 'event') seen.push(item.recorded.id);
  })();
  const end = async (): Promise<void> => {
    ending.abort();
    await following;
  };
  return { seen, end };
};

describe('Een proces dat met kill -9 eindigt terwijl het schrijft en bijhoudt', () => {
  const heard: Heard[] = [];
  const children: WaitingChild[] = [];
  let database: TestDatabase;
  let watcher: Client;
  let store: EventStore;
  let readStore: ReadStore;
  let follower: ReturnType<typeof followAll>;
  let events: readonly Recorded[];

  const nextChild = (): WaitingChild => {
    const child = startChild(database.url);
    children.push(child);
    return child;
  };

  /** Waits until the server has finished the work of a killed process. */
  const settled = async (): Promise<void> => {
    const others = `select from pg_stat_activity where datname = current_database() and application_name like '% event store'`;
    while ((await watcher.query(others)).rowCount !== 0) await watcher.query('select pg_sleep(0.01)');
  };

  beforeAll(async () => {
    database = await testDatabase();
    await migrateEventStore(database.ownerUrl, database.applicationRole);
    await migrateReadStore(database.ownerUrl, database.applicationRole);
    watcher = new Client({ connectionString: database.ownerUrl });
    await watcher.connect();
    store = postgresEventStore({ url: database.url });
    readStore = openReadStore({ url: database.url });
    follower = followAll(store);
  });
  afterAll(async () => {
    await Promise.all(children.map((child) => child.end()));
    await follower.end();
    await Promise.all([store.close(), readStore.close(), watcher.end()]);
    await database.drop();
  });

  it(
    `verliest in ${rounds} rondes niets dat bevestigd was, en schrijft niets dubbel`,
    async () => {
      let child = nextChild();
      for (let round = 1; round <= rounds; round += 1) {
        const spare = nextChild();
        heard.push(await child.workAndDie());
        child = spare;
      }
      await child.end();
      await settled();

      events = await readEverything(store);
      const found = new Set(events.map(({ id }) => id));
      const acknowledged = [...new Set(heard.flatMap((one) => one.acknowledged))];
      const doubled = events.length - found.size;
      const committing = heard.filter((one) => one.committing.length > 0).length;
      process.stdout.write(
        `rondes ${rounds}, geschreven ${events.length}, bevestigd ${acknowledged.length}, gevonden ${acknowledged.filter((id) => found.has(id)).length}, dubbel ${doubled}, gedood midden in het bijhouden ${committing}\n`,
      );
      expect(acknowledged.length).toBeGreaterThan(rounds);
      expect(acknowledged.filter((id) => !found.has(id))).toEqual([]);
      expect(doubled).toBe(0);
    },
    rounds * roundMs,
  );

  it('laat geen halve toevoeging, gat of gebroken keten achter', () => {
    expect(tornStreams(events)).toEqual([]);
    expect(brokenChains(events)).toEqual([]);
  });

  it('was voor wie al die tijd meelas hetzelfde, in dezelfde volgorde', async () => {
    while (follower.seen.length < events.length) await watcher.query('select pg_sleep(0.01)');
    await follower.end();
    expect(follower.seen).toEqual(events.map(({ id }) => id));
    expect(events.map(({ position }) => position)).toEqual(events.map(({ position }) => position).toSorted());
  });

  it('heeft elke gebeurtenis precies één keer bijgehouden', async () => {
    const processors = startEffects({ store, projections: readStore.projections });
    const head = events.at(-1)?.position;
    if (head === undefined) throw new Error('Er is niets geschreven');
    const reached = await Promise.all(processors.map((processor) => processor.waitFor(head, 20_000)));
    await Promise.all(processors.map((processor) => processor.stop()));
    expect(reached).toEqual(effects.map(() => true));

    for (const projection of effects) {
      const folded = foldedRows(projection, events);
      expect(await storedRows(readStore.projections, projection, [...folded.keys()])).toEqual(folded);
    }
    const { rows } = await watcher.query<{ regels: number }>(`select count(*)::int as regels from voortgang.spoor_v${spoor.version}`);
    expect(rows).toEqual([{ regels: events.length }]);
  });
});
