import { Kysely, PostgresDialect, sql } from 'kysely';
import { Migrator } from 'kysely/migration';
import { Client, Pool } from 'pg';

import { createGeneration, createIndexes, type Execute, generationTable, pointView } from './generations.js';
import { migrations } from './migrations.js';
import { projectionTables, type ProjectionTable } from './projection-tables.js';

// Any number will do, as long as it is always this one: who makes or drops tables does so alone.
export const migrationLock = 7_205_759_412;

const schemas = ['voortgang', 'invoer', 'personen'];

const migrateToLatest = async (db: Kysely<unknown>): Promise<void> => {
  const migrator = new Migrator({
    db,
    provider: { getMigrations: () => Promise.resolve(migrations) },
    migrationTableSchema: 'voortgang',
    migrationTableName: 'migration',
    migrationLockTableName: 'migration_lock',
  });
  const { error } = await migrator.migrateToLatest();
  if (error !== undefined) throw new Error('De migratie van de leesmodellen is mislukt', { cause: error });
};

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

/** Granted at every start, so that a new role only needs a restart. */
const grant = async (db: Kysely<unknown>, applicationRole: string): Promise<void> => {
  const role = sql.id(applicationRole);
  for (const schema of schemas) {
    await sql`grant usage on schema ${sql.id(schema)} to ${role}`.execute(db);
    await sql`grant select, insert, update, delete on all tables in schema ${sql.id(schema)} to ${role}`.execute(db);
  }
};

const migrateAndGrant = async (ownerUrl: string, applicationRole: string): Promise<void> => {
  const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool: new Pool({ connectionString: ownerUrl, max: 1 }) }) });
  try {
    await migrateToLatest(db);
    for (const table of projectionTables) await ensureProjection(db, table);
    await grant(db, applicationRole);
  } finally {
    await db.destroy();
  }
};

/**
 * Makes the read store in a database, or brings it up to date. May be run at every start and by several processes at once.
 *
 * @param ownerUrl connection string of the role that owns the database
 * @param applicationRole an existing role, under which the program runs
 */
export const migrateReadStore = async (ownerUrl: string, applicationRole: string): Promise<void> => {
  const gatekeeper = new Client({ connectionString: ownerUrl });
  await gatekeeper.connect();
  try {
    await gatekeeper.query('select pg_advisory_lock($1)', [migrationLock]);
    await migrateAndGrant(ownerUrl, applicationRole);
  } finally {
    await gatekeeper.end();
  }
};
