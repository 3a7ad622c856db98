import { setTimeout as sleep } from 'node:timers/promises';

import type { EventStore } from '@actiespoor/event-store';
import { testDatabase, type TestDatabase } from '@actiespoor/testing';
import { Client } from 'pg';

import { migrateEventStore } from '../src/migrate.js';
import { postgresEventStore, type PostgresEventStoreOptions } from '../src/postgres-event-store.js';
import { appendLock } from '../src/append-function.js';

/** A database with an event store in it, and the connections that a test opens. */
export interface MigratedDatabase {
  readonly database: TestDatabase;
  /** Opens a store of its own, like another process. */
  open(options?: Partial<PostgresEventStoreOptions>): EventStore;
  /** A bare connection. */
  connect(url: string): Promise<Client>;
  /** Closes every store and connection and drops the database. */
  close(): Promise<void>;
}

export const migratedDatabase = async (): Promise<MigratedDatabase> => {
  const database = await testDatabase();
  await migrateEventStore(database.ownerUrl, database.applicationRole);
  const closing: (() => Promise<void>)[] = [];
  return {
    database,
    open: (options) => {
      const store = postgresEventStore({ url: database.url, ...options });
      closing.push(() => store.close());
      return store;
    },
    connect: async (url) => {
      const client = new Client({ connectionString: url });
      client.on('error', () => undefined);
      await client.connect();
      closing.push(() => client.end());
      return client;
    },
    close: async () => {
      await Promise.all(closing.map((close) => close()));
      await database.drop();
    },
  };
};

/** Holds the lock of the writers, so that later appends wait and then go in one batch. */
export const holdWriters = async (client: Client): Promise<() => Promise<void>> => {
  await client.query('select pg_advisory_lock($1)', [appendLock]);
  return async () => {
    await client.query('select pg_advisory_unlock($1)', [appendLock]);
  };
};

/** Repeats the query until it has a row, and returns that row. @throws after ten seconds without one */
export const rowWhen = async <Row extends object>(client: Client, text: string): Promise<Row> => {
  const deadline = performance.now() + 10_000;
  while (performance.now() < deadline) {
    const { rows } = await client.query<Row>(text);
    if (rows[0]) return rows[0];
    await sleep(10);
  }
  throw new Error(`Geen antwoord op: ${text}`);
};

/** Resolves when a writer waits for the lock, with the pid of its server process. */
export const waitingWriter = (client: Client): Promise<{ readonly pid: number }> =>
  rowWhen(
    client,
    `select pid from pg_locks where locktype = 'advisory' and not granted
    and database = (select oid from pg_database where datname = current_database())`,
  );
