import type { EventStore } from '@actiespoor/event-store';

import { esdbEventStore, type EsdbEventStoreOptions } from '../src/esdb-event-store.js';
import { type Administrator, administratorAt } from './administrator.js';
import { startTestServer, type TestServer, type TestServerOptions } from './test-server.js';

export interface ServedStore {
  readonly server: TestServer;
  readonly store: EventStore;
  /** A person at the server itself. */
  readonly administrator: Administrator;
  /** The faults that the feeds of this store met, in order. */
  readonly faults: readonly string[];
}

const opened: { close(): Promise<void> }[] = [];

/** A store on a server of its own; {@link closeAll} ends both. */
export const serve = async (serving: TestServerOptions = {}, options: Partial<EsdbEventStoreOptions> = {}): Promise<ServedStore> => {
  const server = await startTestServer(serving);
  const faults: string[] = [];
  const store = esdbEventStore({ url: server.url, onFault: ({ message }) => faults.push(message), ...options });
  const administrator = administratorAt(server.url);
  opened.push({
    close: async () => {
      await administrator.leave();
      await store.close();
      await server.stop();
    },
  });
  return { server, store, administrator, faults };
};

export const closeAll = async (): Promise<void> => {
  for (const one of opened.splice(0)) await one.close();
};
