import { type Kysely, sql } from 'kysely';

import type { ReadDatabase } from './database.js';

/** The present outage of the event store, as the processes on one database know it: for all of them it began at one moment. */
export interface OutageStore {
  /** Notes that the event store is away. The moment since which it is: the one that was noted first. */
  begin(since: string): Promise<string>;
  /** The moment that was noted; undefined if the event store is there, as far as somebody told. */
  since(): Promise<string | undefined>;
  end(): Promise<void>;
}

interface Row {
  readonly sinds: Date;
}

export const createOutages = async (db: Kysely<unknown>): Promise<void> => {
  await sql`create table werk.event_store_weg (enkel boolean primary key default true check (enkel), sinds timestamptz not null)`.execute(db);
  await sql`comment on table werk.event_store_weg is
    'Sinds wanneer de event store weg is, voor alle processen samen. Leeg zolang hij antwoordt.'`.execute(db);
};

const momentIn = (rows: readonly Row[]): string | undefined => rows[0]?.sinds.toISOString();

export const outageStore = (db: ReadDatabase): OutageStore => {
  const since = async (): Promise<string | undefined> => momentIn((await sql<Row>`select sinds from werk.event_store_weg`.execute(db)).rows);
  return {
    since,
    begin: async (moment) => {
      await sql`insert into werk.event_store_weg (sinds) values (${moment}) on conflict do nothing`.execute(db);
      return (await since()) ?? moment;
    },
    end: async () => void (await sql`delete from werk.event_store_weg`.execute(db)),
  };
};
