import { workStoreContract } from '@actiespoor/work/contract';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { type Opened, openedReadStore } from '../test/feiten.js';
import { openReadStore } from './read-store.js';

workStoreContract('PostgreSQL', async () => {
  const opened = await openedReadStore();
  const second = openReadStore({ url: opened.url });
  const close = async (): Promise<void> => {
    await second.close();
    await opened.close();
  };
  return { store: opened.readStore.work('proef'), another: () => second.work('proef'), close };
});

describe('Werk van twee soorten', () => {
  let opened: Opened;
  beforeAll(async () => {
    opened = await openedReadStore();
  });
  afterAll(() => opened.close());

  it('mag hetzelfde id hebben, en wordt elk door wie het kan opgenomen', async () => {
    const [import_, herbouw] = [opened.readStore.work('import'), opened.readStore.work('herbouw')];
    const askedAt = '2024-01-08T12:00:00.000Z';
    for (const store of [import_, herbouw]) await store.create({ id: 'zelfde', order: {}, total: 1, askedAt });
    const begun = await import_.claim(60_000);
    expect(begun?.id).toBe('zelfde');
    expect([await import_.claim(60_000), (await herbouw.get('zelfde'))?.state]).toEqual([undefined, 'wacht']);
    if (begun) await import_.finish(begun, { goed: true });
    expect([await import_.unfinished(), (await herbouw.unfinished()).map(({ id }) => id)]).toEqual([[], ['zelfde']]);
  });
});
