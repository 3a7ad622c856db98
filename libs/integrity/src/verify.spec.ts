import { memoryEventStore, type Recorded } from '@actiespoor/event-store';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { type Happened, write } from '../test/history.js';
import { eventsOf, holding } from '../test/tampered.js';
import type { BevindingSoort } from './bevinding.js';
import { createNotary } from './notary.js';
import { newSleutelPem, sleutelFromPem } from './sleutel.js';
import { verifyStore } from './verify.js';
import { memoryWortelStore } from './wortel-store.js';

const sleutel = sleutelFromPem(newSleutelPem());
const streams = ['proef-a', 'proef-b', 'proef-c'] as const;

const happened: fc.Arbitrary<Happened> = fc.record({
  stream: fc.constantFrom(...streams),
  at: fc.integer({ min: 1, max: 9 }).map((day) => `2026-11-0${day}T12:00:00.000Z`),
  data: fc.dictionary(fc.string({ unit: 'grapheme', maxLength: 4 }), fc.jsonValue({ maxDepth: 1 }), { maxKeys: 2 }),
});

const histories = fc.array(happened, { minLength: 2, maxLength: 25 });

/** A history that is signed to its end, with positions in EventStoreDB's form. */
const notarised = async (history: readonly Happened[]) => {
  const store = memoryEventStore();
  await write(store, history);
  const [events, wortels] = [await eventsOf(store), memoryWortelStore()];
  await createNotary({ store: holding(events), wortels, sleutel, clock: () => '2026-11-20T00:00:00.000Z' }).notarise();
  return { events, wortels };
};

type Notarised = Awaited<ReturnType<typeof notarised>>;

const kindsIn = async (events: readonly Recorded[], { wortels }: Notarised): Promise<ReadonlySet<BevindingSoort>> => {
  const { bevindingen } = await verifyStore({ store: holding(events), wortels }, { sleutels: sleutel.vertrouwd });
  return new Set(bevindingen.map(({ soort }) => soort));
};

type Tampering = (events: readonly Recorded[], at: number) => readonly Recorded[];

const edited: Tampering = (events, at) => events.map((event, index) => (index === at ? { ...event, data: { ...event.data, erbij: 1 } } : event));

const dropped: Tampering = (events, at) => events.toSpliced(Math.min(at, events.length - 2), 1);

/** Two neighbours change places and take each other's position. */
const swapped: Tampering = (events, at) => {
  const first = Math.min(at, events.length - 2);
  const [one, other] = [events[first] as Recorded, events[first + 1] as Recorded];
  return events.toSpliced(first, 2, { ...other, position: one.position }, { ...one, position: other.position });
};

const inserted: Tampering = (events, at) => {
  const event = events[at] as Recorded;
  return events.toSpliced(at, 0, { ...event, stream: 'proef-vals', revision: 0n, position: event.position.replace(/.$/, '') as Recorded['position'] });
};

const truncated: Tampering = (events, at) => events.slice(0, at);

const nobody: Tampering = (events) => events;

const verified = (tampering: Tampering, expected: (kinds: ReadonlySet<BevindingSoort>) => void) =>
  fc.assert(
    fc.asyncProperty(histories, fc.nat(), async (history, place) => {
      const before = await notarised(history);
      expected(await kindsIn(tampering(before.events, place % before.events.length), before));
    }),
    { numRuns: 60 },
  );

describe('Van elke geschiedenis, met posities die geen getallen zijn,', () => {
  it('klopt wat niemand heeft aangeraakt', () => verified(nobody, (kinds) => expect(kinds).toEqual(new Set())));

  it.each<readonly [BevindingSoort, Tampering]>([
    ['gewijzigd', edited],
    ['weggelaten', dropped],
    ['ingevoegd', inserted],
    ['afgekapt', truncated],
  ])('blijkt wat is %s', (soort, tampering) => verified(tampering, (kinds) => expect(kinds).toContain(soort)));

  it('blijkt het als twee gebeurtenissen van plaats wisselen, ook over een dag heen', () =>
    verified(swapped, (kinds) => expect(kinds.has('verplaatst') || kinds.has('gewijzigd')).toBe(true)));
});

describe('Een gebeurtenis die dit programma niet kent', () => {
  it('is een bevinding op haar plaats, en verandert niets aan de rest', async () => {
    const signed = await notarised([
      { stream: 'proef-a', at: '2026-11-01T12:00:00.000Z', data: {} },
      { stream: 'proef-b', at: '2026-11-02T12:00:00.000Z', data: {} },
    ]);
    const { events, wortels } = signed;
    const isKnown = ({ stream }: Recorded): boolean => stream !== 'proef-b';
    const { bevindingen } = await verifyStore({ store: holding(events), wortels }, { sleutels: sleutel.vertrouwd, isKnown });
    expect(bevindingen).toEqual([
      {
        soort: 'onbekend',
        positie: events[1]?.position,
        stream: 'proef-b',
        revisie: 0n,
        melding: expect.stringMatching(/kent .*, versie \d+, niet/) as unknown,
      },
    ]);
  });
});
