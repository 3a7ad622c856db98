import { StoreUnavailable } from '@actiespoor/event-store';
import { appended, ids, newEvents, newStream, readAll } from '@actiespoor/event-store/contract';
import { afterEach, describe, expect, it } from '@jest/globals';

import { closeAll, serve } from '../test/served-store.js';

afterEach(closeAll);

describe('Een verbinding die keer op keer wegvalt', () => {
  it('is geen fout voor wie schrijft of leest', async () => {
    const { server, store } = await serve({}, { absentMs: 10_000 });
    const [stream, events] = [newStream(), newEvents(2)];
    server.faults.cuts = 3;
    expect(appended(await store.append(stream, events, 'no-stream')).revision).toBe(1n);
    expect(server.faults.cuts).toBe(0);

    server.faults.cuts = 1;
    expect(ids(await readAll(store, stream))).toEqual(ids(events));
    expect(server.faults.cuts).toBe(0);
  });

  it('is wel een fout als de server wegblijft, en die komt ruim voor de tijd van één antwoord', async () => {
    const { server, store } = await serve({}, { absentMs: 400 });
    await server.stop();
    const start = performance.now();
    await expect(store.append(newStream(), newEvents(1), 'no-stream')).rejects.toBeInstanceOf(StoreUnavailable);
    await expect(readAll(store, newStream())).rejects.toBeInstanceOf(StoreUnavailable);
    expect(performance.now() - start).toBeLessThan(4_000);
  });

  it('houdt een store die sluit niet op', async () => {
    const { server, store } = await serve({}, { absentMs: 60_000, answerMs: 60_000 });
    await server.stop();
    const refused = expect(store.append(newStream(), newEvents(1), 'no-stream')).rejects.toBeInstanceOf(StoreUnavailable);
    await store.close();
    await refused;
  });
});
