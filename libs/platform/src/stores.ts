import { startEmbeddedPostgres } from '@actiespoor/embedded-postgres';
import type { EventStore } from '@actiespoor/event-store';
import { migrateEventStore, postgresEventStore } from '@actiespoor/event-store-postgres';
import { migrateReadStore, openReadStore, type ReadStore } from '@actiespoor/read-store-postgres';

/** Where the data are: a server of one's own by URL, or else the embedded one under `dataDir`. */
export interface StoreConfig {
  readonly dataDir: string;
  readonly databaseUrl?: string;
  readonly migrationDatabaseUrl?: string;
  readonly log: (line: string) => void;
}

export interface Stores {
  readonly eventStore: EventStore;
  readonly readStore: ReadStore;
  close(): Promise<void>;
}

interface Database {
  readonly url: string;
  readonly ownerUrl: string;
  stop(): Promise<void>;
}

const openDatabase = async ({ dataDir, databaseUrl, migrationDatabaseUrl, log }: StoreConfig): Promise<Database> => {
  if (databaseUrl === undefined) return startEmbeddedPostgres({ dataDir, log });
  return { url: databaseUrl, ownerUrl: migrationDatabaseUrl ?? databaseUrl, stop: async () => {} };
};

const applicationRoleOf = ({ url }: Database): string => decodeURIComponent(new URL(url).username);

const openOn = async (database: Database): Promise<Stores> => {
  const role = applicationRoleOf(database);
  await migrateEventStore(database.ownerUrl, role);
  await migrateReadStore(database.ownerUrl, role);
  const eventStore = postgresEventStore({ url: database.url });
  const readStore = openReadStore({ url: database.url, ownerUrl: database.ownerUrl });
  return {
    eventStore,
    readStore,
    close: async () => {
      await eventStore.close();
      await readStore.close();
      await database.stop();
    },
  };
};

/**
 * Starts what must be started, brings the tables up to date and opens both stores.
 *
 * @throws EmbeddedPostgresFault with a sentence for the operator; what was started is stopped again
 */
export const openStores = async (config: StoreConfig): Promise<Stores> => {
  const database = await openDatabase(config);
  try {
    return await openOn(database);
  } catch (error) {
    await database.stop();
    throw error;
  }
};
