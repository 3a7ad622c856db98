import { eventStoreContract } from '@actiespoor/event-store/contract';
import { testDatabase } from '@actiespoor/testing';

import { migrateEventStore } from './migrate.js';
import { postgresEventStore } from './postgres-event-store.js';

eventStoreContract('PostgreSQL', async () => {
  const database = await testDatabase();
  await migrateEventStore(database.ownerUrl, database.applicationRole);
  const store = postgresEventStore({ url: database.url });
  return {
    store,
    close: async () => {
      await store.close();
      await database.drop();
    },
  };
});
