import { describe, expect, it } from '@jest/globals';
import type { Recorded } from '@actiespoor/event-store';
import fc from 'fast-check';

import { actieOpgenomen, leden, op, planId, planOpgesteld, verhaal } from '../../test/verhaal.js';
import { actieEvent, planEvent } from '../../test/willekeur.js';
import { actueelPlan, type ActueelPlanRij } from './actueel-plan.projection.js';
import { composePlan } from './compose-plan.js';

type Rows = ReadonlyMap<string, ActueelPlanRij>;

const fold = (rows: Rows, events: readonly Recorded[]): Rows => {
  const na = new Map(rows);
  for (const event of events) na.set(event.stream, actueelPlan.project(na.get(event.stream), event, event.stream));
  return na;
};

/** The content of the composed plan: its knopen, present or gone, and its acties with their place. */
const inhoudOf = (rows: Rows) => {
  const rijen = [...rows.values()];
  const plan = rijen.find((rij) => rij.kind === 'plan');
  if (plan === undefined) throw new RangeError('Dit verhaal heeft geen plan');
  const {
    knopen,
    opgegaan = [],
    acties,
  } = composePlan(
    plan,
    rijen.filter((rij) => rij.kind === 'actie'),
    { leden },
  );
  return {
    knopen: [...knopen, ...opgegaan].map((knoop) => knoop.knoopId),
    boven: knopen.map(({ bovenliggend }) => bovenliggend),
    acties: [...knopen.flatMap((knoop) => knoop.acties), ...acties].map((actie) => [actie.actieId, actie.knoopId]),
  };
};

const stored = (rows: Rows): Rows => new Map(JSON.parse(JSON.stringify([...rows])) as [string, ActueelPlanRij][]);

const permutations = <T>(all: readonly T[]): readonly (readonly T[])[] =>
  all.length < 2 ? [all] : all.flatMap((one, index) => permutations(all.toSpliced(index, 1)).map((rest) => [one, ...rest]));

const events = fc.array(fc.oneof(actieEvent, planEvent), { minLength: 1, maxLength: 40 });

/** A story and one shuffle of it. */
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

  it('hangen er ook niet van af waar een besluit twee keer is aangevuld', () => {
    const aangevuld = (besluitnummer: string) => ({ type: 'VaststellingAangevuld', data: { planId, besluitnummer, op: op('2024-05-01') } }) as const;
    const teruggenomen = { type: 'VaststellingTeruggenomen', data: { planId, motief: 'Vergissing', op: op('2024-06-01') } } as const;
    const story = verhaal(aangevuld('1'), aangevuld('2'), teruggenomen);
    const rows = permutations(story).map((facts) => fold(new Map(), facts));
    for (const other of rows) expect(other).toEqual(rows[0]);
  });

  it('geven een plan dat elke actie en elke knoop één keer toont, welke volgorde de feiten ook hadden', () => {
    fc.assert(
      fc.property(shuffled, ([story, other]) => {
        const begin = verhaal(planOpgesteld(), actieOpgenomen());
        const [toont, elders] = [story, other].map((facts) => inhoudOf(fold(new Map(), [...begin, ...facts])));
        expect(elders).toEqual(toont);
        expect(new Set(toont?.knopen).size).toBe(toont?.knopen.length);
        expect(toont?.acties).toHaveLength(1);
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
