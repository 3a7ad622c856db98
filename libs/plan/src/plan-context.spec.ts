import { datum, type Id } from '@actiespoor/kernel';
import { describe, expect, it } from '@jest/globals';

import type { ActieEvent } from './actie/actie.events.js';
import type { PlanEvent } from './plan/plan.events.js';
import { planContextAfter, type PlanWithActies, planContextOf } from './plan-context.js';

const id = <Name extends string>(text: string): Id<Name> => text as Id<Name>;

const [planId, knoopId] = [id<'plan'>('plan'), id<'knoop'>('knoop')];
const houten = id<'organisatie'>('GM0321');
const [eerste, tweede] = [id<'actie'>('eerste'), id<'actie'>('tweede')];
const op = datum('2022-01-10');

const opgesteld: PlanEvent = {
  type: 'PlanOpgesteld',
  data: { planId, titel: 'Plan', soort: 'lokaal', eigenaar: houten, periode: {}, niveaus: ['actielijn'], op },
};
const toegevoegd: PlanEvent = { type: 'KnoopToegevoegd', data: { planId, knoopId, niveau: 'actielijn', titel: 'Eén', volgorde: 1, op } };
const ingetrokken: PlanEvent = { type: 'PlanIngetrokken', data: { planId, motief: 'Opgegaan in een ander plan', op } };
const opgenomen = (actieId: Id<'actie'>, rest: { code?: string; hoofdactieId?: Id<'actie'> }): ActieEvent => ({
  type: 'ActieOpgenomen',
  data: { actieId, planId, soort: 'actie', omschrijving: 'Iets doen', volgorde: 1, op, ...rest },
});
const hernummerd = (nieuw: string | null): ActieEvent => ({
  type: 'ActieGewijzigd',
  data: { actieId: eerste, wijzigingen: [{ veld: 'code', oud: '1a', nieuw }], op },
});
const vervallen = (actieId: Id<'actie'>): ActieEvent => ({ type: 'ActieVervallen', data: { actieId, motief: 'Gaat niet door', op } });
const hersteld = (actieId: Id<'actie'>): ActieEvent => ({ type: 'ActieHersteld', data: { actieId, motief: 'Toch wel', op } });

const na = (...events: readonly (PlanEvent | ActieEvent)[]) => {
  const context = events.reduce<PlanWithActies | undefined>(planContextAfter, undefined);
  return context && planContextOf(context, eerste);
};

/** Each code with its actie and its days, shortly. */
const codesNa = (...events: readonly (PlanEvent | ActieEvent)[]): readonly string[] =>
  (na(...events)?.codes ?? []).map(({ sleutel, actieId, van, einde = '' }) => `${sleutel} ${actieId} ${van}..${einde}`);

describe('Het plan rond een actie', () => {
  it('is er niet zonder plan', () => {
    expect(na()).toBeUndefined();
    expect(na(toegevoegd, opgenomen(eerste, {}))).toBeUndefined();
  });

  it('kent eigenaar en onderdelen', () => {
    expect(na(opgesteld, toegevoegd)).toStrictEqual({
      planId,
      eigenaar: houten,
      opgesteldOp: op,
      knopen: [knoopId],
      opgegaan: new Map(),
      codes: [],
      deelacties: [],
    });
  });

  it('kent na een splitsing de delen, en na een samenvoeging waar zij in opgingen', () => {
    const [ander, nieuw] = [id<'knoop'>('ander'), id<'knoop'>('nieuw')];
    const deel = (deelId: Id<'knoop'>, volgorde: number) => ({ knoopId: deelId, niveau: 'actielijn', titel: `Deel ${String(volgorde)}`, volgorde, acties: [] });
    const gesplitst: PlanEvent = { type: 'KnoopGesplitst', data: { planId, knoopId, delen: [deel(ander, 1), deel(nieuw, 2)], op } };
    expect(na(opgesteld, toegevoegd, gesplitst)).toMatchObject({ knopen: [ander, nieuw], opgegaan: new Map([[knoopId, ander]]) });
    const samengevoegd: PlanEvent = { type: 'KnoopSamengevoegd', data: { planId, knopen: [ander], in: nieuw, op } };
    expect(na(opgesteld, toegevoegd, gesplitst, samengevoegd)).toMatchObject({
      knopen: [nieuw],
      opgegaan: new Map([
        [knoopId, nieuw],
        [ander, nieuw],
      ]),
    });
  });

  it('onthoudt dat een plan is ingetrokken, tot het is hersteld', () => {
    expect(na(opgesteld, ingetrokken)?.ingetrokkenOp).toBe(op);
    expect(na(opgesteld, ingetrokken, { type: 'PlanHersteld', data: { planId, motief: 'Vergissing', op } })).not.toHaveProperty('ingetrokkenOp');
  });

  it('telt deelacties bij hun hoofdactie, en geen die is vervallen', () => {
    const delen = [opgesteld, opgenomen(eerste, {}), opgenomen(tweede, { hoofdactieId: eerste })];
    expect(na(...delen)?.deelacties).toStrictEqual([tweede]);
    expect(na(...delen, vervallen(tweede))?.deelacties).toStrictEqual([]);
    expect(na(...delen, vervallen(tweede), hersteld(tweede))?.deelacties).toStrictEqual([tweede]);
  });

  it('verandert niet door wat alleen de actie zelf aangaat, en niet als zij nog eens wordt opgenomen', () => {
    const dekking: ActieEvent = { type: 'ResultaatBeoogd', data: { actieId: eerste, op, oud: null, nieuw: 'Iets' } };
    expect(codesNa(opgesteld, opgenomen(eerste, { code: '1a' }), hernummerd('2b'), dekking)).toEqual(['2b eerste 2022-01-10..']);
  });
});

describe('Een code', () => {
  const begin = [opgesteld, opgenomen(eerste, { code: '1A ' })];

  it('is van wie haar heeft, hoe zij ook is geschreven', () => {
    expect(codesNa(...begin)).toEqual(['1a eerste 2022-01-10..']);
  });

  it.each([
    ['een andere code kreeg', [hernummerd('2b')], ['2b eerste 2022-01-10..']],
    ['geen code meer heeft', [hernummerd(null)], []],
    ['is vervallen', [vervallen(eerste)], []],
  ] as const)('is weer vrij als haar actie %s', (_, feiten, codes) => {
    expect(codesNa(...begin, ...feiten)).toEqual(codes);
    expect(codesNa(...begin, ...feiten, opgenomen(tweede, { code: '1a' }))).toEqual([...codes, '1a tweede 2022-01-10..']);
  });

  it('is weer bezet als haar actie is hersteld', () => {
    expect(codesNa(...begin, vervallen(eerste), hersteld(eerste))).toEqual(['1a eerste 2022-01-10..']);
  });

  it('is van wie haar had op de dagen van toen, in welke volgorde het ook is verteld', () => {
    const later: ActieEvent = { type: 'ActieGewijzigd', data: { actieId: eerste, wijzigingen: [{ veld: 'code', oud: '1a', nieuw: '3c' }], op: datum('2023') } };
    const eerder: ActieEvent = {
      type: 'ActieGewijzigd',
      data: { actieId: eerste, wijzigingen: [{ veld: 'code', oud: '1a', nieuw: '2b' }], op: datum('2022-06') },
    };
    expect(codesNa(...begin, later, eerder)).toEqual(['1a eerste 2022-01-10..2022-06-01', '2b eerste 2022-06-01..2023-01-01', '3c eerste 2023-01-01..']);
  });
});
