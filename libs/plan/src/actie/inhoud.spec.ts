import { datum } from '@actiespoor/kernel';
import { moviera, specFor } from '@actiespoor/testing';
import { describe, it } from '@jest/globals';

import { actieId, andereActie, andereKnoop, gepland, knoopId, opgenomen, opname, planning, wens } from '../../test/actie.fixture.js';
import { actieDecider } from './actie.js';
import type { ActieCommandOf } from './actie.commands.js';
import type { ActieEvent, ActieTekstveld, ActieWijziging, Dekking, Koppeling } from './actie.events.js';

const { given } = specFor(actieDecider);

const op = datum('2023-01-10');

type Wijziging = Omit<ActieCommandOf<'ActieWijzigen'>['data'], 'actieId' | 'op'>;

const wijzigen = (data: Wijziging) => wens({ type: 'ActieWijzigen', data: { actieId, ...data, op } });
const gewijzigd = (...wijzigingen: readonly ActieWijziging[]): ActieEvent => ({ type: 'ActieGewijzigd', data: { actieId, op, wijzigingen } });

describe('Een actie wijzigen', () => {
  const hernoeming = { veld: 'omschrijving', oud: opname.omschrijving, nieuw: 'Samen oefenen' } as const;
  const hernoemd = gewijzigd(hernoeming);

  it('legt oud en nieuw vast van wat verschilt, en alleen daarvan', () => {
    given(opgenomen)
      .when(wijzigen({ code: '1a', omschrijving: 'Samen oefenen' }))
      .then(hernoemd);
  });
  it('vergelijkt met hoe de actie nu is', () => {
    given(opgenomen, hernoemd)
      .when(wijzigen({ omschrijving: 'Oefenen' }))
      .then(gewijzigd({ veld: 'omschrijving', oud: 'Samen oefenen', nieuw: 'Oefenen' }));
  });
  it('onthoudt met wie het is afgestemd', () => {
    given(opgenomen)
      .when(wijzigen({ omschrijving: 'Samen oefenen', geconsulteerd: 'regionaal ambtelijk overleg' }))
      .then({ type: 'ActieGewijzigd', data: { actieId, op, wijzigingen: [hernoeming], geconsulteerd: 'regionaal ambtelijk overleg' } });
  });
  it('is idempotent', () => {
    given(opgenomen, hernoemd)
      .when(wijzigen({ omschrijving: 'Samen oefenen' }))
      .then();
    const besproken: ActieEvent = { type: 'ActieGewijzigd', data: { actieId, op, wijzigingen: [hernoeming], geconsulteerd: 'adviesraad' } };
    given(opgenomen, besproken)
      .when(wijzigen({ omschrijving: 'Samen oefenen', geconsulteerd: 'adviesraad' }))
      .then();
  });
  it('laat niet weg met wie er opnieuw over is gesproken zonder dat er iets verandert', () => {
    given(opgenomen, hernoemd)
      .when(wijzigen({ omschrijving: 'Samen oefenen', geconsulteerd: 'adviesraad' }))
      .thenRefused('reden-zonder-verandering', { verschillen: [{ veld: 'geconsulteerd', oud: null, nieuw: 'adviesraad' }] });
  });
  it.each([
    ['de opname', opgenomen, { soort: opname.soort, omschrijving: opname.omschrijving }],
    ['een wijziging die meer zei', gewijzigd(hernoeming, { veld: 'code', oud: '1a', nieuw: '2b' }), { omschrijving: 'Samen oefenen' }],
    ['een gecorrigeerde soort', { type: 'SoortGecorrigeerd', data: { actieId, op, oud: 'actie', nieuw: 'optie' } }, { soort: 'optie' }],
    [
      'een gecorrigeerde tekst',
      { type: 'TekstGecorrigeerd', data: { actieId, op, veld: 'omschrijving', oud: opname.omschrijving, nieuw: 'Anders' } },
      { omschrijving: 'Anders' },
    ],
  ] as const satisfies readonly (readonly [string, ActieEvent, Wijziging])[])('noemt het feit dat hetzelfde al zei: %s', (_, feit, data) => {
    const later: ActieEvent = {
      type: 'ActieGewijzigd',
      data: { actieId, op: datum('2023-03'), wijzigingen: [{ veld: 'soort', oud: 'actie', nieuw: 'voornemen' }] },
    };
    given(...(feit === opgenomen ? [] : [opgenomen]), feit, later)
      .when(wijzigen(data))
      .thenAccepted({ events: [], already: feit });
  });
  it('noemt geen feit als zij niets noemt', () => {
    given(opgenomen, hernoemd).when(wijzigen({})).thenAccepted({ events: [] });
  });
  it('kan een andere schaal geven', () => {
    const schaal = { tekst: 'Regionaal / lokaal', soort: 'regionaal-en-lokaal' } as const;
    const event: ActieEvent = {
      type: 'ActieGewijzigd',
      data: { actieId, op, wijzigingen: [{ veld: 'schaal', oud: 'Lokaal', nieuw: 'Regionaal / lokaal' }], schaal },
    };
    given(opgenomen).when(wijzigen({ schaal })).then(event);
    given(opgenomen, event).when(wijzigen({ schaal })).then();
  });
  it('kan dezelfde woorden over de schaal anders lezen', () => {
    const schaal = { tekst: 'Lokaal', soort: 'zo-mogelijk-regionaal' } as const;
    given(opgenomen)
      .when(wijzigen({ schaal }))
      .then({ type: 'ActieGewijzigd', data: { actieId, op, wijzigingen: [{ veld: 'schaal', oud: 'lokaal', nieuw: 'zo-mogelijk-regionaal' }], schaal } });
  });
  it('kan een voorstel tot actie maken, met een code en een andere plaats', () => {
    given(opgenomen, gewijzigd({ veld: 'soort', oud: 'actie', nieuw: 'optie' }))
      .when(wijzigen({ soort: 'actie', code: '1c', knoopId: andereKnoop }))
      .then(gewijzigd({ veld: 'code', oud: '1a', nieuw: '1c' }, { veld: 'soort', oud: 'optie', nieuw: 'actie' }), {
        type: 'ActieVerplaatst',
        data: { actieId, op, oud: knoopId, nieuw: andereKnoop },
      });
  });
  it('kan alleen van plaats veranderen, en noemt dan wie is geraadpleegd', () => {
    const verplaatst: ActieEvent = { type: 'ActieVerplaatst', data: { actieId, op, oud: knoopId, nieuw: andereKnoop, geconsulteerd: 'werkgroep' } };
    given(opgenomen)
      .when(wijzigen({ knoopId: andereKnoop, geconsulteerd: 'werkgroep' }))
      .then(verplaatst);
    given(opgenomen, verplaatst)
      .when(wijzigen({ knoopId: andereKnoop }))
      .then();
  });
  it('kan niet naar een code die het plan al aan een andere actie gaf', () => {
    given(opgenomen)
      .when(wijzigen({ code: '1b' }))
      .thenRefused('code-bezet');
  });
  it('kan niet naar een knoop die het plan niet heeft', () => {
    given(opgenomen)
      .when(wens({ type: 'ActieWijzigen', data: { actieId, knoopId: andereKnoop, op } }, { knopen: [knoopId] }))
      .thenRefused('knoop-onbekend');
  });
});

