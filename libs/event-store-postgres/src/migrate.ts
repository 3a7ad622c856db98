import { bringUpToDate, type Place, type Schema } from '@actiespoor/postgres';
import { sql } from 'kysely';

import { migrations } from './migrations.js';

const eventStore: Schema = {
  name: 'event_store',
  what: 'de event store',
  lock: 7_205_759_411,
  migrations,
  // The application may add and read, nothing else.
  grant: async (db, role) => {
    await sql`grant usage on schema event_store to ${role}`.execute(db);
    await sql`revoke all on event_store.events from ${role}`.execute(db);
    await sql`grant select, insert on event_store.events to ${role}`.execute(db);
    await sql`grant select on event_store.identity to ${role}`.execute(db);
    await sql`grant usage on sequence event_store.event_position to ${role}`.execute(db);
  },
};

/**
 * Creates the event store in a database, or migrates it. Safe to run at every start and by several processes at once.
 *
 * @param ownerUrl connection string of the role that owns the database
 * @param applicationRole an existing role, under which the program runs
 * @param onWaiting called with a Dutch sentence about a transaction elsewhere that blocks the migration
 */
export const migrateEventStore = (ownerUrl: string, applicationRole: string, onWaiting?: Place['onWaiting']): Promise<void> =>
  bringUpToDate(eventStore, { ownerUrl, applicationRole, onWaiting });
