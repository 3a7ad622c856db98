import { CorruptIdempotency, StoreUnavailable } from '@actiespoor/event-store';
import { eventsOf, follow, hasEvents, ids, newEvent, newEvents, newStream, readAll } from '@actiespoor/event-store/contract';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { cuttingProxy } from '../test/cutting-proxy.js';
import { holdWriters, type MigratedDatabase, migratedDatabase, rowWhen, waitingWriter } from '../test/migrated-database.js';

let here: MigratedDatabase;

beforeAll(async () => {
  here = await migratedDatabase();
});

afterAll(() => here.close());

describe('Een drukke event store', () => {
  it('zegt dat hij vol is en schrijft wat hij had aangenomen', async () => {
    const store = here.open({ maxQueued: 3 });
    const release = await holdWriters(await here.connect(here.database.url));
    const streams = Array.from({ length: 4 }, () => newStream());
    const inFlight = store.append(streams[0] as string, newEvents(1), 'no-stream');
    const queued = streams.slice(1).map((stream) => store.append(stream, newEvents(1), 'no-stream'));

    await expect(store.append(newStream(), newEvents(1), 'no-stream')).rejects.toBeInstanceOf(StoreUnavailable);
    await release();
    expect((await Promise.all([inFlight, ...queued])).map(({ outcome }) => outcome)).toEqual(Array(4).fill('appended'));
  });

  it('laat een verzoek dat niet kan zijn buren niet schaden', async () => {
    const store = here.open();
    const existing = newEvent();
    const stream = newStream();
    await store.append(stream, [existing], 'no-stream');
    const release = await holdWriters(await here.connect(here.database.url));
    const first = store.append(newStream(), newEvents(1), 'no-stream');
    await waitingWriter(await here.connect(here.database.ownerUrl));
    const together = Promise.allSettled([
      store.append(newStream(), newEvents(2), 'no-stream'),
      store.append(stream, newEvents(1), 'no-stream'),
      store.append(newStream(), [existing], 'no-stream'),
      store.append(newStream(), [{ ...newEvent(), id: 'geen-uuid' }], 'no-stream'),
      store.append(newStream(), newEvents(3), 'any'),
      store.append(stream, [existing], 'no-stream'),
    ]);
    await release();

    expect((await first).outcome).toBe('appended');
    expect(await together).toEqual([
      { status: 'fulfilled', value: expect.objectContaining({ outcome: 'appended', revision: 1n }) },
      { status: 'fulfilled', value: { outcome: 'conflict', actual: 0n } },
      { status: 'rejected', reason: expect.any(CorruptIdempotency) },
      { status: 'rejected', reason: expect.any(RangeError) },
      { status: 'fulfilled', value: expect.objectContaining({ outcome: 'appended', revision: 2n }) },
      { status: 'fulfilled', value: expect.objectContaining({ outcome: 'appended', revision: 0n }) },
    ]);
  });

  it('schrijft bij het sluiten nog wat er wacht, en daarna niets meer', async () => {
    const store = here.open();
    const streams = Array.from({ length: 5 }, () => newStream());
    const appending = Promise.all(streams.map((stream) => store.append(stream, newEvents(1), 'no-stream')));
    await store.close();
    expect((await appending).map(({ outcome }) => outcome)).toEqual(Array(5).fill('appended'));
    await expect(store.append(newStream(), newEvents(1), 'any')).rejects.toBeInstanceOf(StoreUnavailable);
    await expect(readAll(store, newStream())).rejects.toBeInstanceOf(StoreUnavailable);
  });
});

describe('Een verbinding die breekt', () => {
  it('voor het vastleggen: er is niets geschreven, en de volgende slaagt weer', async () => {
    const store = here.open();
    const release = await holdWriters(await here.connect(here.database.url));
    const stream = newStream();
    const event = newEvent();
    const lost = store.append(stream, [event], 'no-stream');
    const watcher = await here.connect(here.database.url);
    await watcher.query('select pg_terminate_backend($1)', [(await waitingWriter(watcher)).pid]);

    await expect(lost).rejects.toBeInstanceOf(StoreUnavailable);
    await release();
    expect(await readAll(store, stream)).toEqual([]);
    expect(await store.append(stream, [event], 'no-stream')).toMatchObject({ outcome: 'appended', revision: 0n });
  });

  it('na het vastleggen en voor het antwoord: opnieuw vragen geeft het eerste antwoord', async () => {
    const proxy = await cuttingProxy(here.database.url);
    const store = here.open({ url: proxy.url });
    const stream = newStream();
    await store.append(stream, newEvents(1), 'no-stream');
    proxy.cutAfter('append\0');
    const event = newEvent();

    await expect(store.append(stream, [event], 0n)).rejects.toBeInstanceOf(StoreUnavailable);
    const straight = here.open();
    expect(ids(await readAll(straight, stream)).slice(1)).toEqual([event.id]);
    expect(await store.append(stream, [event], 0n)).toMatchObject({ outcome: 'appended', revision: 1n });
    expect(await readAll(straight, stream)).toHaveLength(2);
    await store.close();
    await proxy.close();
  });

  it('van de luisteraar: de lezer mist niets, en het luisteren wordt hersteld', async () => {
    const faults: Error[] = [];
    const store = here.open({ onFault: (error) => faults.push(error) });
    const after = await store.head();
    const watcher = await here.connect(here.database.url);
    const stream = newStream();
    const events = newEvents(2);
    const reading = follow(store, { ...(after !== undefined && { after }), streamPrefixes: [stream] }, hasEvents(2));

    const listener = `select pid from pg_stat_activity where datname = current_database() and query = 'listen event_store_appended'`;
    const { pid } = await rowWhen<{ readonly pid: number }>(watcher, listener);
    await watcher.query('select pg_terminate_backend($1)', [pid]);
    await store.append(stream, events.slice(0, 1), 'no-stream');
    await rowWhen(watcher, `${listener} and pid <> ${pid}`);
    await store.append(stream, events.slice(1), 0n);

    expect(ids(eventsOf(await reading))).toEqual(ids(events));
    expect(faults.length).toBeGreaterThan(0);
  });

  it('naar een server die er niet is: lezen, schrijven en volgen zeggen het', async () => {
    const store = here.open({ url: 'postgres://niemand@127.0.0.1:1/nergens' });
    const { signal } = new AbortController();
    await expect(store.append(newStream(), newEvents(1), 'any')).rejects.toBeInstanceOf(StoreUnavailable);
    await expect(store.head()).rejects.toBeInstanceOf(StoreUnavailable);
    await expect(readAll(store, newStream())).rejects.toBeInstanceOf(StoreUnavailable);
    await expect(follow(store, {}, () => signal.aborted)).rejects.toBeInstanceOf(StoreUnavailable);
  });
});
