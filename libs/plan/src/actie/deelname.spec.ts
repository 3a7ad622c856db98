import { datum } from '@actiespoor/kernel';
import { houten, lekstroom, lopik, moviera, specFor } from '@actiespoor/testing';
import { describe, it } from '@jest/globals';

import {
  actieId,
  andereActie,
  besloten,
  eigenPlan,
  gemeld,
  lopikZietAf,
  melden,
  opgenomen,
  opname,
  regionaalOpgenomen,
  wens,
} from '../../test/actie.fixture.js';
import type { OrganisatieCode } from '../ids.js';
import { actieDecider } from './actie.js';
import type { ActieEvent, Deelnamebesluit } from './actie.events.js';

const { given } = specFor(actieDecider);

const op = datum('2021-01-01');
const besluiten = (organisatie: OrganisatieCode, besluit: Deelnamebesluit) => wens({ type: 'DeelnameBesluiten', data: { actieId, organisatie, besluit, op } });

const over = { organisatie: lopik, op: '2022-03' };
const gestart = gemeld('ActieGestart', over, 'gepland');
const gestopt = gemeld('ActieGestopt', { organisatie: lopik, op: '2022-09' }, 'gestart');
const uitgevoerd = gemeld('ActieUitgevoerd', { organisatie: lopik, op: '2022-09' }, 'gestart');

describe('Over deelname besluiten', () => {
  it('kan een lid', () => {
    given(opgenomen).when(besluiten(lopik, 'nee')).then(lopikZietAf);
  });
  it('kan de eigenaar van het plan', () => {
    given(opgenomen).when(besluiten(lekstroom, 'ja')).then(besloten(lekstroom, 'ja'));
  });
  it('kan niet wie geen lid is', () => {
    given(opgenomen).when(besluiten(moviera, 'ja')).thenRefused('geen-lid');
  });
  it('onthoudt bij een ander besluit wat het eerst was', () => {
    given(opgenomen, lopikZietAf)
      .when(besluiten(lopik, 'ja'))
      .then({ type: 'DeelnameBesloten', data: { actieId, organisatie: lopik, vorige: 'nee', besluit: 'ja', op } });
  });
  it('is idempotent', () => {
    given(opgenomen, lopikZietAf).when(besluiten(lopik, 'nee')).then();
  });
  it('legt een nieuw motief wel vast', () => {
    const data = { actieId, organisatie: lopik, besluit: 'nee', motief: 'Geen capaciteit', op } as const;
    const event: ActieEvent = { type: 'DeelnameBesloten', data: { ...data, vorige: 'nee' } };
    given(opgenomen, lopikZietAf)
      .when(wens({ type: 'DeelnameBesluiten', data }))
      .then(event);
    given(opgenomen, lopikZietAf, event)
      .when(wens({ type: 'DeelnameBesluiten', data }))
      .then();
  });
  it('is voor elk lid een eigen zaak', () => {
    given(opgenomen, lopikZietAf).when(besluiten(houten, 'ja')).then(besloten(houten, 'ja'));
  });
  it('kan niet bij een actie met deelacties', () => {
    given(opgenomen)
      .when(wens({ type: 'DeelnameBesluiten', data: { actieId, organisatie: lopik, besluit: 'ja', op } }, { deelacties: [andereActie] }))
      .thenRefused('heeft-deelacties');
  });
});

describe('Afzien van deelname', () => {
  const nu = datum('2022-12');
  const nuBesluiten = (besluit: Deelnamebesluit) => wens({ type: 'DeelnameBesluiten', data: { actieId, organisatie: lopik, besluit, op: nu } });
  const nuBesloten: ActieEvent = { type: 'DeelnameBesloten', data: { actieId, organisatie: lopik, vorige: null, besluit: 'nee', op: nu } };

  it.each(['nee', 'later'] as const)('kan niet met %s door wie al begonnen is', (besluit) => {
    given(opgenomen, gestart).when(nuBesluiten(besluit)).thenRefused('al-begonnen');
  });
  it('kan niet door wie al klaar is', () => {
    given(opgenomen, gestart, uitgevoerd).when(nuBesluiten('nee')).thenRefused('al-begonnen');
  });
  it('kan wel door wie eerst gestopt is', () => {
    given(opgenomen, gestart, gestopt).when(nuBesluiten('nee')).then(nuBesloten);
  });
  it('sluit hervatten uit', () => {
    given(opgenomen, gestart, gestopt, nuBesloten)
      .when(melden('ActieHervatten', { organisatie: lopik, op: '2023' }))
      .thenRefused('neemt-niet-deel');
  });
  it('kan niet van voor wat daarna is gemeld', () => {
    given(opgenomen, gestart)
      .when(besluiten(lopik, 'nee'))
      .thenRefused('later-feit', { feit: { type: gestart.type, op: gestart.data.op, refusal: 'neemt-niet-deel' } });
  });
});

