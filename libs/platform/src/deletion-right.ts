import { type EventStore, StoreUnavailable } from '@actiespoor/event-store';
import type { Tell } from '@actiespoor/work';

const warning =
  'De event store laat deze gebruiker verwijderen wat is vastgelegd. Actiespoor doet dat nooit, maar een vergissing kan het dan wel. ' +
  'Zet de rechten met infra/eventstoredb/rechten.mjs (docs/operations.md, EventStoreDB); zonder TLS heeft iedereen elk recht.';

/** Warns if this user may delete what was recorded. A store that does not answer now is no reason to stop a start. */
export const warnOfDeletion = async (store: EventStore, log: Tell): Promise<void> => {
  try {
    if (await store.mayDelete?.()) log(warning, 'warn');
  } catch (error) {
    if (!(error instanceof StoreUnavailable)) throw error;
    log(error.message, 'warn');
  }
};
