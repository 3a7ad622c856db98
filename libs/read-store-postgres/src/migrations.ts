import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

import { createEvaluaties } from './evaluatie-tables.js';

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

/** People have ids that only the key of this installation makes; what stood for them before is kept beside. */
const addKeyedIds = async (db: Kysely<unknown>): Promise<void> => {
  await sql`create table personen.alias (oud text primary key, nieuw text not null)`.execute(db);
  await sql`create index alias_nieuw on personen.alias (nieuw)`.execute(db);
  await sql`comment on table personen.alias is
    'Onder welk id iemand eerder in gebeurtenissen staat. Gebeurtenissen veranderen niet; wie oud zoekt vindt nieuw, en omgekeerd.'`.execute(db);
  await sql`create table personen.band (persoon text not null, plan_id text not null, primary key (persoon, plan_id))`.execute(db);
  await sql`comment on table personen.band is
    'Wie in welk plan wordt genoemd. Een naam is alleen te lezen voor wie zo’n plan mag lezen.'`.execute(db);
  await sql`create table personen.sleutel (enkel boolean primary key default true check (enkel), vingerafdruk text not null)`.execute(db);
  await sql`comment on table personen.sleutel is
    'Met welke sleutel de ids van personen zijn gemaakt. Een dienst met een andere sleutel start niet.'`.execute(db);
};

const addGenerations = async (db: Kysely<unknown>): Promise<void> => {
  await sql`
    alter table voortgang.checkpoint
      add column generatie integer not null default 1,
      add column gevraagd text not null default 'lopen' check (gevraagd in ('lopen', 'pauze')),
      add column herkansing integer not null default 0,
      add column beantwoord integer not null default 0,
      add column staat text,
      add column melding text`.execute(db);
  await sql`comment on column voortgang.checkpoint.generatie is 'De tabel die nu gelezen en gevuld wordt; een herbouw maakt de volgende.'`.execute(db);
  await sql`comment on column voortgang.checkpoint.herkansing is 'Gaat omhoog als iemand vraagt om opnieuw te proberen wat niet lukte; beantwoord volgt.'`.execute(db);
  await sql`
    create table voortgang.herbouw (
      name text not null,
      version integer not null,
      generatie integer not null,
      positie text collate "C",
      gebeurtenissen bigint not null default 0,
      rijen bigint not null default 0,
      primary key (name, version)
    )`.execute(db);
  await sql`comment on table voortgang.herbouw is 'Herbouw die bezig is of onderbroken werd, en tot waar.'`.execute(db);
};

const createParked = async (db: Kysely<unknown>): Promise<void> => {
  await sql`
    create table voortgang.geparkeerd (
      name text not null,
      version integer not null,
      generatie integer not null,
      positie text collate "C" not null,
      stream text collate "C" not null,
      revisie bigint not null,
      gebeurtenis_id text not null,
      fout text not null,
      pogingen integer not null,
      primary key (name, version, generatie, positie)
    )`.execute(db);
  await sql`comment on table voortgang.geparkeerd is
    'Gebeurtenissen die een leesmodel niet aankon, en wat daarna in dezelfde stream kwam. Zij wachten op volgorde.'`.execute(db);
};

/** A rebuild may go stream by stream: the last one that is in, and up to where events count. */
const addStreams = async (db: Kysely<unknown>): Promise<void> => {
  await sql`alter table voortgang.herbouw add column stroom text collate "C", add column tot text collate "C"`.execute(db);
};

/** A projection may spread its rows over a second table: how many are in that. */
const addParts = async (db: Kysely<unknown>): Promise<void> => {
  await sql`alter table voortgang.herbouw add column delen bigint not null default 0`.execute(db);
};

/** What was a table becomes the first generation; a view takes its name. */
const renameTables = async (db: Kysely<unknown>): Promise<void> => {
  for (const table of ['actueel_plan_v1', 'spoor_v1', 'organisaties_v1', 'kaders_v1']) {
    await sql`alter table if exists voortgang.${sql.id(table)} rename to ${sql.id(`${table}_g1`)}`.execute(db);
  }
};

/** By name, in order. A migration that has run anywhere is never changed. The tables of projections are not made here: they carry their own version. */
export const migrations: Readonly<Record<string, Migration>> = {
  '0001_checkpoint': { up: createCheckpoint },
  '0002_invoer': { up: createInvoer },
  '0003_personen': { up: createPersonen },
  '0004_generaties': {
    up: async (db: Kysely<unknown>) => {
      await addGenerations(db);
      await createParked(db);
      await renameTables(db);
    },
  },
  '0005_herbouw_per_stream': { up: addStreams },
  '0006_herbouw_delen': { up: addParts },
  '0007_evaluaties': { up: createEvaluaties },
  '0008_personen_met_sleutel': { up: addKeyedIds },
};