describe('Melden over een actie', () => {
  it('kan een lid dat nog niets besloten heeft', () => {
    given(opgenomen).when(melden('ActieStarten', over)).then(gestart);
  });
  it.each(['nee', 'later'] as const)('kan geen lid dat %s besloot', (besluit) => {
    given(opgenomen, besloten(lopik, besluit)).when(melden('ActieStarten', over)).thenRefused('neemt-niet-deel');
  });
  it('kan geen lid van een regionale actie', () => {
    given(regionaalOpgenomen).when(melden('ActieStarten', over)).thenRefused('voert-niet-uit');
  });
  it('kan wel een lid dat uitdrukkelijk meedoet met een regionale actie', () => {
    given(regionaalOpgenomen, besloten(lopik, 'ja')).when(melden('ActieStarten', over)).then(gestart);
  });
  it('kan de eigenaar van een regionale actie', () => {
    given(regionaalOpgenomen)
      .when(melden('ActieStarten', { organisatie: lekstroom, op: '2022' }))
      .then(gemeld('ActieGestart', { organisatie: lekstroom, op: '2022' }, 'gepland'));
  });
  it('kan niet wie buiten het verband staat, ook niet als trekker', () => {
    given(opgenomen)
      .when(melden('ActieStarten', { organisatie: moviera, op: '2022' }))
      .thenRefused('voert-niet-uit');
  });
  it('kan niet meer wie geen lid meer is', () => {
    given(opgenomen, besloten(lopik, 'ja'))
      .when(melden('ActieStarten', over, { leden: [houten] }))
      .thenRefused('voert-niet-uit');
  });
  it('kan de gemeente van een eigen plan, wat er ook over schaal staat', () => {
    const { schaal: _schaal, ...zonderSchaal } = opname;
    const eigen = { organisatie: eigenPlan.eigenaar, op: '2022' };
    given({ type: 'ActieOpgenomen', data: zonderSchaal })
      .when(melden('ActieStarten', eigen, eigenPlan))
      .then(gemeld('ActieGestart', eigen, 'gepland'));
    given(regionaalOpgenomen)
      .when(melden('ActieStarten', eigen, eigenPlan))
      .then(gemeld('ActieGestart', eigen, 'gepland'));
  });
});

describe('Een besluit over deelname terugnemen', () => {
  const motief = 'Het ging over een deelactie';
  const terugnemen = (dag = op, plan = {}) => wens({ type: 'DeelnameTerugnemen', data: { actieId, organisatie: lopik, motief, op: dag } }, plan);
  const terug = (dag = op): ActieEvent => ({ type: 'DeelnameTeruggenomen', data: { actieId, organisatie: lopik, motief, op: dag } });
  const later = datum('2021-06-01');
  const ja: ActieEvent = { type: 'DeelnameBesloten', data: { actieId, organisatie: lopik, vorige: 'nee', besluit: 'ja', op: later } };

  it('kan op de dag die het noemt, ook als er deelacties zijn en als het plan is ingetrokken', () => {
    given(opgenomen, lopikZietAf).when(terugnemen()).then(terug());
    given(opgenomen, lopikZietAf)
      .when(terugnemen(op, { deelacties: [andereActie], ingetrokkenOp: op }))
      .then(terug());
  });
  it('is idempotent, en kan niet op een andere dag', () => {
    given(opgenomen, lopikZietAf, terug()).when(terugnemen()).then();
    given(opgenomen, lopikZietAf)
      .when(terugnemen(later))
      .thenRefused('deelnamebesluit-onbekend', { feit: { type: 'DeelnameBesloten', op } });
    given(opgenomen).when(terugnemen()).thenRefused('deelnamebesluit-onbekend');
  });
  it('laat gelden wat ervoor was besloten, ook als dat pas later wordt verteld', () => {
    given(opgenomen, lopikZietAf, ja, terug(later)).when(melden('ActieStarten', over)).thenRefused('neemt-niet-deel');
    given(opgenomen, ja, terug(later), lopikZietAf).when(melden('ActieStarten', over)).thenRefused('neemt-niet-deel');
    given(opgenomen, lopikZietAf, terug()).when(melden('ActieStarten', over)).then(gestart);
  });
  it('kan niet als een latere melding erop steunt', () => {
    given(opgenomen, lopikZietAf, ja, gestart)
      .when(terugnemen(later))
      .thenRefused('later-feit', { feit: { type: 'ActieGestart', op: gestart.data.op, refusal: 'neemt-niet-deel' } });
  });
  it('laat haar van die dag opnieuw besluiten', () => {
    given(opgenomen, lopikZietAf, terug()).when(besluiten(lopik, 'nee')).then(lopikZietAf);
  });
});
