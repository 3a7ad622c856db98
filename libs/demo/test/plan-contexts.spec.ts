import { datum, type Id } from '@actiespoor/kernel';
import type { DomainEvent } from '@actiespoor/plan';
import { describe, expect, it } from '@jest/globals';

import { noPlanContexts, planContextOf, withFact } from './plan-contexts.js';

const id = <Name extends string>(text: string): Id<Name> => text as Id<Name>;

const planId = id<'plan'>('plan');
const houten = id<'organisatie'>('GM0321');
const [eerste, tweede] = [id<'actie'>('eerste'), id<'actie'>('tweede')];
const op = datum('2022-01-10');

const opgesteld: DomainEvent = {
  type: 'PlanOpgesteld',
  data: { planId, titel: 'Plan', soort: 'lokaal', eigenaar: houten, periode: {}, niveaus: ['actielijn'], op },
};
const opgenomen = (actieId: Id<'actie'>, rest: { code?: string; hoofdactieId?: Id<'actie'> }): DomainEvent => ({
  type: 'ActieOpgenomen',
  data: { actieId, planId, soort: 'actie', omschrijving: 'Iets doen', volgorde: 1, op, ...rest },
});
const hernummerd: DomainEvent = {
  type: 'ActieGewijzigd',
  data: { actieId: eerste, wijzigingen: [{ veld: 'code', oud: '1a', nieuw: '2b' }], op },
};

const na = (...events: readonly DomainEvent[]) => planContextOf(events.reduce(withFact, noPlanContexts), { actieId: eerste, planId });

describe('Het plan rond een actie', () => {
  it('is er niet zonder plan', () => {
    expect(na()).toBeUndefined();
    expect(planContextOf(noPlanContexts, { actieId: eerste })).toBeUndefined();
  });

  it('kent eigenaar, leden en knopen', () => {
    const knoop: DomainEvent = { type: 'KnoopToegevoegd', data: { planId, knoopId: id('knoop'), niveau: 'actielijn', titel: 'Eén', volgorde: 1, op } };
    expect(na(opgesteld, knoop)).toStrictEqual({
      planId, eigenaar: houten, leden: [houten], opgesteldOp: op, knopen: ['knoop'], codes: {}, deelacties: [],
    });
  });

  it('geeft een oude code vrij als de actie een nieuwe krijgt', () => {
    expect(na(opgesteld, opgenomen(eerste, { code: '1a' }))?.codes).toStrictEqual({ '1a': eerste });
    expect(na(opgesteld, opgenomen(eerste, { code: '1a' }), hernummerd)?.codes).toStrictEqual({ '2b': eerste });
  });

  it('houdt een code die een ander intussen heeft', () => {
    expect(na(opgesteld, opgenomen(eerste, { code: '1a' }), hernummerd, opgenomen(tweede, { code: '1a' }))?.codes)
      .toStrictEqual({ '2b': eerste, '1a': tweede });
  });

  it('telt deelacties bij hun hoofdactie', () => {
    expect(na(opgesteld, opgenomen(eerste, {}), opgenomen(tweede, { hoofdactieId: eerste }))?.deelacties).toStrictEqual([tweede]);
  });

  it('onthoudt dat een plan is ingetrokken', () => {
    expect(na(opgesteld, { type: 'PlanIngetrokken', data: { planId, motief: 'Opgegaan in een ander plan', op } })?.ingetrokkenOp).toBeDefined();
  });

  it('vindt het plan van een actie die al is opgenomen', () => {
    const contexts = [opgesteld, opgenomen(eerste, {})].reduce(withFact, noPlanContexts);
    expect(planContextOf(contexts, { actieId: eerste }, () => [houten, id('GM0331')])?.leden).toStrictEqual(['GM0321', 'GM0331']);
  });
});
