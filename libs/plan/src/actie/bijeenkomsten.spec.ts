import { datum } from '@actiespoor/kernel';
import { houten, lopik, moviera, nieuwegein, specFor } from '@actiespoor/testing';
import { describe, it } from '@jest/globals';

import {
  actieId,
  andereActie,
  bijeenkomst,
  geevalueerd,
  gemeld,
  gepland,
  lopikZietAf,
  melden,
  opgenomen,
  planning,
  voorstelOpgenomen,
  wens,
} from '../../test/actie.fixture.js';
import type { OrganisatieCode } from '../ids.js';
import { actieDecider } from './actie.js';
import type { DecisionContext } from './actie.commands.js';
import type { ActieEvent } from './actie.events.js';

const { given } = specFor(actieDecider);

const houden = (organisatie: OrganisatieCode, op: string, around: Partial<DecisionContext> = {}) =>
  wens({ type: 'BijeenkomstHouden', data: { actieId, organisatie, op: datum(op) } }, around);
const van = (op: string) => ({ organisatie: houten, op });

const driePerJaar = gepland(planning.driePerJaar);
const gestart = gemeld('ActieGestart', van('2022-01'), 'gepland');
const eerste = bijeenkomst(houten, 1, '2022-02-10');
const tweede = bijeenkomst(houten, 2, '2022-06-09');

describe('Een bijeenkomst houden', () => {
  it('telt vanaf één', () => {
    given(opgenomen, driePerJaar).when(houden(houten, '2022-02-10')).then(eerste);
    given(opgenomen, driePerJaar, eerste).when(houden(houten, '2022-06-09')).then(tweede);
  });
  it('telt voor elke organisatie apart', () => {
    given(opgenomen, driePerJaar, eerste, tweede)
      .when(houden(nieuwegein, '2022-06-09'))
      .then(bijeenkomst(nieuwegein, 1, '2022-06-09'));
  });
  it('is idempotent', () => {
    given(opgenomen, driePerJaar, eerste, tweede).when(houden(houten, '2022-02-10')).then();
  });
  it('kan over een ander onderwerp op dezelfde dag', () => {
    const data = { actieId, organisatie: houten, op: datum('2022-02-10'), onderwerp: 'Meldcode' };
    const overDeMeldcode: ActieEvent = { type: 'BijeenkomstGehouden', data: { ...data, nummer: 2 } };
    const overIetsAnders: ActieEvent = { type: 'BijeenkomstGehouden', data: { ...eerste.data, onderwerp: 'Casuïstiek' } as never };
    given(opgenomen, overIetsAnders)
      .when(wens({ type: 'BijeenkomstHouden', data }))
      .then(overDeMeldcode);
    given(opgenomen, overIetsAnders, overDeMeldcode)
      .when(wens({ type: 'BijeenkomstHouden', data }))
      .then();
    given(opgenomen, overIetsAnders, overDeMeldcode)
      .when(houden(houten, '2022-02-11'))
      .then(bijeenkomst(houten, 3, '2022-02-11'));
  });
  it('is dezelfde, of het onderwerp er nu bij gezegd wordt of niet', () => {
    const data = { actieId, organisatie: houten, op: datum('2022-02-10'), onderwerp: 'Meldcode' };
    const metOnderwerp: ActieEvent = { type: 'BijeenkomstGehouden', data: { ...data, nummer: 1 } };
    given(opgenomen, metOnderwerp).when(houden(houten, '2022-02-10')).then();
    given(opgenomen, eerste)
      .when(wens({ type: 'BijeenkomstHouden', data }))
      .then(metOnderwerp);
    given(opgenomen, eerste, metOnderwerp).when(houden(houten, '2022-02-10')).then();
    given(opgenomen, eerste, metOnderwerp)
      .when(wens({ type: 'BijeenkomstHouden', data }))
      .then();
    given(opgenomen, eerste, metOnderwerp).when(houden(houten, '2022-06-09')).then(tweede);
  });
  it('kan niet vooruit', () => {
    given(opgenomen, driePerJaar).when(houden(houten, '2023-06')).thenRefused('in-de-toekomst');
  });
  it('kan niet bij een actie met deelacties', () => {
    given(opgenomen)
      .when(houden(houten, '2022', { deelacties: [andereActie] }))
      .thenRefused('heeft-deelacties');
  });
  it('kan niet bij een voorstel', () => {
    given(voorstelOpgenomen).when(houden(houten, '2022')).thenRefused('is-geen-actie-maar-voorstel');
  });
  it('kan niet door wie niet meedoet of niet uitvoert', () => {
    given(opgenomen, lopikZietAf).when(houden(lopik, '2022')).thenRefused('neemt-niet-deel');
    given(opgenomen).when(houden(moviera, '2022')).thenRefused('voert-niet-uit');
  });
});

