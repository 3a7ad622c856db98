import { dag, datum } from '@actiespoor/kernel';
import { specFor } from '@actiespoor/testing';
import { describe, expect, it } from '@jest/globals';

import { actielijn1, knoopToegevoegd, opgesteld, planId, verteld } from '../../test/plan.fixture.js';
import type { ActieId, KnoopId } from '../ids.js';
import { planDecider } from './plan.js';
import type { PlanEvent } from './plan.events.js';
import { hasPlan } from './plan.state.js';

const { given } = specFor(planDecider, verteld);

const id = (nummer: number): KnoopId => `1a7d3f52-63c5-5a0e-9a55-94c8b2e51b0${String(nummer)}` as KnoopId;
const [lijn1, lijn2, thema, samen, deelA, deelB] = [actielijn1.knoopId, id(2), id(3), id(4), id(5), id(6)];
const [op, later] = [datum('2023-01-01'), datum('2023-06-01')];
const motief = 'Een maand te vroeg';

const toegevoegd = (knoopId: KnoopId, more: { readonly bovenliggend?: KnoopId; readonly code?: string } = {}, sinds = '2022-03-01'): PlanEvent => ({
  type: 'KnoopToegevoegd',
  data: { planId, knoopId, niveau: 'thema', titel: 'Meldcode', volgorde: 1, ...more, op: datum(sinds) },
});
const boom = [opgesteld, knoopToegevoegd, toegevoegd(lijn2), toegevoegd(thema, { bovenliggend: lijn1 })];
const nieuw = { niveau: 'actielijn', titel: 'Beter in beeld', volgorde: 1 };
const samengevoegd: PlanEvent = { type: 'KnoopSamengevoegd', data: { planId, knopen: [lijn1, lijn2], in: samen, nieuw, op } };
const erin: PlanEvent = { type: 'KnoopSamengevoegd', data: { planId, knopen: [lijn1], in: lijn2, op } };
const deel = (knoopId: KnoopId, ...acties: readonly ActieId[]) => ({ knoopId, niveau: 'thema', titel: 'Deel', volgorde: 1, acties });
const gesplitst: PlanEvent = { type: 'KnoopGesplitst', data: { planId, knoopId: thema, bovenliggend: lijn1, delen: [deel(deelA), deel(deelB)], op } };

const terug = (van: readonly KnoopId[], weg: readonly KnoopId[]): PlanEvent => ({
  type: 'HerindelingTeruggenomen',
  data: { planId, terug: van, weg, motief, op },
});
const terugnemen = (knoopId: KnoopId, dan = op) => ({ type: 'HerindelingTerugnemen', data: { planId, knoopId, motief, op: dan } }) as const;
const gewijzigd = (knoopId: KnoopId): PlanEvent => ({
  type: 'KnoopGewijzigd',
  data: { planId, knoopId, wijzigingen: [{ veld: 'titel', oud: 'Beter in beeld', nieuw: 'Anders' }], op: later },
});

/** The tree after these facts: each knoop with the one above it. */
const boomNa = (...feiten: readonly PlanEvent[]): Readonly<Record<string, string | undefined>> => {
  const plan = feiten.reduce(planDecider.evolve, planDecider.initial).latest;
  return hasPlan(plan) ? Object.fromEntries([...plan.knopen.values()].map(({ knoopId, bovenliggend }) => [knoopId, bovenliggend])) : {};
};

