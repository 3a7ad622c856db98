import { datum, type Told } from '@actiespoor/kernel';
import { houten, lopik, moviera, nieuwegein, specFor } from '@actiespoor/testing';
import { describe, expect, it } from '@jest/globals';

import {
  actieId,
  geevalueerd,
  gemeld,
  gepland,
  knoopId,
  lopikZietAf,
  melden,
  opgenomen,
  opname,
  planId,
  planning,
  vervallen,
  wens,
} from '../../test/actie.fixture.js';
import { actieDecider } from './actie.js';
import type { ActieCommand } from './actie.commands.js';
import type { ActieEvent } from './actie.events.js';
import type { StatusupdateId, TrekkerId } from '../ids.js';
import { hasActie, uitvoeringOf } from './actie.state.js';
import { statusOf } from './verloop.js';

const { given } = specFor(actieDecider);

const op = datum('2023-01-10');
const trekkerId = 'trekker-1' as TrekkerId;

const opnemen = wens({ type: 'ActieOpnemen', data: opname });
const opnieuwOpnemen = wens({ type: 'ActieOpnemen', data: { ...opname, op } });
const latenVervallen = wens({ type: 'ActieLatenVervallen', data: { actieId, motief: 'Geen geld meer', op } });
const tekstCorrigeren = wens({ type: 'TekstCorrigeren', data: { actieId, veld: 'omschrijving', nieuw: 'Zonder tikfout', op } });
const statusCorrigeren = wens({
  type: 'StatusCorrigeren',
  data: { actieId, statusupdateId: 'correctie' as StatusupdateId, vervangt: 'start' as StatusupdateId, organisatie: houten, op },
});

const gewoneWensen: readonly Told<ActieCommand>[] = [
  wens({ type: 'ActieWijzigen', data: { actieId, omschrijving: 'Anders', op } }),
  wens({ type: 'ActieKoppelen', data: { actieId, koppeling: { soort: 'buitenPlan', doel: 'LEA-agenda' }, op } }),
  wens({ type: 'ActorBetrekken', data: { actieId, actor: { tekst: 'Moviera', organisatie: moviera }, op } }),
  wens({ type: 'ResultaatBeogen', data: { actieId, resultaat: 'Iedereen geoefend', op } }),
  wens({ type: 'DekkingVastleggen', data: { actieId, dekking: { tekst: 'meicirculaire', zekerheid: 'voorlopig' }, op } }),
  wens({ type: 'StandVanZakenVastleggen', data: { actieId, standVanZaken: 'Twee teams doen mee', op } }),
  wens({ type: 'PlanningVastleggen', data: { actieId, planning: planning.najaar, op } }),
  wens({ type: 'PlanningBijstellen', data: { actieId, planning: planning.najaar, op } }),
  wens({ type: 'TrekkerToewijzen', data: { actieId, trekker: { trekkerId, tekst: 'Gemeente', soort: 'iedere-gemeente' }, op } }),
  wens({ type: 'TrekkerOntheffen', data: { actieId, trekkerId, op } }),
  wens({ type: 'DeelnameBesluiten', data: { actieId, organisatie: houten, besluit: 'ja', op } }),
  wens({ type: 'BijeenkomstHouden', data: { actieId, organisatie: houten, op } }),
  melden('ActieStarten', { organisatie: houten, op: '2023' }),
  melden('ActieUitvoeren', { organisatie: houten, op: '2023' }),
  melden('ActieEvalueren', { organisatie: houten, op: '2023' }),
  melden('ActieUitstellen', { organisatie: houten, op: '2023' }),
  melden('ActieStoppen', { organisatie: houten, op: '2023' }),
  melden('ActieHervatten', { organisatie: houten, op: '2023' }),
];

const gestart = gemeld('ActieGestart', { organisatie: houten, op: '2022-03', id: 'start' }, 'gepland');
const uitgevoerd = gemeld('ActieUitgevoerd', { organisatie: houten, op: '2022-11' }, 'gestart');

describe('Het leven van een actie', () => {
  it('begint in het plan', () => {
    given().when(opnemen).then(opgenomen);
  });
  it('wordt gestart door wie meedoet', () => {
    given(opgenomen)
      .when(melden('ActieStarten', { organisatie: houten, op: '2022-03', id: 'start' }))
      .then(gestart);
  });
  it('wordt niet gestart door wie van deelname afziet', () => {
    given(opgenomen, lopikZietAf)
      .when(melden('ActieStarten', { organisatie: lopik, op: '2022-03' }))
      .thenRefused('neemt-niet-deel');
  });
  it('wordt uitgevoerd', () => {
    given(opgenomen, gestart)
      .when(melden('ActieUitvoeren', { organisatie: houten, op: '2022-11' }))
      .then(uitgevoerd);
  });
  it('en daarna geëvalueerd', () => {
    given(opgenomen, gestart, uitgevoerd)
      .when(melden('ActieEvalueren', { organisatie: houten, op: '2023-02' }))
      .then(geevalueerd({ organisatie: houten, op: '2023-02' }));
  });
  it('verloopt bij elke gemeente in haar eigen tempo', () => {
    const actie = [opgenomen, gestart, uitgevoerd].reduce(actieDecider.evolve, actieDecider.initial).latest;
    expect(hasActie(actie) && [houten, nieuwegein].map((organisatie) => statusOf(uitvoeringOf(actie, organisatie)))).toEqual(['uitgevoerd', 'gepland']);
  });
});

describe('Een actie die niet bestaat', () => {
  it.each([...gewoneWensen, tekstCorrigeren, statusCorrigeren, latenVervallen])('kent geen $type', (command) => {
    given().when(command).thenRefused('actie-onbekend');
  });
});

describe('Een actie in een ingetrokken plan', () => {
  const facts: readonly ActieEvent[] = [opgenomen, gepland(planning.najaar), gestart];

  it.each([...gewoneWensen, opnemen, tekstCorrigeren, latenVervallen])('kent geen $type meer', (command) => {
    given(...facts)
      .when({ ...command, planContext: { ...command.planContext, ingetrokkenOp: datum('2020') } })
      .thenRefused('plan-ingetrokken');
  });
  it('kan er ook niet meer bij', () => {
    given()
      .when(wens({ type: 'ActieOpnemen', data: opname }, { ingetrokkenOp: datum('2020') }))
      .thenRefused('plan-ingetrokken');
  });
});

describe('Een actie die is vervallen', () => {
  it.each([...gewoneWensen, latenVervallen, opnieuwOpnemen])('kent geen $type meer', (command) => {
    given(opgenomen, gestart, vervallen).when(command).thenRefused('actie-vervallen');
  });
  it('kan nog wel van tikfouten worden ontdaan', () => {
    given(opgenomen, vervallen)
      .when(tekstCorrigeren)
      .then({ type: 'TekstGecorrigeerd', data: { ...tekstCorrigeren.data, oud: opname.omschrijving } });
  });
  it('kan nog wel een gecorrigeerde status krijgen', () => {
    given(opgenomen, gestart, vervallen)
      .when(statusCorrigeren)
      .then({ type: 'StatusGecorrigeerd', data: { ...statusCorrigeren.data, vorige: 'gestart' } });
  });
});

describe('Wat een actie van zichzelf weet', () => {
  it('is waar zij in het plan staat', () => {
    const actie = actieDecider.evolve(actieDecider.initial, opgenomen);
    expect(actie.latest).toMatchObject({ fase: 'opgenomen', planId, knoopId, code: '1a', schaal: { soort: 'lokaal' } });
  });
});
