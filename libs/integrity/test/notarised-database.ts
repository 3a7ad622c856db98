import type { EventStore } from '@actiespoor/event-store';
import { testDatabase } from '@actiespoor/testing';
import { Client } from 'pg';

import { migrateWortels } from '../src/migrate.js';
import { createNotary } from '../src/notary.js';
import { postgresWortelStore, type PostgresWortelStore } from '../src/postgres-wortel-store.js';
import { newSleutelPem, type NotarisSleutel, sleutelFromPem } from '../src/sleutel.js';
import { dayOfWork, type Ends, noEnds, write } from './history.js';

export const streams = ['proef-a', 'proef-b', 'proef-c', 'proef-d'] as const;

/** A real store: twelve events on each of three days, all signed, and three of today. */
export interface NotarisedDatabase {
  readonly store: EventStore;
  readonly wortels: PostgresWortelStore;
  readonly sleutel: NotarisSleutel;
  readonly ends: Ends;
  /** Runs statements as the owner with the trigger out of the way, beyond the rights of the program's users. */
  tamper(statements: readonly string[]): Promise<void>;
  /** Restores every event and every root. */
  restore(): Promise<void>;
  close(): Promise<void>;
}

const days = ['2026-11-20', '2026-11-21', '2026-11-22'] as const;

const switched = (to: 'enable' | 'disable'): readonly string[] => [
  `alter table event_store.events ${to} trigger all`,
  `alter table notaris.wortels ${to} trigger all`,
];

const backup = ['create table public.events_copy as table event_store.events', 'create table public.wortels_copy as table notaris.wortels'];

const putBack = [
  'truncate event_store.events, notaris.wortels',
  'insert into event_store.events select * from public.events_copy',
  'insert into notaris.wortels select * from public.wortels_copy',
];

/** The adapter of the store that holds the events; the spec brings it. */
export interface StoreAdapter {
  migrate(ownerUrl: string, applicationRole: string): Promise<void>;
  open(options: { readonly url: string }): EventStore;
}

export const notarisedDatabase = async (adapter: StoreAdapter): Promise<NotarisedDatabase> => {
  const database = await testDatabase();
  await adapter.migrate(database.ownerUrl, database.applicationRole);
  await migrateWortels(database.ownerUrl, database.applicationRole);
  const store = adapter.open({ url: database.url });
  const wortels = postgresWortelStore({ url: database.url });
  const owner = new Client({ connectionString: database.ownerUrl });
  await owner.connect();
  const run = async (statements: readonly string[]): Promise<void> => {
    for (const statement of statements) await owner.query(statement);
  };

  const ends = noEnds();
  for (const dag of days) {
    await write(store, dayOfWork(dag, 12, streams), ends);
    // A gap as a rolled back append leaves it: a position without an event.
    await owner.query(`select nextval('event_store.event_position')`);
  }
  await write(store, dayOfWork('2026-11-23', 3, streams), ends);
  const sleutel = sleutelFromPem(newSleutelPem());
  await createNotary({ store, wortels, sleutel, clock: () => '2026-11-23T12:00:00.000Z' }).notarise();
  await run(backup);

  const tamper = (statements: readonly string[]): Promise<void> => run([...switched('disable'), ...statements, ...switched('enable')]);
  return {
    store,
    wortels,
    sleutel,
    ends,
    tamper,
    restore: () => tamper(putBack),
    close: async () => {
      await Promise.all([store.close(), wortels.close(), owner.end()]);
      await database.drop();
    },
  };
};
