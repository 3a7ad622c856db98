import { afterEach, describe, expect, it } from '@jest/globals';

import { committing, fill, patience, setUp, sleep, start, statusWhere, stopAll, type Telling, tellingen, schema, telling } from '../test/processors.js';
import { StoreUnavailable } from './event-store.js';
import { memoryEventStore } from './memory-event-store.js';
import { rebuildProjection } from './rebuild.js';

afterEach(stopAll);

describe('Een machine die hapert', () => {
  it('wordt steeds opnieuw geprobeerd, met langere pauzes, en er gaat niets verloren', async () => {
    const { store, projectionStore, stream } = setUp();
    const pauses: number[] = [];
    let faults = 0;
    const position = await fill(store, stream, 1, 2, 3);
    const processor = start({
      store,
      projectionStore: committing(projectionStore, () => {
        faults += 1;
        if (faults <= 12) throw new StoreUnavailable('verbinding verbroken');
      }),
      sleep: (ms, signal) => {
        if (ms < patience) pauses.push(ms);
        return sleep(ms, signal);
      },
    });

    expect(await processor.waitFor(position, patience)).toBe(true);
    expect(tellingen(projectionStore, stream)).toEqual({ nummers: [1, 2, 3] });
    expect(pauses).toEqual([100, 200, 400, 800, 1600, 3200, 6400, 10_000, 10_000, 10_000, 10_000, 10_000]);
  });

  it('is te zien, tot zij het weer doet', async () => {
    const { store, projectionStore, stream } = setUp();
    await fill(store, stream, 1);
    const seen: string[] = [];
    const live = statusWhere(({ state }) => state === 'live');
    let faults = 0;
    start({
      store,
      projectionStore: committing(projectionStore, () => {
        faults += 1;
        if (faults === 1) throw new StoreUnavailable('verbinding verbroken');
      }),
      onChange: (status) => {
        seen.push(`${status.state} ${status.error ?? ''}`.trim());
        live.onChange(status);
      },
    });
    expect(await live.promise).not.toHaveProperty('error');
    expect(seen).toEqual(['catching-up', 'retrying verbinding verbroken', 'catching-up', 'live']);
  });

  it('verzet het vorderen niet als de rijen er niet zijn', async () => {
    const { store, projectionStore, stream } = setUp();
    const position = await fill(store, stream, 1);
    const retrying = statusWhere(({ state }) => state === 'retrying');
    start({
      store,
      projectionStore: committing(projectionStore, () => {
        throw new StoreUnavailable('weg');
      }),
      ...retrying,
    });
    await retrying.promise;
    expect([...(await projectionStore.checkpoints()).values()]).not.toContain(position);
  });
});

describe('Een gebeurtenis die de projectie niet aankan', () => {
  it('zet haar stil, met alles wat ervoor kwam erin en een melding die zegt waar', async () => {
    const { store, projectionStore, stream } = setUp();
    const good = await fill(store, stream, 1, 2, 3);
    const poison = await fill(store, stream, 'gif');
    await fill(store, stream, 4);
    const halted = statusWhere(({ state }) => state === 'halted');
    const processor = start({ store, projectionStore, ...halted });

    expect((await halted.promise).error).toBe(
      `Projectie telling staat stil bij ProefGedaan in ${stream}, revisie 3 (positie ${poison}): Dit getal ken ik niet`,
    );
    expect(tellingen(projectionStore, stream)).toEqual({ nummers: [1, 2, 3] });
    expect(await projectionStore.checkpoints()).toEqual(new Map([['telling', good]]));
    expect(await processor.waitFor(poison, patience)).toBe(false);
    await processor.stop();
    expect(processor.status().state).toBe('stopped');
  });

  it.each([1, 2, 5, 64])('wordt ook gevonden als pas de database haar weigert, in stukken van %i', async (batchSize) => {
    const { store, projectionStore, stream } = setUp();
    await fill(store, stream, ...Array.from({ length: 41 }, (_, nummer) => nummer));
    const refused = await fill(store, stream, 'te lang');
    await fill(store, stream, 'erna');
    const halted = statusWhere(({ state }) => state === 'halted');
    start({
      store,
      projectionStore: committing(projectionStore, (rows) => {
        if (JSON.stringify([...rows.values()]).includes('te lang')) throw new Error('value too long');
      }),
      batchSize,
      ...halted,
    });

    expect((await halted.promise).error).toContain(`revisie 41 (positie ${refused}): value too long`);
    expect((tellingen(projectionStore, stream) as Telling).nummers).toHaveLength(41);
  });

  it('krijgt eerst een paar kansen', async () => {
    const { store, projectionStore, stream } = setUp();
    const position = await fill(store, stream, 1);
    let chances = 0;
    const processor = start({
      store,
      projectionStore: committing(projectionStore, () => {
        chances += 1;
        if (chances < 5) throw new Error('deadlock');
      }),
    });
    expect(await processor.waitFor(position, patience)).toBe(true);
    expect(processor.status()).not.toHaveProperty('error');
  });
});

