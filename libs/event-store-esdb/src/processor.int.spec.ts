import { setTimeout as wait } from 'node:timers/promises';

import { type EventStore, memoryProjectionStore, type Position, schemaOf, startProcessor } from '@actiespoor/event-store';
import { ids, newEvents, newStream } from '@actiespoor/event-store/contract';
import { afterEach, describe, expect, it } from '@jest/globals';

import { writeAll } from '../test/patient-writer.js';
import { closeAll, serve } from '../test/served-store.js';
import type { TestServer } from '../test/test-server.js';
import { telling } from '../test/telling.js';

afterEach(closeAll);

const patience = 30_000;

/** Asks for the head until there is an answer. */
const headOf = async (store: EventStore): Promise<Position> => {
  for (;;) {
    const head = await store.head().catch(() => undefined);
    if (head !== undefined) return head;
  }
};

const schema = schemaOf({ ProefGedaan: 1 });

const sleep = (ms: number, signal: AbortSignal): Promise<void> => wait(ms, undefined, { signal });

/** Breaks something else after every sixth write, until the signal aborts. */
const breakThings = async (server: TestServer, signal: AbortSignal): Promise<void> => {
  const things = [
    () => server.dropSubscriptions(),
    () => server.cut(),
    () => {
      server.faults.silentReads = 1;
    },
    () => {
      server.faults.silentSubscriptions = 1;
    },
    () => {
      server.faults.lostAnswers = 2;
    },
  ];
  server.faults.isRepeating = true;
  for (let writes = 1; !signal.aborted; writes += 1) {
    await server.log.changed();
    if (writes % 6 === 0) things[(writes / 6) % things.length]?.();
  }
};

describe('Een projectie op EventStoreDB', () => {
  it('heeft elke gebeurtenis precies één keer en op volgorde, wat er onderweg ook breekt', async () => {
    const { server, store, faults } = await serve({}, { silenceMs: 200, answerMs: 500 });
    const projectionStore = memoryProjectionStore();
    const processor = startProcessor({ store, projectionStore, projection: telling, schema, sleep, batchSize: 7 });
    const streams = Array.from({ length: 4 }, () => ({ stream: newStream(), events: newEvents(30) }));
    const breaking = new AbortController();
    void breakThings(server, breaking.signal);
    await Promise.all(streams.map(({ stream, events }) => writeAll(store, stream, events)));
    breaking.abort();

    expect(await processor.waitFor(await headOf(store), patience)).toBe(true);
    expect(streams.map(({ stream }) => projectionStore.rows('telling').get(stream))).toEqual(streams.map(({ events }) => ({ ids: ids(events) })));
    expect(streams.flatMap(({ stream }) => server.log.of(stream))).toHaveLength(120);
    expect(faults.length).toBeGreaterThan(0);
    await processor.stop();
  });
});
