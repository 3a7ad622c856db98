import { dag, datum } from '@actiespoor/kernel';
import { describe, it } from '@jest/globals';

import { lopik, specFor } from '@actiespoor/testing';
import {
  actieId,
  andereActie,
  andereKnoop,
  bijeenkomst,
  codebezit,
  gemeld,
  knoopId,
  melden,
  opgenomen,
  opname,
  planning,
  vervallen,
  wens,
} from '../../test/actie.fixture.js';
import type { TrekkerId } from '../ids.js';
import { actieDecider } from './actie.js';
import type { ActieCommandOf } from './actie.commands.js';
import type { ActieEvent } from './actie.events.js';

const { given } = specFor(actieDecider);

const opnemen = (anders: Partial<ActieCommandOf<'ActieOpnemen'>['data']> = {}) => wens({ type: 'ActieOpnemen', data: { ...opname, ...anders } });

describe('Een actie opnemen', () => {
  it('kan in een knoop van het plan', () => {
    given().when(opnemen()).then(opgenomen);
  });
  it('kan als deelactie, zonder knoop, code of schaal van zichzelf', () => {
    const { planId, op } = opname;
    const deel = { actieId: andereActie, planId, hoofdactieId: actieId, soort: 'actie', omschrijving: 'Intervisie', volgorde: 3, op } as const;
    given()
      .when(wens({ type: 'ActieOpnemen', data: deel }))
      .then({ type: 'ActieOpgenomen', data: deel });
  });
  it('kan niet in een knoop die het plan niet heeft', () => {
    given()
      .when(wens({ type: 'ActieOpnemen', data: opname }, { knopen: [] }))
      .thenRefused('knoop-onbekend');
  });
  it('kan niet met een code die het plan al aan een andere actie gaf', () => {
    given()
      .when(opnemen({ code: '1b' }))
      .thenRefused('code-bezet');
  });
  it('kan met elke andere code, hoe die ook heet', () => {
    const data = { ...opname, code: 'constructor' };
    given()
      .when(wens({ type: 'ActieOpnemen', data }))
      .then({ type: 'ActieOpgenomen', data });
  });
  it('is idempotent, ook op een andere dag', () => {
    given(opgenomen).when(opnemen()).then();
    given(opgenomen)
      .when(opnemen({ op: datum('2022-01-01') }))
      .then();
  });
  it('kan niet nog eens met een andere inhoud', () => {
    given(opgenomen)
      .when(opnemen({ omschrijving: 'Iets anders' }))
      .thenRefused('actie-bestaat-al');
    given(opgenomen)
      .when(opnemen({ schaal: { tekst: 'Lokaal', soort: 'regionaal' } }))
      .thenRefused('actie-bestaat-al');
  });
});

describe('Een actie laten vervallen', () => {
  const latenVervallen = (motief: string, op = '2022-12-01') => wens({ type: 'ActieLatenVervallen', data: { actieId, motief, op: datum(op) } });

  it('kan met een motief', () => {
    given(opgenomen).when(latenVervallen('Gaat op in een andere actie')).then(vervallen);
  });
  it('is idempotent', () => {
    given(opgenomen, vervallen).when(latenVervallen('Gaat op in een andere actie')).then();
  });
  it('kan niet nog eens met een ander motief', () => {
    given(opgenomen, vervallen).when(latenVervallen('Geen geld meer')).thenRefused('actie-vervallen');
  });
  it('kan niet nog eens op een andere dag', () => {
    given(opgenomen, vervallen).when(latenVervallen('Gaat op in een andere actie', '2023-04-30')).thenRefused('actie-vervallen');
  });
});

