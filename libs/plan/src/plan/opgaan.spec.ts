import { datum } from '@actiespoor/kernel';
import { specFor } from '@actiespoor/testing';
import { describe, it } from '@jest/globals';

import { actielijn1, knoopToegevoegd, opgesteld, planId, verteld } from '../../test/plan.fixture.js';
import type { KnoopId } from '../ids.js';
import { planDecider } from './plan.js';
import type { PlanEvent } from './plan.events.js';

const { given } = specFor(planDecider, verteld);

const id = (nummer: number): KnoopId => `1a7d3f52-63c5-5a0e-9a55-94c8b2e51b0${String(nummer)}` as KnoopId;
const [op, later] = [datum('2023-01-01'), datum('2023-06-01')];
const lijn1 = actielijn1.knoopId;
const lijn2 = id(2);

const toegevoegd: PlanEvent = {
  type: 'KnoopToegevoegd',
  data: { planId, knoopId: lijn2, niveau: 'thema', titel: 'Meldcode', volgorde: 2, op: datum('2022-03-01') },
};
const nieuw = { niveau: 'actielijn', titel: 'Beter in beeld', volgorde: 1 };
const samengevoegd: PlanEvent = { type: 'KnoopSamengevoegd', data: { planId, knopen: [lijn1, lijn2], in: id(4), nieuw, op } };
const delen = [5, 6].map((nummer) => ({ knoopId: id(nummer), niveau: 'thema', titel: 'Scholing', volgorde: nummer, acties: [] }));
const gesplitst: PlanEvent = { type: 'KnoopGesplitst', data: { planId, knoopId: lijn2, delen, op } };

/** The refusal of the same on a later day. */
const vanDieDag = (type: PlanEvent['type']) => ({ feit: { type, op }, verschillen: [{ veld: 'op', oud: op, nieuw: later }] });

describe('Wat is opgegaan', () => {
  it('ging dat in welke volgorde de knopen ook worden genoemd', () => {
    given(opgesteld, knoopToegevoegd, toegevoegd, samengevoegd)
      .when({ type: 'KnoopSamenvoegen', data: { planId, knopen: [lijn2, lijn1], in: id(7), nieuw, op } })
      .then();
  });
  it('ging dat op één dag: van een latere is het een ander besluit, over knopen die er dan niet meer zijn', () => {
    given(opgesteld, knoopToegevoegd, toegevoegd, samengevoegd)
      .when({ type: 'KnoopSamenvoegen', data: { planId, knopen: [lijn1, lijn2], in: id(7), nieuw, op: later } })
      .thenRefused('knoop-opgegaan', vanDieDag('KnoopSamengevoegd'));
    given(opgesteld, knoopToegevoegd, toegevoegd, gesplitst)
      .when({ type: 'KnoopSplitsen', data: { planId, knoopId: lijn2, delen, op: later } })
      .thenRefused('knoop-opgegaan', vanDieDag('KnoopGesplitst'));
  });
});
