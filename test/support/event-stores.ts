import { startTestServer as startEventStoreDb } from '../../libs/event-store-esdb/test/test-server.js';
import { startTestServer, type TestServer } from './test-server.js';

/** The stores that the product runs on; a journey tells the same on each. */
export const eventStores = ['PostgreSQL', 'EventStoreDB'] as const;

export type EventStoreName = (typeof eventStores)[number];

/** The service with its events in this store. EventStoreDB is the server that speaks its protocol: a journey begins in an empty store. */
export const startServerOn = async (name: EventStoreName): Promise<TestServer> => {
  if (name === 'PostgreSQL') return startTestServer();
  const eventStoreDb = await startEventStoreDb();
  const server = await startTestServer({ EVENT_STORE: 'esdb', EVENTSTORE_URL: eventStoreDb.url });
  return {
    ...server,
    stop: async () => {
      await server.stop();
      await eventStoreDb.stop();
    },
  };
};