describe('Een bijeenkomst terugnemen', () => {
  const terugneming = (op: string, motief = 'Bij een andere actie', nummer = 1) => ({ actieId, organisatie: houten, nummer, motief, op: datum(op) });
  const terugnemen = (op: string, motief?: string) => wens({ type: 'BijeenkomstTerugnemen', data: terugneming(op, motief) });
  const teruggenomen: ActieEvent = { type: 'BijeenkomstTeruggenomen', data: terugneming('2022-02-10') };
  const ronde1 = geevalueerd(van('2022-03'), 1);

  it('kan op de dag die zij noemt', () => {
    given(opgenomen, eerste).when(terugnemen('2022-02-10')).then(teruggenomen);
  });
  it('laat haar nooit gehouden zijn, en gebruikt haar nummer niet opnieuw', () => {
    given(opgenomen, eerste, teruggenomen)
      .when(houden(houten, '2022-02-10'))
      .then(bijeenkomst(houten, 2, '2022-02-10'));
  });
  it('is idempotent', () => {
    given(opgenomen, eerste, teruggenomen).when(terugnemen('2022-02-10')).then();
  });
  it('kan niet op een andere dag, en niet nog eens om een andere reden', () => {
    const feit = { type: 'BijeenkomstGehouden', op: datum('2022-02-10') };
    given(opgenomen, eerste).when(terugnemen('2022-03')).thenRefused('bijeenkomst-onbekend', { feit });
    given(opgenomen, eerste, teruggenomen).when(terugnemen('2022-02-10', 'Anders')).thenRefused('bijeenkomst-onbekend');
    given(opgenomen).when(terugnemen('2022-02-10')).thenRefused('bijeenkomst-onbekend');
  });
  it('kan niet zolang haar evaluatie staat, en die kan terug', () => {
    const feit = { type: 'ActieGeevalueerd', op: datum('2022-03'), refusal: 'bijeenkomst-ontbreekt' };
    given(opgenomen, driePerJaar, gestart, eerste, ronde1).when(terugnemen('2022-02-10')).thenRefused('later-feit', { feit });
  });
  it('kan ook van een vervallen actie, en na de intrekking van het plan', () => {
    const vervallen: ActieEvent = { type: 'ActieVervallen', data: { actieId, motief: 'Geen geld', op: datum('2022-01-15') } };
    given(opgenomen, eerste, vervallen).when(terugnemen('2022-02-10')).then(teruggenomen);
    given(opgenomen, eerste)
      .when(wens({ type: 'BijeenkomstTerugnemen', data: terugneming('2022-02-10') }, { ingetrokkenOp: datum('2022-01-15') }))
      .then(teruggenomen);
  });
});

describe('Een ronde evalueren', () => {
  const evalueren = (op: string) => melden('ActieEvalueren', van(op));
  const ronde1 = geevalueerd(van('2022-03'), 1);

  it.each([planning.driePerJaar, planning.doorlopend])('kan na een bijeenkomst van een actie die loopt: $tekst', (hoe) => {
    given(opgenomen, gepland(hoe), gestart, eerste).when(evalueren('2022-03')).then(ronde1);
  });
  it('kan op de dag van de bijeenkomst zelf', () => {
    given(opgenomen, driePerJaar, gestart, eerste)
      .when(evalueren('2022-02-10'))
      .then(geevalueerd(van('2022-02-10'), 1));
  });
  it('laat de actie gestart', () => {
    given(opgenomen, driePerJaar, gestart, eerste, ronde1)
      .when(melden('ActieUitvoeren', van('2022-12')))
      .then(gemeld('ActieUitgevoerd', van('2022-12'), 'gestart'));
  });
  it('kan na elke volgende bijeenkomst opnieuw', () => {
    given(opgenomen, driePerJaar, gestart, eerste, ronde1, tweede)
      .when(evalueren('2022-07'))
      .then(geevalueerd(van('2022-07'), 2));
  });
  it('is idempotent', () => {
    given(opgenomen, driePerJaar, gestart, eerste, ronde1).when(evalueren('2022-03')).then();
  });
  it('kan niet nog eens op een andere dag', () => {
    given(opgenomen, driePerJaar, gestart, eerste, ronde1).when(evalueren('2022-04')).thenRefused('ronde-al-geevalueerd');
  });
  it('kan niet zonder bijeenkomst', () => {
    given(opgenomen, driePerJaar, gestart).when(evalueren('2022-03')).thenRefused('bijeenkomst-ontbreekt');
  });
  it('kan niet voordat de bijeenkomst er was', () => {
    given(opgenomen, driePerJaar, gestart, eerste).when(evalueren('2022-02-09')).thenRefused('ouder-dan-bijeenkomst');
  });
  it('kan niet van voor het begin', () => {
    given(opgenomen, driePerJaar, gemeld('ActieGestart', van('2022-05'), 'gepland'), eerste)
      .when(evalueren('2022-03'))
      .thenRefused('actie-niet-uitgevoerd');
  });
  it('kan niet vooruit', () => {
    given(opgenomen, driePerJaar, gestart, eerste).when(evalueren('2023-06')).thenRefused('in-de-toekomst');
  });
  it('is er niet bij een actie die niet terugkomt', () => {
    given(opgenomen, gepland(planning.najaar), gestart, eerste).when(evalueren('2022-03')).thenRefused('actie-niet-uitgevoerd');
  });
  it('maakt plaats voor het geheel zodra de actie is uitgevoerd', () => {
    given(opgenomen, driePerJaar, gestart, eerste, gemeld('ActieUitgevoerd', van('2022-12'), 'gestart'))
      .when(evalueren('2023-01'))
      .then(geevalueerd(van('2023-01')));
  });
});
