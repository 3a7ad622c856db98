import { bringUpToDate, type Place, type Schema } from '@actiespoor/postgres';
import { sql } from 'kysely';

import { migrations } from './migrations.js';

const notaris: Schema = {
  name: 'notaris',
  what: 'de wortels van de notaris',
  lock: 7_205_759_421,
  migrations,
  // The application may add and read, nothing else.
  grant: async (db, role) => {
    await sql`grant usage on schema notaris to ${role}`.execute(db);
    await sql`revoke all on notaris.wortels from ${role}`.execute(db);
    await sql`grant select, insert on notaris.wortels to ${role}`.execute(db);
  },
};

/**
 * Creates the table for signed roots in a database, or migrates it. Safe to run at every start and by several processes at once.
 *
 * @param ownerUrl connection string of the role that owns the database
 * @param applicationRole an existing role, under which the program runs
 * @param onWaiting called with a Dutch sentence about a transaction elsewhere that blocks the migration
 */
export const migrateWortels = (ownerUrl: string, applicationRole: string, onWaiting?: Place['onWaiting']): Promise<void> =>
  bringUpToDate(notaris, { ownerUrl, applicationRole, onWaiting });
