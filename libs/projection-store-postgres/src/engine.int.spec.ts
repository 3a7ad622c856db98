import { type EventStore, memoryEventStore, type Position } from '@actiespoor/event-store';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';

import { follow, measure, openedIn, type Opened, readModelsIn, rebuild, type TestDatabase, testDatabase } from '../test/waterstanden.js';
import { migrateReadModels } from './migrate-read-models.js';

const query = async (url: string, text: string): Promise<readonly Record<string, unknown>[]> => {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(text)).rows;
  } finally {
    await client.end();
  }
};

const headOf = async (store: EventStore): Promise<Position> => {
  const head = await store.head();
  if (head === undefined) throw new Error('Er is niets gebeurd');
  return head;
};

describe('Leesmodellen die niet van plannen zijn', () => {
  const store = memoryEventStore();
  let database: TestDatabase;
  let water: Opened;

  const found = (): Promise<readonly Record<string, unknown>[]> => query(database.url, 'select plaats, hoogst, rij from water.waterstanden_v1 order by key');
  const beside = (): Promise<readonly Record<string, unknown>[]> => query(database.url, 'select key, stand from water.standen_v1 order by key, stand');
  const caughtUp = async (opened: Opened): Promise<boolean> => opened.waitForPosition(['waterstanden'], await headOf(store), 10_000);

  beforeAll(async () => {
    database = await testDatabase();
    await Promise.all([1, 2, 3].map(() => migrateReadModels(readModelsIn('water', 7_205_759_600), database)));
    water = await openedIn(database, 'water');
    await measure(store, 'lobith', [480, 510]);
    await measure(store, 'hagestein', [120]);
  });
  afterAll(async () => {
    await water.close();
    await store.close();
    await database.drop();
  });

  it('hebben een eigen schema, met een eigen boekhouding en zonder iets van een ander', async () => {
    const tables = await query(
      database.url,
      `select schemaname || '.' || tablename as naam from pg_tables where schemaname !~ '^(pg_|information_)' order by 1`,
    );
    expect(tables.map(({ naam }) => naam)).toEqual([
      'water.checkpoint',
      'water.geparkeerd',
      'water.herbouw',
      'water.migration',
      'water.migration_lock',
      'water.standen_v1_g1',
      'water.waterstanden_v1_g1',
    ]);
    await expect(query(database.url, 'drop table water.waterstanden_v1_g1')).rejects.toMatchObject({ code: '42501' });
  });

  it('komen niet in het schema van een ander', async () => {
    const verdwaald = { ...readModelsIn('elders', 7_205_759_601), tables: readModelsIn('water', 7_205_759_600).tables };
    await expect(migrateReadModels(verdwaald, database)).rejects.toThrow('water.waterstanden_v1 staat niet in het schema elders');
  });

  it('volgen de gebeurtenissen, met wat een vraag zoekt in kolommen en wat zij spreiden ernaast', async () => {
    const processor = follow(store, water);
    expect(await caughtUp(water)).toBe(true);
    await processor.stop();
    expect(await found()).toEqual([
      { plaats: 'hagestein', hoogst: 120, rij: { plaats: 'hagestein', standen: [120] } },
      { plaats: 'lobith', hoogst: 510, rij: { plaats: 'lobith', standen: [480, 510] } },
    ]);
    expect(await beside()).toEqual([
      { key: 'hagestein', stand: 120 },
      { key: 'lobith', stand: 480 },
      { key: 'lobith', stand: 510 },
    ]);
    expect(await water.projections.checkpoints()).toEqual(new Map([['waterstanden', await headOf(store)]]));
  });

  it('worden herbouwd in een nieuwe tabel, met dezelfde inhoud', async () => {
    const before = [await found(), await beside()];
    expect(await rebuild(store, water)).toMatchObject({ outcome: 'rebuilt' });
    expect([await found(), await beside()]).toEqual(before);
    const tables = await query(database.url, `select tablename as naam from pg_tables where schemaname = 'water' and tablename ~ '_g[0-9]' order by 1`);
    expect(tables.map(({ naam }) => naam)).toEqual(['standen_v1_g2', 'waterstanden_v1_g2']);
    expect(await water.control.conditions()).toMatchObject([{ name: 'waterstanden', version: 1, generation: 2, isRebuilding: false, parked: 0 }]);
  });

  it('krijgen bij een volgende start een index die er bij is gekomen, in de tabel die er staat', async () => {
    const [table] = readModelsIn('water', 7_205_759_600).tables;
    const more = { ...readModelsIn('water', 7_205_759_600), tables: table ? [{ ...table, indexes: [...table.indexes, '(plaats)'] }] : [] };
    const indexes = () =>
      query(database.url, `select indexname as naam from pg_indexes where schemaname = 'water' and tablename = 'waterstanden_v1_g2' order by 1`);
    const before = await indexes();
    await migrateReadModels(more, database);
    await migrateReadModels(more, database);
    expect(await indexes()).toEqual([...before, { naam: 'waterstanden_v1_g2_2' }].toSorted((a, b) => (String(a['naam']) < String(b['naam']) ? -1 : 1)));
  });

  it('zetten apart wat zij niet aankunnen, en doen wat een beheerder vraagt', async () => {
    await measure(store, 'lobith', ['hoog']);
    const processor = follow(store, water);
    expect(await caughtUp(water)).toBe(true);
    expect(await water.control.parked()).toMatchObject([
      { name: 'waterstanden', stream: 'peilschaal-lobith', error: expect.stringContaining('Geen getal'), attempts: 1 },
    ]);
    const asked = await water.control.retry('waterstanden');
    while ((await water.control.answered('waterstanden')) < asked) await new Promise(setImmediate);
    expect(await water.control.parked()).toMatchObject([{ attempts: 2 }]);
    await expect(water.control.pause('spoor')).rejects.toThrow('Er is geen projectie spoor; er zijn: waterstanden');
    await processor.stop();
  });

  it('staan naast leesmodellen van dezelfde naam in een ander schema, elk met een eigen leider', async () => {
    const elders = await openedIn(database, 'elders', 7_205_759_601);
    const processors = [follow(store, water), follow(store, elders)];
    await measure(store, 'nijmegen', [700]);
    expect([await caughtUp(water), await caughtUp(elders)]).toEqual([true, true]);
    const places = (table: string) => query(database.url, `select plaats from ${table} order by plaats`);
    expect(await places('elders.waterstanden_v1')).toEqual(await places('water.waterstanden_v1'));
    await rebuild(store, elders);
    expect([await water.control.conditions(), await elders.control.conditions()]).toMatchObject([[{ generation: 2 }], [{ generation: 2 }]]);
    await Promise.all(processors.map((processor) => processor.stop()));
    await elders.close();
  });
});
