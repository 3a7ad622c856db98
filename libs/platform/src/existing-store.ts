import { hasCluster } from '@actiespoor/embedded-postgres';
import { connect, newClient } from '@actiespoor/postgres';

import type { StoreConfig } from './stores.js';

const isThere = async (url: string, table: string): Promise<boolean> => {
  const client = newClient({ url, name: 'kijkt of er iets is', onFault: () => undefined });
  try {
    await connect(client);
    const { rows } = await client.query<{ there: boolean }>('select to_regclass($1) is not null as there', [table]);
    return rows[0]?.there === true;
  } finally {
    await client.end().catch(() => undefined);
  }
};

/** True if there is a store at all. It makes neither a folder, nor a database, nor a table. */
export const hasStore = ({ dataDir, databaseUrl, eventStoreUrl }: StoreConfig): Promise<boolean> =>
  databaseUrl === undefined ? hasCluster(dataDir) : isThere(databaseUrl, eventStoreUrl === undefined ? 'event_store.events' : 'notaris.wortels');
