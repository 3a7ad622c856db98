import type { PlanId } from '@actiespoor/plan';
import { adoptedContent, adoptedHash } from '@actiespoor/voortgang';
import { describe, expect, it } from '@jest/globals';

import { replay } from '../test/replay.js';
import { ofPlan, planAsOf, storedFacts, type StoredFact } from '../test/stored-facts.js';
import { demoGeschiedenis } from './geschiedenis.js';

const alles = storedFacts(replay(demoGeschiedenis));
const planOf = ({ data }: StoredFact): PlanId => Reflect.get(data, 'planId') as PlanId;

const vaststellingen = alles
  .filter(({ type }) => type === 'PlanVastgesteld')
  .map((event) => ({
    titel: planAsOf(ofPlan(planOf(event), alles), { totEnMet: event.position }).titel,
    besloten: String(Reflect.get(event.data, 'inhoudHash')),
    herberekend: adoptedHash(adoptedContent(planAsOf(ofPlan(planOf(event), alles), { totEnMet: event.position }))),
    nu: adoptedHash(adoptedContent(planAsOf(ofPlan(planOf(event), alles), {}))),
  }));

describe('Elke vaststelling in de demo', () => {
  it('is van de tekst die het plan toen had', () => {
    expect(vaststellingen.map(({ titel, herberekend }) => [titel, herberekend])).toEqual(vaststellingen.map(({ titel, besloten }) => [titel, besloten]));
    expect(vaststellingen).toHaveLength(3);
  });

  it('van West Betuwe is niet meer de tekst van nu', () => {
    const westBetuwe = vaststellingen.find(({ titel }) => titel.includes('West Betuwe'));
    expect(westBetuwe?.nu).not.toBe(westBetuwe?.besloten);
  });
});
