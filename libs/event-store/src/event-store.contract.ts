import { afterAll, beforeAll, describe } from '@jest/globals';

import { describeAppend } from './append.contract.js';
import type { EventStore } from './event-store.js';
import { describeFeed } from './feed.contract.js';
import type { Contracted } from './fixtures.contract.js';
import { describeRead } from './read.contract.js';

export { appended, caughtUp, eventsOf, follow, hasEvents, ids, newEvent, newEvents, newStream, readAll, revisions } from './fixtures.contract.js';

/** A store for the tests, with a way to close it and the server below it. */
export interface OpenedStore {
  readonly store: EventStore;
  /** Opens another store on the same data, as a second process does; absent if the data belong to one process. */
  readonly another?: () => EventStore;
  close(): Promise<void>;
}

/** The limits of a server, so that the contract names them. */
export interface Capabilities {
  readonly detectsCorruptIdempotency: boolean;
}

/**
 * The sentences that every event store keeps. Each adapter runs them; the memory store is trusted because it passes.
 * The store is opened once; other streams may be in it, other writers may not.
 *
 * @example
 * eventStoreContract('PostgreSQL', openPostgres);
 */
export const eventStoreContract = (name: string, open: () => Promise<OpenedStore>, capabilities: Capabilities = { detectsCorruptIdempotency: true }): void => {
  describe(`Een event store in ${name}`, () => {
    let opened: OpenedStore;
    const contracted: Contracted = { store: () => opened.store, another: () => opened.another?.(), ...capabilities };

    beforeAll(async () => {
      opened = await open();
    });

    afterAll(() => opened.close());

    describeAppend(contracted);
    describeRead(contracted);
    describeFeed(contracted);
  });
};
