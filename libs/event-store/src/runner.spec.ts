import { afterEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { fill, leading, patience, setUp, sleep, start, stopAll, type Telling, telling, tellingen } from '../test/processors.js';
import type { Position } from './recorded.js';
import { appended, newEvents, newStream } from './fixtures.contract.js';
import { memoryProjectionStore } from './memory-projection-store.js';
import type { Projection } from './projection.js';

afterEach(stopAll);

describe('Een projectie', () => {
  it('neemt elke gebeurtenis precies één keer, op volgorde', async () => {
    const { store, projectionStore, stream } = setUp();
    await fill(store, stream, 1, 2);
    const processor = start({ store, projectionStore });
    const position = await fill(store, stream, 3);

    expect(await processor.waitFor(position, patience)).toBe(true);
    expect(tellingen(projectionStore, stream)).toEqual({ nummers: [1, 2, 3] });
    expect(processor.status()).toMatchObject({ name: 'telling', position });
  });

  it('is dezelfde voor elke verdeling in stukken en elke herstart als na een keer helemaal opnieuw', async () => {
    const appends = fc.array(fc.record({ stream: fc.constantFrom('proef-a', 'proef-b', 'anders-c'), aantal: fc.integer({ min: 1, max: 4 }) }), {
      minLength: 1,
      maxLength: 12,
    });
    await fc.assert(
      fc.asyncProperty(appends, fc.integer({ min: 1, max: 7 }), fc.nat(11), async (script, batchSize, restartAt) => {
        const { store, projectionStore } = setUp();
        const rebuilt = memoryProjectionStore();
        let processor = start({ store, projectionStore, batchSize });
        let head = '' as Position;
        for (const [index, { stream, aantal }] of script.entries()) {
          head = await fill(store, stream, ...Array.from({ length: aantal }, (_, nummer) => `${index}.${nummer}`));
          if (index !== restartAt) continue;
          await processor.stop();
          processor = start({ store, projectionStore, batchSize });
        }
        expect(await processor.waitFor(head, patience)).toBe(true);
        expect(await start({ store, projectionStore: rebuilt }).waitFor(head, patience)).toBe(true);
        expect(projectionStore.rows('telling')).toEqual(rebuilt.rows('telling'));
        expect([...rebuilt.rows('telling').values()].flatMap((row) => (row as Telling).nummers)).toHaveLength(
          script.filter(({ stream }) => stream !== 'anders-c').reduce((sum, { aantal }) => sum + aantal, 0),
        );
      }),
      { numRuns: 40 },
    );
  });

  it('komt ook vooruit als er niets van haar bij is', async () => {
    const { store, projectionStore } = setUp();
    const processor = start({ store, projectionStore });
    expect(await processor.waitFor(await fill(store, newStream('anders'), 1), patience)).toBe(true);
    expect(projectionStore.rows('telling').size).toBe(0);
  });

  it('rust na een stuk dat niet vol was, en neemt wat intussen kwam samen', async () => {
    const { store, stream } = setUp();
    const inner = memoryProjectionStore();
    const taken: number[] = [];
    const projectionStore = leading(inner, (session) => ({
      commit: (rows, ...rest) => {
        if (rows.size > 0) taken.push([...rows.values()].flatMap((row) => (row as Telling).nummers).length);
        return session.commit(rows, ...rest);
      },
    }));
    const [resting, rested] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const rest = (signal: AbortSignal): Promise<void> => {
      resting.resolve();
      signal.addEventListener('abort', () => rested.resolve());
      return rested.promise;
    };
    const processor = start({ store, projectionStore, restMs: 7, sleep: (ms, signal) => (ms === 7 ? rest(signal) : sleep(ms, signal)) });
    await fill(store, stream, 1);
    await resting.promise;
    for (const nummer of [2, 3]) await fill(store, stream, nummer);
    const head = await fill(store, stream, 4);
    await new Promise(setImmediate);
    rested.resolve();
    expect(await processor.waitFor(head, patience)).toBe(true);
    expect(taken.length).toBeLessThanOrEqual(2);
    expect(tellingen(inner, stream)).toEqual({ nummers: [1, 2, 3, 4] });
  });

  it('leest niets terug als zij alleen toevoegt', async () => {
    const { store, stream } = setUp();
    const projectionStore = memoryProjectionStore();
    const unreadable = leading(projectionStore, () => ({ load: () => Promise.reject(new Error('Er werd toch teruggelezen')) }));
    const spoor: Projection<Telling> = { ...telling, insertOnly: true, keysOf: ({ id }) => [id] };
    const processor = start({ store, projectionStore: unreadable, projection: spoor });
    expect(await processor.waitFor(await fill(store, stream, 1, 2), patience)).toBe(true);
    expect([...projectionStore.rows('telling').values()]).toEqual([{ nummers: [1] }, { nummers: [2] }]);
  });
});

describe('Wachten op een projectie', () => {
  it('houdt op na de afgesproken tijd', async () => {
    const { store, projectionStore, stream } = setUp();
    const position = await fill(store, stream, 1);
    const processor = start({ store, projectionStore });
    expect(await processor.waitFor(`${position}9` as Position, 5)).toBe(false);
  });

  it('hoeft niet als zij al zo ver was voor zij begon', async () => {
    const { store, projectionStore, stream } = setUp();
    const position = appended(await store.append(stream, newEvents(3), 'no-stream')).position;
    await start({ store, projectionStore }).waitFor(position, patience);
    await stopAll();
    expect(await start({ store, projectionStore }).waitFor(position, patience)).toBe(true);
  });

  it('houdt op als zij stopt', async () => {
    const { store, projectionStore } = setUp();
    const processor = start({ store, projectionStore });
    const waiting = processor.waitFor('9' as Position, patience);
    await processor.stop();
    expect(await waiting).toBe(false);
  });
});
