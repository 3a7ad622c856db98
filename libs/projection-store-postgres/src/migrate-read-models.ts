import { bringUpToDate, type Place } from '@actiespoor/postgres';
import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

import { bookkeeping } from './bookkeeping.js';
import { bookkeepingSteps } from './bookkeeping-steps.js';
import { createGeneration, type Execute, generationTable, indexesOf, partsOf, partsOfName, pointView } from './generations.js';
import type { ProjectionTable, ReadModels } from './read-models.js';

const exists = async (db: Kysely<unknown>, name: string): Promise<boolean> => {
  const { rows } = await sql<{ found: boolean }>`select to_regclass(${name}) is not null as found`.execute(db);
  return rows[0]?.found === true;
};

/** Adds a newly defined index to an existing table. An existing index is left alone, and no write waits. */
const ensureIndexes = async (db: Kysely<unknown>, table: ProjectionTable, generation: number): Promise<void> => {
  for (const { name, text } of indexesOf(table, generation)) {
    if (!(await exists(db, name))) await sql.raw(text).execute(db);
  }
};

/** Makes the first generation, and a view on it for readers. */
const makeTable = async (db: Kysely<unknown>, table: ProjectionTable): Promise<void> => {
  const execute: Execute = (text) => sql.raw(text).execute(db);
  if (!(await exists(db, generationTable(table, 1)))) await createGeneration(execute, table, 1);
  await ensureIndexes(db, table, 1);
  await pointView(execute, table, 1);
};

const standingOf = async (db: Kysely<unknown>, { schema }: ReadModels, { projection: { name, version } }: ProjectionTable): Promise<number> => {
  const { rows } = await sql<{ generatie: number }>`
    select generatie from ${bookkeeping({ schema }).checkpoint} where name = ${name} and version = ${version}`.execute(db);
  return rows[0]?.generatie ?? 1;
};

const checkSchema = ({ schema }: ReadModels, table: ProjectionTable): void => {
  const astray = partsOf(table).find((part) => partsOfName(part.table)[0] !== schema);
  if (astray) throw new RangeError(`${astray.table} staat niet in het schema ${schema} van deze leesmodellen`);
};

/** Makes missing tables and indexes. Tables carry the version of their projection, so no migration makes or alters them. */
export const ensureTables = async (readModels: ReadModels, db: Kysely<unknown>): Promise<void> => {
  for (const table of readModels.tables) {
    checkSchema(readModels, table);
    if (await exists(db, table.table)) await ensureIndexes(db, table, await standingOf(db, readModels, table));
    else await makeTable(db, table);
  }
};

/** Lets the application read and write rows of a schema, and change no table. */
export const grantRows = async (schema: string, db: Kysely<unknown>, role: RawBuilder<unknown>): Promise<void> => {
  await sql`grant usage on schema ${sql.id(schema)} to ${role}`.execute(db);
  await sql`grant select, insert, update, delete on all tables in schema ${sql.id(schema)} to ${role}`.execute(db);
};

/** The migrations of a schema that holds nothing but read models: the steps of the engine. */
const migrationsOf = (schema: string): Readonly<Record<string, Migration>> =>
  Object.fromEntries(Object.entries(bookkeepingSteps(schema)).map(([name, up], index) => [`${String(index + 1).padStart(4, '0')}_${name}`, { up }]));

/**
 * Makes a schema with these read models, or brings it up to date. It may run at every start and in several processes at once.
 * A program with other tables in the schema composes {@link bookkeepingSteps}, {@link ensureTables} and {@link grantRows} itself.
 */
export const migrateReadModels = (readModels: ReadModels, place: Place): Promise<void> =>
  bringUpToDate(
    {
      name: readModels.schema,
      what: readModels.what,
      lock: readModels.locks.migration,
      migrations: migrationsOf(readModels.schema),
      complete: (db) => ensureTables(readModels, db),
      grant: (db, role) => grantRows(readModels.schema, db, role),
    },
    place,
  );
