import { afterEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { fill, patience, schema, setUp, start, stopAll, telling, tellingen } from '../test/processors.js';
import type { Building } from './building.js';
import { newStream } from './fixtures.contract.js';
import type { Projection } from './projection.js';
import type { ProjectionStore } from './projection-store.js';
import { rebuildProjection, type RebuildOptions, type RebuildProgress } from './rebuild.js';

afterEach(stopAll);

type Given = Pick<RebuildOptions, 'store' | 'projectionStore'> & Partial<RebuildOptions>;

const rebuild = (given: Given) => rebuildProjection({ projection: telling, schema, signal: new AbortController().signal, ...given });

/** The same store, with some methods of its new generations replaced. */
const building = (inner: ProjectionStore, otherwise: (built: Building) => Partial<Building>): ProjectionStore => ({
  checkpoints: () => inner.checkpoints(),
  requests: (projection, signal) => inner.requests(projection, signal),
  lead: (projection, signal) => inner.lead(projection, signal),
  build: async (projection) => {
    const built = await inner.build(projection);
    return built && new Proxy(built, { get: (target, name): unknown => bound({ ...otherwise(target) }, name) ?? bound(target, name) });
  },
});

const bound = (target: object, name: string | symbol): unknown => {
  const value: unknown = Reflect.get(target, name);
  return typeof value === 'function' ? (value as () => unknown).bind(target) : value;
};

describe.each([
  ['langs de feed', telling],
  ['stream voor stream', { ...telling, isOfOneStream: true as const }],
])('Een herbouw %s', (_, projection: Projection) => {
  it('is gelijk aan wat er stond, voor elke verdeling in stukken', async () => {
    const appends = fc.array(fc.record({ stream: fc.constantFrom('proef-a', 'proef-b', 'anders-c'), aantal: fc.integer({ min: 1, max: 4 }) }), {
      minLength: 1,
      maxLength: 12,
    });
    await fc.assert(
      fc.asyncProperty(appends, fc.integer({ min: 1, max: 9 }), async (script, chunkSize) => {
        const { store, projectionStore } = setUp();
        const processor = start({ store, projectionStore });
        for (const [index, { stream, aantal }] of script.entries()) {
          await fill(store, stream, ...Array.from({ length: aantal }, (_, nummer) => `${index}.${nummer}`));
        }
        await processor.waitFor((await store.head()) ?? ('' as never), patience);
        const before = new Map(projectionStore.rows('telling'));
        expect(await rebuild({ store, projectionStore, projection, chunkSize, sampleSize: 0 })).toMatchObject({ outcome: 'rebuilt', rows: before.size });
        expect(new Map(projectionStore.rows('telling'))).toEqual(before);
      }),
      { numRuns: 40 },
    );
  });

  it('laat wie leidt verdergaan op de nieuwe tabel, en niets gaat verloren of komt dubbel', async () => {
    const { store, projectionStore, stream } = setUp();
    const processor = start({ store, projectionStore });
    await processor.waitFor(await fill(store, stream, 1, 2), patience);
    const writing = (async () => {
      for (let nummer = 3; nummer <= 60; nummer += 1) await fill(store, stream, nummer);
    })();
    await rebuild({ store, projectionStore, projection, sampleSize: 0 });
    await writing;
    expect(await processor.waitFor(await fill(store, stream, 61), patience)).toBe(true);
    expect(tellingen(projectionStore, stream)).toEqual({ nummers: Array.from({ length: 61 }, (_, index) => index + 1) });
  });

  it('gaat na een onderbreking verder waar zij was, ook als er intussen iets bij kwam', async () => {
    const { store, projectionStore } = setUp();
    const streams = Array.from({ length: 6 }, () => newStream()).toSorted();
    for (const stream of streams) await fill(store, stream, 1, 2);
    const stopping = new AbortController();
    const first = await rebuild({
      store,
      projectionStore,
      projection,
      chunkSize: 2,
      signal: stopping.signal,
      onProgress: ({ events }) => void (events === 4 && stopping.abort()),
    });
    expect(first).toEqual({ outcome: 'stopped' });
    for (const stream of streams) await fill(store, stream, 3);
    expect(await rebuild({ store, projectionStore, projection, chunkSize: 2, sampleSize: 0 })).toMatchObject({ outcome: 'rebuilt', events: 18, rows: 6 });
    expect(streams.map((stream) => tellingen(projectionStore, stream))).toEqual(streams.map(() => ({ nummers: [1, 2, 3] })));
  });

  it('zet apart wat ook bij het volgen apart gezet zou zijn', async () => {
    const { store, projectionStore, stream } = setUp();
    const other = newStream();
    await fill(store, stream, 1, 'gif', 2);
    await fill(store, other, 'gif', 3);
    const parking: Projection = { ...projection, policy: 'park' };
    expect(await rebuild({ store, projectionStore, projection: parking, sampleSize: 0 })).toMatchObject({ outcome: 'rebuilt', rows: 1 });
    expect(tellingen(projectionStore, stream)).toEqual({ nummers: [1] });
    const parked = projectionStore.parked('telling').map((event) => `${event.stream} ${String(event.revision)}`);
    expect(parked.toSorted()).toEqual([`${stream} 1`, `${stream} 2`, `${other} 0`, `${other} 1`].toSorted());
  });
});

describe('Een herbouw', () => {
  it('gaat na een onderbreking verder waar zij was, en zegt hoe ver zij is', async () => {
    const { store, projectionStore, stream } = setUp();
    await fill(store, stream, ...Array.from({ length: 10 }, (_, nummer) => nummer));
    const stopping = new AbortController();
    const seen: RebuildProgress[] = [];
    const note = (progress: RebuildProgress): void => {
      seen.push(progress);
      if (progress.events === 4) stopping.abort();
    };
    expect(await rebuild({ store, projectionStore, chunkSize: 2, signal: stopping.signal, onProgress: note })).toEqual({ outcome: 'stopped' });
    expect(projectionStore.rows('telling').size).toBe(0);
    expect(await rebuild({ store, projectionStore, chunkSize: 2, sampleSize: 0, onProgress: note })).toMatchObject({ outcome: 'rebuilt', events: 10, rows: 1 });
    expect(seen.map(({ events }) => events)).toEqual([2, 4, 6, 8, 10]);
    expect(seen.every(({ head }) => head === seen.at(-1)?.position)).toBe(true);
  });

  it('gebeurt door een tegelijk', async () => {
    const { store, projectionStore } = setUp();
    const first = await projectionStore.build(telling);
    expect(await rebuild({ store, projectionStore })).toEqual({ outcome: 'busy' });
    await first?.close();
    expect(await rebuild({ store, projectionStore })).toMatchObject({ outcome: 'rebuilt' });
  });

  it('laat staan wat er stond als een rij niet is wat haar stream zegt', async () => {
    const { store, projectionStore } = setUp();
    const [stream, other] = [newStream(), newStream()];
    const honest: Projection = { ...telling, keysOf: ({ stream: of }) => [of], streamsOf: () => [stream] };
    await start({ store, projectionStore, projection: honest }).waitFor(await fill(store, stream, 1, 2), patience);
    expect(await rebuild({ store, projectionStore, projection: honest })).toMatchObject({ outcome: 'rebuilt', checked: 1 });

    await fill(store, other, 3);
    await expect(rebuild({ store, projectionStore, projection: honest })).rejects.toThrow(`rij ${other} is na de herbouw niet zoals`);
    expect([...projectionStore.rows('telling').keys()]).toContain(stream);
  });

  it('laat staan wat er stond als er rijen te weinig zijn', async () => {
    const { store, projectionStore, stream } = setUp();
    await fill(store, stream, 1);
    const losing = building(projectionStore, () => ({ count: () => Promise.resolve(0) }));
    await expect(rebuild({ store, projectionStore: losing })).rejects.toThrow('0 rijen in plaats van 1');
    expect(projectionStore.rows('telling').size).toBe(0);
    expect(await rebuild({ store, projectionStore, sampleSize: 0 })).toMatchObject({ outcome: 'rebuilt', events: 1 });
  });

  it('gaat niet langs een gebeurtenis die de projectie niet aankan', async () => {
    const { store, projectionStore, stream } = setUp();
    await fill(store, stream, 1, 'gif', 2);
    await expect(rebuild({ store, projectionStore })).rejects.toThrow(`Projectie telling kan niet verder dan ProefGedaan in ${stream}, revisie 1`);
  });
});
