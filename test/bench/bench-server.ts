import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { startEmbeddedPostgres } from '@actiespoor/embedded-postgres';
import type { EventStore } from '@actiespoor/event-store';
import { migrateEventStore, postgresEventStore } from '@actiespoor/event-store-postgres';
import { migrateReadStore, openReadStore, type ReadStore } from '@actiespoor/read-store-postgres';
import { Client } from 'pg';

/** A database with both stores in it, and a bare table with the columns of the events. */
export interface BenchDatabase {
  readonly url: string;
  readonly ownerUrl: string;
  readonly eventStore: EventStore;
  readonly readStore: ReadStore;
  /** A bare connection as the application role. */
  connect(): Promise<Client>;
  /** Runs one statement as the owner. */
  asOwner(text: string): Promise<void>;
}

/** A PostgreSQL for the benchmark in a temporary folder, with the settings of every installation. */
export interface BenchServer {
  /** A folder for the files of programs under test. */
  readonly folder: string;
  database(name: string): Promise<BenchDatabase>;
  /** Registers work to do before the server stops; the last registered runs first. */
  onStop(closing: () => Promise<unknown>): void;
  /** Closes all connections, stops the server and removes the folder. A second call does nothing. */
  stop(): Promise<void>;
}

interface Server {
  readonly url: string;
  readonly ownerUrl: string;
  readonly applicationRole: string;
}

type OnStop = BenchServer['onStop'];

const bareTable = 'create table public.bare (like event_store.events including all)';

const inDatabase = (url: string, name: string): string => {
  const other = new URL(url);
  other.pathname = `/${name}`;
  return other.href;
};

const run = async (url: string, ...statements: readonly string[]): Promise<void> => {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
};

const makeDatabase = async (server: Server, name: string): Promise<{ readonly url: string; readonly ownerUrl: string }> => {
  await run(server.ownerUrl, `create database ${name}`);
  const urls = { url: inDatabase(server.url, name), ownerUrl: inDatabase(server.ownerUrl, name) };
  await migrateEventStore(urls.ownerUrl, server.applicationRole);
  await migrateReadStore(urls.ownerUrl, server.applicationRole);
  await run(
    urls.ownerUrl,
    bareTable,
    `create sequence public.bare_position as bigint cache 1 owned by public.bare.position`,
    `alter table public.bare alter column position set default nextval('public.bare_position')`,
    `grant select, insert on public.bare to ${server.applicationRole}`,
    `grant usage on sequence public.bare_position to ${server.applicationRole}`,
  );
  return urls;
};

const openDatabase = async (server: Server, name: string, onStop: OnStop): Promise<BenchDatabase> => {
  const urls = await makeDatabase(server, name);
  const eventStore = postgresEventStore({ url: urls.url });
  onStop(() => eventStore.close());
  const readStore = openReadStore({ url: urls.url });
  onStop(() => readStore.close());
  return {
    ...urls,
    eventStore,
    readStore,
    connect: async () => {
      const client = new Client({ connectionString: urls.url });
      client.on('error', () => undefined);
      await client.connect();
      onStop(() => client.end());
      return client;
    },
    asOwner: (text) => run(urls.ownerUrl, text),
  };
};

/** Starts the server. After a fault or Ctrl-C, `stop()` leaves nothing behind either. */
export const startBenchServer = async (): Promise<BenchServer> => {
  const folder = await mkdtemp(join(tmpdir(), 'actiespoor-bench-'));
  await chmod(folder, 0o711); // under root PostgreSQL runs as another user
  const server = await startEmbeddedPostgres({ dataDir: folder, log: () => undefined });
  const closings: (() => Promise<unknown>)[] = [];
  const close = async (): Promise<void> => {
    for (const closing of closings.reverse()) await closing().catch(() => undefined);
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  };
  const onStop: OnStop = (closing) => {
    closings.push(closing);
  };
  let stopped: Promise<void> | undefined;
  return {
    folder,
    onStop,
    database: (name) => openDatabase(server, name, onStop),
    stop: () => (stopped ??= close()),
  };
};
