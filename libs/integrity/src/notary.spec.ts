import { type EventStore, memoryEventStore, StoreUnavailable } from '@actiespoor/event-store';
import { beforeEach, describe, expect, it } from '@jest/globals';

import { dayOfWork, type Ends, noEnds, write } from '../test/history.js';
import { createNotary, type Notary, NotaryRefusal } from './notary.js';
import { isSigned, newSleutelPem, publicPem, sleutelFromPem } from './sleutel.js';
import { type GetekendeWortel, wortelHash } from './wortel.js';
import { memoryWortelStore, type WortelStore } from './wortel-store.js';

const streams = ['proef-a', 'proef-b', 'proef-c'];
const pem = newSleutelPem();
const sleutel = sleutelFromPem(pem);

let store: EventStore;
let wortels: WortelStore;
let ends: Ends;
let now: string;
let notary: Notary;

beforeEach(() => {
  store = memoryEventStore();
  wortels = memoryWortelStore();
  ends = noEnds();
  now = '2026-11-23T08:00:00.000Z';
  notary = createNotary({ store, wortels, sleutel, clock: () => now });
});

const at = (...moments: readonly string[]) =>
  write(
    store,
    moments.map((moment) => ({ stream: 'proef-a', at: moment })),
    ends,
  );

const counts = (made: readonly GetekendeWortel[]) => made.map(({ dag, aantal }) => [dag, aantal]);

describe('De notaris', () => {
  it('tekent elke dag die voorbij is, en vandaag nog niet', async () => {
    await write(store, [...dayOfWork('2026-11-20', 5, streams), ...dayOfWork('2026-11-22', 3, streams), ...dayOfWork('2026-11-23', 2, streams)]);
    const made = await notary.notarise();
    expect(counts(made)).toEqual([
      ['2026-11-20', 5],
      ['2026-11-22', 3],
    ]);
    expect(await wortels.list()).toEqual(made);
    expect(made.every(isSigned)).toBe(true);
  });

  it('laat elke wortel verwijzen naar de vorige', async () => {
    await write(store, [...dayOfWork('2026-11-20', 5, streams), ...dayOfWork('2026-11-22', 3, streams)]);
    const [first, second] = await notary.notarise();
    expect(first).toMatchObject({ nummer: 0, totaal: 5, vorige: null, getekendOp: now });
    expect(second).toMatchObject({ nummer: 1, totaal: 8, vorige: wortelHash(first as GetekendeWortel), kop: await store.head() });
  });

  it('maakt dezelfde wortels of zij nu elke dag tekent of later alles ineens', async () => {
    const days = ['2026-11-19', '2026-11-20', '2026-11-21'];
    const later = memoryWortelStore();
    for (const dag of days) {
      now = `${dag}T01:00:00.000Z`;
      await notary.notarise();
      await write(store, dayOfWork(dag, 7, streams), ends);
    }
    now = '2026-11-22T01:00:00.000Z';
    await notary.notarise();
    await createNotary({ store, wortels: later, sleutel, clock: () => now }).notarise();
    const roots = async (kept: WortelStore) => (await kept.list()).map(({ dag, aantal, kop, wortel, som }) => ({ dag, aantal, kop, wortel, som }));
    expect(await roots(wortels)).toEqual(await roots(later));
    expect(await wortels.list()).toHaveLength(3);
  });

  it('tekent niets als er niets is', async () => {
    expect(await notary.notarise()).toEqual([]);
  });

  it('rekent wat te laat binnenkomt tot een volgende dag, en verandert nooit een wortel', async () => {
    await at('2026-11-21T23:59:00.000Z');
    now = '2026-11-22T00:00:01.000Z';
    const [first] = await notary.notarise();
    await at('2026-11-21T23:59:59.999Z', '2026-11-22T10:00:00.000Z');
    now = '2026-11-23T00:00:01.000Z';
    expect(counts(await notary.notarise())).toEqual([['2026-11-22', 2]]);
    expect((await wortels.list())[0]).toEqual(first);
  });

  it('volgt de volgorde van de store als klokken verschillen', async () => {
    await at('2026-11-21T10:00:00.000Z', '2026-11-20T10:00:00.000Z', '2026-11-22T10:00:00.000Z');
    expect(counts(await notary.notarise())).toEqual([
      ['2026-11-21', 2],
      ['2026-11-22', 1],
    ]);
  });

  it('wacht niet op een klok die in de toekomst staat', async () => {
    await at('2026-11-21T10:00:00.000Z', '2099-01-01T00:00:00.000Z', '2026-11-22T10:00:00.000Z');
    expect(counts(await notary.notarise())).toEqual([
      ['2026-11-21', 2],
      ['2026-11-22', 1],
    ]);
  });

  it('doet het werk van een dag niet twee keer, ook niet met twee processen tegelijk', async () => {
    await write(store, [...dayOfWork('2026-11-20', 5, streams), ...dayOfWork('2026-11-22', 3, streams)]);
    const other = createNotary({ store, wortels, sleutel, clock: () => now });
    await Promise.all([notary.notarise(), other.notarise()]);
    await Promise.all([notary.notarise(), other.notarise()]);
    expect(counts(await wortels.list())).toEqual([
      ['2026-11-20', 5],
      ['2026-11-22', 3],
    ]);
  });
});

