import { bookkeepingSteps } from '@actiespoor/projection-store-postgres';
import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

import { createEvaluaties } from './evaluaties/evaluatie-tables.js';
import { readModels } from './projection-tables.js';

const { checkpoint, generations, streams, parts } = bookkeepingSteps(readModels.schema);

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

/** What was a table becomes the first generation; a view takes its name. */
const renameTables = async (db: Kysely<unknown>): Promise<void> => {
  for (const table of ['actueel_plan_v1', 'spoor_v1', 'organisaties_v1', 'kaders_v1']) {
    await sql`alter table if exists voortgang.${sql.id(table)} rename to ${sql.id(`${table}_g1`)}`.execute(db);
  }
};

/** By name, in order. A migration that has run anywhere is never changed. The tables of projections are not made here: they carry their own version. */
export const migrations: Readonly<Record<string, Migration>> = {
  '0001_checkpoint': { up: checkpoint },
  '0002_invoer': { up: createInvoer },
  '0003_personen': { up: createPersonen },
  '0004_generaties': {
    up: async (db: Kysely<unknown>) => {
      await generations(db);
      await renameTables(db);
    },
  },
  '0005_herbouw_per_stream': { up: streams },
  '0006_herbouw_delen': { up: parts },
  '0007_evaluaties': { up: createEvaluaties },
  '0008_personen_met_sleutel': { up: addKeyedIds },
};
