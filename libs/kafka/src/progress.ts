import { openPool, type Place, retryingDialect } from '@actiespoor/postgres';
import { migrateReadModels, type OpenedProjectionStore, openProjectionStore, type ReadModels } from '@actiespoor/projection-store-postgres';
import { Kysely } from 'kysely';

import { publicationName } from './publication.js';

/** The progress of what goes out, in a schema of its own: a checkpoint, requests of operators, and parked events. */
const readModels: ReadModels = {
  schema: 'berichten',
  what: 'het versturen van berichten',
  tables: [],
  outlets: [publicationName],
  locks: { migration: 7_205_759_414, prefix: 'berichten ' },
};

export interface PublishingProgress extends OpenedProjectionStore {
  close(): Promise<void>;
}

/** Makes the schema, or brings it up to date. */
export const migrateProgress = (place: Place): Promise<void> => migrateReadModels(readModels, place);

/** Opens the progress in a database that {@link migrateProgress} has brought up to date. */
export const openProgress = (url: string): PublishingProgress => {
  const pool = openPool({ url, name: 'berichten', max: 2 });
  const db = new Kysely<unknown>({ dialect: retryingDialect(pool) });
  return { ...openProjectionStore({ readModels, db, url }), close: () => db.destroy() };
};
