import { datum } from '@actiespoor/kernel';
import { specFor } from '@actiespoor/testing';
import { describe, it } from '@jest/globals';

import { actieId, gepland, opgenomen, planning, wens } from '../../test/actie.fixture.js';
import { actieDecider } from './actie.js';
import type { ActieEvent, Planning } from './actie.events.js';

const { given } = specFor(actieDecider);

const op = datum('2021-01-01');
const vastleggen = (hoe: Planning) => wens({ type: 'PlanningVastleggen', data: { actieId, planning: hoe, op } });
const bijstellen = (hoe: Planning) => wens({ type: 'PlanningBijstellen', data: { actieId, planning: hoe, op } });

const bijgesteld: ActieEvent = { type: 'PlanningVastgelegd', data: { actieId, op, oud: planning.najaar, nieuw: planning.doorlopend } };

describe('Een planning vastleggen', () => {
  it('kan als er nog geen was', () => {
    given(opgenomen).when(vastleggen(planning.najaar)).then(gepland(planning.najaar));
  });
  it('is idempotent', () => {
    given(opgenomen, gepland(planning.najaar)).when(vastleggen(planning.najaar)).then();
  });
  it('kan niet over een andere heen', () => {
    given(opgenomen, gepland(planning.najaar)).when(vastleggen(planning.doorlopend)).thenRefused('planning-bestaat-al');
  });
});

describe('Een planning bijstellen', () => {
  it('zet de oude naast de nieuwe', () => {
    given(opgenomen, gepland(planning.najaar)).when(bijstellen(planning.doorlopend)).then(bijgesteld);
  });
  it('ziet ook een andere lezing van dezelfde woorden', () => {
    const nieuw: Planning = { ...planning.najaar, zekerheid: 'laag' };
    given(opgenomen, gepland(planning.najaar))
      .when(bijstellen(nieuw))
      .then({ type: 'PlanningVastgelegd', data: { actieId, op, oud: planning.najaar, nieuw } });
  });
  it('is idempotent', () => {
    given(opgenomen, gepland(planning.najaar), bijgesteld).when(bijstellen(planning.doorlopend)).then();
  });
  it('kan niet als er nog geen was', () => {
    given(opgenomen).when(bijstellen(planning.doorlopend)).thenRefused('planning-ontbreekt');
  });
});