describe('Twee die dezelfde projectie willen leiden', () => {
  it('werken om beurten, en wie afgezet is schrijft niets meer', async () => {
    const { store, projectionStore, stream } = setUp();
    const retrying = statusWhere(({ state }) => state === 'retrying');
    const first = start({
      store,
      ...retrying,
      projectionStore: committing(projectionStore, (rows) => {
        if (JSON.stringify([...rows.values()]).includes('afgezet')) projectionStore.depose('telling');
      }),
    });
    await first.waitFor(await fill(store, stream, 1), patience);
    const second = start({ store, projectionStore });
    expect(second.status().state).toBe('starting');

    const position = await fill(store, stream, 'afgezet');
    expect((await retrying.promise).error).toBe('Een ander leidt projectie telling');
    expect(await second.waitFor(position, patience)).toBe(true);
    expect(tellingen(projectionStore, stream)).toEqual({ nummers: [1, 'afgezet'] });
  });
});

describe('Een tabel die onder een projectie wordt herbouwd', () => {
  it('kost haar geen fout: zij gaat verder op de nieuwe, ook onder het schrijven', async () => {
    const { store, projectionStore, stream } = setUp();
    const seen: string[] = [];
    const processor = start({ store, projectionStore, onChange: ({ state, error }) => seen.push([state, error].filter(Boolean).join(' ')) });
    await processor.waitFor(await fill(store, stream, 1, 2), patience);
    const writing = fill(store, stream, 3);
    await rebuildProjection({ store, projectionStore, projection: telling, schema, sampleSize: 0, signal: new AbortController().signal });
    await writing;
    expect(await processor.waitFor(await fill(store, stream, 4), patience)).toBe(true);
    expect(tellingen(projectionStore, stream)).toEqual({ nummers: [1, 2, 3, 4] });
    expect(seen.filter((line) => line.startsWith('retrying'))).toEqual([]);
  });
});

describe('Een leesmodel van een andere event store', () => {
  it('neemt niets op, heeft geen positie en houdt niemand op, tot een herbouw het in de plaats zet', async () => {
    const { store, projectionStore, stream } = setUp();
    const first = start({ store, projectionStore });
    await first.waitFor(await fill(store, stream, 1, 2, 3), patience);
    await first.stop();
    const other = memoryEventStore();
    const position = await fill(other, stream, 7);
    const astray = statusWhere(({ state }) => state === 'astray');
    const processor = start({ store: other, projectionStore, ...astray });
    const status = await astray.promise;
    expect(status.error).toMatch(/^Projectie telling is gemaakt uit een andere event store \(.*rebuild --alle$/);
    expect([status.position, await processor.waitFor(position, patience)]).toEqual([undefined, false]);
    expect(tellingen(projectionStore, stream)).toEqual({ nummers: [1, 2, 3] });

    const live = statusWhere(({ state }) => state === 'live');
    await processor.stop();
    await rebuildProjection({ store: other, projectionStore, projection: telling, schema, sampleSize: 0, signal: new AbortController().signal });
    start({ store: other, projectionStore, ...live });
    await live.promise;
    expect(tellingen(projectionStore, stream)).toEqual({ nummers: [7] });
  });

  it('over een lege store wordt leeg herbouwd', async () => {
    const { store, projectionStore, stream } = setUp();
    const first = start({ store, projectionStore });
    await first.waitFor(await fill(store, stream, 1), patience);
    await first.stop();
    const rebuilt = await rebuildProjection({
      store: memoryEventStore(),
      projectionStore,
      projection: telling,
      schema,
      sampleSize: 0,
      signal: new AbortController().signal,
    });
    expect(rebuilt).toEqual({ outcome: 'rebuilt', events: 0, rows: 0, checked: 0 });
    expect([tellingen(projectionStore, stream), await projectionStore.checkpoints()]).toEqual([undefined, new Map()]);
  });
});
