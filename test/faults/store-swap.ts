import { randomUUID } from 'node:crypto';

import { EventLog } from '../../libs/event-store-esdb/test/event-log.js';
import { appendUntilAnswered } from '../../libs/event-store-esdb/test/patient-writer.js';
import { startTestServer as startEventStoreDb, type TestServer as EventStoreDb } from '../../libs/event-store-esdb/test/test-server.js';

import type { EventStore, Position } from '@actiespoor/event-store';
import { esdbEventStore } from '@actiespoor/event-store-esdb';
import { newEvent } from '@actiespoor/event-store/contract';
import { migrateEventStore, postgresEventStore } from '@actiespoor/event-store-postgres';
import { streamPrefix } from '@actiespoor/plan/model';
import { testDatabase } from '@actiespoor/testing';
import { cijferPrefix } from '@actiespoor/veilig-thuis/model';
import { Client } from 'pg';

/** An event store that an administrator backs up, puts back and empties, under read models that stay. */
export interface SwappedStore {
  /** The settings of a service on it. */
  readonly settings: Readonly<Record<string, string>>;
  backUp(): Promise<void>;
  putBack(): Promise<void>;
  /** Puts a new and empty store in its place. */
  empty(): Promise<void>;
  /** Makes the present store longer than any that was there before. */
  fill(): Promise<void>;
  /** The end of the present store. */
  head(): Promise<Position | undefined>;
  close(): Promise<void>;
}

const passing = (open: () => EventStore): Pick<SwappedStore, 'fill' | 'head'> => {
  const using = async <T>(work: (store: EventStore) => Promise<T>): Promise<T> => {
    const store = open();
    return work(store).finally(() => store.close());
  };
  const events = Array.from({ length: 500 }, () => newEvent({ tekst: 'x'.repeat(1_000) }));
  return {
    fill: () => using(async (store) => void (await appendUntilAnswered(store, { stream: `plan-${randomUUID()}`, events, expected: 'no-stream' }))),
    head: () => using((store) => store.head()),
  };
};

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
    ...passing(() => postgresEventStore({ url })),
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
    ...passing(() => esdbEventStore({ url, namespace: 'proef', streamPrefixes: [...Object.values(streamPrefix), ...Object.values(cijferPrefix)] })),
    close: async () => {
      await server.stop();
      await database.drop();
    },
  };
};
