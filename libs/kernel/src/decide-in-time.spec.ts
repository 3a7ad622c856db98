import { describe, expect, it } from '@jest/globals';

import { dag, type Datum, datum } from './datum.js';
import { decideInTime, type Told } from './decide-in-time.js';
import { accept, alreadySo, type Message, refuse } from './decider.js';

type Opdracht = Message<'DeurZetten', { readonly op: Datum; readonly stand: 'open' | 'dicht'; readonly gebeurdOp?: Datum }>;
type Feit = Message<'DeurGezet', { readonly op: Datum; readonly oud: string; readonly stand: 'open' | 'dicht' }>;

/** A door that opens and closes in turn, and is closed at first. */
const deur = decideInTime<Told<Opdracht>, string, Feit, 'stond-al-zo'>({
  initial: 'dicht',
  evolve: (_, { data }) => data.stand,
  decide: ({ data: { op, stand } }, oud, { standing }) =>
    stand === oud
      ? stand === 'open'
        ? alreadySo(standing.findLast(({ data }) => data.stand === stand))
        : refuse('stond-al-zo')
      : accept({ type: 'DeurGezet', data: { op, oud, stand } }),
  objection: ({ data }, stand) => (data.stand === stand ? 'stond-al-zo' : undefined),
  subjects: () => ['deur'],
  agree: (one, other) => one.data.stand === other.data.stand,
  happened: ({ data: { gebeurdOp } }) => (gebeurdOp === undefined ? [] : [gebeurdOp]),
});

const zetten = (stand: 'open' | 'dicht', op: string, gebeurdOp?: string): Told<Opdracht> => ({
  type: 'DeurZetten',
  data: { op: datum(op), stand, ...(gebeurdOp !== undefined && { gebeurdOp: datum(gebeurdOp) }) },
  vandaag: dag('2024-06-15'),
});

const gezet = (stand: 'open' | 'dicht', op: string, oud: string): Feit => ({ type: 'DeurGezet', data: { op: datum(op), oud, stand } });

const besluit = (command: Told<Opdracht>, ...feiten: readonly Feit[]) => deur.decide(command, feiten.reduce(deur.evolve, deur.initial));

describe('Een besluit in de tijd', () => {
  it('kijkt naar wat er op zijn eigen dag was', () => {
    expect(besluit(zetten('open', '2023'), gezet('open', '2024', 'dicht'), gezet('dicht', '2024-03', 'open'))).toMatchObject({
      accepted: false,
      refusal: 'later-feit',
      details: { feit: { type: 'DeurGezet', op: '2024', refusal: 'stond-al-zo' } },
    });
    expect(besluit(zetten('open', '2024-04'), gezet('open', '2024', 'dicht'), gezet('dicht', '2024-03', 'open'))).toEqual(
      accept(gezet('open', '2024-04', 'dicht')),
    );
  });
  it('zegt van wanneer af een later feit ervoor in de plaats komt', () => {
    expect(besluit(zetten('open', '2022'), gezet('dicht', '2024', 'open'))).toEqual({
      accepted: true,
      events: [gezet('open', '2022', 'dicht')],
      overriddenFrom: '2024',
    });
  });
  it('weigert niet om wat al onmogelijk was', () => {
    const onmogelijk = [gezet('open', '2024', 'dicht'), gezet('open', '2024-02', 'dicht')];
    expect(besluit(zetten('dicht', '2024-03'), ...onmogelijk)).toMatchObject({ accepted: true });
    expect(besluit(zetten('open', '2021'), gezet('dicht', '2023', 'open'), ...onmogelijk)).toMatchObject({ accepted: true });
  });
  it('noemt het feit dat hetzelfde al zei', () => {
    expect(besluit(zetten('open', '2024-02'), gezet('open', '2024', 'dicht'))).toEqual({ accepted: true, events: [], already: gezet('open', '2024', 'dicht') });
  });
  it('zegt ook van wat al zo was van wanneer af een later feit ervoor in de plaats kwam', () => {
    const feiten = [gezet('open', '2024-01', 'dicht'), gezet('dicht', '2024-03', 'open')];
    expect(besluit(zetten('open', '2024-02'), ...feiten)).toEqual({ accepted: true, events: [], already: feiten[0], overriddenFrom: '2024-03' });
  });
  it('neemt niets aan van een dag die nog komt, ook niet van een andere dag dan die van de opdracht', () => {
    expect([zetten('open', '2024-06-16'), zetten('open', '2025'), zetten('open', '2024-01', '2024-07')].map((command) => besluit(command))).toEqual(
      Array.from({ length: 3 }, () => ({ accepted: false, refusal: 'in-de-toekomst' })),
    );
    expect([zetten('open', '2024-06-15'), zetten('open', '2024')].map((command) => besluit(command).accepted)).toEqual([true, true]);
  });
});
