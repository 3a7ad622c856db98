import { setTimeout as wait } from 'node:timers/promises';

import { type FeedItem, type NewEvent, type Position } from '@actiespoor/event-store';
import { appended, eventsOf, follow, hasEvents, ids, newEvent, newEvents, newStream } from '@actiespoor/event-store/contract';
import { afterEach, describe, expect, it } from '@jest/globals';

import type { Proposed } from '../test/logged-event.js';
import { writeAll } from '../test/patient-writer.js';
import { closeAll, serve, type ServedStore } from '../test/served-store.js';
import { startTestServer, type TestServer } from '../test/test-server.js';

afterEach(closeAll);

const kinds = (items: readonly FeedItem[]): readonly string[] => items.map(({ kind }) => kind);

const proposals = (events: readonly NewEvent[]): readonly Proposed[] =>
  events.map(({ id, type, version, data, metadata }) => ({
    id,
    type,
    data: Buffer.from(JSON.stringify(data)),
    metadata: Buffer.from(JSON.stringify({ version, ...metadata })),
  }));

/** Follows a stream from its beginning; once the reader has caught up, events are written and something happens between them. */
const followWhile = async ({ store }: ServedStore, events: readonly NewEvent[], happening: () => Promise<void> | void): Promise<readonly FeedItem[]> => {
  const stream = newStream();
  const writing: Promise<void>[] = [];
  const half = events.length / 2;
  const write = async (): Promise<void> => {
    await writeAll(store, stream, events.slice(0, half));
    await happening();
    await writeAll(store, stream, events.slice(half));
  };
  const items = await follow(store, { streamPrefixes: [stream] }, (seen) => {
    if (seen.at(-1)?.kind === 'caught-up' && writing.length === 0) writing.push(write());
    return hasEvents(events.length)(seen);
  });
  await Promise.all(writing);
  return items;
};

describe('De feed', () => {
  it.each(['with-signs', 'without-signs'] as const)('gaat vanzelf verder als de server het volgen afbreekt (%s)', async (generation) => {
    const served = await serve({ generation });
    const events = newEvents(20);
    const items = await followWhile(served, events, () => served.server.dropSubscriptions());

    expect(ids(eventsOf(items))).toEqual(ids(events));
    expect(served.faults).toEqual([expect.stringContaining('Server Is Not Ready')]);
    expect(kinds(items).filter((kind) => kind === 'fell-behind')).toHaveLength(1);
    expect(kinds(items).filter((kind) => kind === 'caught-up').length).toBeGreaterThan(0);
  });

  it('gaat verder als elke verbinding midden in een gebeurtenis breekt', async () => {
    const served = await serve();
    const events = Array.from({ length: 12 }, () => newEvent({ tekst: 'x'.repeat(200_000) }));
    const items = await followWhile(served, events, () => served.server.cut());
    expect(ids(eventsOf(items))).toEqual(ids(events));
  });

  it('gaat verder als het volgen steeds na een paar gebeurtenissen ophoudt', async () => {
    const served = await serve();
    served.server.faults.eventsPerSubscription = 4;
    const events = newEvents(20);
    expect(ids(eventsOf(await followWhile(served, events, () => undefined)))).toEqual(ids(events));
    expect(served.faults.length).toBeGreaterThan(0);
  });

  it('gaat meteen verder als de server de lezer te traag vindt, en loopt daarmee niet achter', async () => {
    const served = await serve();
    const events = newEvents(40);
    const items = await followWhile(served, events, async () => {
      for (let turn = 0; turn < 2; turn += 1) {
        await served.server.subscribed();
        served.server.dropSubscriptions('too-slow');
        await writeAll(served.store, newStream(), newEvents(1));
      }
    });
    expect(ids(eventsOf(items))).toEqual(ids(events));
    expect(served.faults).toEqual([]);
    expect(kinds(items)).not.toContain('fell-behind');
  });

  it('zegt dat de lezer achterloopt als er dan meer te lezen is dan een ogenblik', async () => {
    const { server, store } = await serve();
    const stream = newStream();
    const writing: Promise<unknown>[] = [];
    const items = await follow(store, {}, (seen) => {
      if (seen.at(-1)?.kind === 'caught-up' && writing.length === 0) {
        writing.push(
          server.subscribed().then(() => {
            server.hang();
            server.dropSubscriptions('too-slow');
            server.log.append(stream, proposals(newEvents(700)), 'no-stream');
            server.goOn();
          }),
        );
      }
      return hasEvents(700)(seen);
    });
    await Promise.all(writing);
    expect(kinds(items).filter((kind) => kind !== 'event' && kind !== 'checkpoint')).toEqual(['caught-up', 'fell-behind']);
  });

  it('krijgt al wat volgt terwijl de lezer aan het werk is', async () => {
    const ending = new AbortController();
    const { server, store } = await serve({}, { onFault: () => ending.abort() });
    await store.append(newStream(), newEvents(1_500), 'no-stream');
    let seen = 0;
    for await (const { kind } of store.feed({ signal: ending.signal })) {
      seen += kind === 'event' ? 1 : 0;
      if (seen !== 1) continue;
      await wait(500);
      await server.stop();
    }
    expect(seen).toBeGreaterThan(500);
  });

  it('laat weg wat dubbel of nog eens komt', async () => {
    const served = await serve();
    served.server.faults.isRepeating = true;
    const events = newEvents(30);
    const items = await followWhile(served, events, () => undefined);
    expect(ids(eventsOf(items))).toEqual(ids(events));
    expect(served.faults).toEqual([]);
  });

  it('kijkt zelf als een verbinding open is en zwijgt', async () => {
    const served = await serve({}, { silenceMs: 100 });
    served.server.faults.silentSubscriptions = 1;
    const events = newEvents(6);
    const items = await followWhile(served, events, () => undefined);
    expect(ids(eventsOf(items))).toEqual(ids(events));
    expect(served.server.faults.silentSubscriptions).toBe(0);
    expect(served.faults).toEqual([]);
  });

  it('wacht niet eindeloos op een antwoord dat niet komt', async () => {
    const served = await serve({}, { answerMs: 100 });
    served.server.faults.silentReads = 2;
    const events = newEvents(2);
    expect(ids(eventsOf(await followWhile(served, events, () => undefined)))).toEqual(ids(events));
    expect(served.faults).toHaveLength(2);
  });

  it('volgt de leider', async () => {
    const leader = await startTestServer();
    const served = await serve({ leader, log: leader.log });
    const events = newEvents(4);
    expect(ids(eventsOf(await followWhile(served, events, () => undefined)))).toEqual(ids(events));
    await leader.stop();
  });

  it('gaat verder met een server die herstart is', async () => {
    const served = await serve();
    const { port, log } = served.server;
    const revived: TestServer[] = [];
    const events = newEvents(6);
    const items = await followWhile(served, events, async () => {
      await served.server.stop();
      revived.push(await startTestServer({ log, port }));
    });
    expect(ids(eventsOf(items))).toEqual(ids(events));
    await Promise.all(revived.map((server) => server.stop()));
  });
});

