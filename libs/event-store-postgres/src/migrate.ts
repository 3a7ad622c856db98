import { Kysely, PostgresDialect, sql } from 'kysely';
import { Migrator } from 'kysely/migration';
import { Client, Pool } from 'pg';

import { migrations } from './migrations.js';

// Any number will do, as long as it is always this one: who migrates, migrates alone.
const migrationLock = 7_205_759_411;

const schema = 'event_store';

const failed = (cause: unknown): Error =>
  new Error(`De migratie van de event store is mislukt: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });

const migrateToLatest = async (db: Kysely<unknown>): Promise<void> => {
  const migrator = new Migrator({
    db,
    provider: { getMigrations: () => Promise.resolve(migrations) },
    migrationTableSchema: schema,
    migrationTableName: 'migration',
    migrationLockTableName: 'migration_lock',
  });
  const { error } = await migrator.migrateToLatest();
  if (error !== undefined) throw failed(error);
};

/** The application may add and read, nothing else. Granted at every start, so that a new role only needs a restart. */
const grant = async (db: Kysely<unknown>, applicationRole: string): Promise<void> => {
  const role = sql.id(applicationRole);
  await sql`grant usage on schema event_store to ${role}`.execute(db);
  await sql`revoke all on event_store.events from ${role}`.execute(db);
  await sql`grant select, insert on event_store.events to ${role}`.execute(db);
  await sql`grant usage on sequence event_store.event_position to ${role}`.execute(db);
};

const migrateAndGrant = async (ownerUrl: string, applicationRole: string): Promise<void> => {
  const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool: new Pool({ connectionString: ownerUrl, max: 1 }) }) });
  try {
    await migrateToLatest(db);
    // In one go: a process that runs meanwhile must not find the rights gone.
    await db.transaction().execute((transaction) => grant(transaction, applicationRole));
  } finally {
    await db.destroy();
  }
};

/**
 * Makes the event store in a database, or brings it up to date. May be run at every start and by several processes at once.
 *
 * @param ownerUrl connection string of the role that owns the database
 * @param applicationRole an existing role, under which the program runs
 */
export const migrateEventStore = async (ownerUrl: string, applicationRole: string): Promise<void> => {
  const gatekeeper = new Client({ connectionString: ownerUrl });
  await gatekeeper.connect();
  try {
    await gatekeeper.query('select pg_advisory_lock($1)', [migrationLock]);
    await migrateAndGrant(ownerUrl, applicationRole);
  } finally {
    await gatekeeper.end();
  }
};
