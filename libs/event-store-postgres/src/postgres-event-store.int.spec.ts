import { eventStoreContract } from '@actiespoor/event-store/contract';
import { hostileDatabase, testDatabase, type TestDatabase } from '@actiespoor/testing';

import { migrateEventStore } from './migrate.js';
import { postgresEventStore } from './postgres-event-store.js';

const storeOn = (open: () => Promise<TestDatabase>) => async () => {
  const database = await open();
  await migrateEventStore(database.ownerUrl, database.applicationRole);
  const store = postgresEventStore({ url: database.url });
  return {
    store,
    another: () => postgresEventStore({ url: database.url }),
    close: async () => {
      await store.close();
      await database.drop();
    },
  };
};

eventStoreContract('PostgreSQL', storeOn(testDatabase));
eventStoreContract('PostgreSQL met vijandige standaardwaarden', storeOn(hostileDatabase));
