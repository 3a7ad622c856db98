import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { type Datum, datum, firstDay } from './datum.js';
import type { Message } from './decider.js';
import { compareMoment, type Fold, Timeline } from './timeline.js';

type Feit = Message<'Gezegd', { readonly op: Datum; readonly id: string; readonly neemtTerug?: string }>;

const gezegd = (op: string, id: string, neemtTerug?: string): Feit => ({
  type: 'Gezegd',
  data: { op: datum(op), id, ...(neemtTerug !== undefined && { neemtTerug }) },
});

const fold: Fold<string, Feit> = {
  initial: '',
  evolve: (state, { data }) => `${state}${data.id}`,
  idOf: ({ data }) => data.id,
  takesBack: ({ data }) => data.neemtTerug,
};

const na = (...feiten: readonly Feit[]): Timeline<string, Feit> => feiten.reduce((timeline, feit) => timeline.with(feit), Timeline.empty(fold));

describe('De volgorde van de tijd', () => {
  it('is de eerste dag, en dan de volgorde van vastleggen', () => {
    const momenten = [
      { op: datum('2022'), positie: 3 },
      { op: datum('2021-41'), positie: 4 },
      { op: datum('2022-01-01'), positie: 1 },
      { op: datum('2021-06-30'), positie: 9 },
    ];
    expect(momenten.toSorted(compareMoment).map(({ positie }) => positie)).toEqual([9, 4, 1, 3]);
  });
});

describe('Een tijdlijn', () => {
  it('legt wat laat verteld is op zijn eigen dag', () => {
    const timeline = na(gezegd('2022', 'a'), gezegd('2024', 'b'), gezegd('2023', 'c'));
    expect([timeline.latest, timeline.on(datum('2022-12-31')), timeline.on(datum('2023-06')), timeline.on(datum('2021'))]).toEqual(['acb', 'a', 'ac', '']);
    expect(timeline.after(datum('2022')).map(({ data }) => data.id)).toEqual(['c', 'b']);
  });
  it('houdt van één dag de volgorde van vastleggen', () => {
    expect(na(gezegd('2022-01', 'a'), gezegd('2022', 'b'), gezegd('2022-01-01', 'c')).on(datum('2022-01-01'))).toBe('abc');
  });
  it('kent op geen dag wat werd teruggenomen, ook niet voor de dag waarop dat gebeurde', () => {
    const timeline = na(gezegd('2022', 'a'), gezegd('2023', 'b'), gezegd('2024', 'c', 'a'));
    expect([timeline.on(datum('2022')), timeline.on(datum('2023')), timeline.latest]).toEqual(['', 'b', 'bc']);
    expect(timeline.facts).toHaveLength(3);
  });
  it('verandert niet door wat erbij komt', () => {
    const eerst = na(gezegd('2022', 'a'));
    expect([eerst.with(gezegd('2021', 'b')).latest, eerst.latest]).toEqual(['ba', 'a']);
  });
});

const dagen = ['2021', '2021-03', '2021-03-01', '2021-41', '2022-23', '2022-10-05', '2023'] as const;
const feiten = fc
  .array(fc.tuple(fc.constantFrom(...dagen), fc.option(fc.nat(12), { nil: undefined })), { maxLength: 14 })
  .map((alle) =>
    alle.map(([op, terug], index) => gezegd(op, String.fromCharCode(97 + index), terug === undefined ? undefined : String.fromCharCode(97 + terug))),
  );

describe('Elke tijdlijn', () => {
  it('zegt op elke dag wat het vouwen van de gesorteerde feiten zegt, in welke volgorde er ook naar gekeken wordt', () => {
    fc.assert(
      fc.property(feiten, fc.array(fc.constantFrom(...dagen)), (alle, vragen) => {
        const terug = new Set(alle.map(({ data }) => data.neemtTerug));
        const naief = (dag: string): string =>
          alle
            .map((feit, positie) => ({ feit, positie, op: feit.data.op }))
            .filter(({ feit }) => !terug.has(feit.data.id) && firstDay(feit.data.op) <= firstDay(datum(dag)))
            .toSorted(compareMoment)
            .reduce((tekst, { feit }) => `${tekst}${feit.data.id}`, '');
        let timeline = Timeline.empty(fold);
        for (const feit of alle) {
          timeline = timeline.with(feit);
          void timeline.on(datum(vragen[0] ?? '2022')); // questions in between must not matter
        }
        for (const dag of [...vragen, ...dagen]) expect(timeline.on(datum(dag))).toBe(naief(dag));
      }),
      { numRuns: 400 },
    );
  });
});
