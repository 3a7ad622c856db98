import type { EventStore } from '@actiespoor/event-store';
import { esdbEventStore } from '@actiespoor/event-store-esdb';
import { migrateEventStore, postgresEventStore } from '@actiespoor/event-store-postgres';
import { clashingTables, hostileDatabase, testDatabase } from '@actiespoor/testing';

import { startTestServer as startEventStoreDb } from '../../libs/event-store-esdb/test/test-server.js';
import { startTestServer, type TestServer } from './test-server.js';

/** The stores that the product runs on; a journey runs on each. */
export const eventStores = ['PostgreSQL', 'EventStoreDB'] as const;

export type EventStoreName = (typeof eventStores)[number];

/** Fills the store before the service starts. */
export type Before = (store: EventStore) => Promise<void>;

const writtenTo = async (store: EventStore, before: Before): Promise<void> => {
  try {
    await before(store);
  } finally {
    await store.close();
  }
};

type Settings = Readonly<Record<string, string>>;

const andThen = (server: TestServer, after: () => Promise<void>): TestServer => ({
  ...server,
  stop: async () => {
    await server.stop();
    await after();
  },
});

/** A server that the caller gave in ESDB_URL, or a test server of its own; a namespace keeps tests on one server apart. */
export const eventStoreDb = async (): Promise<{ readonly url: string; readonly namespace: string; readonly stop: () => Promise<void> }> => {
  const [given, namespace] = [process.env['ESDB_URL'], `proef_${crypto.randomUUID().replaceAll('-', '')}`];
  if (given !== undefined) return { url: given, namespace, stop: () => Promise.resolve() };
  const server = await startEventStoreDb();
  return { url: server.url, namespace, stop: () => server.stop() };
};

const onEventStoreDb = async (before: Before, settings: Settings = {}): Promise<TestServer> => {
  const { url, namespace, stop } = await eventStoreDb();
  await writtenTo(esdbEventStore({ url, namespace }), before);
  return andThen(await startTestServer({ EVENT_STORE: 'esdb', ESDB_URL: url, ESDB_NAMESPACE: namespace, ...settings }), stop);
};

const onPostgres = async (before: Before): Promise<TestServer> => {
  const database = await testDatabase();
  const { url, ownerUrl, applicationRole } = database;
  await migrateEventStore(ownerUrl, applicationRole);
  await writtenTo(postgresEventStore({ url }), before);
  return andThen(await startTestServer({ DATABASE_URL: url, MIGRATION_DATABASE_URL: ownerUrl }), () => database.drop());
};

/** The service on this store, which others wrote to before. EventStoreDB is a test server that speaks its protocol. */
export const startServerAfter = (name: EventStoreName, before: Before): Promise<TestServer> =>
  name === 'PostgreSQL' ? onPostgres(before) : onEventStoreDb(before);

/** PostgreSQL with unexpected defaults of roles and database. */
export const hostilePostgres = 'PostgreSQL met vijandige standaardwaarden';

/** The service on a database with hostile defaults. */
const startServerOnHostile = async (settings: Settings = {}): Promise<TestServer> => {
  const database = await hostileDatabase();
  const { url, ownerUrl } = database;
  return andThen(await startTestServer({ DATABASE_URL: url, MIGRATION_DATABASE_URL: ownerUrl, ...settings }), () => database.drop());
};

/** PostgreSQL that undoes every thirteenth writing statement, as under concurrency. */
export const clashingPostgres = 'PostgreSQL dat telkens terugdraait';

const startServerOnClashing = async (settings: Settings = {}): Promise<TestServer> => {
  const server = await startTestServer(settings);
  await clashingTables(server.databaseUrl);
  return server;
};

/** The service on this store, which is empty at the start of a journey. */
export const startServerOn = (name: EventStoreName | typeof hostilePostgres | typeof clashingPostgres, settings: Settings = {}): Promise<TestServer> => {
  switch (name) {
    case 'PostgreSQL':
      return startTestServer(settings);
    case 'EventStoreDB':
      return onEventStoreDb(() => Promise.resolve(), settings);
    case hostilePostgres:
      return startServerOnHostile(settings);
    case clashingPostgres:
      return startServerOnClashing(settings);
  }
};

/** Those stores, and PostgreSQL in its hostile forms. */
export const unkindStores = [...eventStores, hostilePostgres, clashingPostgres] as const;
