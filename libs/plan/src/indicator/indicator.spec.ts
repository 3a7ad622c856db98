import { dag, datum } from '@actiespoor/kernel';
import { specFor } from '@actiespoor/testing';
import { describe, it } from '@jest/globals';

import { indicatorDecider, type IndicatorAfwijzing, type IndicatorCommand, type IndicatorGegevens } from './indicator.js';
import type { Definitie, IndicatorEvent, Telregel } from './indicator.events.js';
import type { IndicatorId } from '../ids.js';

const { given } = specFor(indicatorDecider, (command: IndicatorCommand) => ({ ...command, vandaag: dag('2025-01-01') }));

const indicatorId = '3abfffd7-2b8c-50a6-a5d7-f2778bb4b2ef' as IndicatorId;
const telregel: Telregel = { zonderBesluit: 'telt-mee', onzeker: 'telt-mee' };

const uitgevoerd: Definitie = {
  maat: 'aandeel',
  per: 'actielijn',
  teller: ['uitgevoerd', 'geevalueerd'],
  noemer: ['gestart', 'uitgevoerd', 'geevalueerd'],
  telregel,
};
const strenger: Definitie = { ...uitgevoerd, teller: ['geevalueerd'] };
const looptijd: Definitie = { maat: 'doorlooptijd', per: 'plan', van: ['gestart'], tot: ['uitgevoerd'], telregel };
const deelname: Definitie = { maat: 'deelname', per: 'actie', schalen: ['lokaal'], telregel };

const gegevens: IndicatorGegevens = { indicatorId, naam: 'Aandeel uitgevoerd', omschrijving: 'Wat is gedaan', definitie: uitgevoerd, op: datum('2022-01-01') };
const definieren = (definitie: Definitie): IndicatorCommand => ({ type: 'IndicatorDefinieren', data: { ...gegevens, definitie } });
const herzien = (definitie: Definitie): IndicatorCommand => ({
  type: 'IndicatorHerzien',
  data: { indicatorId, definitie, motief: 'De raad vraagt om conclusies', op: datum('2023-04') },
});

const gedefinieerd: IndicatorEvent = { type: 'IndicatorGedefinieerd', data: gegevens };
const werd = (versie: number, oud: Definitie, nieuw: Definitie): IndicatorEvent => ({
  type: 'IndicatorHerzien',
  data: { indicatorId, motief: 'De raad vraagt om conclusies', op: datum('2023-04'), versie, oud, nieuw },
});

const zonderUitkomst: readonly (readonly [IndicatorAfwijzing, Definitie])[] = [
  ['teller-leeg', { ...uitgevoerd, teller: [] }],
  ['noemer-leeg', { ...uitgevoerd, noemer: [] }],
  ['teller-buiten-noemer', { ...uitgevoerd, noemer: ['gestart', 'uitgevoerd'] }],
  ['van-leeg', { ...looptijd, van: [] }],
  ['tot-leeg', { ...looptijd, tot: [] }],
  ['van-en-tot-overlappen', { ...looptijd, van: ['gestart', 'uitgevoerd'] }],
  ['schalen-leeg', { ...deelname, schalen: [] }],
];

describe('Een indicator definiëren', () => {
  it.each([uitgevoerd, looptijd, deelname, { maat: 'verschuivingen', per: 'actie' } as const])('kan met de maat van %j', (definitie) => {
    given()
      .when(definieren(definitie))
      .then({ type: 'IndicatorGedefinieerd', data: { ...gegevens, definitie } });
  });
  it('is idempotent, ook op een andere dag en met de statussen in een andere volgorde', () => {
    given(gedefinieerd).when(definieren(uitgevoerd)).then();
    given(gedefinieerd)
      .when({ type: 'IndicatorDefinieren', data: { ...gegevens, definitie: { ...uitgevoerd, teller: ['geevalueerd', 'uitgevoerd'] }, op: datum('2024') } })
      .then();
  });
  it('is geen nieuws als hij sindsdien is herzien', () => {
    given(gedefinieerd, werd(2, uitgevoerd, strenger))
      .when(definieren(uitgevoerd))
      .then();
  });
  it('kan niet nog eens met een andere definitie of naam', () => {
    given(gedefinieerd).when(definieren(strenger)).thenRefused('indicator-bestaat-al');
    given(gedefinieerd)
      .when({ type: 'IndicatorDefinieren', data: { ...gegevens, naam: 'Iets anders' } })
      .thenRefused('indicator-bestaat-al');
  });
  it.each(zonderUitkomst)('kan niet: %s', (afwijzing, definitie) => {
    given().when(definieren(definitie)).thenRefused(afwijzing);
  });
});

