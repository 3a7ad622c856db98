import { setTimeout as sleep } from 'node:timers/promises';

import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type EventStore, memoryEventStore, type NewEvent, type ProcessorStatus } from '@actiespoor/event-store';
import { dag, uuidV5 } from '@actiespoor/kernel';
import type { KaderId } from '@actiespoor/plan/events';
import { migrateReadStore, openReadStore, type ReadStore } from '@actiespoor/read-store-postgres';
import { testDatabase, type TestDatabase } from '@actiespoor/testing';
import { allProjections, kaders, system } from '@actiespoor/voortgang';

import { noObserver } from './observing.js';
import { Processors } from './processors.js';
import { healthOnce } from './health-once.js';
import { rebuild } from './rebuilding.js';

const namespace = '0d6e0f0a-3a55-5b0e-9d0e-0b0c5c0e7a11';
const recordedAt = '2024-01-01T00:00:00.000Z';

const kaderEvent = (nummer: number): NewEvent => {
  const kaderId = uuidV5(namespace, String(nummer)) as KaderId;
  const data = { kaderId, titel: `Kader ${String(nummer)}`, soort: 'regiovisie', periode: {}, onderdelen: [], verplichtingen: [], op: dag('2024-01-01') };
  const metadata = { recordedAt, actor: 'a', role: 'beheerder', organisatie: 'GM1960', correlationId: kaderId, causationId: kaderId, hash: '' };
  return { id: uuidV5(kaderId, 'gebeurtenis'), type: 'KaderGeregistreerd', version: 1, data, metadata };
};

const register = async (store: EventStore, from: number, to: number): Promise<void> => {
  for (let nummer = from; nummer < to; nummer += 1) await store.append(`kader-${uuidV5(namespace, String(nummer))}`, [kaderEvent(nummer)], 'no-stream');
};

describe('Wie de leesmodellen vult', () => {
  let database: TestDatabase;
  let readStore: ReadStore;
  let eventStore: EventStore;
  let log: string[];
  const running: Processors[] = [];

  const started = async (onStatus: (status: ProcessorStatus) => void = () => undefined): Promise<Processors> => {
    const processors = new Processors({ eventStore, readStore, observer: noObserver, onStatus, log: (line) => void log.push(line) });
    running.push(processors);
    await processors.start();
    return processors;
  };

  const standingOf = async (projection: string) => (await readStore.control.conditions()).find(({ name }) => name === projection);
  const kaderStanding = () => standingOf('kaders');

  beforeEach(async () => {
    database = await testDatabase();
    await migrateReadStore(database.ownerUrl, database.applicationRole);
    readStore = openReadStore({ url: database.url, ownerUrl: database.ownerUrl });
    eventStore = memoryEventStore();
    log = [];
  });

  afterEach(async () => {
    await Promise.all(running.splice(0).map((processors) => processors.stop()));
    await eventStore.close();
    await readStore.close();
    await database.drop();
  });

  it('volgt een korte geschiedenis gewoon', async () => {
    await register(eventStore, 0, 20);
    await started();
    expect(await readStore.as(system).kaders.listKaders()).toHaveLength(20);
    expect([await kaderStanding(), log]).toMatchObject([{ generation: 1 }, []]);
  });

  it('bouwt wat nieuw is op bij een lange geschiedenis, voordat de dienst antwoordt, en volgt daarna', async () => {
    await register(eventStore, 0, 10_050);
    const processors = await started();
    expect(log).toEqual(allProjections.map(({ name }) => `Projectie ${name} wordt opgebouwd …`));
    expect(await readStore.as(system).kaders.listKaders()).toHaveLength(10_050);
    expect(await kaderStanding()).toMatchObject({ generation: 2, isRebuilding: false });

    await register(eventStore, 10_050, 10_060);
    const head = await eventStore.head();
    expect(head && (await processors.isVisible(head, 20_000))).toBe(true);
    expect(head && (await readStore.waitForPosition(['kaders'], head, 20_000))).toBe(true);
    expect(await readStore.as(system).kaders.listKaders()).toHaveLength(10_060);
  });

  it('maakt af wat een gestopt proces halverwege liet', async () => {
    await register(eventStore, 0, 200);
    const stopping = new AbortController();
    const stopped = await rebuild({ eventStore, readStore }, kaders, { signal: stopping.signal, chunkSize: 50, onProgress: () => stopping.abort() });
    expect(stopped).toEqual({ outcome: 'stopped' });
    expect(await kaderStanding()).toMatchObject({ isRebuilding: false, leftBecause: 'iemand brak haar af' });
    await started();
    expect(log).toEqual(['Projectie kaders wordt opgebouwd …']);
    expect(await readStore.as(system).kaders.listKaders()).toHaveLength(200);
    expect(await kaderStanding()).toMatchObject({ generation: 2, isRebuilding: false });
  });

  it('laat staan wat iemand stilzette, ook na een herstart', async () => {
    await readStore.control.pause('kaders');
    await register(eventStore, 0, 5);
    const processors = new Processors({ eventStore, readStore, observer: noObserver, log: () => undefined });
    running.push(processors);
    const begun = performance.now();
    await processors.start();
    // A halted projection is not waited for: that would take ten seconds.
    expect(performance.now() - begun).toBeLessThan(8_000);
    expect(await readStore.waitForPosition(['spoor'], '00000000000000000005' as never, 0)).toBe(true);
    expect(await readStore.as(system).kaders.listKaders()).toHaveLength(0);
    await readStore.control.resume('kaders');
    expect(await readStore.waitForPosition(['kaders'], '00000000000000000005' as never, 20_000)).toBe(true);
    expect(await readStore.as(system).kaders.listKaders()).toHaveLength(5);
  });

  it('vertelt wie elders kijkt waarom een projectie stilstaat, en gaat alleen daarvan niet verder', async () => {
    await register(eventStore, 0, 3);
    await eventStore.append('kader-vreemd', [{ ...kaderEvent(3), version: 9 }], 'no-stream');
    const halted = Promise.withResolvers<undefined>();
    void started(({ name, state }) => {
      if (name === 'kaders' && state === 'halted') halted.resolve(undefined);
    });
    await halted.promise;
    while ((await kaderStanding())?.state !== 'halted') await sleep(5);
    while ((await standingOf('organisaties'))?.state !== 'live') await sleep(5);
    const health = await healthOnce({ eventStore, readStore, clock: () => '2024-01-01T00:01:30.000Z' }, 5_000);
    expect(health?.projections.find(({ name }) => name === 'kaders')).toMatchObject({
      state: 'halted',
      error: expect.stringContaining('Onbekende gebeurtenis: KaderGeregistreerd, versie 9'),
      lag: { events: 1, seconds: 90 },
    });
    expect(health?.projections.find(({ name }) => name === 'organisaties')).toMatchObject({ state: 'live', lag: { events: 0, seconds: 0 } });
  });
});
