import { bringUpToDate, type Place, type Schema } from '@actiespoor/postgres';
import { ensureTables, grantRows } from '@actiespoor/projection-store-postgres';

import { migrations } from './migrations.js';
import { readModels } from './read-models.js';

const schemas = [readModels.schema, 'invoer', 'personen', 'evaluaties', 'werk'];

const readStore: Schema = {
  name: readModels.schema,
  what: readModels.what,
  lock: readModels.locks.migration,
  migrations,
  complete: (db) => ensureTables(readModels, db),
  grant: async (db, role) => {
    for (const schema of schemas) await grantRows(schema, db, role);
  },
};

/**
 * Makes the read store in a database, or brings it up to date. It may run at every start and in several processes at once.
 *
 * @param ownerUrl connection string of the role that owns the database
 * @param applicationRole an existing role, under which the program runs
 * @param onWaiting called with a Dutch sentence about a transaction elsewhere that holds it up
 */
export const migrateReadStore = (ownerUrl: string, applicationRole: string, onWaiting?: Place['onWaiting']): Promise<void> =>
  bringUpToDate(readStore, { ownerUrl, applicationRole, onWaiting });
