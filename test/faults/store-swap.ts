import { EventLog } from '../../libs/event-store-esdb/test/event-log.js';
import { startTestServer as startEventStoreDb, type TestServer as EventStoreDb } from '../../libs/event-store-esdb/test/test-server.js';

import { migrateEventStore } from '@actiespoor/event-store-postgres';
import { testDatabase } from '@actiespoor/testing';
import { Client } from 'pg';

/** An event store that an administrator backs up, puts back and empties, under read models that stay. */
export interface SwappedStore {
  /** The settings of a service on it. */
  readonly settings: Readonly<Record<string, string>>;
  backUp(): Promise<void>;
  putBack(): Promise<void>;
  /** Puts a new and empty store in its place. */
  empty(): Promise<void>;
  close(): Promise<void>;
}

const asOwner = async (url: string, ...texts: readonly string[]): Promise<void> => {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    for (const text of texts) await client.query(text);
  } finally {
    await client.end();
  }
};

const keep = [
  'drop schema if exists bewaard cascade',
  'create schema bewaard',
  'create table bewaard.events as table event_store.events',
  'create table bewaard.plaats as select last_value from event_store.event_position',
];

const restore = [
  'alter table event_store.events disable trigger all',
  'delete from event_store.events',
  'insert into event_store.events table bewaard.events',
  'alter table event_store.events enable trigger all',
  "select setval('event_store.event_position', (select last_value from bewaard.plaats))",
];

export const swappedPostgres = async (): Promise<SwappedStore> => {
  const database = await testDatabase();
  const { url, ownerUrl, applicationRole } = database;
  return {
    settings: { DATABASE_URL: url, MIGRATION_DATABASE_URL: ownerUrl },
    backUp: () => asOwner(ownerUrl, ...keep),
    putBack: () => asOwner(ownerUrl, ...restore),
    empty: async () => {
      await asOwner(ownerUrl, 'drop schema event_store cascade');
      await migrateEventStore(ownerUrl, applicationRole);
    },
    close: () => database.drop(),
  };
};

export const swappedEventStoreDb = async (): Promise<SwappedStore> => {
  const database = await testDatabase();
  let server: EventStoreDb = await startEventStoreDb();
  let kept = server.log;
  const { port, url } = server;
  const serve = async (log: EventLog): Promise<void> => {
    await server.stop();
    server = await startEventStoreDb({ log, port });
  };
  return {
    settings: { DATABASE_URL: database.url, MIGRATION_DATABASE_URL: database.ownerUrl, EVENT_STORE: 'esdb', ESDB_URL: url, ESDB_NAMESPACE: 'proef' },
    backUp: () => Promise.resolve(void (kept = server.log.copy())),
    putBack: () => serve(kept.copy()),
    empty: () => serve(new EventLog()),
    close: async () => {
      await server.stop();
      await database.drop();
    },
  };
};
