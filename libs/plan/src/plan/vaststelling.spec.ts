import { datum } from '@actiespoor/kernel';
import { specFor } from '@actiespoor/testing';
import { describe, expect, it } from '@jest/globals';

import { opgesteld, planId, verteld } from '../../test/plan.fixture.js';
import { planDecider } from './plan.js';
import type { PlanCommandData } from './plan.commands.js';
import type { PlanEvent } from './plan.events.js';
import { hasPlan } from './plan.state.js';

const { given } = specFor(planDecider, verteld);

const eindDitJaar: PlanCommandData<'VaststellingPlannen'> = { planId, orgaan: 'college', verwacht: datum('2021-36'), op: datum('2021-11-30') };
const volgendJaar = { ...eindDitJaar, verwacht: datum('2022-06'), op: datum('2022-02-01') };
const besluit: PlanCommandData<'PlanVaststellen'> = {
  planId,
  orgaan: 'college',
  besluitnummer: 'B22.114',
  inhoudHash: 'a'.repeat(64),
  op: datum('2022-06-21'),
};

const gepland: PlanEvent = { type: 'VaststellingGepland', data: eindDitJaar };
const uitgesteld: PlanEvent = { type: 'VaststellingGepland', data: { ...volgendJaar, vorige: datum('2021-36') } };
const vastgesteld: PlanEvent = { type: 'PlanVastgesteld', data: besluit };

describe('De vaststelling van een plan plannen', () => {
  it('kan zolang het plan niet is vastgesteld', () => {
    given(opgesteld).when({ type: 'VaststellingPlannen', data: eindDitJaar }).then(gepland);
  });
  it('onthoudt bij uitstel wat eerst verwacht werd', () => {
    given(opgesteld, gepland).when({ type: 'VaststellingPlannen', data: volgendJaar }).then(uitgesteld);
  });
  it('legt het ook vast als een ander orgaan zal beslissen', () => {
    const doorDeRaad = { ...eindDitJaar, orgaan: 'raad' };
    given(opgesteld, gepland)
      .when({ type: 'VaststellingPlannen', data: doorDeRaad })
      .then({ type: 'VaststellingGepland', data: { ...doorDeRaad, vorige: datum('2021-36') } });
  });
  it('is idempotent', () => {
    given(opgesteld, gepland, uitgesteld).when({ type: 'VaststellingPlannen', data: volgendJaar }).then();
  });
  it('kan niet meer na de vaststelling', () => {
    given(opgesteld, gepland, vastgesteld)
      .when({ type: 'VaststellingPlannen', data: { ...volgendJaar, op: datum('2022-07') } })
      .thenRefused('plan-al-vastgesteld');
  });
});

describe('Een plan vaststellen', () => {
  it('kan zonder dat het gepland was', () => {
    given(opgesteld).when({ type: 'PlanVaststellen', data: besluit }).then(vastgesteld);
  });
  it('is idempotent', () => {
    given(opgesteld, vastgesteld).when({ type: 'PlanVaststellen', data: besluit }).then();
  });
  it('kan niet nog eens op een andere dag', () => {
    given(opgesteld, vastgesteld)
      .when({ type: 'PlanVaststellen', data: { ...besluit, op: datum('2022-07-05') } })
      .thenRefused('plan-al-vastgesteld');
  });
  it('kan niet nog eens door een ander orgaan', () => {
    given(opgesteld, vastgesteld)
      .when({ type: 'PlanVaststellen', data: { ...besluit, orgaan: 'raad' } })
      .thenRefused('vaststelling-anders', { verschillen: [{ veld: 'orgaan', oud: 'college', nieuw: 'raad' }] });
  });
});

describe('Een vaststelling eerder dan werd verwacht', () => {
  const eerder: PlanEvent = { type: 'PlanVastgesteld', data: { ...besluit, op: datum('2022-01-15') } };

  it('kan worden verteld, ook als later nog een datum is gepland', () => {
    given(opgesteld, gepland, uitgesteld).when({ type: 'PlanVaststellen', data: eerder.data }).then(eerder);
  });
  it('laat die planning staan: nog eens verteld is zij al zo, een andere is voorbij', () => {
    const na = given(opgesteld, gepland, uitgesteld, eerder);
    na.when({ type: 'VaststellingPlannen', data: volgendJaar }).thenAccepted({ events: [], already: uitgesteld });
    na.when({ type: 'VaststellingPlannen', data: { ...volgendJaar, orgaan: 'raad' } }).thenRefused('plan-al-vastgesteld', {
      feit: { type: 'PlanVastgesteld', op: datum('2022-01-15') },
    });
  });
});

describe('Een vaststelling terugnemen', () => {
  const terugname = { planId, motief: 'De raad besloot op een andere dag', op: besluit.op };
  const teruggenomen: PlanEvent = { type: 'VaststellingTeruggenomen', data: terugname };
  const eerder = { ...besluit, orgaan: 'raad', op: datum('2022-05-10') };

  it('kan op de dag die zij noemt, en is idempotent', () => {
    given(opgesteld, vastgesteld).when({ type: 'VaststellingTerugnemen', data: terugname }).then(teruggenomen);
    given(opgesteld, vastgesteld, teruggenomen).when({ type: 'VaststellingTerugnemen', data: terugname }).then();
  });
  it('kan niet waar er geen was', () => {
    given(opgesteld).when({ type: 'VaststellingTerugnemen', data: terugname }).thenRefused('plan-niet-vastgesteld');
    given(opgesteld, vastgesteld)
      .when({ type: 'VaststellingTerugnemen', data: { ...terugname, op: datum('2022-06-20') } })
      .thenRefused('plan-niet-vastgesteld');
    given(opgesteld, vastgesteld)
      .when({ type: 'VaststellingTerugnemen', data: { ...terugname, op: datum('2022-07') } })
      .thenRefused('plan-niet-vastgesteld', { feit: { type: 'PlanVastgesteld', op: besluit.op } });
  });
  it('maakt dat het plan op een andere dag kan zijn vastgesteld, eerder of later', () => {
    given(opgesteld, vastgesteld).when({ type: 'PlanVaststellen', data: eerder }).thenRefused('later-feit');
    given(opgesteld, vastgesteld, teruggenomen).when({ type: 'PlanVaststellen', data: eerder }).then({ type: 'PlanVastgesteld', data: eerder });
    const later = { ...besluit, op: datum('2022-07-05') };
    given(opgesteld, vastgesteld, teruggenomen).when({ type: 'PlanVaststellen', data: later }).then({ type: 'PlanVastgesteld', data: later });
  });
  it('laat staan wat eerder was vastgesteld', () => {
    const { latest } = [opgesteld, vastgesteld, teruggenomen, { type: 'PlanVastgesteld', data: eerder } as const].reduce(
      planDecider.evolve,
      planDecider.initial,
    );
    expect(hasPlan(latest) && latest.vastgesteld).toMatchObject({ orgaan: 'raad', op: eerder.op });
  });
});
