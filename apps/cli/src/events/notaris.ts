import type { EventStore } from '@actiespoor/event-store';
import { BundleFault, type NotarisSleutel, NotaryRefusal, openSleutel, SleutelFault, type WortelStore } from '@actiespoor/integrity';

import { CliFault } from '../faults.js';
import { type Surroundings, withStores } from '../opening.js';

/** What was recorded, what was signed over it, and the key of this installation. */
export interface Notaris {
  readonly store: EventStore;
  readonly wortels: WortelStore;
  readonly sleutel: NotarisSleutel;
}

const isForeseen = (fault: unknown): fault is Error =>
  fault instanceof NotaryRefusal || fault instanceof BundleFault || fault instanceof SleutelFault;

/** The stores with the roots and the key of the notary; the key is made where there is none yet. @throws CliFault */
export const withNotaris = <T>(surroundings: Surroundings, work: (notaris: Notaris) => Promise<T>): Promise<T> =>
  withStores(surroundings, async ({ eventStore, wortels }) => {
    const { dataDir, notarisKey } = surroundings.settings();
    try {
      return await work({ store: eventStore, wortels, sleutel: await openSleutel(dataDir, notarisKey) });
    } catch (fault) {
      throw isForeseen(fault) ? new CliFault(fault.message, 1, { cause: fault }) : fault;
    }
  });
