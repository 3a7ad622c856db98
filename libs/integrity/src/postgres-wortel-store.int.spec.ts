import { StoreUnavailable } from '@actiespoor/event-store';
import { testDatabase, type TestDatabase } from '@actiespoor/testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';

import { migrateWortels } from './migrate.js';
import { postgresWortelStore } from './postgres-wortel-store.js';
import { wortelStoreContract } from './wortel-store.contract.js';

wortelStoreContract('PostgreSQL', async () => {
  const database = await testDatabase();
  await migrateWortels(database.ownerUrl, database.applicationRole);
  const store = postgresWortelStore({ url: database.url });
  return {
    store,
    close: async () => {
      await store.close();
      await database.drop();
    },
  };
});

let database: TestDatabase;

beforeAll(async () => {
  database = await testDatabase();
});

afterAll(() => database.drop());

const run = async (url: string, text: string): Promise<void> => {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(text);
  } finally {
    await client.end();
  }
};

const changes = [`update notaris.wortels set handtekening = ''`, 'delete from notaris.wortels', 'truncate notaris.wortels'];

describe('De plaats voor wortels', () => {
  it('zegt het als zij er nog niet is', async () => {
    const store = postgresWortelStore({ url: database.url });
    await expect(store.last()).rejects.toBeInstanceOf(StoreUnavailable);
    await store.close();
  });

  it('kan door velen tegelijk en nog eens worden gemaakt', async () => {
    const migrate = () => migrateWortels(database.ownerUrl, database.applicationRole);
    await Promise.all([migrate(), migrate(), migrate()]);
    await migrate();
    const store = postgresWortelStore({ url: database.url });
    expect(await store.list()).toEqual([]);
    await store.close();
  });

  it.each([...changes, 'alter table notaris.wortels disable trigger all', 'drop table notaris.wortels'])(
    'kan het programma niet veranderen met: %s',
    async (change) => {
      await expect(run(database.url, change)).rejects.toMatchObject({ code: '42501' });
    },
  );

  it.each(changes)('kan ook de eigenaar niet veranderen met: %s', async (change) => {
    await expect(run(database.ownerUrl, change)).rejects.toThrow('Wat getekend is blijft staan');
  });
});
