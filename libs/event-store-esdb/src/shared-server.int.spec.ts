import { setTimeout as wait } from 'node:timers/promises';

import { memoryProjectionStore, schemaOf, startProcessor, StoreUnavailable } from '@actiespoor/event-store';
import { appended, caughtUp, eventsOf, follow, ids, newEvents, newStream, readAll } from '@actiespoor/event-store/contract';
import { afterEach, describe, expect, it } from '@jest/globals';

import { EventLog } from '../test/event-log.js';
import { closeAll, serve } from '../test/served-store.js';
import { telling } from '../test/telling.js';
import { esdbEventStore } from './esdb-event-store.js';
import { streamNames } from './stream-names.js';

afterEach(closeAll);

const { signal } = new AbortController();

const everything = async (store: ReturnType<typeof esdbEventStore>): Promise<readonly string[]> => ids(eventsOf(await follow(store, {}, caughtUp)));

const kinds = async (store: ReturnType<typeof esdbEventStore>): Promise<readonly string[]> => {
  const found: string[] = [];
  for await (const { kind, stream } of store.tampered?.({ signal }) ?? []) found.push(`${kind} ${stream}`);
  return found;
};

const twoInstallations = async () => {
  const { server, administrator } = await serve();
  const [een, twee] = ['een', 'twee'].map((namespace) => esdbEventStore({ url: server.url, namespace }));
  if (!een || !twee) throw new Error('Er zijn er geen twee');
  return { server, administrator, een, twee, close: () => Promise.all([een.close(), twee.close()]) };
};

describe('Twee installaties op één server', () => {
  it('zien niets van elkaar, ook niet in streams die hetzelfde heten', async () => {
    const { server, een, twee, close } = await twoInstallations();
    const [first, second, third] = [newEvents(2), newEvents(3), newEvents(1)];
    const { position } = appended(await een.append('proef-1', first, 'no-stream'));
    const last = appended(await twee.append('proef-1', second, 'no-stream')).position;
    await twee.append('proef-2', third, 'no-stream');

    expect(server.log.of('een.proef-1')).toHaveLength(2);
    expect(ids(await readAll(een, 'proef-1'))).toEqual(ids(first));
    expect((await readAll(twee, 'proef-1')).map(({ stream }) => stream)).toEqual(['proef-1', 'proef-1', 'proef-1']);
    expect(await everything(een)).toEqual(ids(first));
    expect(await everything(twee)).toEqual(ids([...second, ...third]));
    expect(await een.head()).toBe(position);
    expect((await twee.head()) ?? '' > last).toBeTruthy();
    await close();
  });

  it('hebben elk hun eigen bevindingen', async () => {
    const { administrator, een, twee, close } = await twoInstallations();
    for (const store of [een, twee]) await store.append('proef-1', newEvents(2), 'no-stream');
    await administrator.softDelete('een.proef-1');
    await administrator.write('order-1');
    await administrator.set('order-1', { maxCount: 1 });

    expect([await kinds(een), await kinds(twee)]).toEqual([['deleted proef-1'], []]);
    expect(appended(await twee.append('proef-1', newEvents(1), 1n)).revision).toBe(2n);
    await close();
  });

  it.each(['een.twee', 'een-', '', '$ce', 'een twee'])('heten niet "%s"', (namespace) => {
    expect(() => streamNames({ namespace })).toThrow(RangeError);
  });
});

