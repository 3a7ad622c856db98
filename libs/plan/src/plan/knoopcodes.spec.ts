import { dag, type Datum, datum, firstDay } from '@actiespoor/kernel';
import { specFor } from '@actiespoor/testing';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { opgesteld, opstellen, planId, verteld } from '../../test/plan.fixture.js';
import { play } from '../../test/play.js';
import type { KnoopId } from '../ids.js';
import { knoopcodesVan } from './knoopcodes.js';
import type { PlanCommand } from './plan.commands.js';
import type { Knoop, Knoopdeel, PlanEvent } from './plan.events.js';
import { planDecider } from './plan.js';
import { hasPlan, type PlanHistory } from './plan.state.js';

const { given } = specFor(planDecider, verteld);

const id = (naam: string): KnoopId => naam as KnoopId;
const knoop = (naam: string, more: Partial<Knoop> = {}): Knoop => ({ knoopId: id(naam), niveau: 'thema', titel: naam, volgorde: 1, ...more });
const toegevoegd = (naam: string, more: Partial<Knoop> = {}, op = '2021-01-01'): PlanEvent => ({
  type: 'KnoopToegevoegd',
  data: { planId, ...knoop(naam, more), op: datum(op) },
});
const gewijzigd = (naam: string, code: string, op: string): PlanEvent => ({
  type: 'KnoopGewijzigd',
  data: { planId, knoopId: id(naam), wijzigingen: [{ veld: 'code', oud: null, nieuw: code }], op: datum(op) },
});
const toevoegen = (naam: string, more: Partial<Knoop>, op = '2022-01-01'): PlanCommand => ({
  type: 'KnoopToevoegen',
  data: { planId, ...knoop(naam, more), op: datum(op) },
});
const wijzigen = (naam: string, more: { readonly code?: string; readonly niveau?: string }, op = '2022-01-01'): PlanCommand => ({
  type: 'KnoopWijzigen',
  data: { planId, knoopId: id(naam), ...more, op: datum(op) },
});
const op = datum('2022-01-01');
const verplaatsen = (naam: string, bovenliggend?: string): PlanCommand => ({
  type: 'KnoopVerplaatsen',
  data: { planId, knoopId: id(naam), ...(bovenliggend !== undefined && { bovenliggend: id(bovenliggend) }), volgorde: 1, op },
});
const deel = (naam: string, more: Partial<Knoop> = {}): Knoopdeel => ({ ...knoop(naam, more), acties: [] });
const bij = (naam: string, van = '2022-01-01', tot?: string) => ({
  id: naam,
  periode: { van: datum(van), ...(tot !== undefined && { tot: datum(tot) }) },
});

