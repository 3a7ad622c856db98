import { randomUUID } from 'node:crypto';

import { describe, expect, it } from '@jest/globals';

import { type FeedItem, HistoryReplaced } from './event-store.js';
import type { Anchor, Moored, Position } from './recorded.js';
import { appended, caughtUp, type Contracted, eventsOf, follow, hasEvents, ids, newEvent, newEvents, newStream } from './fixtures.contract.js';

const checkpointsOf = (items: readonly FeedItem[]): readonly Position[] => items.flatMap((item) => (item.kind === 'checkpoint' ? [item.anchor.position] : []));

const describeHistory = ({ store }: Contracted): void => {
  describe('De feed', () => {
    it('geeft alles vanaf het begin, op volgorde van toevoegen', async () => {
      const streams = [newStream('eerste'), newStream('tweede')];
      const events = newEvents(8);
      for (const [index, event] of events.entries()) await store().append(streams[index % 2] as string, [event], 'any');

      const all = eventsOf(await follow(store(), {}, caughtUp)).filter(({ stream }) => streams.includes(stream));
      expect(ids(all)).toEqual(ids(events));
    });

    it('heeft posities die als tekst op volgorde staan en die de schrijver ook kreeg', async () => {
      const stream = newStream();
      const first = appended(await store().append(stream, newEvents(12), 'no-stream')).position;
      const second = appended(await store().append(stream, newEvents(1), 11n)).position;

      const positions = eventsOf(await follow(store(), { streamPrefixes: [stream] }, hasEvents(13))).map(({ position }) => position);
      expect(positions).toEqual(positions.toSorted());
      expect(new Set(positions).size).toBe(13);
      expect([positions[11], positions[12]]).toEqual([first, second]);
    });

    it('gaat verder na een positie', async () => {
      const stream = newStream();
      const after = appended(await store().append(stream, newEvents(2), 'no-stream')).position;
      const events = newEvents(2);
      await store().append(stream, events, 1n);

      expect(ids(eventsOf(await follow(store(), { after, streamPrefixes: [stream] }, caughtUp)))).toEqual(ids(events));
    });

    it('weet waar zij eindigt', async () => {
      const { position } = appended(await store().append(newStream(), newEvents(2), 'no-stream'));
      expect(await store().head()).toBe(position);
    });
  });
};

const describeFilter = ({ store }: Contracted): void => {
  describe('De feed van enkele soorten', () => {
    it('geeft alleen streams die zo beginnen', async () => {
      const [actie, plan, other] = [newStream('actie'), newStream('plan'), newStream('actieplan')];
      for (const stream of [actie, other, plan]) await store().append(stream, [newEvent({ stream })], 'no-stream');

      const items = await follow(store(), { streamPrefixes: ['actie-', 'plan-'] }, caughtUp);
      const streams = eventsOf(items).map(({ stream }) => stream);
      expect(streams.filter((stream) => [actie, plan, other].includes(stream))).toEqual([actie, plan]);
    });

    it('neemt een prefix letterlijk', async () => {
      await store().append(newStream('letterlijk'), newEvents(1), 'no-stream');
      expect(eventsOf(await follow(store(), { streamPrefixes: ['letter%', 'letter_', 'l.*-'] }, caughtUp))).toEqual([]);
    });

    it('komt vooruit zonder dat er iets van haar bij is', async () => {
      const start = appended(await store().append(newStream(), newEvents(1), 'no-stream')).position;
      const wanted = newStream('gewenst');
      await store().append(newStream(), newEvents(100), 'no-stream');
      const items = await follow(store(), { after: start, streamPrefixes: [wanted] }, (seen) => checkpointsOf(seen).length > 0);

      const checkpoint = checkpointsOf(items).at(-1) as Position;
      expect(checkpoint > start).toBe(true);
      const event = newEvent();
      await store().append(wanted, [event], 'no-stream');
      expect(ids(eventsOf(await follow(store(), { after: checkpoint, streamPrefixes: [wanted] }, hasEvents(1))))).toEqual([event.id]);
    });
  });
};

const describeStanding = ({ store }: Contracted): void => {
  describe('De feed van wie zijn plaats kent', () => {
    const standing = async (): Promise<Moored> => {
      const position = appended(await store().append(newStream(), newEvents(1), 'no-stream')).position;
      return { ...((await store().at(position)) as Anchor), store: await store().identity() };
    };
    const goOn = ({ store: home, ...event }: Moored, streamPrefixes: readonly string[]) =>
      follow(store(), { after: event.position, standing: { store: home, event }, streamPrefixes }, hasEvents(1));

    it('gaat daar verder', async () => {
      const [place, stream, event] = [await standing(), newStream(), newEvent()];
      await store().append(stream, [event], 'no-stream');
      expect(ids(eventsOf(await goOn(place, [stream])))).toEqual([event.id]);
    });

    it.each([
      ['een andere store', { store: randomUUID() }],
      ['een andere gebeurtenis', { eventId: randomUUID() }],
      ['dezelfde opdracht, later vastgelegd', { hash: 'anders' }],
    ])('geeft niets als dat %s is', async (_, other) => {
      const [place, stream] = [await standing(), newStream()];
      await store().append(stream, newEvents(1), 'no-stream');
      await expect(goOn({ ...place, ...other }, [stream])).rejects.toThrow(HistoryReplaced);
    });

    it('geeft ook aan het begin niets van een andere store', async () => {
      await store().append(newStream(), newEvents(1), 'no-stream');
      await expect(follow(store(), { standing: { store: randomUUID(), event: undefined } }, hasEvents(1))).rejects.toThrow(HistoryReplaced);
    });
  });
};

const describeLive = ({ store }: Contracted): void => {
  describe('De feed die bij is', () => {
    it('geeft wat er daarna komt', async () => {
      const stream = newStream();
      const events = newEvents(3);
      await store().append(stream, events.slice(0, 1), 'no-stream');
      const writing: Promise<unknown>[] = [];

      const items = await follow(store(), { streamPrefixes: [stream] }, (seen) => {
        if (seen.at(-1)?.kind === 'caught-up' && writing.length === 0) writing.push(store().append(stream, events.slice(1), 0n));
        return hasEvents(3)(seen);
      });
      await Promise.all(writing);
      expect(ids(eventsOf(items))).toEqual(ids(events));
      expect(items.map(({ kind }) => kind).indexOf('caught-up')).toBeGreaterThan(0);
    });

    it('houdt op als de lezer het zegt, ook als er niets meer komt', async () => {
      const controller = new AbortController();
      const kinds: string[] = [];
      for await (const { kind } of store().feed({ streamPrefixes: [newStream()], signal: controller.signal })) {
        kinds.push(kind);
        if (kind === 'caught-up') queueMicrotask(() => controller.abort());
      }
      expect(kinds.at(-1)).toBe('caught-up');
    });

    it('begint niet als de lezer al is opgehouden', async () => {
      const items: FeedItem[] = [];
      for await (const item of store().feed({ signal: AbortSignal.abort() })) items.push(item);
      expect(items).toEqual([]);
    });
  });
};

/** The contract of the feed of the whole store. */
export const describeFeed = (contracted: Contracted): void => {
  describeHistory(contracted);
  describeFilter(contracted);
  describeStanding(contracted);
  describeLive(contracted);
};
