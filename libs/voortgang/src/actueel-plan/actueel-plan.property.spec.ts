import { describe, expect, it } from '@jest/globals';
import type { Recorded } from '@actiespoor/event-store';
import fc from 'fast-check';

import { actieOpgenomen, planOpgesteld, verhaal } from '../../test/verhaal.js';
import { actieEvent, planEvent } from '../../test/willekeur.js';
import { actueelPlan, type ActueelPlanRij } from './actueel-plan.projection.js';

type Rows = ReadonlyMap<string, ActueelPlanRij>;

const fold = (rows: Rows, events: readonly Recorded[]): Rows => {
  const na = new Map(rows);
  for (const event of events) na.set(event.stream, actueelPlan.project(na.get(event.stream), event, event.stream));
  return na;
};

const stored = (rows: Rows): Rows => new Map(JSON.parse(JSON.stringify([...rows])) as [string, ActueelPlanRij][]);

const events = fc.array(fc.oneof(actieEvent, planEvent), { minLength: 1, maxLength: 40 });

/** The story and one shuffling of it. */
const shuffled = events.chain((facts) => {
  const story = verhaal(...facts);
  return fc.tuple(fc.constant(story), fc.shuffledSubarray([...story], { minLength: story.length }));
});

describe('De rijen van het actuele plan', () => {
  it('hangen niet af van de volgorde waarin de feiten komen', () => {
    fc.assert(
      fc.property(shuffled, ([story, other]) => {
        expect(fold(new Map(), other)).toEqual(fold(new Map(), story));
      }),
    );
  });

  it('hangen niet af van de partijen waarin de feiten komen, ook niet met opslag ertussen', () => {
    fc.assert(
      fc.property(events, fc.array(fc.nat(40)), (facts, cuts) => {
        const story = verhaal(planOpgesteld(), actieOpgenomen(), ...facts);
        const edges = [0, ...cuts.map((cut) => cut % story.length).sort((a, b) => a - b), story.length];
        const batches = edges.slice(1).map((end, index) => story.slice(edges[index], end));
        const inBatches = batches.reduce<Rows>((rows, batch) => stored(fold(rows, batch)), new Map());
        expect(inBatches).toEqual(fold(new Map(), story));
      }),
    );
  });
});