describe('De code van een onderdeel', () => {
  it('is binnen een ouder en een niveau van één onderdeel, hoe zij ook geschreven is', () => {
    for (const code of ['1', ' 1', '1\u00ad', '\uff11'])
      given(opgesteld, toegevoegd('a', { code: '1' }))
        .when(toevoegen('b', { code }))
        .thenRefused('knoopcode-bezet', bij('a'));
    given(opgesteld, toegevoegd('a', { code: '1' }), toegevoegd('b'))
      .when(wijzigen('b', { code: '1' }))
      .thenRefused('knoopcode-bezet', bij('a'));
  });
  it('mag op een ander niveau, onder een andere ouder en na een opgegaan onderdeel terugkomen', () => {
    const a = toegevoegd('a', { code: '1' });
    given(opgesteld, a)
      .when(toevoegen('b', { code: '1', niveau: 'actielijn' }))
      .thenAccepted({});
    given(opgesteld, a)
      .when(toevoegen('b', { code: '1', bovenliggend: id('a') }))
      .thenAccepted({});
    const opgegaan: PlanEvent = { type: 'KnoopSamengevoegd', data: { planId, knopen: [id('a')], in: id('c'), op: datum('2021-06-01') } };
    given(opgesteld, a, toegevoegd('c'), opgegaan)
      .when(toevoegen('b', { code: '1' }))
      .thenAccepted({});
  });
  it('geldt op elke dag, ook als de ander haar pas later kreeg of nu niet meer heeft', () => {
    const [a, b] = [toegevoegd('a', { code: '1' }), toegevoegd('b')];
    given(opgesteld, a, b, gewijzigd('a', '2', '2023-01-01'))
      .when(wijzigen('b', { code: '1' }))
      .thenRefused('knoopcode-bezet', bij('a', '2022-01-01', '2022-12-31'));
    given(opgesteld, a, b, gewijzigd('a', '2', '2023-01-01'))
      .when(wijzigen('b', { code: '1' }, '2023-01-01'))
      .thenAccepted({});
    given(opgesteld, toegevoegd('a'), b, gewijzigd('a', '1', '2023-01-01'))
      .when(wijzigen('b', { code: '1' }))
      .thenRefused('knoopcode-bezet', bij('a', '2023-01-01'));
  });
  it('verhuist mee: naar een andere ouder, naar een ander niveau', () => {
    const boom = [opgesteld, toegevoegd('a', { code: '1' }), toegevoegd('b', { code: '2' }), toegevoegd('c', { code: '1', bovenliggend: id('b') })];
    given(...boom)
      .when(verplaatsen('c'))
      .thenRefused('knoopcode-bezet', bij('a'));
    given(...boom, toegevoegd('d', { code: '1', niveau: 'actielijn' }))
      .when(wijzigen('d', { niveau: 'thema' }))
      .thenRefused('knoopcode-bezet', bij('a'));
  });
  it('gaat mee als de ouder opgaat, en geldt ook voor delen en voor een nieuw onderdeel', () => {
    const kinderen = [toegevoegd('c', { code: '1', bovenliggend: id('a') }), toegevoegd('d', { code: '1', bovenliggend: id('b') })];
    const boom = [opgesteld, toegevoegd('a', { code: '1' }), toegevoegd('b', { code: '2' }), toegevoegd('e', { code: '3' })];
    const samen: PlanCommand = { type: 'KnoopSamenvoegen', data: { planId, knopen: [id('a')], in: id('b'), op } };
    given(...boom, ...kinderen)
      .when(samen)
      .thenRefused('knoopcode-bezet', bij('d'));
    given(...boom, ...kinderen, gewijzigd('d', '9', '2022-01-01'))
      .when(samen)
      .thenAccepted({});
    const { knoopId: _, ...nieuw } = knoop('n', { code: '3' });
    given(...boom)
      .when({ type: 'KnoopSamenvoegen', data: { planId, knopen: [id('a'), id('b')], in: id('n'), nieuw, op } })
      .thenRefused('knoopcode-bezet', bij('e'));
    given(...boom)
      .when({ type: 'KnoopSplitsen', data: { planId, knoopId: id('a'), delen: [deel('p', { code: '1' }), deel('q', { code: '2' })], op } })
      .thenRefused('knoopcode-bezet', bij('b'));
    given(...boom)
      .when({ type: 'KnoopSplitsen', data: { planId, knoopId: id('a'), delen: [deel('p', { code: '1' }), deel('q')], op } })
      .thenAccepted({});
  });
  it('die twee al hadden is geen reden om iets anders te weigeren', () => {
    const dubbel = [opgesteld, toegevoegd('a', { code: '1' }), toegevoegd('b', { code: '1' })];
    given(...dubbel)
      .when({ type: 'KnoopWijzigen', data: { planId, knoopId: id('b'), titel: 'Anders', op } })
      .thenAccepted({});
    given(...dubbel)
      .when(wijzigen('b', { code: '2' }, '2021-01-01'))
      .thenAccepted({});
    given(...dubbel)
      .when(toevoegen('c', { code: '1' }))
      .thenRefused('knoopcode-bezet', bij('a'));
  });
});

