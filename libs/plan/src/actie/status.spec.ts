import { datum } from '@actiespoor/kernel';
import { houten, lopik, nieuwegein, specFor } from '@actiespoor/testing';
import { describe, it } from '@jest/globals';

import { actieId, andereActie, geevalueerd, gemeld, lopikZietAf, melden, opgenomen, voorstelOpgenomen, wens } from '../../test/actie.fixture.js';
import { actieDecider, type ActieAfwijzing } from './actie.js';
import type { ActieEvent, Status } from './actie.events.js';
import type { StatusupdateId } from '../ids.js';

const { given } = specFor(actieDecider);

const van = (op: string) => ({ organisatie: houten, op });

const gestart = gemeld('ActieGestart', van('2022-03'), 'gepland');
const uitgesteld = gemeld('ActieUitgesteld', van('2022-05'), 'gestart');
const gestopt = gemeld('ActieGestopt', van('2022-05'), 'gestart');
const uitgevoerd = gemeld('ActieUitgevoerd', van('2022-11'), 'gestart');
const afgerond = geevalueerd(van('2023-02'));

const tot: Readonly<Record<Status, readonly ActieEvent[]>> = {
  gepland: [opgenomen],
  gestart: [opgenomen, gestart],
  uitgesteld: [opgenomen, gestart, uitgesteld],
  gestopt: [opgenomen, gestart, gestopt],
  uitgevoerd: [opgenomen, gestart, uitgevoerd],
  geevalueerd: [opgenomen, gestart, uitgevoerd, afgerond],
};

const laat = '2023-04-20';

type Geval = readonly [Status, ActieEvent | ActieAfwijzing];

const spelregels = (type: Parameters<typeof melden>[0], gevallen: readonly Geval[]): void => {
  it.each(gevallen)('vanuit %s', (status, uitkomst) => {
    const spec = given(...tot[status]).when(melden(type, van(laat)));
    if (typeof uitkomst === 'string') spec.thenRefused(uitkomst);
    else spec.then(uitkomst);
  });
};

describe('Een actie starten', () => {
  spelregels('ActieStarten', [
    ['gepland', gemeld('ActieGestart', van(laat), 'gepland')],
    ['gestart', 'actie-al-gestart'],
    ['uitgesteld', 'actie-onderbroken'],
    ['gestopt', 'actie-onderbroken'],
    ['uitgevoerd', 'actie-niet-gepland'],
    ['geevalueerd', 'actie-niet-gepland'],
  ]);
  it('kan zonder trekker', () => {
    given(opgenomen)
      .when(melden('ActieStarten', van('2022-03')))
      .then(gestart);
  });
  it('neemt de toelichting mee', () => {
    const data = { actieId, statusupdateId: 'start' as StatusupdateId, organisatie: houten, op: datum('2022-03'), toelichting: 'Met twee teams' };
    given(opgenomen)
      .when(wens({ type: 'ActieStarten', data }))
      .then({ type: 'ActieGestart', data: { ...data, vorige: 'gepland' } });
  });
});

describe('Een actie uitvoeren', () => {
  spelregels('ActieUitvoeren', [
    ['gepland', gemeld('ActieUitgevoerd', van(laat), 'gepland')],
    ['gestart', gemeld('ActieUitgevoerd', van(laat), 'gestart')],
    ['uitgesteld', 'actie-onderbroken'],
    ['gestopt', 'actie-onderbroken'],
    ['uitgevoerd', 'actie-al-uitgevoerd'],
    ['geevalueerd', 'actie-al-uitgevoerd'],
  ]);
});

describe('Een actie evalueren', () => {
  spelregels('ActieEvalueren', [
    ['gepland', 'actie-niet-uitgevoerd'],
    ['gestart', 'actie-niet-uitgevoerd'],
    ['uitgesteld', 'actie-niet-uitgevoerd'],
    ['gestopt', 'actie-niet-uitgevoerd'],
    ['uitgevoerd', geevalueerd(van(laat))],
    ['geevalueerd', 'actie-al-geevalueerd'],
  ]);
});

describe('Een actie uitstellen', () => {
  spelregels('ActieUitstellen', [
    ['gepland', 'actie-niet-gestart'],
    ['gestart', gemeld('ActieUitgesteld', van(laat), 'gestart')],
    ['uitgesteld', 'actie-onderbroken'],
    ['gestopt', 'actie-onderbroken'],
    ['uitgevoerd', 'actie-al-uitgevoerd'],
    ['geevalueerd', 'actie-al-uitgevoerd'],
  ]);
});

describe('Een actie stoppen', () => {
  spelregels('ActieStoppen', [
    ['gepland', 'actie-niet-gestart'],
    ['gestart', gemeld('ActieGestopt', van(laat), 'gestart')],
    ['uitgesteld', 'actie-onderbroken'],
    ['gestopt', 'actie-onderbroken'],
    ['uitgevoerd', 'actie-al-uitgevoerd'],
    ['geevalueerd', 'actie-al-uitgevoerd'],
  ]);
});