describe('Een samenvoeging of splitsing terugnemen', () => {
  it('kan op de dag die zij noemt, bij elk onderdeel dat erdoor opging', () => {
    for (const knoopId of [lijn1, lijn2])
      given(...boom, samengevoegd)
        .when(terugnemen(knoopId))
        .then(terug([lijn1, lijn2], [samen]));
    given(...boom, erin)
      .when(terugnemen(lijn1))
      .then(terug([lijn1], []));
    given(...boom, gesplitst)
      .when(terugnemen(thema))
      .then(terug([thema], [deelA, deelB]));
  });
  it('is idempotent', () => {
    given(...boom, erin, terug([lijn1], []))
      .when(terugnemen(lijn1))
      .then();
  });
  it('kan niet op een andere dag, en niet van wat niet opging', () => {
    const feit = { type: 'KnoopSamengevoegd', op };
    for (const dan of [datum('2022-06-01'), later])
      given(...boom, samengevoegd)
        .when(terugnemen(lijn1, dan))
        .thenRefused('herindeling-onbekend', { feit });
    given(...boom)
      .when(terugnemen(lijn1))
      .thenRefused('herindeling-onbekend');
  });
  it('laat alles weer staan zoals het stond, ook wat eronder hing', () => {
    expect(boomNa(...boom, samengevoegd, terug([lijn1, lijn2], [samen]))).toEqual(boomNa(...boom));
    expect(boomNa(...boom, erin, terug([lijn1], []))).toEqual(boomNa(...boom));
    expect(boomNa(...boom, gesplitst, terug([thema], [deelA, deelB]))).toEqual(boomNa(...boom));
  });
  it('laat haar anders of op een andere dag opnieuw vastleggen, ook eerder', () => {
    const eerder = { ...erin.data, op: datum('2022-12-01') };
    const opnieuw = { type: 'KnoopSamenvoegen', data: eerder } as const;
    given(...boom, erin)
      .when(opnieuw)
      .thenRefused('later-feit');
    given(...boom, erin, terug([lijn1], []))
      .when(opnieuw)
      .then({ type: 'KnoopSamengevoegd', data: eerder });
    given(...boom, erin, terug([lijn1], []))
      .when({ type: 'KnoopSamenvoegen', data: erin.data })
      .then(erin);
  });
  it('kan ook na de intrekking van het plan', () => {
    const ingetrokken: PlanEvent = { type: 'PlanIngetrokken', data: { planId, motief: 'Opgegaan', op: datum('2022-10') } };
    given(...boom, erin, ingetrokken)
      .when(terugnemen(lijn1))
      .then(terug([lijn1], []));
  });
  it('kan niet zolang is samengevoegd of gesplitst wat zij maakte; dat is zelf terug te nemen', () => {
    const verder: PlanEvent = { type: 'KnoopSamengevoegd', data: { planId, knopen: [samen], in: thema, op: later } };
    given(...boom.slice(0, 3), toegevoegd(thema), samengevoegd, verder)
      .when(terugnemen(lijn1))
      .thenRefused('later-feit', { feit: { type: 'KnoopSamengevoegd', op: later, refusal: 'knoop-opgegaan' } });
  });
  it('kan niet als een code dan dubbel zou zijn', () => {
    const een = toegevoegd(lijn2, { code: '7' });
    const andersom: PlanEvent = { type: 'KnoopSamengevoegd', data: { planId, knopen: [lijn2], in: lijn1, op } };
    const nam = toegevoegd(id(7), { code: '7' }, '2023-02-01');
    given(opgesteld, knoopToegevoegd, een, andersom, nam)
      .when(terugnemen(lijn2))
      .thenRefused('knoopcode-bezet', { id: id(7), periode: { van: dag('2023-02-01') } });
  });
});

describe('Een onderdeel van een teruggenomen samenvoeging', () => {
  const na = [...boom, samengevoegd, gewijzigd(samen), toegevoegd(id(8), { bovenliggend: samen }, '2023-05-01'), terug([lijn1, lijn2], [samen])];

  it('staat niemand in de weg: wat er later over is verteld gaat over wat ervoor in de plaats kwam', () => {
    given(...na.slice(0, -1))
      .when(terugnemen(lijn1))
      .then(terug([lijn1, lijn2], [samen]));
    expect(boomNa(...na)).toEqual({ ...boomNa(...boom), [id(8)]: lijn1 });
  });
  it('is niet meer te noemen', () => {
    const feit = { type: 'HerindelingTeruggenomen', op };
    given(...na)
      .when({ type: 'KnoopWijzigen', data: { planId, knoopId: samen, titel: 'Weer anders', op: later } })
      .thenRefused('knoop-opgegaan', { feit });
    given(...na)
      .when({ type: 'KnoopToevoegen', data: { ...nieuw, planId, knoopId: id(9), bovenliggend: samen, op: later } })
      .thenRefused('knoop-opgegaan', { feit });
  });
});
