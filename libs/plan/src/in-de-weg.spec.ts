import { datum } from '@actiespoor/kernel';
import { specFor } from '@actiespoor/testing';
import { describe, it } from '@jest/globals';

import { actieId, andereActie, knoopId, opgenomen, wens } from '../test/actie.fixture.js';
import { actielijn1, inspiratiesessie, knoopToegevoegd, opgesteld, planId, verteld } from '../test/plan.fixture.js';
import { actieDecider } from './actie/actie.js';
import type { ActieEvent, ActieTekstveld, Trekker } from './actie/actie.events.js';
import type { KnoopId, TrekkerId } from './ids.js';
import type { PlanCommand } from './plan/plan.commands.js';
import type { PlanEvent } from './plan/plan.events.js';
import { planDecider } from './plan/plan.js';

const plan = specFor(planDecider, verteld);
const actie = specFor(actieDecider);

const lijn1 = actielijn1.knoopId;
const [lijn2, lijn3] = ['1a7d3f52-63c5-5a0e-9a55-94c8b2e51b02' as KnoopId, '1a7d3f52-63c5-5a0e-9a55-94c8b2e51b03' as KnoopId];
const [vroeg, laat] = [datum('2022-01-15'), datum('2023-06-01')];

describe('Wat er op de dag zelf niet is', () => {
  const woorden = { niveau: 'thema', titel: 'Meldcode', volgorde: 1 };
  const tweede: PlanEvent = { type: 'KnoopToegevoegd', data: { planId, knoopId: lijn2, ...woorden, op: datum('2022-03-01') } };
  const samen: PlanEvent = { type: 'KnoopSamengevoegd', data: { planId, knopen: [lijn1], in: lijn2, op: datum('2023-01-01') } };
  const nieuw: PlanEvent = { type: 'KnoopSamengevoegd', data: { planId, knopen: [lijn1, lijn2], in: lijn3, nieuw: woorden, op: datum('2023-01-01') } };
  const gesplitst: PlanEvent = {
    type: 'KnoopGesplitst',
    data: { planId, knoopId: lijn1, delen: [{ ...woorden, knoopId: lijn3, acties: [] }], op: datum('2023-01-01') },
  };

  const over = (named: KnoopId, op = vroeg): readonly PlanCommand[] => [
    { type: 'KnoopWijzigen', data: { planId, knoopId: named, titel: 'X', op } },
    { type: 'KnoopVerplaatsen', data: { planId, knoopId: named, volgorde: 2, op } },
    { type: 'KnoopToevoegen', data: { ...woorden, planId, knoopId: 'n' as KnoopId, bovenliggend: named, op } },
    { type: 'KnoopSamenvoegen', data: { planId, knopen: [named], in: 'n' as KnoopId, op } },
    {
      type: 'KnoopSplitsen',
      data: {
        planId,
        knoopId: named,
        delen: [
          { ...woorden, knoopId: 'n' as KnoopId, acties: [] },
          { ...woorden, knoopId: 'm' as KnoopId, acties: [] },
        ],
        op,
      },
    },
  ];

  it.each(over(lijn1))('noemt de dag waarop het onderdeel er kwam: $type', (command) => {
    plan
      .given(opgesteld, knoopToegevoegd)
      .when(command)
      .thenRefused('knoop-onbekend', { feit: { type: 'KnoopToegevoegd', op: datum('2022-03-01') } });
  });
  it.each(over(lijn3))('noemt die ook van wat uit een samenvoeging of splitsing kwam: $type', (command) => {
    plan
      .given(opgesteld, knoopToegevoegd, tweede, nieuw)
      .when(command)
      .thenRefused('knoop-onbekend', { feit: { type: 'KnoopSamengevoegd', op: datum('2023-01-01') } });
    plan
      .given(opgesteld, knoopToegevoegd, gesplitst)
      .when(command)
      .thenRefused('knoop-onbekend', { feit: { type: 'KnoopGesplitst', op: datum('2023-01-01') } });
  });
  it.each(over(lijn1, laat))('noemt de dag waarop het onderdeel opging in een ander: $type', (command) => {
    plan
      .given(opgesteld, knoopToegevoegd, tweede, samen)
      .when(command)
      .thenRefused('knoop-opgegaan', { feit: { type: 'KnoopSamengevoegd', op: datum('2023-01-01') } });
  });
  it('noemt geen dag van wat er nooit was', () => {
    for (const command of over('onbekend' as KnoopId)) plan.given(opgesteld, knoopToegevoegd).when(command).thenRefused('knoop-onbekend');
  });
  it('noemt de dag waarop een consultatie is gepland', () => {
    const gepland: PlanEvent = { type: 'ConsultatieGepland', data: { planId, ...inspiratiesessie, verwacht: datum('2022-11'), op: datum('2022-09-01') } };
    plan
      .given(opgesteld, gepland)
      .when({ type: 'ConsultatieHouden', data: { planId, consultatieId: inspiratiesessie.consultatieId, op: vroeg } })
      .thenRefused('consultatie-onbekend', { feit: { type: 'ConsultatieGepland', op: datum('2022-09-01') } });
  });

  const later = datum('2022-06-01');
  const teksten: readonly (readonly [ActieTekstveld, ActieEvent])[] = [
    ['resultaat', { type: 'ResultaatBeoogd', data: { actieId, oud: null, nieuw: 'Geoefend', op: later } }],
    ['standVanZaken', { type: 'StandVanZakenVastgelegd', data: { actieId, oud: null, nieuw: 'Bezig', op: later } }],
    ['dekking', { type: 'DekkingVastgelegd', data: { actieId, oud: null, nieuw: { tekst: 'Begroting', zekerheid: 'definitief' }, op: later } }],
    ['planning', { type: 'PlanningVastgelegd', data: { actieId, oud: null, nieuw: { tekst: '2023', soort: 'periode', zekerheid: 'hoog' }, op: later } }],
  ];

  it.each(teksten)('noemt de dag waarop de tekst er kwam: %s', (veld, feit) => {
    actie
      .given(opgenomen, feit)
      .when(wens({ type: 'TekstCorrigeren', data: { actieId, veld, nieuw: 'Y', op: vroeg } }))
      .thenRefused('tekst-ontbreekt', { feit: { type: feit.type, op: later } });
  });
  it('noemt de dag waarop de trekker is toegewezen', () => {
    const trekker: Trekker = { trekkerId: 't' as TrekkerId, tekst: 'Houten', soort: 'functie' };
    const toegewezen: ActieEvent = { type: 'TrekkerToegewezen', data: { actieId, trekker, op: later } };
    actie
      .given(opgenomen, toegewezen)
      .when(wens({ type: 'TrekkerOntheffen', data: { actieId, trekkerId: trekker.trekkerId, op: vroeg } }))
      .thenRefused('trekker-onbekend', { feit: { type: 'TrekkerToegewezen', op: later } });
  });
  it('noemt wat het plan van onderdeel of andere actie weet', () => {
    const knoopInDeWeg = { type: 'KnoopToegevoegd', op: later };
    const actieInDeWeg = { type: 'ActieOpgenomen', op: later };
    const koppelen = (soort: 'tevensOnder' | 'zieOok', doel: string) =>
      ({ type: 'ActieKoppelen', data: { actieId, koppeling: { soort, doel }, op: vroeg } }) as const;
    actie
      .given(opgenomen)
      .when(wens({ type: 'ActieWijzigen', data: { actieId, knoopId: lijn1, op: vroeg } }, { knoopInDeWeg }))
      .thenRefused('knoop-onbekend', { feit: knoopInDeWeg });
    actie
      .given(opgenomen)
      .when(wens(koppelen('tevensOnder', lijn1), { knoopInDeWeg }))
      .thenRefused('knoop-onbekend', { feit: knoopInDeWeg });
    actie
      .given(opgenomen)
      .when(wens(koppelen('zieOok', andereActie), { isDoelOnbekend: true, actieInDeWeg }))
      .thenRefused('doel-onbekend', { feit: actieInDeWeg });
    actie
      .given(opgenomen)
      .when(wens(koppelen('tevensOnder', knoopId), { knoopInDeWeg }))
      .thenRefused('verwijst-naar-zichzelf');
  });
});
