import { datum } from '@actiespoor/kernel';
import { houten, specFor } from '@actiespoor/testing';
import { describe, it } from '@jest/globals';

import { actieId, gemeld, melden, opgenomen, opname, voorstelOpgenomen, wens } from '../../test/actie.fixture.js';
import { actieDecider } from './actie.js';
import type { ActieEvent } from './actie.events.js';

const { given } = specFor(actieDecider);

describe('De soort corrigeren', () => {
  const corrigeren = (nieuw: 'actie' | 'voornemen', op: string) => wens({ type: 'SoortCorrigeren', data: { actieId, nieuw, op: datum(op) } });
  const gecorrigeerd = (oud: 'actie' | 'optie', nieuw: 'actie' | 'voornemen', op: string): ActieEvent => ({
    type: 'SoortGecorrigeerd',
    data: { actieId, oud, nieuw, op: datum(op) },
  });
  const gemeldInMaart = gemeld('ActieGestart', { organisatie: houten, op: '2023-03' }, 'gepland');

  it('kan van elke dag, ook van de dag van de opname', () => {
    given(voorstelOpgenomen)
      .when(corrigeren('actie', opname.op))
      .then(gecorrigeerd('optie', 'actie', opname.op));
    given(voorstelOpgenomen, gecorrigeerd('optie', 'actie', '2023-02'))
      .when(melden('ActieStarten', { organisatie: houten, op: '2023-03' }))
      .then(gemeldInMaart);
  });
  it('is idempotent', () => {
    given(voorstelOpgenomen, gecorrigeerd('optie', 'actie', '2023-02'))
      .when(corrigeren('actie', '2023-02'))
      .then();
  });
  it('kan niet van een actie waarover later is gemeld', () => {
    const feit = { type: 'ActieGestart', op: datum('2023-03'), refusal: 'is-geen-actie-maar-voorstel' };
    given(opgenomen, gemeldInMaart).when(corrigeren('voornemen', '2023-02')).thenRefused('later-feit', { feit });
  });
  it('zegt vanaf wanneer een latere wijziging geldt', () => {
    const op = datum('2023-01-10');
    const weerOptie: ActieEvent = { type: 'ActieGewijzigd', data: { actieId, op, wijzigingen: [{ veld: 'soort', oud: 'actie', nieuw: 'optie' }] } };
    given(voorstelOpgenomen, weerOptie).when(corrigeren('actie', '2022-12')).thenAccepted({ overriddenFrom: op });
  });
});