describe('De plaats van een lezer', () => {
  it('is bij elke gebeurtenis die niet van hem is meteen verder', async () => {
    const { store } = await serve();
    const written: Position[] = [];
    const writing: Promise<unknown>[] = [];
    const items = await follow(store, { streamPrefixes: ['niets-'] }, (seen) => {
      const last = seen.at(-1);
      if (last?.kind === 'caught-up')
        writing.push(store.append(newStream(), newEvents(1), 'no-stream').then((result) => written.push(appended(result).position)));
      return last?.kind === 'checkpoint' && seen.some(({ kind }) => kind === 'caught-up');
    });
    await Promise.all(writing);
    expect(items.at(-1)).toMatchObject({ kind: 'checkpoint', anchor: { position: written[0] } });
  });

  it('gaat over wat de server voor zichzelf schrijft heen, en dat is nooit het einde', async () => {
    const { server, store } = await serve();
    expect(await store.head()).toBeUndefined();
    let position: Position | undefined;
    for (const event of newEvents(12)) ({ position } = appended(await store.append(newStream(), [event], 'no-stream')));
    expect(server.log.events.some(({ stream }) => stream.startsWith('$stats'))).toBe(true);
    expect(await store.head()).toBe(position);

    const items = await follow(store, {}, (seen) => seen.at(-1)?.kind === 'caught-up');
    expect(ids(eventsOf(items))).toEqual(server.log.ids());
  });

  it('is meer dan één bladzij ver, en wie dan achterloopt hoort het niet twee keer', async () => {
    const { store } = await serve();
    const [stream, events] = [newStream(), newEvents(1_203)];
    await store.append(stream, events, 'no-stream');
    const items = await follow(store, { streamPrefixes: [stream] }, (seen) => seen.at(-1)?.kind === 'caught-up');
    expect(ids(eventsOf(items))).toEqual(ids(events));
    expect(kinds(items).slice(-1)).toEqual(['caught-up']);
    expect(kinds(items)).not.toContain('fell-behind');
  });

  it('kan niet die van een andere store zijn', async () => {
    const { store } = await serve();
    await expect(follow(store, { after: '00000000000000000012' as Position }, () => true)).rejects.toBeInstanceOf(RangeError);
  });

  it('hoort van de server dat de lezer achterloopt', async () => {
    const { server, store } = await serve();
    const items = await follow(store, {}, (seen) => {
      if (seen.at(-1)?.kind === 'caught-up')
        server.subscribed().then(
          () => server.tellFellBehind(),
          () => undefined,
        );
      return seen.at(-1)?.kind === 'fell-behind';
    });
    expect(kinds(items).slice(-2)).toEqual(['caught-up', 'fell-behind']);
  });
});
