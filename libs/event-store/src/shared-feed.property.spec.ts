import { setTimeout as wait } from 'node:timers/promises';

import { afterEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { endReading, idsIn, read, type Reading, sleep, until } from '../test/readers.js';
import type { FeedItem } from './event-store.js';
import { appended, eventsOf, ids, newEvents } from './fixtures.contract.js';
import { memoryEventStore } from './memory-event-store.js';
import type { Position, Recorded } from './recorded.js';
import { sharedFeed } from './shared-feed.js';

afterEach(endReading);

const step = fc.oneof(
  fc.record({ kind: fc.constant('append' as const), stream: fc.constantFrom('a-', 'b-', 'c-'), count: fc.integer({ min: 1, max: 9 }) }),
  fc.record({
    kind: fc.constant('read' as const),
    after: fc.nat(60),
    prefixes: fc.constantFrom(['a-'], ['b-'], ['a-', 'b-', 'c-'], ['c-', 'a-']),
    every: fc.integer({ min: 1, max: 5 }),
  }),
  fc.record({ kind: fc.constant('end' as const), which: fc.nat(5) }),
  fc.record({ kind: fc.constant('wait' as const) }),
);

type Step = typeof step extends fc.Arbitrary<infer Each> ? Each : never;
type Reads = Extract<Step, { readonly kind: 'read' }>;

interface Reader {
  readonly reading: Reading;
  readonly after: Position | undefined;
  readonly prefixes: readonly string[];
  hasEnded: boolean;
}

/** Readers that come and go, beside writers. */
class Play {
  readonly store = memoryEventStore();
  readonly readers: Reader[] = [];
  private readonly positions: Position[] = [];
  private readonly feed;

  constructor(capacity: number) {
    this.feed = sharedFeed({ store: this.store, streamPrefixes: ['a-', 'b-', 'c-'], sleep, capacity, patienceMs: 3 });
  }

  async act(one: Step): Promise<void> {
    switch (one.kind) {
      case 'append':
        this.positions.push(appended(await this.store.append(`${one.stream}${crypto.randomUUID()}`, newEvents(one.count), 'no-stream')).position);
        return;
      case 'read':
        this.begin(one);
        return;
      case 'end':
        this.end(this.readers[one.which]);
        return;
      case 'wait':
        await wait(2);
    }
  }

  private begin({ after: index, prefixes, every }: Reads): void {
    const after = this.positions[index];
    const pace = (seen: readonly FeedItem[]): Promise<void> => (seen.length % every === 0 ? wait(1) : Promise.resolve());
    const reading = read(this.feed, { ...(after !== undefined && { after }), streamPrefixes: prefixes, pace });
    this.readers.push({ reading, after, prefixes, hasEnded: false });
  }

  private end(reader: Reader | undefined): void {
    if (!reader) return;
    reader.hasEnded = true;
    reader.reading.end();
  }
}

const placeOf = (item: FeedItem): readonly Position[] => {
  if (item.kind === 'event') return [item.recorded.position];
  return item.kind === 'checkpoint' ? [item.anchor.position] : [];
};

const ownOf = ({ after, prefixes }: Reader, all: readonly Recorded[]): readonly Recorded[] =>
  all.filter(({ position, stream }) => (after === undefined || position > after) && prefixes.some((prefix) => stream.startsWith(prefix)));

/** Everything in order and once; all of it, unless the reader ended before. */
const checkReader = async (reader: Reader, all: readonly Recorded[]): Promise<void> => {
  const { reading, hasEnded } = reader;
  const own = ids(ownOf(reader, all));
  if (!hasEnded) await until(() => idsIn(reading).length >= own.length && reading.seen.some(({ kind }) => kind === 'caught-up'));
  expect(idsIn(reading)).toEqual(own.slice(0, idsIn(reading).length));
  const places = reading.seen.flatMap(placeOf);
  expect(places).toEqual([...new Set(places)].toSorted());
  reading.end();
  await reading.done;
};

describe('Lezers van één proces', () => {
  it('krijgen elk alles wat van hen is, op volgorde en één keer, hoe zij ook komen en gaan', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 30 }), fc.integer({ min: 1, max: 12 }), async (steps, capacity) => {
        const play = new Play(capacity);
        for (const one of steps) await play.act(one);
        const all = read((options) => play.store.feed(options));
        await until(() => all.seen.at(-1)?.kind === 'caught-up');
        for (const reader of play.readers) await checkReader(reader, eventsOf(all.seen));
        all.end();
      }),
      { numRuns: 60 },
    );
  });
});
