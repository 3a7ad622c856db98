import type { EventStore } from '@actiespoor/event-store';
import { BundleFault, existingSleutel, type NotarisSleutel, NotaryRefusal, openSleutel, SleutelFault, type WortelStore } from '@actiespoor/integrity';

import type { Stores } from '@actiespoor/platform';

import { CliFault } from '../faults.js';
import { type Surroundings, withStores } from '../opening.js';

/** The events, the roots signed over them, and the key of this installation. */
export interface StoreToSign {
  readonly store: EventStore;
  readonly readStore: Stores['readStore'];
  readonly wortels: WortelStore;
  readonly sleutel: NotarisSleutel;
}

const isForeseen = (fault: unknown): fault is Error => fault instanceof NotaryRefusal || fault instanceof BundleFault || fault instanceof SleutelFault;

type Key<K> = (dataDir: string, given?: string) => Promise<K>;

const withKey = <K, T>(
  surroundings: Surroundings,
  open: Key<K>,
  work: (notary: Omit<StoreToSign, 'sleutel'> & { readonly sleutel: K }) => Promise<T>,
): Promise<T> =>
  withStores(surroundings, async ({ eventStore, readStore, wortels }) => {
    const { dataDir, notarisKey } = surroundings.settings();
    try {
      return await work({ store: eventStore, readStore, wortels, sleutel: await open(dataDir, notarisKey) });
    } catch (fault) {
      throw isForeseen(fault) ? new CliFault(fault.message, 1, { cause: fault }) : fault;
    }
  });

/** The stores with the roots and the key of the notary; makes a missing key. @throws CliFault */
export const withStoreToSign = <T>(surroundings: Surroundings, work: (notary: StoreToSign) => Promise<T>): Promise<T> =>
  withKey(surroundings, openSleutel, work);

/** The events and roots, and the key if there is one. */
export type StoreToCheck = Omit<StoreToSign, 'sleutel'> & { readonly sleutel: NotarisSleutel | undefined };

/** The same for commands that only look: a missing key is not made. @throws CliFault */
export const withStoreToCheck = <T>(surroundings: Surroundings, work: (stored: StoreToCheck) => Promise<T>): Promise<T> =>
  withKey(surroundings, existingSleutel, work);
