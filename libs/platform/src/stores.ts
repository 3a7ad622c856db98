import type { Tell } from '@actiespoor/work';
import { startEmbeddedPostgres } from '@actiespoor/embedded-postgres';
import { type EventStore, StoreRefused } from '@actiespoor/event-store';
import { esdbEventStore } from '@actiespoor/event-store-esdb';
import { migrateEventStore, postgresEventStore } from '@actiespoor/event-store-postgres';
import { migrateWortels, postgresWortelStore, type WortelStore } from '@actiespoor/integrity';
import { migrateProgress, openProgress, type PublishingProgress } from '@actiespoor/kafka';
import { streamPrefix } from '@actiespoor/plan/model';
import { cijferPrefix } from '@actiespoor/veilig-thuis/model';
import { namedProcess } from '@actiespoor/postgres';
import { holdReadModels, migrateReadStore, openReadStore, type ReadStore } from '@actiespoor/read-store-postgres';

import { type Patience, ServerFault, untilEventStore, untilPostgres } from './await-server.js';
import { warnOfDeletion } from './deletion-right.js';
import type { Publishing, PublishingSettings } from './publishing-settings.js';
import { type Seldom, seldom } from './seldom.js';
import type { StoreSettings } from './settings.js';
import { tellingRefusals, tellRefusal } from './telling-refusals.js';
import { openedUnlessEnded } from './unless-ended.js';

/** The place of the data: a server of one's own by URL, or else the embedded one under `dataDir`. */
export interface StoreConfig {
  readonly dataDir: string;
  readonly databaseUrl?: string;
  readonly migrationDatabaseUrl?: string;
  /** Setting `PERSONEN_KEY`; absent, the key under `dataDir`. */
  readonly personenKey?: string;
  /** `esdb://…` of an EventStoreDB that has the events; absent, they are in the database. */
  readonly eventStoreUrl?: string;
  /** The prefix of its stream names on that server, if others use it too. */
  readonly eventStoreNamespace?: string;
  /** Absent, nothing is told to others. */
  readonly publishing?: Publishing;
  readonly log: Tell;
  /** Gets what somebody who waits must know, such as which transaction is in the way; the log unless told. */
  readonly notice?: (sentence: string) => void;
  /** The patience for a server that is not there yet; absent, the first part that needs it fails. */
  readonly patience?: Patience;
  /** Ends opening at once, where nobody waits for a server; what was started is stopped again. */
  readonly signal?: AbortSignal | undefined;
  /** Told where the embedded server went away and does not come back. Absent, nobody looks after it. */
  readonly onLost?: (fault: Error) => void;
  /** The program, as the database shows it among its connections: `api`, `worker`, `cli`. */
  readonly program?: string;
}

/** Maps settings to a {@link StoreConfig}. */
export const storeConfigOf = ({ dataDir, database, eventStore, personenKey, publishing }: StoreSettings & PublishingSettings): Omit<StoreConfig, 'log'> => ({
  dataDir,
  ...(publishing && { publishing }),
  ...(personenKey !== undefined && { personenKey }),
  ...(database.kind === 'server' && { databaseUrl: database.url, migrationDatabaseUrl: database.migrationUrl }),
  ...(eventStore.kind === 'esdb' && { eventStoreUrl: eventStore.url }),
  ...(eventStore.kind === 'esdb' && eventStore.namespace !== undefined && { eventStoreNamespace: eventStore.namespace }),
});

export interface Stores {
  readonly eventStore: EventStore;
  readonly readStore: ReadStore;
  /** The signed roots over each day: in the database, wherever the events are. */
  readonly wortels: WortelStore;
  /** The progress of what is told to others; absent where nothing is. */
  readonly progress: PublishingProgress | undefined;
  close(): Promise<void>;
}

interface Database {
  readonly url: string;
  readonly ownerUrl: string;
  stop(): Promise<void>;
}

