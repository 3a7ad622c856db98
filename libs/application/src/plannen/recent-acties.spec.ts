import type { Position } from '@actiespoor/event-store';
import { dag, datum } from '@actiespoor/kernel';
import type { ActieEvent, ActieId, PlanId } from '@actiespoor/plan/events';
import type { ActieSleutel } from '@actiespoor/voortgang';
import { describe, expect, it } from '@jest/globals';

import { RecentActies } from './recent-acties.js';

const planId = 'a0000000-0000-5000-8000-000000000001' as PlanId;
const [een, deel] = ['een', 'deel'] as [ActieId, ActieId];
const op = datum('2022-03');
const at = (position: number): Position => String(position).padStart(4, '0') as Position;

const rij: ActieSleutel = { actieId: een, sinds: dag('2022-01-01'), isVervallen: false, positie: at(5) };
const opgenomen: ActieEvent = {
  type: 'ActieOpgenomen',
  data: { actieId: deel, planId, hoofdactieId: een, soort: 'actie', code: '1b', omschrijving: 'Deel', volgorde: 1, op },
};
const vervallen: ActieEvent = { type: 'ActieVervallen', data: { actieId: een, motief: 'Dubbel', op } };

describe('Wat net is vastgelegd', () => {
  it('geldt al voordat het leesmodel het heeft', () => {
    const recent = new RecentActies();
    recent.note(planId, [opgenomen], at(6));
    expect(recent.over(planId, [rij])).toEqual([rij, { actieId: deel, hoofdactieId: een, sinds: '2022-03-01', isVervallen: false, positie: at(6) }]);
  });
  it('geldt ook van wat vervalt, en van wat daarna is hersteld', () => {
    const recent = new RecentActies();
    recent.note(planId, [vervallen], at(6));
    expect(recent.over(planId, [rij])).toEqual([{ ...rij, isVervallen: true, positie: at(6) }]);
    recent.note(planId, [{ type: 'ActieHersteld', data: { actieId: een, motief: 'Toch niet', op } }], at(7));
    expect(recent.over(planId, [rij])).toEqual([{ ...rij, positie: at(7) }]);
  });
  it('gaat niet boven wat het leesmodel daarna nog zag', () => {
    const recent = new RecentActies();
    recent.note(planId, [vervallen], at(4));
    expect(recent.over(planId, [rij])).toEqual([rij]);
  });
  it('verandert niets aan andere plannen, of door wat geen sleutel raakt', () => {
    const recent = new RecentActies();
    recent.note('ander' as PlanId, [vervallen], at(9));
    recent.note(planId, [{ type: 'ResultaatBeoogd', data: { actieId: een, op, oud: null, nieuw: 'Iets' } }], at(9));
    expect(recent.over(planId, [rij])).toEqual([rij]);
  });
});