const dagen = ['2021-03-01', '2021-09-01', '2022-03-01', '2023-01-01'] as const;
const eenDag: fc.Arbitrary<Datum> = fc.constantFrom(...dagen).map(datum);
const naam = fc.constantFrom('a', 'b', 'c', 'd', 'e').map(id);
const code = fc.option(fc.constantFrom('1', '2', ' 1'), { nil: undefined });
const niveau = fc.constantFrom('thema', 'actielijn');
const words = { titel: fc.constant('T'), volgorde: fc.constant(1) };
const of = (type: PlanCommand['type'], members: Readonly<Record<string, fc.Arbitrary<unknown>>>): fc.Arbitrary<PlanCommand> =>
  fc.record({ planId: fc.constant(planId), op: eenDag, ...members }).map((data) => JSON.parse(JSON.stringify({ type, data })) as PlanCommand);
const boven = fc.option(naam, { nil: undefined });
const delen = fc.uniqueArray(fc.record({ knoopId: fc.constantFrom('p', 'q', 'r').map(id), niveau, code, ...words, acties: fc.constant([]) }), {
  minLength: 2,
  maxLength: 2,
  selector: ({ knoopId }) => knoopId,
});
const opdracht = fc.oneof(
  { weight: 4, arbitrary: of('KnoopToevoegen', { knoopId: naam, niveau, code, ...words, bovenliggend: boven }) },
  { weight: 3, arbitrary: of('KnoopWijzigen', { knoopId: naam, code, niveau: fc.option(niveau, { nil: undefined }) }) },
  { weight: 2, arbitrary: of('KnoopVerplaatsen', { knoopId: naam, bovenliggend: boven, volgorde: fc.constantFrom(1, 2) }) },
  of('KnoopSamenvoegen', { knopen: fc.array(naam, { minLength: 1, maxLength: 1 }), in: naam }),
  of('KnoopSplitsen', { knoopId: naam, delen }),
);

/** A plain second opinion: the pairs of one day, looked up in the plan of that day. */
const parenOp = (history: PlanHistory, day: string): readonly string[] => {
  const plan = history.on(datum(day));
  const knopen = hasPlan(plan) ? [...plan.knopen.values()].filter((een) => een.code !== undefined) : [];
  const plek = ({ bovenliggend, niveau: van, code: eigen = '' }: Knoop): string => JSON.stringify([bovenliggend ?? null, van, eigen.trim()]);
  return knopen.flatMap((een) =>
    knopen.filter((ander) => een.knoopId < ander.knoopId && plek(een) === plek(ander)).map((ander) => `${een.knoopId} ${ander.knoopId}`),
  );
};

describe('Wie een onderdeel toevoegt, wijzigt, verplaatst, samenvoegt of splitst, in welke volgorde van dagen ook', () => {
  it('maakt op geen enkele dag een nieuw paar, en wordt alleen daarom geweigerd', () => {
    fc.assert(
      fc.property(fc.array(opdracht, { maxLength: 12, size: 'max' }), (opdrachten) => {
        for (const { before, after, decision } of play(planDecider, [opstellen, ...opdrachten].map(verteld))) {
          const nieuw = dagen.filter((day) => parenOp(after, day).some((paar) => !parenOp(before, day).includes(paar)));
          expect(nieuw).toEqual([]);
          if (decision.accepted || decision.refusal !== 'knoopcode-bezet') continue;
          const { id: ander, periode } = decision.details ?? {};
          expect([typeof ander, dagen.includes(firstDay(periode?.van ?? datum('2021')) as never)]).toEqual(['string', true]);
        }
      }),
      { numRuns: 400 },
    );
  });
  it('heeft een code van de eerste dag tot de dag waarop zij een andere krijgt of opgaat', () => {
    const codes = knoopcodesVan([opgesteld, toegevoegd('a', { code: '1' }), gewijzigd('a', '2', '2022-01-01'), gewijzigd('a', '3', '2022-01-01')]);
    expect(codes.map(({ code: een, van, einde }) => [een, van, einde])).toEqual([
      ['1', dag('2021-01-01'), dag('2022-01-01')],
      ['3', dag('2022-01-01'), undefined],
    ]);
  });
});