describe('Een actie laten vervallen op een dag voor wat er al van haar stond', () => {
  const eerder = wens({ type: 'ActieLatenVervallen', data: { actieId, motief: 'Geen geld', op: datum('2022-01') } });
  const dan: ActieEvent = { type: 'ActieVervallen', data: { actieId, motief: 'Geen geld', op: datum('2022-01') } };
  const later = { actieId, op: datum('2022-06') };
  const trekker = { trekkerId: 't' as TrekkerId, tekst: 'De wijkverpleging', soort: 'functie' } as const;
  const koppeling = { soort: 'buitenPlan', doel: 'Een ander plan' } as const;

  it.each<readonly [string, ActieEvent]>([
    ['een wijziging', { type: 'ActieGewijzigd', data: { ...later, wijzigingen: [{ veld: 'omschrijving', oud: null, nieuw: 'X' }] } }],
    ['een verhuizing', { type: 'ActieVerplaatst', data: { ...later, oud: knoopId, nieuw: andereKnoop } }],
    ['een koppeling', { type: 'ActieGekoppeld', data: { ...later, koppeling } }],
    ['een trekker', { type: 'TrekkerToegewezen', data: { ...later, trekker } }],
    ['een actor', { type: 'ActorBetrokken', data: { ...later, actor: { tekst: 'Het COA' } } }],
    ['een planning', { type: 'PlanningVastgelegd', data: { ...later, oud: null, nieuw: planning.doorlopend } }],
    ['een resultaat', { type: 'ResultaatBeoogd', data: { ...later, oud: null, nieuw: 'Geoefend' } }],
    ['een stand van zaken', { type: 'StandVanZakenVastgelegd', data: { ...later, oud: null, nieuw: 'Loopt' } }],
    ['een deelname', { type: 'DeelnameBesloten', data: { ...later, organisatie: lopik, vorige: null, besluit: 'ja' } }],
    ['een bijeenkomst', bijeenkomst(lopik, 1, '2022-06')],
  ])('kan, want dat is toen zonder gevolg: %s', (_, feit) => {
    given(opgenomen, feit).when(eerder).then(dan);
  });
  it('kan niet als er later is gemeld: die melding is in te trekken', () => {
    const gestart = gemeld('ActieGestart', { organisatie: lopik, op: '2022-06' }, 'gepland');
    given(opgenomen, gestart)
      .when(eerder)
      .thenRefused('later-feit', {
        feit: {
          type: 'ActieGestart',
          op: datum('2022-06'),
          refusal: 'actie-vervallen',
          ...('statusupdateId' in gestart.data && { id: gestart.data.statusupdateId }),
        },
      });
  });
  it('en dan is van die dag af niets nieuws te vertellen: de weigering noemt het vervallen', () => {
    const wijzigen = wens({ type: 'ActieWijzigen', data: { actieId, omschrijving: 'X', op: datum('2022-06') } });
    given(opgenomen, dan)
      .when(wijzigen)
      .thenRefused('actie-vervallen', { feit: { type: 'ActieVervallen', op: datum('2022-01') } });
    given(opgenomen)
      .when(wens({ ...wijzigen }, { ingetrokkenOp: datum('2022-03') }))
      .thenRefused('plan-ingetrokken', { feit: { type: 'PlanIngetrokken', op: datum('2022-03') } });
  });
});

describe('Een vervallen actie herstellen', () => {
  const herstellen = (op: string, around = {}) =>
    wens({ type: 'ActieHerstellen', data: { actieId, motief: 'Hoorde bij een andere actie', op: datum(op) } }, around);
  const hersteld = (op: string): ActieEvent => ({ type: 'ActieHersteld', data: { actieId, motief: 'Hoorde bij een andere actie', op: datum(op) } });

  it('kan vanaf een dag, en op de dag van het vervallen zelf', () => {
    given(opgenomen, vervallen).when(herstellen('2023-02')).then(hersteld('2023-02'));
    given(opgenomen, vervallen).when(herstellen('2022-12-01')).then(hersteld('2022-12-01'));
  });
  it('is idempotent', () => {
    given(opgenomen, vervallen, hersteld('2023-02')).when(herstellen('2023-02')).then();
  });
  it('kan niet van wat niet vervallen is', () => {
    given(opgenomen).when(herstellen('2023-02')).thenRefused('actie-niet-vervallen');
    given(opgenomen, vervallen).when(herstellen('2022-11-30')).thenRefused('actie-niet-vervallen');
  });
  it('kan niet als een andere actie intussen de code heeft', () => {
    given(opgenomen, vervallen)
      .when(herstellen('2023-02', { codes: [codebezit('1a', andereActie)] }))
      .thenRefused('code-intussen-bezet', { id: andereActie, periode: { van: dag('2023-02-01') } });
  });
  it('maakt dat er weer over gemeld kan worden, en eerder opnieuw kan vervallen', () => {
    const gestart = gemeld('ActieGestart', { organisatie: lopik, op: '2023-01' }, 'gepland');
    given(opgenomen, vervallen, hersteld('2022-12-01'))
      .when(melden('ActieStarten', { organisatie: lopik, op: '2023-01' }))
      .then(gestart);
    given(opgenomen, vervallen, hersteld('2022-12-01'), gestart)
      .when(wens({ type: 'ActieLatenVervallen', data: { actieId, motief: 'Geen geld', op: datum('2022-06') } }))
      .thenAccepted({ overriddenFrom: datum('2022-12-01') });
  });
  it('en het vervallen zelf zijn van elke dag opnieuw te vertellen', () => {
    const eerder = wens({ type: 'ActieLatenVervallen', data: { actieId, motief: 'Geen geld', op: datum('2022-10-01') } });
    given(opgenomen, vervallen, hersteld('2023-03'))
      .when(eerder)
      .thenAccepted({ overriddenFrom: datum('2023-03') });
    given(opgenomen, vervallen, hersteld('2023-03')).when(herstellen('2023-01')).then(hersteld('2023-01'));
    given(opgenomen, vervallen, hersteld('2023-03')).when(herstellen('2022-12-01')).then(hersteld('2022-12-01'));
  });
});
