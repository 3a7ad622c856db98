import { type Anchor, type FeedItem, HistoryReplaced, type Position } from '@actiespoor/event-store';
import { follow, hasEvents, newEvent, newStream } from '@actiespoor/event-store/contract';
import { afterEach, describe, expect, it } from '@jest/globals';

import { EventLog } from '../test/event-log.js';
import type { Proposed } from '../test/logged-event.js';
import { closeAll, serve } from '../test/served-store.js';
import { startTestServer, type TestServer } from '../test/test-server.js';

afterEach(closeAll);

/** An event that takes as much room in the log as each other one. */
const sameSize = (): Proposed => {
  const { id, type, version, data, metadata } = newEvent({ nummer: 1 });
  return { id, type, data: Buffer.from(JSON.stringify(data)), metadata: Buffer.from(JSON.stringify({ version, ...metadata })) };
};

/** A reader at the end of its log, who has taken nothing; then another log is put in its place, and written to. */
describe('De lezer die nog niets kreeg', () => {
  const wanted = newStream();
  const followInto = async (other: (older: EventLog) => EventLog, named: boolean): Promise<readonly FeedItem[]> => {
    const { server, store } = await serve();
    const { port } = server;
    const home = await store.identity();
    const older = server.log.copy();
    server.log.append(newStream(), [sameSize()], 'any');
    const position = (await store.head()) as Position;
    const standing = named ? { store: home, event: (await store.at(position)) as Anchor } : undefined;
    let swapped: Promise<TestServer> | undefined;
    const swap = async (): Promise<TestServer> => {
      await server.stop();
      const log = other(older);
      log.append(wanted, [sameSize(), sameSize()], 'any');
      return startTestServer({ log, port });
    };
    try {
      return await follow(store, { after: position, standing, streamPrefixes: [wanted] }, (seen) => {
        if (seen.at(-1)?.kind === 'caught-up') swapped ??= swap();
        return hasEvents(1)(seen);
      });
    } finally {
      await store.close();
      await (await swapped)?.stop();
    }
  };
  const padded = (log: EventLog): EventLog => {
    log.append(newStream(), [sameSize()], 'any');
    return log;
  };

  it.each([
    ['een lege', () => new EventLog(), true],
    ['een lege, ook als hij zijn store niet noemde', () => new EventLog(), false],
    ['een oudere van zichzelf', (older: EventLog) => older, true],
    ['een oudere van zichzelf met iets anders op zijn plaats', padded, true],
    ['een oudere van zichzelf met iets anders op zijn plaats, ook als hij zijn store niet noemde', padded, false],
  ])('krijgt niets uit de store die ervoor in de plaats komt: %s', async (_, other, named) => {
    await expect(followInto(other, named)).rejects.toThrow(HistoryReplaced);
  });
});

describe('Het einde van een log', () => {
  it('is dat van het log dat er nu staat, ook als een ander op dezelfde plaats eindigt', async () => {
    const { server, store } = await serve({}, { streamPrefixes: ['proef-'] });
    const { port } = server;
    const log = server.log.copy();
    for (const stream of ['proef-1', 'order-1']) server.log.append(stream, [sameSize()], 'any');
    expect(await store.head()).toBeDefined();
    await server.stop();
    for (const stream of ['order-1', 'order-2']) log.append(stream, [sameSize()], 'any');
    expect(log.events.at(-1)?.position).toBe(server.log.events.at(-1)?.position);
    const swapped = await startTestServer({ log, port });
    expect(await store.head().catch(() => store.head())).toBeUndefined();
    await store.close();
    await swapped.stop();
  });
});
