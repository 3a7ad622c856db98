import { newEvent, newEvents, newStream, readAll } from '@actiespoor/event-store/contract';
import { testDatabase } from '@actiespoor/testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { type MigratedDatabase, migratedDatabase } from '../test/migrated-database.js';
import { migrateEventStore } from './migrate.js';
import { postgresEventStore } from './postgres-event-store.js';

let here: MigratedDatabase;

beforeAll(async () => {
  here = await migratedDatabase();
  await here.open().append(newStream(), newEvents(3), 'no-stream');
});

afterAll(() => here.close());

const changes = [
  `update event_store.events set type = 'Anders'`,
  `update event_store.events set type = 'Anders' where false`,
  'delete from event_store.events',
  'truncate event_store.events',
];

describe('Wat gebeurd is', () => {
  it.each([
    ...changes,
    'alter table event_store.events disable trigger all',
    'drop table event_store.events',
    `select setval('event_store.event_position', 1)`,
  ])('kan het programma niet veranderen met: %s', async (change) => {
    const application = await here.connect(here.database.url);
    await expect(application.query(change)).rejects.toMatchObject({ code: '42501' });
  });

  it.each(changes)('kan ook de eigenaar niet veranderen met: %s', async (change) => {
    const owner = await here.connect(here.database.ownerUrl);
    await expect(owner.query(change)).rejects.toMatchObject({
      code: '23001',
      message: expect.stringMatching(/^Wat gebeurd is blijft staan: (UPDATE|DELETE|TRUNCATE) op event_store\.events is geweigerd$/),
    });
    const { rows } = await owner.query('select type from event_store.events');
    expect(rows).toEqual(Array(3).fill({ type: 'ProefGedaan' }));
  });
});

describe('De migratie', () => {
  it('kan door velen tegelijk en nog eens, en daarna werkt alles', async () => {
    const database = await testDatabase();
    const migrate = () => migrateEventStore(database.ownerUrl, database.applicationRole);
    await Promise.all([migrate(), migrate(), migrate(), migrate()]);
    const store = postgresEventStore({ url: database.url });
    const stream = newStream();
    const event = newEvent();
    await store.append(stream, [event], 'no-stream');
    await migrate();

    expect((await readAll(store, stream)).map(({ id }) => id)).toEqual([event.id]);
    await store.close();
    await database.drop();
  });

  it('zegt het als zij niet kan', async () => {
    const database = await testDatabase();
    await expect(migrateEventStore(database.url, database.applicationRole)).rejects.toThrow('permission denied');
    await expect(migrateEventStore(database.ownerUrl, 'bestaat_niet')).rejects.toThrow('role "bestaat_niet" does not exist');
    await database.drop();
  });
});
