import { newEvents, newStream } from '@actiespoor/event-store/contract';
import { afterEach, describe, expect, it } from '@jest/globals';

import { closeAll, serve } from '../test/served-store.js';
import { esdbEventStore } from './esdb-event-store.js';

afterEach(closeAll);

describe('De URL van EventStoreDB', () => {
  it.each(['esdb://esdb.example:2113', 'esdb://esdb.example:2113?tls=true', 'esdb+discover://esdb.example'])('zonder gebruiker vraagt om tls=false: %s', (url) => {
    expect(() => esdbEventStore({ url })).toThrow(RangeError);
  });

  it.each(['esdb://admin:geheim%3A1@esdb.example:2113', 'esdb+discover://admin:geheim@a.example,b.example', 'esdb://a.example:2113,b.example:2113?tls=false'])(
    'mag zijn: %s',
    async (url) => {
      await esdbEventStore({ url }).close();
    },
  );

  it('kan een conflict als antwoord vragen in plaats van als fout, en dan is het nog een conflict', async () => {
    const { server } = await serve();
    const store = esdbEventStore({ url: `${server.url}&throwOnAppendFailure=false` });
    const stream = newStream();
    expect(await store.append(stream, newEvents(1), 0n)).toEqual({ outcome: 'conflict', actual: undefined });
    await store.append(stream, newEvents(2), 'no-stream');
    expect(await store.append(stream, newEvents(1), 'no-stream')).toEqual({ outcome: 'conflict', actual: 1n });
    await store.close();
  });
});
