import type { EventStore } from '@actiespoor/event-store';
import { type OpenedStore, eventStoreContract } from '@actiespoor/event-store/contract';

import { EventLog } from '../test/event-log.js';
import { startTestServer, type TestServerOptions } from '../test/test-server.js';
import { esdbEventStore } from './esdb-event-store.js';
import type { NamingOptions } from './stream-names.js';

const capabilities = { detectsCorruptIdempotency: false };

const onTestServer =
  (options: TestServerOptions, naming: NamingOptions = {}) =>
  async (): Promise<OpenedStore> => {
    const server = await startTestServer(options);
    const another = (): EventStore => esdbEventStore({ url: server.url, ...naming });
    const store = another();
    return {
      store,
      another,
      close: async () => {
        await store.close();
        await server.stop();
      },
    };
  };

eventStoreContract('EventStoreDB (proefserver)', onTestServer({}), capabilities);
eventStoreContract('EventStoreDB (proefserver van voor 23.10)', onTestServer({ generation: 'without-signs' }), capabilities);
eventStoreContract(
  'EventStoreDB (proefserver met systeemprojecties, in een naamruimte)',
  onTestServer({ log: new EventLog({ projections: 'standard' }) }, { namespace: 'proef' }),
  capabilities,
);

const url = process.env['ESDB_URL'];

const onRealServer = (given: string) => (): Promise<OpenedStore> => {
  const store = esdbEventStore({ url: given });
  return Promise.resolve({ store, another: () => esdbEventStore({ url: given }), close: () => store.close() });
};

if (url === undefined) process.stderr.write('Zonder ESDB_URL loopt het contract alleen tegen de proefserver, niet tegen een echte EventStoreDB.\n');
else eventStoreContract('EventStoreDB (ESDB_URL)', onRealServer(url), capabilities);
