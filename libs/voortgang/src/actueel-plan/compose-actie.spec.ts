import { describe, expect, it } from '@jest/globals';
import type { DomainEvent, Planning, TrekkerId } from '@actiespoor/plan/events';

import { actieId, actieOpgenomen, houten, leden, op, planOpgesteld, verhaal } from '../../test/verhaal.js';
import { rowsAsOf } from '../peildatum/rows-as-of.js';
import { planningEdtf } from './compose-actie.js';
import { composePlan } from './compose-plan.js';
import type { ActieWeergave } from './plan-weergave.js';

const actieVan = (...events: readonly DomainEvent[]): ActieWeergave => {
  const rows = rowsAsOf(verhaal(planOpgesteld(), actieOpgenomen(), ...events), {});
  const [actie] = rows === undefined ? [] : composePlan(rows.plan, rows.acties, { leden }).acties;
  if (actie === undefined) throw new Error('Dit plan heeft geen actie');
  return actie;
};

describe('De bijeenkomsten van een actie', () => {
  const bijeenkomst = { organisatie: houten, nummer: 1, op: op('2021-04-01') };
  const gehouden: DomainEvent = { type: 'BijeenkomstGehouden', data: { actieId, ...bijeenkomst } };
  const terug: DomainEvent = { type: 'BijeenkomstTeruggenomen', data: { actieId, ...bijeenkomst, motief: 'Elders' } };

  it('zijn er zolang zij niet zijn teruggenomen, in welke volgorde dat ook bekend werd', () => {
    const staand = [[gehouden], [gehouden, terug], [terug, gehouden]].map((feiten) => actieVan(...feiten).bijeenkomsten);
    expect(staand).toEqual([[bijeenkomst], [], []]);
  });
});

describe('De woorden van een actie', () => {
  const planning: Planning = { tekst: '2022', soort: 'periode', van: op('2022'), tot: op('2023'), zekerheid: 'hoog' };

  it('tonen de planning zoals zij er stond en als EDTF', () => {
    expect(actieVan({ type: 'PlanningVastgelegd', data: { actieId, oud: null, nieuw: planning, op: op('2021') } }).planning).toEqual({
      ...planning,
      edtf: '2022/2023',
    });
  });

  it('nemen een verbeterde spelling over, tot er een nieuwe planning is', () => {
    const eerste: DomainEvent = { type: 'PlanningVastgelegd', data: { actieId, oud: null, nieuw: planning, op: op('2021-01-01') } };
    const spelling: DomainEvent = {
      type: 'TekstGecorrigeerd',
      data: { actieId, veld: 'planning', oud: '2022', nieuw: 'in 2022', op: op('2021-02-01') },
    };
    const nieuw: DomainEvent = {
      type: 'PlanningVastgelegd',
      data: { actieId, oud: planning, nieuw: { ...planning, tekst: '2023' }, op: op('2021-03-01') },
    };
    expect([actieVan(eerste, spelling), actieVan(eerste, spelling, nieuw)].map(({ planning: een }) => een?.tekst)).toEqual(['in 2022', '2023']);
  });

  it('noemen trekkers, actoren en dekking', () => {
    const trekker = { trekkerId: 't' as TrekkerId, tekst: 'Gemeente', soort: 'iedere-gemeente' as const };
    const actie = actieVan(
      { type: 'TrekkerToegewezen', data: { actieId, trekker, op: op('2021') } },
      { type: 'ActorBetrokken', data: { actieId, actor: { tekst: 'Politie' }, op: op('2021') } },
      { type: 'DekkingVastgelegd', data: { actieId, oud: null, nieuw: { tekst: 'BOEG', zekerheid: 'voorlopig' }, op: op('2021') } },
      { type: 'TekstGecorrigeerd', data: { actieId, veld: 'dekking', oud: 'BOEG', nieuw: 'Boeg', op: op('2022') } },
    );
    expect([actie.trekkers, actie.actoren, actie.dekking]).toEqual([[trekker], [{ tekst: 'Politie' }], { tekst: 'Boeg', zekerheid: 'voorlopig' }]);
  });

  it.each([
    [{ soort: 'eenmalig', van: '2022' }, '2022'],
    [{ soort: 'periode', van: '2021-41', tot: '2022-40' }, '2021-41/2022-40'],
    [{ soort: 'periode', van: '2022', tot: '2022' }, '2022'],
    [{ soort: 'gestart', van: '2020-10' }, '2020-10/..'],
    [{ soort: 'voorwaardelijk', tot: '2025' }, '../2025'],
    [{ soort: 'nader-te-bepalen' }, undefined],
  ] as const)('%p wordt als EDTF %s', (een, edtf) => {
    expect(planningEdtf(een as Pick<Planning, 'soort' | 'van' | 'tot'>)).toBe(edtf);
  });
});