describe('Een tekst corrigeren', () => {
  const corrigeren = (veld: ActieTekstveld, nieuw: string) => wens({ type: 'TekstCorrigeren', data: { actieId, veld, nieuw, op } });
  const gecorrigeerd = (veld: ActieTekstveld, oud: string, nieuw: string): ActieEvent => ({
    type: 'TekstGecorrigeerd',
    data: { actieId, veld, oud, nieuw, op },
  });
  const gevuld: Readonly<Record<ActieTekstveld, ActieEvent>> = {
    omschrijving: gewijzigd({ veld: 'omschrijving', oud: opname.omschrijving, nieuw: 'eegerelateerd' }),
    standVanZaken: { type: 'StandVanZakenVastgelegd', data: { actieId, oud: null, nieuw: 'eegerelateerd', op } },
    resultaat: { type: 'ResultaatBeoogd', data: { actieId, oud: null, nieuw: 'eegerelateerd', op } },
    dekking: { type: 'DekkingVastgelegd', data: { actieId, oud: null, nieuw: { tekst: 'eegerelateerd', zekerheid: 'onbekend' }, op } },
    planning: gepland({ ...planning.najaar, tekst: 'eegerelateerd' }),
  };
  const velden = Object.keys(gevuld) as ActieTekstveld[];

  it.each(velden)('kan in het veld %s', (veld) => {
    given(opgenomen, gevuld[veld])
      .when(corrigeren(veld, 'eergerelateerd'))
      .then(gecorrigeerd(veld, 'eegerelateerd', 'eergerelateerd'));
  });
  it.each(velden)('is idempotent in het veld %s', (veld) => {
    given(opgenomen, gevuld[veld], gecorrigeerd(veld, 'eegerelateerd', 'eergerelateerd'))
      .when(corrigeren(veld, 'eergerelateerd'))
      .then();
  });
  it('laat de lezing van de planning zoals zij was', () => {
    given(opgenomen, gepland(planning.najaar), gecorrigeerd('planning', 'najaar 2022', 'Najaar 2022'))
      .when(wens({ type: 'PlanningBijstellen', data: { actieId, planning: { ...planning.najaar, tekst: 'Najaar 2022' }, op } }))
      .then();
  });
  it.each(['standVanZaken', 'resultaat', 'dekking', 'planning'] as const)('kan niet in het veld %s als dat leeg is', (veld) => {
    given(opgenomen).when(corrigeren(veld, 'eergerelateerd')).thenRefused('tekst-ontbreekt');
  });
});