const openServer = async ({ dataDir, databaseUrl, migrationDatabaseUrl, patience, onLost, log }: StoreConfig): Promise<Database> => {
  if (databaseUrl === undefined) return startEmbeddedPostgres({ dataDir, log, ...(onLost && { onLost }) });
  const ownerUrl = migrationDatabaseUrl ?? databaseUrl;
  if (patience) await untilPostgres([ownerUrl, databaseUrl], patience, log);
  return { url: databaseUrl, ownerUrl, stop: async () => {} };
};

const openDatabase = async (config: StoreConfig): Promise<Database> => {
  const server = await openServer(config);
  const name = ['actiespoor', config.program, process.pid].filter(Boolean).join(' ');
  return { url: namedProcess(server.url, name), ownerUrl: namedProcess(server.ownerUrl, name), stop: () => server.stop() };
};

/** From before the tables are looked for until they are no longer read: nobody drops them. */
const held = async (database: Database): Promise<Database> => {
  const hold = await holdReadModels(database.url);
  const stop = async (): Promise<void> => {
    await hold.close();
    await database.stop();
  };
  return { ...database, stop };
};

const applicationRoleOf = ({ url }: Database): string => decodeURIComponent(new URL(url).username);

/** @throws ServerFault for a URL that the client cannot use, without the URL: it holds a password */
const esdbOn = (url: string, { eventStoreNamespace: namespace }: StoreConfig, tell: Seldom): EventStore => {
  try {
    return esdbEventStore({
      url,
      streamPrefixes: [...Object.values(streamPrefix), ...Object.values(cijferPrefix)],
      onFault: (fault) => (fault instanceof StoreRefused ? tellRefusal(tell, fault) : tell(fault.message)),
      ...(namespace !== undefined && { namespace }),
    });
  } catch (fault) {
    throw fault instanceof RangeError ? new ServerFault(`${fault.message}. Pas ESDB_URL aan.`) : fault;
  }
};

const openEsdb = async (url: string, config: StoreConfig): Promise<EventStore> => {
  const { patience, log } = config;
  const tell = seldom(log);
  const store = esdbOn(url, config, tell);
  try {
    if (patience) {
      await untilEventStore(store, url, { patience, log });
      await warnOfDeletion(store, log);
    }
    return tellingRefusals(store, tell);
  } catch (fault) {
    await store.close();
    throw fault;
  }
};

const openEventStore = async (database: Database, config: StoreConfig): Promise<EventStore> => {
  const { eventStoreUrl, log, notice = log } = config;
  if (eventStoreUrl !== undefined) return openEsdb(eventStoreUrl, config);
  await migrateEventStore(database.ownerUrl, applicationRoleOf(database), notice);
  return postgresEventStore({ url: database.url });
};

const openOn = async (database: Database, config: StoreConfig): Promise<Stores> => {
  const role = applicationRoleOf(database);
  const { notice: onWaiting = config.log, patience } = config;
  patience?.startup?.enter('migreren');
  await migrateReadStore(database.ownerUrl, role, onWaiting);
  await migrateWortels(database.ownerUrl, role, onWaiting);
  if (config.publishing) await migrateProgress({ ownerUrl: database.ownerUrl, applicationRole: role, onWaiting });
  const eventStore = await openEventStore(database, config);
  const progress = config.publishing && openProgress(database.url);
  const readStore = openReadStore({ url: database.url, ownerUrl: database.ownerUrl, onWaiting });
  const wortels = postgresWortelStore({ url: database.url });
  return {
    eventStore,
    readStore,
    wortels,
    progress,
    close: async () => {
      await eventStore.close();
      await progress?.close();
      await readStore.close();
      await wortels.close();
      await database.stop();
    },
  };
};

/**
 * Starts what must be started, brings the tables up to date and opens the stores.
 *
 * @throws EmbeddedPostgresFault with a sentence for the operator; what was started is stopped again
 */
export const openStores = async (config: StoreConfig): Promise<Stores> => {
  const { signal = config.patience?.signal } = config;
  let database = await openDatabase(config);
  try {
    signal?.throwIfAborted();
    database = await held(database);
    // A migration may wait for a lock; whoever wants to stop does not wait for that.
    return await openedUnlessEnded(openOn(database, config), signal);
  } catch (error) {
    await database.stop();
    throw error;
  }
};