describe('Een actie hervatten', () => {
  spelregels('ActieHervatten', [
    ['gepland', 'actie-niet-onderbroken'],
    ['gestart', 'actie-niet-onderbroken'],
    ['uitgesteld', gemeld('ActieHervat', van(laat), 'uitgesteld')],
    ['gestopt', gemeld('ActieHervat', van(laat), 'gestopt')],
    ['uitgevoerd', 'actie-niet-onderbroken'],
    ['geevalueerd', 'actie-niet-onderbroken'],
  ]);
  it('kan in hetzelfde jaar als starten en uitstellen, als meer niet bekend is', () => {
    given(opgenomen, gemeld('ActieGestart', van('2022'), 'gepland'), gemeld('ActieUitgesteld', van('2022'), 'gestart'))
      .when(melden('ActieHervatten', van('2022')))
      .then(gemeld('ActieHervat', van('2022'), 'uitgesteld'));
  });
});

describe('Dezelfde status nog eens melden', () => {
  it.each([
    ['ActieStarten', tot.gestart, '2022-03'],
    ['ActieUitstellen', tot.uitgesteld, '2022-05'],
    ['ActieStoppen', tot.gestopt, '2022-05'],
    ['ActieUitvoeren', tot.uitgevoerd, '2022-11'],
    ['ActieEvalueren', tot.geevalueerd, '2023-02'],
    ['ActieHervatten', [...tot.gestopt, gemeld('ActieHervat', van('2022-06'), 'gestopt')], '2022-06'],
    ['ActieStarten', tot.geevalueerd, '2022-03'],
  ] as const)('is idempotent: %s', (type, facts, op) => {
    given(...facts)
      .when(melden(type, { ...van(op), id: 'nog eens' }))
      .then();
  });
  it('is bij een andere organisatie een nieuw feit', () => {
    const nieuwegeins = { organisatie: nieuwegein, op: '2022-03' };
    given(opgenomen, gestart)
      .when(melden('ActieStarten', nieuwegeins))
      .then(gemeld('ActieGestart', nieuwegeins, 'gepland'));
  });
});

describe('Een status melden', () => {
  it('kan niet vooruit', () => {
    given(opgenomen)
      .when(melden('ActieStarten', van('2023-05-02')))
      .thenRefused('in-de-toekomst');
  });
  it.each(['2023-05-01', '2023-05', '2023', '2023-40'])('kan vandaag, ook als dat %s heet', (op) => {
    given(opgenomen)
      .when(melden('ActieStarten', van(op)))
      .then(gemeld('ActieGestart', van(op), 'gepland'));
  });
  it('kan van voor de laatste van dezelfde organisatie, als die er nog op volgt', () => {
    const later = gemeld('ActieUitgevoerd', van('2022-06'), 'gepland');
    given(opgenomen, later)
      .when(melden('ActieStarten', van('2022-03')))
      .then(gemeld('ActieGestart', van('2022-03'), 'gepland'));
    given(opgenomen, gestart)
      .when(melden('ActieUitvoeren', van('2022-02-28')))
      .thenRefused('later-feit');
  });
  it('kan wel ouder dan de laatste van een andere organisatie', () => {
    const nieuwegeins = { organisatie: nieuwegein, op: '2021-10' };
    given(opgenomen, gestart)
      .when(melden('ActieStarten', nieuwegeins))
      .then(gemeld('ActieGestart', nieuwegeins, 'gepland'));
  });
  it('kan niet over een actie met deelacties', () => {
    given(opgenomen)
      .when(melden('ActieStarten', van('2022-03'), { deelacties: [andereActie] }))
      .thenRefused('heeft-deelacties');
  });
  it('kan niet over een deel van een actie die is vervallen', () => {
    given(opgenomen)
      .when(melden('ActieStarten', van('2022-03'), { isHoofdactieVervallen: true }))
      .thenRefused('hoofdactie-vervallen');
  });
  it('kan niet over een voorstel', () => {
    given(voorstelOpgenomen)
      .when(melden('ActieStarten', van('2022-03')))
      .thenRefused('is-geen-actie-maar-voorstel');
  });
  it('kan wel zodra het voorstel een actie is geworden', () => {
    const geworden: ActieEvent = {
      type: 'ActieGewijzigd',
      data: { actieId, op: datum('2022-01'), wijzigingen: [{ veld: 'soort', oud: 'optie', nieuw: 'actie' }] },
    };
    given(voorstelOpgenomen, geworden)
      .when(melden('ActieStarten', van('2022-03')))
      .then(gestart);
  });
  it('kan niet door wie niet meedoet', () => {
    given(opgenomen, lopikZietAf)
      .when(melden('ActieUitvoeren', { organisatie: lopik, op: '2022' }))
      .thenRefused('neemt-niet-deel');
  });
});
