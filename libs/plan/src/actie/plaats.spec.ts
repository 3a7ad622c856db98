import { datum } from '@actiespoor/kernel';
import { specFor } from '@actiespoor/testing';
import { describe, it } from '@jest/globals';

import { actieId, andereKnoop, knoopId, opgenomen, wens } from '../../test/actie.fixture.js';
import type { KnoopId } from '../ids.js';
import type { DecisionContext } from './actie.commands.js';
import type { ActieEvent } from './actie.events.js';
import { actieDecider } from './actie.js';

const { given } = specFor(actieDecider);

const op = datum('2023-01-10');

describe('Een actie na een splitsing van haar knoop', () => {
  const deel = '3d5f7a91-ac2e-5d4f-9a61-b2c3d4e5f603' as KnoopId;
  const gesplitst = { knopen: [deel, andereKnoop], opgegaan: new Map([[knoopId, deel]]) };
  const verplaatsen = (naar: KnoopId, around: Partial<DecisionContext>) => wens({ type: 'ActieWijzigen', data: { actieId, knoopId: naar, op } }, around);

  it('komt van het deel waar zij in staat', () => {
    given(opgenomen)
      .when(verplaatsen(andereKnoop, gesplitst))
      .then({ type: 'ActieVerplaatst', data: { actieId, op, oud: deel, nieuw: andereKnoop } });
  });
  it('kan in dat deel worden gezet, en staat er dan om zichzelf', () => {
    const gezet: ActieEvent = { type: 'ActieVerplaatst', data: { actieId, op, oud: deel, nieuw: deel } };
    given(opgenomen).when(verplaatsen(deel, gesplitst)).then(gezet);
    given(opgenomen, gezet).when(verplaatsen(deel, gesplitst)).then();
  });
  it('kan er niet vandaan op een dag daarvoor, als de splitsing haar noemt', () => {
    const genoemdIn = [{ knoopId, op: datum('2023-04-01'), onder: new Set([knoopId]) }];
    given(opgenomen)
      .when(verplaatsen(andereKnoop, { genoemdIn }))
      .thenRefused('splitsing-noemt-actie', { feit: { type: 'KnoopGesplitst', op: datum('2023-04-01'), id: knoopId } });
    const terug: ActieEvent = { type: 'ActieVerplaatst', data: { actieId, op: datum('2023-03-01'), oud: andereKnoop, nieuw: knoopId } };
    given(opgenomen, terug)
      .when(verplaatsen(andereKnoop, { genoemdIn }))
      .then({ type: 'ActieVerplaatst', data: { actieId, op, oud: knoopId, nieuw: andereKnoop } });
  });
});