describe('Een actie koppelen', () => {
  const koppelen = (koppeling: Koppeling) => wens({ type: 'ActieKoppelen', data: { actieId, koppeling, op } });
  const gekoppeld = (koppeling: Koppeling): ActieEvent => ({ type: 'ActieGekoppeld', data: { actieId, koppeling, op } });
  const tevensOnder: Koppeling = { soort: 'tevensOnder', doel: andereKnoop, tekst: 'valt tevens onder actielijn 2' };

  const soorten: readonly Koppeling[] = [
    tevensOnder,
    { soort: 'zieOok', doel: andereActie },
    { soort: 'buitenPlan', doel: 'LEA-agenda' },
    { soort: 'gebaseerdOp', doel: 'zelfscan mei 2021' },
  ];

  it.each(soorten)('kan als $soort', (koppeling) => {
    given(opgenomen).when(koppelen(koppeling)).then(gekoppeld(koppeling));
  });
  it('is idempotent, hoe het er ook bij staat', () => {
    given(opgenomen, gekoppeld(tevensOnder)).when(koppelen(tevensOnder)).then();
    given(opgenomen, gekoppeld(tevensOnder))
      .when(koppelen({ soort: 'tevensOnder', doel: andereKnoop }))
      .then();
  });
  it('kan op meer dan één manier met hetzelfde doel', () => {
    const gebaseerdOp: Koppeling = { soort: 'gebaseerdOp', doel: andereKnoop };
    given(opgenomen, gekoppeld(tevensOnder)).when(koppelen(gebaseerdOp)).then(gekoppeld(gebaseerdOp));
  });
  it('kan niet tevens onder een knoop die het plan niet heeft', () => {
    given(opgenomen)
      .when(koppelen({ soort: 'tevensOnder', doel: 'actielijn 9' }))
      .thenRefused('knoop-onbekend');
  });
});

describe('Een actor betrekken', () => {
  const data = { actieId, actor: { tekst: 'Zorgcoördinator Moviera', organisatie: moviera }, op };

  it('kan', () => {
    given(opgenomen)
      .when(wens({ type: 'ActorBetrekken', data }))
      .then({ type: 'ActorBetrokken', data });
  });
  it('is idempotent', () => {
    given(opgenomen, { type: 'ActorBetrokken', data })
      .when(wens({ type: 'ActorBetrekken', data }))
      .then();
  });
});

describe('Een resultaat beogen', () => {
  const beogen = (resultaat: string) => wens({ type: 'ResultaatBeogen', data: { actieId, resultaat, op } });
  const eerst: ActieEvent = { type: 'ResultaatBeoogd', data: { actieId, op, oud: null, nieuw: 'Elk team oefent' } };

  it('kan, en onthoudt wat er eerst stond', () => {
    given(opgenomen).when(beogen('Elk team oefent')).then(eerst);
    given(opgenomen, eerst)
      .when(beogen('Elk team oefent jaarlijks'))
      .then({ type: 'ResultaatBeoogd', data: { actieId, op, oud: 'Elk team oefent', nieuw: 'Elk team oefent jaarlijks' } });
  });
  it('is idempotent', () => {
    given(opgenomen, eerst).when(beogen('Elk team oefent')).then();
  });
});

describe('De dekking vastleggen', () => {
  const voorlopig: Dekking = { tekst: 'BOEG, vooralsnog', bron: 'BOEG', zekerheid: 'voorlopig' };
  const definitief: Dekking = { ...voorlopig, zekerheid: 'definitief' };
  const vastleggen = (dekking: Dekking) => wens({ type: 'DekkingVastleggen', data: { actieId, dekking, op } });
  const eerst: ActieEvent = { type: 'DekkingVastgelegd', data: { actieId, op, oud: null, nieuw: voorlopig } };

  it('kan, en onthoudt hoe zeker het eerst was', () => {
    given(opgenomen).when(vastleggen(voorlopig)).then(eerst);
    given(opgenomen, eerst)
      .when(vastleggen(definitief))
      .then({ type: 'DekkingVastgelegd', data: { actieId, op, oud: voorlopig, nieuw: definitief } });
  });
  it('is idempotent', () => {
    given(opgenomen, eerst).when(vastleggen(voorlopig)).then();
  });
});

describe('De stand van zaken vastleggen', () => {
  const vastleggen = (standVanZaken: string) => wens({ type: 'StandVanZakenVastleggen', data: { actieId, standVanZaken, op } });
  const eerst: ActieEvent = { type: 'StandVanZakenVastgelegd', data: { actieId, op, oud: null, nieuw: 'Twee teams doen mee' } };

  it('kan, en onthoudt wat er eerst stond', () => {
    given(opgenomen).when(vastleggen('Twee teams doen mee')).then(eerst);
    given(opgenomen, eerst)
      .when(vastleggen('Alle teams doen mee'))
      .then({ type: 'StandVanZakenVastgelegd', data: { actieId, op, oud: 'Twee teams doen mee', nieuw: 'Alle teams doen mee' } });
  });
  it('is idempotent', () => {
    given(opgenomen, eerst).when(vastleggen('Twee teams doen mee')).then();
  });
});
