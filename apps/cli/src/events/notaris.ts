import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import type { EventStore } from '@actiespoor/event-store';
import {
  BundleFault,
  migrateWortels,
  type NotarisSleutel,
  NotaryRefusal,
  openSleutel,
  postgresWortelStore,
  SleutelFault,
  type WortelStore,
} from '@actiespoor/integrity';

import { CliFault } from '../faults.js';
import { type Surroundings, withStores } from '../opening.js';
import type { CliSettings } from '../settings.js';

/** What was recorded, what was signed over it, and the key of this installation. */
export interface Notaris {
  readonly store: EventStore;
  readonly wortels: WortelStore;
  readonly sleutel: NotarisSleutel;
}

interface DatabaseUrls {
  readonly url: string;
  readonly ownerUrl: string;
}

/** The embedded server, which is running by now, tells where it is: the owner first, then the application. */
const embeddedUrls = async (dataDir: string): Promise<DatabaseUrls> => {
  const [ownerUrl = '', url = ''] = (await readFile(join(dataDir, 'postgres.url'), 'utf8')).split('\n');
  return { url, ownerUrl };
};

const urlsOf = ({ dataDir, database }: CliSettings): Promise<DatabaseUrls> =>
  database.kind === 'embedded' ? embeddedUrls(dataDir) : Promise.resolve({ url: database.url, ownerUrl: database.migrationUrl });

const openWortels = async (settings: CliSettings) => {
  const { url, ownerUrl } = await urlsOf(settings);
  await migrateWortels(ownerUrl, decodeURIComponent(new URL(url).username));
  return postgresWortelStore({ url });
};

const isForeseen = (fault: unknown): fault is Error =>
  fault instanceof NotaryRefusal || fault instanceof BundleFault || fault instanceof SleutelFault;

/** The stores with the roots and the key of the notary; the key is made where there is none yet. @throws CliFault */
export const withNotaris = <T>(surroundings: Surroundings, work: (notaris: Notaris) => Promise<T>): Promise<T> =>
  withStores(surroundings, async ({ eventStore }) => {
    const settings = surroundings.settings();
    const wortels = await openWortels(settings);
    try {
      return await work({ store: eventStore, wortels, sleutel: await openSleutel(settings.dataDir, settings.notarisKey) });
    } catch (fault) {
      throw isForeseen(fault) ? new CliFault(fault.message, 1, { cause: fault }) : fault;
    } finally {
      await wortels.close();
    }
  });
