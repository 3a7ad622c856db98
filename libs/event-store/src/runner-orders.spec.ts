import { afterEach, describe, expect, it } from '@jest/globals';

import { committing, fill, patience, setUp, start, statusWhere, stopAll, telling, tellingen } from '../test/processors.js';
import { schemaOf } from './event-schema.js';
import { newEvent, newStream } from './fixtures.contract.js';
import type { Projection } from './projection.js';
import type { ProcessorStatus } from './processor-status.js';

afterEach(stopAll);

/** Collects results in the order of their arrival: each wait begins where the last one ended. */
const following = () => {
  const seen: ProcessorStatus[] = [];
  const waiting = new Set<() => void>();
  return {
    onChange: (status: ProcessorStatus): void => {
      seen.push(status);
      for (const look of waiting) look();
    },
    next: (state: ProcessorStatus['state']): Promise<ProcessorStatus> =>
      new Promise((resolve) => {
        const look = (): void => {
          const index = seen.findIndex((status) => status.state === state);
          const [found] = index < 0 ? [] : seen.splice(0, index + 1).slice(-1);
          if (!found) return;
          waiting.delete(look);
          resolve(found);
        };
        waiting.add(look);
        look();
      }),
  };
};

describe('Een projectie die een mens stilzet', () => {
  it('neemt niets meer, ook na een herstart, tot hij haar weer laat lopen', async () => {
    const { store, projectionStore, stream } = setUp();
    const before = following();
    const first = start({ store, projectionStore, ...before });
    await first.waitFor(await fill(store, stream, 1), patience);
    projectionStore.ask('telling', { wanted: 'paused' });
    await before.next('paused');
    const position = await fill(store, stream, 2);
    expect(await first.waitFor(position, patience)).toBe(false);
    await first.stop();

    const after = following();
    const second = start({ store, projectionStore, ...after });
    await after.next('paused');
    expect(tellingen(projectionStore, stream)).toEqual({ nummers: [1] });
    projectionStore.ask('telling', { wanted: 'running' });
    await after.next('live');
    expect(await second.waitFor(position, patience)).toBe(true);
    expect(tellingen(projectionStore, stream)).toEqual({ nummers: [1, 2] });
  });

  it('probeert, als zij stilstaat op een gebeurtenis, het opnieuw wanneer iemand dat vraagt', async () => {
    const { store, projectionStore, stream } = setUp();
    let isFull = true;
    const seen = following();
    const processor = start({
      store,
      projectionStore: committing(projectionStore, () => {
        if (isFull) throw new Error('te vol');
      }),
      ...seen,
    });
    const position = await fill(store, stream, 1);
    expect((await seen.next('halted')).error).toContain('te vol');
    isFull = false;
    projectionStore.ask('telling', { retry: 1 });
    await seen.next('live');
    expect(await processor.waitFor(position, patience)).toBe(true);
    expect(tellingen(projectionStore, stream)).toEqual({ nummers: [1] });
  });
});

describe('Een projectie die apart zet wat zij niet aankan', () => {
  const parking: Projection = { ...telling, policy: 'park' };

  it('houdt de rest van die stream op volgorde vast, en gaat verder met al het andere', async () => {
    const { store, projectionStore, stream } = setUp();
    const other = newStream();
    await fill(store, stream, 1);
    const poison = await fill(store, stream, 'gif');
    await fill(store, other, 2);
    const waits = await fill(store, stream, 3);
    const processor = start({ store, projectionStore, projection: parking });
    const position = await fill(store, other, 4);

    expect(await processor.waitFor(position, patience)).toBe(true);
    expect([tellingen(projectionStore, stream), tellingen(projectionStore, other)]).toEqual([{ nummers: [1] }, { nummers: [2, 4] }]);
    expect(projectionStore.parked('telling')).toMatchObject([
      { stream, revision: 1n, position: poison, error: 'Dit getal ken ik niet', attempts: 1 },
      { stream, revision: 2n, position: waits, error: `Wacht op een eerdere gebeurtenis in ${stream}` },
    ]);
    expect(processor.status()).toMatchObject({ parked: 2 });
  });

  it('houdt ook na een herstart vast wat daarna in die stream komt', async () => {
    const { store, projectionStore, stream } = setUp();
    const first = start({ store, projectionStore, projection: parking });
    await first.waitFor(await fill(store, stream, 'gif'), patience);
    await first.stop();
    const second = start({ store, projectionStore, projection: parking });
    await second.waitFor(await fill(store, stream, 5), patience);
    expect([tellingen(projectionStore, stream), projectionStore.parked('telling').length]).toEqual([undefined, 2]);
  });

  it('neemt het op verzoek alsnog, op volgorde, en laat de stream weer los', async () => {
    const { store, projectionStore, stream } = setUp();
    let cannot = 'gif';
    const healing: Projection = {
      ...parking,
      project: (row, recorded, key) => {
        if (JSON.stringify(recorded.data).includes(cannot)) throw new Error('Nog niet');
        return telling.project(row as never, { ...recorded, data: { nummer: JSON.stringify(recorded.data) } }, key);
      },
    };
    const seen = following();
    const processor = start({ store, projectionStore, projection: healing, ...seen });
    await processor.waitFor(await fill(store, stream, 'gif', 'vergif', 1), patience);
    await seen.next('live');

    projectionStore.ask('telling', { retry: 1 });
    await seen.next('live');
    expect(projectionStore.parked('telling').map(({ attempts }) => attempts)).toEqual([2, 1, 1]);

    cannot = 'niets';
    projectionStore.ask('telling', { retry: 2 });
    await processor.waitFor(await fill(store, stream, 2), patience);
    const { nummers } = tellingen(projectionStore, stream) as { nummers: readonly string[] };
    expect(nummers).toEqual(['gif', 'vergif', 1, 2].map((nummer) => JSON.stringify({ nummer })));
    expect(projectionStore.parked('telling')).toEqual([]);
    expect(processor.status()).not.toHaveProperty('parked');
  });
});

describe('Een gebeurtenis in een oude vorm', () => {
  const schema = schemaOf(
    { ProefGedaan: 2 },
    {
      'ProefGedaan@1': ({ data }) => {
        const { nummer } = data as { nummer: number };
        if (nummer === 0) return [];
        return [nummer, -nummer].map((each) => ({ type: 'ProefGedaan', version: 2, data: { nummer: each } }));
      },
    },
  );

  it('komt bij de projectie in de vorm van nu: geen, een of meer feiten', async () => {
    const { store, projectionStore, stream } = setUp();
    const processor = start({ store, projectionStore, schema });
    await fill(store, stream, 0, 7);
    await store.append(stream, [{ ...newEvent({ nummer: 8 }), version: 2 }], 'any');
    expect(await processor.waitFor(await fill(store, stream, 0), patience)).toBe(true);
    expect(tellingen(projectionStore, stream)).toEqual({ nummers: [7, -7, 8] });
  });

  it('die niemand kent zet de projectie stil, en zegt welke het is', async () => {
    const { store, projectionStore, stream } = setUp();
    const halted = statusWhere(({ state }) => state === 'halted');
    start({ store, projectionStore, schema, ...halted });
    await store.append(stream, [{ ...newEvent(), version: 3 }], 'any');
    expect((await halted.promise).error).toContain('Onbekende gebeurtenis: ProefGedaan, versie 3');
  });
});
