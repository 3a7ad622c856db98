import { datum } from '@actiespoor/kernel';
import { specFor } from '@actiespoor/testing';
import { describe, it } from '@jest/globals';

import { actielijn1, knoopToegevoegd, knoopToevoegen, opgesteld, planId, verteld } from '../../test/plan.fixture.js';
import { planDecider } from './plan.js';
import type { PlanCommandData } from './plan.commands.js';
import type { PlanEvent } from './plan.events.js';
import type { KnoopId } from '../ids.js';

const { given } = specFor(planDecider, verteld);

const { knoopId } = actielijn1;
const op = datum('2023-01-01');
const nieuw = '1a7d3f52-63c5-5a0e-9a55-94c8b2e51a09' as KnoopId;

const thema: PlanCommandData<'KnoopToevoegen'> = {
  planId,
  knoopId: '1a7d3f52-63c5-5a0e-9a55-94c8b2e51a02' as KnoopId,
  niveau: 'thema',
  titel: 'Meldcode',
  bovenliggend: knoopId,
  volgorde: 1,
  op: datum('2022-03-01'),
};

const wijzigen = (wens: Omit<PlanCommandData<'KnoopWijzigen'>, 'planId' | 'knoopId' | 'op'>) =>
  ({ type: 'KnoopWijzigen', data: { planId, knoopId, ...wens, op } }) as const;

const hernoemd: PlanEvent = {
  type: 'KnoopGewijzigd',
  data: { planId, knoopId, wijzigingen: [{ veld: 'titel', oud: 'Eerder en beter in beeld', nieuw: 'Eerder in beeld' }], op },
};

describe('Een knoop toevoegen', () => {
  it('kan bovenaan het plan', () => {
    given(opgesteld).when(knoopToevoegen).then(knoopToegevoegd);
  });
  it('kan onder een knoop van het plan', () => {
    given(opgesteld, knoopToegevoegd).when({ type: 'KnoopToevoegen', data: thema }).then({ type: 'KnoopToegevoegd', data: thema });
  });
  it('kan niet onder een knoop die het plan niet heeft', () => {
    given(opgesteld).when({ type: 'KnoopToevoegen', data: thema }).thenRefused('knoop-onbekend');
  });
  it('kan niet onder zichzelf', () => {
    given(opgesteld)
      .when({ type: 'KnoopToevoegen', data: { ...knoopToevoegen.data, bovenliggend: knoopId } })
      .thenRefused('knoop-onbekend');
  });
  it('is idempotent', () => {
    given(opgesteld, knoopToegevoegd).when(knoopToevoegen).then();
  });
  it('kan niet nog eens met een andere inhoud', () => {
    given(opgesteld, knoopToegevoegd)
      .when({ ...knoopToevoegen, data: { ...knoopToevoegen.data, volgorde: 2 } })
      .thenRefused('knoop-bestaat-al');
  });
  it('noemt dan elk verschil, ook een woord dat er nog niet stond', () => {
    given(opgesteld, knoopToegevoegd)
      .when({ type: 'KnoopToevoegen', data: { ...knoopToevoegen.data, knoopId: nieuw, toelichting: 'Samen', volgorde: 2 } })
      .thenRefused('knoop-bestaat-al', {
        id: knoopId,
        verschillen: [
          { veld: 'volgorde', oud: '1', nieuw: '2' },
          { veld: 'toelichting', oud: null, nieuw: 'Samen' },
        ],
      });
  });
  it('kan niet nog eens onder de naam die zij op haar eerste dag al verloor', () => {
    const { op: begin } = thema;
    const anders: PlanEvent = {
      type: 'KnoopGewijzigd',
      data: { planId, knoopId: thema.knoopId, wijzigingen: [{ veld: 'titel', oud: 'Meldcode', nieuw: 'Anders' }], op: begin },
    };
    given(opgesteld, knoopToegevoegd, { type: 'KnoopToegevoegd', data: thema }, anders)
      .when({ type: 'KnoopToevoegen', data: { ...thema, knoopId: nieuw } })
      .thenRefused('knoop-bestaat-al', {
        id: thema.knoopId,
        feit: { type: 'KnoopToegevoegd', op: begin },
        verschillen: [{ veld: 'titel', oud: 'Anders', nieuw: 'Meldcode' }],
      });
  });
  it('kan niet nog eens van een eerdere dag: zij begint op één dag', () => {
    const eerder = datum('2022-02-01');
    given(opgesteld, knoopToegevoegd, { type: 'KnoopToegevoegd', data: thema })
      .when({ type: 'KnoopToevoegen', data: { ...thema, knoopId: nieuw, op: eerder } })
      .thenRefused('knoop-bestaat-al', {
        id: thema.knoopId,
        feit: { type: 'KnoopToegevoegd', op: thema.op },
        verschillen: [{ veld: 'op', oud: thema.op, nieuw: eerder }],
      });
  });
});

describe('Een knoop wijzigen', () => {
  it('is, nog eens gevraagd, gezegd door het laatste feit over een van de velden: daar staat de reden bij', () => {
    const toelichting: PlanEvent = { type: 'KnoopGewijzigd', data: { planId, knoopId, wijzigingen: [{ veld: 'toelichting', oud: null, nieuw: 'Samen' }], op } };
    given(opgesteld, knoopToegevoegd, toelichting)
      .when(wijzigen({ titel: actielijn1.titel, toelichting: 'Samen' }))
      .thenAccepted({ events: [], already: toelichting });
  });
  it('legt oud en nieuw vast van wat verschilt, en alleen daarvan', () => {
    given(opgesteld, knoopToegevoegd)
      .when(wijzigen({ code: '1', titel: 'Eerder in beeld' }))
      .then(hernoemd);
  });
  it('kan een veld vullen dat leeg was', () => {
    given(opgesteld, knoopToegevoegd)
      .when(wijzigen({ toelichting: 'Uit de regiovisie' }))
      .then({ type: 'KnoopGewijzigd', data: { planId, knoopId, wijzigingen: [{ veld: 'toelichting', oud: null, nieuw: 'Uit de regiovisie' }], op } });
  });
  it('vergelijkt met hoe de knoop nu is', () => {
    given(opgesteld, knoopToegevoegd, hernoemd)
      .when(wijzigen({ titel: 'In beeld' }))
      .then({ type: 'KnoopGewijzigd', data: { planId, knoopId, wijzigingen: [{ veld: 'titel', oud: 'Eerder in beeld', nieuw: 'In beeld' }], op } });
  });
  it('is idempotent', () => {
    given(opgesteld, knoopToegevoegd, hernoemd)
      .when(wijzigen({ titel: 'Eerder in beeld' }))
      .then();
  });
  it('kan niet met een knoop die het plan niet heeft', () => {
    given(opgesteld)
      .when(wijzigen({ titel: 'Eerder in beeld' }))
      .thenRefused('knoop-onbekend');
  });
});