describe('Een server die anderen ook gebruiken', () => {
  it('heeft streams van een ander, en die leest niemand', async () => {
    const { server, administrator } = await serve();
    const store = esdbEventStore({ url: server.url, streamPrefixes: ['proef-'] });
    const events = newEvents(2);
    const { position } = appended(await store.append('proef-1', events, 'no-stream'));
    for (let turn = 0; turn < 40; turn += 1) await administrator.write(`order-${turn}`);

    expect(await everything(store)).toEqual(ids(events));
    expect(await store.head()).toBe(position);
    expect(await kinds(store)).toEqual([]);
    await store.close();
  });

  it('zegt telkens opnieuw waar ons log eindigt, zonder alles van een ander nog eens te lezen', async () => {
    const { server } = await serve();
    const store = esdbEventStore({ url: server.url, namespace: 'een' });
    expect(await store.head()).toBeUndefined();
    const { position } = appended(await store.append('proef-1', newEvents(1), 'no-stream'));
    for (let turn = 0; turn < 300; turn += 1)
      server.log.append(`order-${turn}`, [{ id: crypto.randomUUID(), type: 'Besteld', data: Buffer.from('{}'), metadata: Buffer.from('{}') }], 'any');
    expect(await store.head()).toBe(position);
    server.log.sent = 0;
    expect(await store.head()).toBe(position);
    expect(server.log.sent).toBeLessThanOrEqual(32);
    expect(appended(await store.append('proef-1', newEvents(1), 0n)).position).toBe(await store.head());
    await store.close();
  });

  it('leest alles behalve wat een ander in een eigen stream schreef; dat is een bevinding', async () => {
    const { store, administrator } = await serve();
    const events = newEvents(2);
    await store.append('proef-1', events.slice(0, 1), 'no-stream');
    await administrator.write('proef-2');
    await store.append('proef-1', events.slice(1), 0n);
    expect(await everything(store)).toEqual(ids(events));
    expect(await kinds(store)).toEqual(['foreign proef-2']);
  });

  it('houdt daarmee alleen op wie die stream nodig heeft: een leesmodel houdt wat het had, en gaat verder', async () => {
    const { store, administrator } = await serve();
    const projectionStore = memoryProjectionStore();
    const [before, after] = [newEvents(1), newEvents(1)];
    await store.append('proef-1', before, 'no-stream');
    await administrator.write('proef-1', 'Vreemd');
    const sleep = (ms: number, ending: AbortSignal): Promise<void> => wait(ms, undefined, { signal: ending });
    const processor = startProcessor({ store, projectionStore, projection: telling, schema: schemaOf({ ProefGedaan: 1 }), sleep });
    const { position } = appended(await store.append('proef-2', after, 'no-stream'));

    expect(await processor.waitFor(position, 10_000)).toBe(true);
    expect([...projectionStore.rows('telling')]).toEqual([
      ['proef-1', { ids: ids(before) }],
      ['proef-2', { ids: ids(after) }],
    ]);
    await expect(readAll(store, 'proef-1')).rejects.toThrow(/een ander programma \(Vreemd\)/);
    await processor.stop();
  });

  it('eindigt daar waar wie volgt ook is: ook bij het einde van een eigen stream, of bij wat een ander erin schreef', async () => {
    const { store, administrator } = await serve();
    await store.append('proef-1', newEvents(1), 'no-stream');
    for (const deed of [() => administrator.tombstone('proef-1'), () => administrator.write('proef-2', 'Vreemd')]) {
      await deed();
      const passed = (await follow(store, { streamPrefixes: ['proef-'] }, caughtUp)).findLast((item) => item.kind === 'checkpoint');
      expect(passed?.kind === 'checkpoint' && passed.anchor.position).toBe(await store.head());
    }
  });

  it.each([[{}], [{ namespace: 'een' }], [{ streamPrefixes: ['proef-', 'ander-'] }]])('stuurt niet wat zij weg kan laten (%j)', async (naming) => {
    const { server, administrator } = await serve({ log: new EventLog({ projections: 'standard' }) });
    const store = esdbEventStore({ url: server.url, ...naming });
    const events = newEvents(200);
    await store.append(newStream(), events, 'no-stream');
    for (let turn = 0; turn < 20; turn += 1) await administrator.write(`$elders-${turn}`);

    await store.head();
    server.log.sent = 0;
    expect(await everything(store)).toEqual(ids(events));
    expect(server.log.sent).toBeLessThan(250);
    await store.close();
  });
});

describe('Een gebruiker die niet mag', () => {
  it('wordt bij elke vraag geweigerd met een verkeerd wachtwoord, en dan is er niets geschreven', async () => {
    const { server, store } = await serve();
    server.faults.access = 'wrong-password';
    await expect(store.append(newStream(), newEvents(1), 'no-stream')).rejects.toThrow(/Unauthenticated/);
    await expect(readAll(store, newStream())).rejects.toBeInstanceOf(StoreUnavailable);
    await expect(store.head()).rejects.toMatchObject({
      name: 'StoreRefused',
      reason: 'password',
      message: expect.stringMatching(/wachtwoord klopt niet/) as unknown,
    });
    expect(server.appends).toBe(0);
  });

  it('kan schrijven en streams lezen zonder recht op het hele log', async () => {
    const { server, store, faults } = await serve();
    server.faults.access = 'streams-only';
    const stream = newStream();
    await store.append(stream, newEvents(2), 'no-stream');
    expect(await readAll(store, stream)).toHaveLength(2);
    await expect(store.head()).rejects.toMatchObject({
      name: 'StoreRefused',
      reason: 'right',
      message: expect.stringMatching(/docs\/operations\.md/) as unknown,
    });

    const ending = new AbortController();
    const following = (async () => {
      for await (const item of store.feed({ signal: ending.signal })) throw new Error(`Onverwacht: ${item.kind}`);
    })();
    while (faults.length === 0) await wait(5);
    ending.abort();
    await following;
    expect(faults[0]).toMatch(/Access Denied/);
  });
});
