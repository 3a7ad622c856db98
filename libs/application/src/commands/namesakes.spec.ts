import type { Arrival, Position } from '@actiespoor/event-store';
import { describe, expect, it } from '@jest/globals';

import { Locks } from './locks.js';
import { Namesakes } from './namesakes.js';

/** The fate of a thing that is about to be made, while its read model is like this. */
const madeWith = async (arrival: Arrival) => {
  const made: (string | undefined)[] = [];
  const asked: (readonly string[] | undefined)[] = [];
  const namesakes = new Namesakes({
    locks: new Locks({ later: () => () => undefined }),
    facts: { head: () => Promise.resolve('9' as Position), arrival: (_position, _ms, projections) => (asked.push(projections), Promise.resolve(arrival)) },
  });
  const naming = { among: 'plannen', projection: 'actueel-plan', find: () => Promise.resolve('zo heet er al een') };
  const answer = await namesakes.during(naming, (namesake) => Promise.resolve(made.push(namesake)));
  return { answer, made, asked };
};

describe('Een naam die misschien al bestaat', () => {
  it('wordt gezocht zodra het leesmodel alles heeft', async () => {
    expect(await madeWith({ outcome: 'reached' })).toEqual({ answer: 1, made: ['zo heet er al een'], asked: [['actueel-plan']] });
  });

  it('wordt niet nog eens gemaakt zolang het leesmodel achterloopt', async () => {
    expect(await madeWith({ outcome: 'behind' })).toMatchObject({ answer: { outcome: 'behind' }, made: [] });
  });

  it('wordt niet nog eens gemaakt zolang het leesmodel stilstaat, en dat staat erbij', async () => {
    expect(await madeWith({ outcome: 'standing', name: 'actueel-plan', reason: 'gepauzeerd' })).toMatchObject({
      answer: { outcome: 'behind', sentence: expect.stringMatching(/^Leesmodel actueel-plan staat stil/) },
      made: [],
    });
  });
});
