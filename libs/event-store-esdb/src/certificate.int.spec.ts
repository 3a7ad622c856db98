import { StoreRefused } from '@actiespoor/event-store';
import { newEvents, newStream, readAll } from '@actiespoor/event-store/contract';
import { afterEach, describe, expect, it } from '@jest/globals';

import { closeAll, serve } from '../test/served-store.js';
import { esdbEventStore } from './esdb-event-store.js';

afterEach(closeAll);

describe('Een server met een certificaat van een eigen CA', () => {
  it('wordt gebruikt door wie de CA noemt', async () => {
    const { store } = await serve({ isSecure: true });
    const stream = newStream();
    await store.append(stream, newEvents(2), 'no-stream');
    expect(await readAll(store, stream)).toHaveLength(2);
  });

  it('is voor wie de CA niet kent geen storing, maar een weigering die zegt wat te doen', async () => {
    const { server } = await serve({ isSecure: true });
    const stranger = esdbEventStore({ url: server.strangeUrl });
    const fault: unknown = await stranger.head().catch((error: unknown) => error);
    await stranger.close();
    expect(fault).toBeInstanceOf(StoreRefused);
    expect(fault).toMatchObject({ reason: 'certificate', message: expect.stringMatching(/tlsCAFile=/) as unknown });
    expect(String(fault)).not.toContain('geheim');
  });
});