describe('Een indicator herzien', () => {
  it('maakt een volgende versie, met de vorige erbij', () => {
    given(gedefinieerd)
      .when(herzien(strenger))
      .then(werd(2, uitgevoerd, strenger));
    given(gedefinieerd, werd(2, uitgevoerd, strenger))
      .when(herzien(uitgevoerd))
      .then(werd(3, strenger, uitgevoerd));
  });
  it('is idempotent', () => {
    given(gedefinieerd, werd(2, uitgevoerd, strenger))
      .when(herzien(strenger))
      .then();
  });
  it('ziet een andere volgorde niet als een andere definitie, een andere telregel wel', () => {
    given(gedefinieerd, werd(2, strenger, uitgevoerd))
      .when(herzien({ ...uitgevoerd, noemer: ['geevalueerd', 'gestart', 'uitgevoerd'] }))
      .then();
    const zeker: Definitie = { ...uitgevoerd, telregel: { ...telregel, onzeker: 'telt-niet-mee' } };
    given(gedefinieerd)
      .when(herzien(zeker))
      .then(werd(2, uitgevoerd, zeker));
  });
  it('kan niet als hij niet is gedefinieerd', () => {
    given().when(herzien(strenger)).thenRefused('indicator-onbekend');
  });
  it('kan niet naar een andere maat: dat is een andere indicator', () => {
    given(gedefinieerd).when(herzien(looptijd)).thenRefused('andere-maat');
  });
  it.each(zonderUitkomst.filter(([, { maat }]) => maat === 'aandeel'))('kan niet: %s', (afwijzing, definitie) => {
    given(gedefinieerd).when(herzien(definitie)).thenRefused(afwijzing);
  });
});

describe('Een indicator herzien op een dag', () => {
  const [eerder, later] = [datum('2022-06'), datum('2024-01')];
  const op = (dag: ReturnType<typeof datum>, definitie: Definitie, motief = 'De raad vraagt om conclusies'): IndicatorCommand => ({
    type: 'IndicatorHerzien',
    data: { indicatorId, definitie, motief, op: dag },
  });
  const herzienDefinitie = [gedefinieerd, werd(2, uitgevoerd, strenger)] as const;

  it.each([datum('2023-04'), later])('noemt het feit dat hetzelfde al zei, en laat geen ander motief weg: op %s', (dag) => {
    given(...herzienDefinitie)
      .when(op(dag, strenger))
      .thenAccepted({ events: [], already: herzienDefinitie[1] });
    given(...herzienDefinitie)
      .when(op(dag, strenger, 'Iets anders'))
      .thenRefused('herziening-anders', {
        feit: { type: 'IndicatorHerzien', op: datum('2023-04') },
        verschillen: [{ veld: 'motief', oud: 'De raad vraagt om conclusies', nieuw: 'Iets anders' }],
      });
  });
  it.each([[[gedefinieerd]], [herzienDefinitie]])('laat het motief ook bij de eerste versie niet weg, die er geen heeft: %#', (feiten) => {
    given(...feiten)
      .when(op(eerder, uitgevoerd))
      .thenRefused('herziening-anders', {
        feit: { type: 'IndicatorGedefinieerd', op: gegevens.op },
        verschillen: [{ veld: 'motief', oud: null, nieuw: 'De raad vraagt om conclusies' }],
      });
  });
  it('zegt van wat al zo was van wanneer af een latere versie ervoor in de plaats kwam', () => {
    given(...herzienDefinitie, { type: 'IndicatorHerzien', data: { indicatorId, motief: 'Verder', op: later, versie: 3, oud: strenger, nieuw: uitgevoerd } })
      .when(op(datum('2023-06'), strenger))
      .thenAccepted({ events: [], already: herzienDefinitie[1], overriddenFrom: later });
  });
  it('kan niet voor een latere versie, en wel op de dag van de laatste', () => {
    const verder: IndicatorEvent = {
      type: 'IndicatorHerzien',
      data: { indicatorId, motief: 'Verder', op: later, versie: 3, oud: strenger, nieuw: uitgevoerd },
    };
    given(...herzienDefinitie, verder)
      .when(op(eerder, strenger))
      .thenRefused('versie-onjuist', { feit: { type: 'IndicatorHerzien', op: later } });
    given(...herzienDefinitie, verder)
      .when(op(later, strenger))
      .then({
        type: 'IndicatorHerzien',
        data: { indicatorId, motief: 'De raad vraagt om conclusies', op: later, versie: 4, oud: uitgevoerd, nieuw: strenger },
      });
  });
  it('kan niet voor hij bestond, en noemt dan zijn eerste dag', () => {
    given(gedefinieerd)
      .when(op(datum('2021-12'), strenger))
      .thenRefused('bestond-toen-niet', { feit: { type: 'IndicatorGedefinieerd', op: datum('2022-01-01') } });
  });
});
