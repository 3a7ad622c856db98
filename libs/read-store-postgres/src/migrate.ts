import { bringUpToDate, type Place, type Schema } from '@actiespoor/postgres';
import { type Kysely, type RawBuilder, sql } from 'kysely';

import { createGeneration, createIndexes, type Execute, generationTable, pointView } from './generations.js';
import { migrations } from './migrations.js';
import { projectionTables, type ProjectionTable } from './projection-tables.js';

// Any number will do, as long as it is always this one and nobody else's (that of who appends would have every write wait
// for a migration): who makes or drops tables does so alone.
export const migrationLock = 7_205_759_413;

const schemas = ['voortgang', 'invoer', 'personen', 'evaluaties'];

/** A view for readers, and behind it the first generation to begin with. */
const ensureProjection = async (db: Kysely<unknown>, table: ProjectionTable): Promise<void> => {
  const execute: Execute = (text) => sql.raw(text).execute(db);
  const exists = async (name: string): Promise<boolean> => {
    const { rows } = await sql<{ found: boolean }>`select to_regclass(${name}) is not null as found`.execute(db);
    return rows[0]?.found === true;
  };
  if (await exists(table.table)) return;
  if (!(await exists(generationTable(table, 1)))) {
    await createGeneration(execute, table, 1);
    await createIndexes(execute, table, 1);
  }
  await pointView(execute, table, 1);
};

const ensureProjections = async (db: Kysely<unknown>): Promise<void> => {
  for (const table of projectionTables) await ensureProjection(db, table);
};

const grant = async (db: Kysely<unknown>, role: RawBuilder<unknown>): Promise<void> => {
  for (const schema of schemas) {
    await sql`grant usage on schema ${sql.id(schema)} to ${role}`.execute(db);
    await sql`grant select, insert, update, delete on all tables in schema ${sql.id(schema)} to ${role}`.execute(db);
  }
};

const readStore: Schema = { name: 'voortgang', what: 'de leesmodellen', lock: migrationLock, migrations, complete: ensureProjections, grant };

/**
 * Makes the read store in a database, or brings it up to date. May be run at every start and by several processes at once.
 *
 * @param ownerUrl connection string of the role that owns the database
 * @param applicationRole an existing role, under which the program runs
 * @param onWaiting told, in a Dutch sentence, of a transaction elsewhere that holds it up
 */
export const migrateReadStore = (ownerUrl: string, applicationRole: string, onWaiting?: Place['onWaiting']): Promise<void> =>
  bringUpToDate(readStore, { ownerUrl, applicationRole, onWaiting });
