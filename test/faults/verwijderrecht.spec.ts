import { memoryEventStore, StoreUnavailable } from '@actiespoor/event-store';
import { esdbEventStore } from '@actiespoor/event-store-esdb';
import { warnOfDeletion } from '@actiespoor/platform';
import { describe, expect, it } from '@jest/globals';

import { startTestServer } from '../../libs/event-store-esdb/test/test-server.js';

const told = async (store: Parameters<typeof warnOfDeletion>[0]): Promise<readonly string[]> => {
  const lines: string[] = [];
  await warnOfDeletion(store, (line, level) => lines.push(`${level ?? 'info'} ${line}`));
  await store.close();
  return lines;
};

describe('Een start', () => {
  it('waarschuwt als de gebruiker van EventStoreDB mag verwijderen, en anders niet', async () => {
    const server = await startTestServer();
    expect(await told(esdbEventStore({ url: server.url }))).toEqual([
      expect.stringMatching(/^warn De event store laat deze gebruiker verwijderen.*rechten\.mjs/),
    ]);
    server.faults.access = 'no-deletion';
    expect(await told(esdbEventStore({ url: server.url }))).toEqual([]);
    await server.stop();
  });

  it('gaat door als de event store het niet zegt, en vraagt niets waar verwijderen niet kan', async () => {
    expect(await told({ ...memoryEventStore(), close: () => Promise.resolve(), mayDelete: () => Promise.reject(new StoreUnavailable('weg')) })).toEqual([
      'warn weg',
    ]);
    expect(await told(memoryEventStore())).toEqual([]);
  });
});