describe('Als een ander proces tegelijk tekent', () => {
  /** Simulates another process that signed just before this one stored its root. */
  const takenFirst = (signOther: () => Promise<unknown>): WortelStore => {
    let signing: Promise<unknown> | undefined;
    return { ...wortels, append: async (wortel) => (await (signing ??= signOther()), wortels.append(wortel)) };
  };

  it('gaat zij verder waar die ophield', async () => {
    await write(store, [...dayOfWork('2026-11-20', 5, streams), ...dayOfWork('2026-11-21', 4, streams), ...dayOfWork('2026-11-22', 3, streams)]);
    const killed = createNotary({ store, wortels, sleutel, clock: () => '2026-11-21T00:00:00.000Z' });
    const own = createNotary({ store, wortels: takenFirst(() => killed.notarise()), sleutel, clock: () => now });
    expect(counts(await own.notarise())).toEqual([
      ['2026-11-21', 4],
      ['2026-11-22', 3],
    ]);
    expect(counts(await wortels.list())).toEqual([
      ['2026-11-20', 5],
      ['2026-11-21', 4],
      ['2026-11-22', 3],
    ]);
  });

  it('houdt zij op als die met een andere sleutel tekent', async () => {
    await write(store, [...dayOfWork('2026-11-20', 5, streams), ...dayOfWork('2026-11-22', 3, streams)]);
    const stranger = createNotary({ store, wortels, sleutel: sleutelFromPem(newSleutelPem()), clock: () => now });
    const own = createNotary({ store, wortels: takenFirst(() => stranger.notarise()), sleutel, clock: () => now });
    await expect(own.notarise()).rejects.toThrow(/niet met de sleutel van deze installatie/);
  });

  it('draait zij niet rond als een plaats bezet is waar geen wortel staat', async () => {
    await write(store, dayOfWork('2026-11-20', 5, streams));
    const occupied: WortelStore = { ...wortels, append: () => Promise.resolve('taken') };
    await expect(createNotary({ store, wortels: occupied, sleutel, clock: () => now }).notarise()).rejects.toThrow(NotaryRefusal);
  });
});

describe('Wat vandaag al is gedaan', () => {
  it('kost niets meer, tot de volgende dag', async () => {
    await at('2026-11-22T10:00:00.000Z');
    expect(await notary.notariseDue()).toHaveLength(1);
    await store.close();
    now = '2026-11-23T23:59:59.000Z';
    expect(await notary.notariseDue()).toEqual([]);
    now = '2026-11-24T00:00:00.000Z';
    await expect(notary.notariseDue()).rejects.toBeInstanceOf(StoreUnavailable);
    await expect(notary.notariseDue()).rejects.toBeInstanceOf(StoreUnavailable);
  });
});

describe('De notaris weigert', () => {
  it('als de store korter is dan wat al getekend was', async () => {
    await at('2026-11-21T10:00:00.000Z', '2026-11-22T10:00:00.000Z');
    await notary.notarise();
    const shorter = memoryEventStore();
    await write(shorter, [{ stream: 'proef-a', at: '2026-11-21T10:00:00.000Z' }]);
    const restored = createNotary({ store: shorter, wortels, sleutel, clock: () => now });
    await expect(restored.notarise()).rejects.toThrow(NotaryRefusal);
    await expect(restored.notarise()).rejects.toThrow(/eindigt voor positie 0+2/);
  });

  it('als er met een andere sleutel getekend was, en niet als die als vorige bekend is', async () => {
    await at('2026-11-21T10:00:00.000Z');
    await notary.notarise();
    await at('2026-11-22T10:00:00.000Z');
    const own = newSleutelPem();
    const stranger = createNotary({ store, wortels, sleutel: sleutelFromPem(own), clock: () => '2026-11-24T00:00:00.000Z' });
    await expect(stranger.notarise()).rejects.toThrow(/niet met de sleutel van deze installatie/);
    const heir = sleutelFromPem(`${own}\n${publicPem(sleutel.publiek)}`);
    expect(counts(await createNotary({ store, wortels, sleutel: heir, clock: () => '2026-11-24T00:00:00.000Z' }).notarise())).toEqual([['2026-11-22', 1]]);
  });
});
