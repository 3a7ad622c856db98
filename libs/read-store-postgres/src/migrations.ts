import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

const createCheckpoint = async (db: Kysely<unknown>): Promise<void> => {
  await sql`
    create table voortgang.checkpoint (
      name text not null,
      version integer not null,
      positie text collate "C",
      epoch bigint not null,
      primary key (name, version)
    )`.execute(db);
  await sql`comment on table voortgang.checkpoint is
    'Tot waar elke projectie is. Wie de leiding neemt verhoogt epoch; wie een oudere heeft schrijft niets meer.'`.execute(db);
};

const createInvoer = async (db: Kysely<unknown>): Promise<void> => {
  await sql`create schema invoer`.execute(db);
  await sql`
    create table invoer.proef (
      import_id text primary key,
      eigenaar text not null,
      gemaakt_door text not null,
      document text not null,
      inhoud json,
      gemaakt_op timestamptz not null,
      begonnen json,
      doorgevoerd_op timestamptz,
      antwoord json
    )`.execute(db);
  await sql`create index proef_gemaakt_op on invoer.proef (gemaakt_op)`.execute(db);
  await sql`
    create table invoer.bron (
      document text primary key,
      inhoud bytea,
      soort text not null,
      vergeten_op timestamptz
    )`.execute(db);
  await sql`comment on table invoer.bron is
    'Ingelezen documenten, onder hun SHA-256. Gebeurtenissen noemen alleen die hash en een regel; wat hier vergeten wordt is weg.'`.execute(db);
};

const createPersonen = async (db: Kysely<unknown>): Promise<void> => {
  await sql`create schema personen`.execute(db);
  await sql`
    create table personen.persoon (
      id text primary key,
      naam text,
      organisatie text,
      vergeten_op timestamptz
    )`.execute(db);
  await sql`comment on table personen.persoon is
    'De enige plaats waar namen van mensen staan. Gebeurtenissen en leesmodellen kennen alleen het id.'`.execute(db);
};

/** By name, in order. A migration that has run anywhere is never changed. The tables of projections are not made here: they carry their own version. */
export const migrations: Readonly<Record<string, Migration>> = {
  '0001_checkpoint': { up: createCheckpoint },
  '0002_invoer': { up: createInvoer },
  '0003_personen': { up: createPersonen },
};
