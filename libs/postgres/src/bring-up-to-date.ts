import { Kysely, type RawBuilder, sql } from 'kysely';
import { type Migration, Migrator } from 'kysely/migration';
import type { Client, Pool } from 'pg';

import { Lookout } from './lookout.js';
import { newClient } from './new-client.js';
import { openPool } from './open-pool.js';
import { retried } from './retrying.js';
import { retryingDialect } from './retrying-dialect.js';
import { connect } from './session.js';

/** A set of tables and their migrations. */
export interface Schema {
  /** The schema in PostgreSQL that holds the list of migrations. */
  readonly name: string;
  /** The contents, named for a person: `de event store`. */
  readonly what: string;
  /** An arbitrary number, always the same for this schema and used by no other: only one process migrates at a time. */
  readonly lock: number;
  /** Migrations by name, in order. One that has run anywhere is never changed. */
  readonly migrations: Readonly<Record<string, Migration>>;
  /** Creates the rest that must exist at every start. */
  readonly complete?: (db: Kysely<unknown>) => Promise<void>;
  /** Grants the rights of the application. Runs at every start, so that a new role only needs a restart. */
  readonly grant: (db: Kysely<unknown>, role: RawBuilder<unknown>) => Promise<void>;
}

export interface Place {
  /** Connection string of the role that owns the database. */
  readonly ownerUrl: string;
  /** An existing role, under which the program runs. */
  readonly applicationRole: string;
  /** Called with a Dutch sentence about a transaction elsewhere that blocks the migration. */
  readonly onWaiting?: ((sentence: string) => void) | undefined;
}

const failed = ({ what }: Schema, cause: unknown): Error =>
  new Error(`De migratie van ${what} is mislukt: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });

const migrateToLatest = async (db: Kysely<unknown>, schema: Schema): Promise<void> => {
  const migrator = new Migrator({
    db,
    provider: { getMigrations: () => Promise.resolve(schema.migrations) },
    migrationTableSchema: schema.name,
    migrationTableName: 'migration',
    migrationLockTableName: 'migration_lock',
  });
  const { error } = await migrator.migrateToLatest();
  if (error !== undefined) throw failed(schema, error);
};

/** Follows the single connection of a pool. */
const followOnly = async (pool: Pool, lookout: Lookout): Promise<void> => {
  const client = await pool.connect();
  try {
    await lookout.follow(client);
  } finally {
    client.release();
  }
};

interface Work {
  readonly schema: Schema;
  readonly lookout: Lookout;
}

const migrateAndGrant = async ({ schema, lookout }: Work, { ownerUrl, applicationRole }: Place): Promise<void> => {
  const pool = openPool({ url: ownerUrl, name: 'migratie', max: 1 });
  const db = new Kysely<unknown>({ dialect: retryingDialect(pool) });
  try {
    await followOnly(pool, lookout);
    await retried(() => migrateToLatest(db, schema));
    await schema.complete?.(db);
    // One transaction: a running process must never find its rights gone.
    await retried(() => db.transaction().execute((transaction) => schema.grant(transaction, sql.id(applicationRole))));
  } finally {
    await db.destroy();
  }
};

/**
 * Creates a schema in a database, or migrates it. Safe to run at every start and by several processes at once.
 *
 * @throws Error if a migration fails, with the fault of the database as its cause
 */
export const bringUpToDate = async (schema: Schema, place: Place): Promise<void> => {
  // If the server goes away, the work itself reports it.
  const client = (name: string): Client => newClient({ url: place.ownerUrl, name, onFault: () => undefined });
  const gatekeeper = client('migratie, beurt');
  const lookout = new Lookout({ what: `Bijwerken van ${schema.what}`, client: client('migratie, uitkijk'), onWaiting: place.onWaiting ?? (() => undefined) });
  await connect(gatekeeper);
  try {
    await lookout.follow(gatekeeper);
    await gatekeeper.query('select pg_advisory_lock($1)', [schema.lock]);
    await migrateAndGrant({ schema, lookout }, place);
  } finally {
    await lookout.close();
    await gatekeeper.end();
  }
};
