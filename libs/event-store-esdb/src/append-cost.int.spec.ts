import { setTimeout as wait } from 'node:timers/promises';

import { StreamTampered } from '@actiespoor/event-store';
import { appended, ids, newEvents, newStream, readAll } from '@actiespoor/event-store/contract';
import { afterEach, describe, expect, it } from '@jest/globals';

import { closeAll, serve, type ServedStore } from '../test/served-store.js';
import { startTestServer } from '../test/test-server.js';

afterEach(closeAll);

/** A store that hears of changes of metadata, with a stream of its own. */
const hearing = async (serving: Parameters<typeof serve>[0] = {}, options: Parameters<typeof serve>[1] = {}) => {
  const served = await serve(serving, options);
  await served.store.append(newStream(), newEvents(1), 'no-stream');
  await served.server.subscribed('metadata');
  const stream = newStream();
  await served.store.append(stream, newEvents(1), 'no-stream');
  await readAll(served.store, stream);
  await served.store.append(stream, newEvents(1), 0n);
  served.server.calls.length = 0;
  return { ...served, stream };
};

const callsDuring = async ({ server }: ServedStore, work: () => Promise<unknown>): Promise<readonly string[]> => {
  server.calls.length = 0;
  await work();
  return [...server.calls];
};

describe('Wat een toevoeging kost', () => {
  it('is één aanroep, als de stream al is bekeken', async () => {
    const served = await hearing();
    const { store, stream } = served;
    expect(await callsDuring(served, () => store.append(stream, newEvents(2), 1n))).toEqual([`append ${stream}`]);
    expect(await callsDuring(served, () => store.append(stream, newEvents(1), 3n))).toEqual([`append ${stream}`]);
  });

  it('is de eerste keer in een proces één lezing van de metadata meer, na een lezing van de stream', async () => {
    const served = await hearing();
    const { server, store } = served;
    const stream = newStream();
    server.log.append(
      stream,
      [{ id: crypto.randomUUID(), type: 'ProefGedaan', data: Buffer.from('{}'), metadata: Buffer.from('{"version":1,"hash":"","recordedAt":""}') }],
      'any',
    );
    const cost = await callsDuring(served, async () => {
      await readAll(store, stream);
      await store.append(stream, newEvents(1), 0n);
    });
    expect(cost).toEqual([`read ${stream}`, `read $$${stream}`, `append ${stream}`]);
  });

  it('is voor een nieuwe stream altijd één lezing van de metadata meer', async () => {
    const served = await hearing();
    const stream = newStream();
    expect(await callsDuring(served, () => served.store.append(stream, newEvents(1), 'no-stream'))).toEqual([`read $$${stream}`, `append ${stream}`]);
  });

  it.each([
    ['de lezing van metadata wordt afgebroken', ({ server }: ServedStore) => server.dropSubscriptions()],
    ['de verbinding breekt', ({ server }: ServedStore) => server.cut()],
  ])('is weer een lezing meer zodra %s, want wie niet hoort moet kijken', async (_, breaks) => {
    const served = await hearing();
    const { server, store, stream } = served;
    breaks(served);
    while (!server.calls.includes('follow metadata')) await wait(5);
    const cost = await callsDuring(served, () => store.append(stream, newEvents(1), 1n));
    expect(cost).toContain(`read $$${stream}`);
  });

  it('is weer een lezing meer na een stilte: een open verbinding kan dood zijn', async () => {
    const served = await hearing({}, { silenceMs: 80 });
    const { server, store, stream } = served;
    while (!server.calls.includes('follow metadata')) await wait(5);
    expect(await callsDuring(served, () => store.append(stream, newEvents(1), 1n))).toContain(`read $$${stream}`);
  });

  it('is weer een lezing meer na een toevoeging met een open einde, en na een andere leider', async () => {
    const leader = await startTestServer();
    const served = await hearing({ log: leader.log });
    const { server, store, stream } = served;
    server.faults.droppedAppends = 1;
    await store.append(newStream(), newEvents(1), 'no-stream');
    expect(await callsDuring(served, () => store.append(stream, newEvents(1), 1n))).toContain(`read $$${stream}`);
    server.leadBy(leader);
    await store.append(newStream(), newEvents(1), 'no-stream').catch(() => undefined);
    while (!leader.calls.includes('follow metadata')) await wait(5);
    leader.calls.length = 0;
    await store.append(stream, newEvents(1), 2n);
    expect(leader.calls).toContain(`read $$${stream}`);
    await leader.stop();
  });
});

describe('Een stream die een ander verandert terwijl wij schrijven', () => {
  it('krijgt er niets meer bij zodra het is gehoord', async () => {
    const { administrator, store, server, stream } = await hearing();
    await administrator.softDelete(stream);
    await wait(50);
    await expect(store.append(stream, newEvents(1), 1n)).rejects.toBeInstanceOf(StreamTampered);
    expect(server.appends).toBe(0);
  });

  it('gaat goed verder met wat net voor het bericht kwam: de revisie klopte, en er staat niets dubbel of opnieuw', async () => {
    const { server, store, stream } = await hearing();
    server.faults.beforeWrite = () => void server.log.softDelete(stream);
    expect(appended(await store.append(stream, newEvents(1), 1n)).revision).toBe(2n);
    await wait(50);
    await expect(store.append(stream, newEvents(1), 2n)).rejects.toBeInstanceOf(StreamTampered);
    expect(server.log.of(stream).map(({ revision }) => revision)).toEqual([0n, 1n, 2n]);
  });

  it('krijgt nooit ongemerkt een nieuw begin: het antwoord zegt waar het kwam', async () => {
    const { server, store } = await hearing();
    const [stream, events] = [newStream(), newEvents(1)];
    server.faults.beforeWrite = () => {
      server.log.append(stream, [{ id: crypto.randomUUID(), type: 'Vreemd', data: Buffer.from('{}'), metadata: Buffer.from('{}') }], 'any');
      server.log.softDelete(stream);
    };
    await expect(store.append(stream, events, 'no-stream')).rejects.toMatchObject({
      name: 'StreamTampered',
      message: expect.stringMatching(/begon daarna opnieuw/) as unknown,
    });
    expect(server.log.ids()).toContain(ids(events)[0]);
    const found: string[] = [];
    for await (const { kind } of store.tampered?.({ signal: new AbortController().signal }) ?? []) found.push(kind);
    expect(found).toEqual(expect.arrayContaining(['deleted', 'hidden']));
  });
});

describe('Of deze gebruiker mag verwijderen', () => {
  it.each([
    ['all', true],
    ['no-deletion', false],
  ] as const)('blijkt zonder iets te verwijderen (%s)', async (access, may) => {
    const { server, store, administrator } = await serve();
    const stream = newStream();
    await store.append(stream, newEvents(1), 'no-stream');
    server.faults.access = access;
    const before = server.log.events.length;
    expect(await store.mayDelete?.()).toBe(may);
    expect(server.log.events).toHaveLength(before);
    if (may) return;
    for (const deed of [administrator.softDelete(stream), administrator.tombstone(stream), administrator.set(stream, { maxCount: 1 })])
      await expect(deed).rejects.toThrow(/Access Denied/);
  });
});
