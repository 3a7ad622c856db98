import { describe, expect, it } from '@jest/globals';

import { standstillOf } from './standstill.js';

describe('Een leesmodel', () => {
  const spoor = { name: 'spoor', isPaused: false };

  it.each([
    ['stilgezet', { ...spoor, isPaused: true, state: 'live' }, /^Projectie spoor is stilgezet\. .*actiespoor projections resume spoor$/],
    [
      'gestopt op een fout',
      { ...spoor, state: 'halted', error: 'Projectie spoor staat stil bij X: Y' },
      /^Projectie spoor staat stil bij X: Y\. .*projections resume spoor$/,
    ],
    ['van een andere store', { ...spoor, state: 'astray', error: 'Herbouw dan.' }, /^Herbouw dan\.$/],
    ['van een andere store, zonder verslag', { ...spoor, state: 'astray' }, /projections rebuild --alle$/],
  ])('dat %s is zegt wat er is en welke opdracht herstelt', (_, standing, sentence) => {
    expect(standstillOf(standing)).toEqual({ outcome: 'standing', name: 'spoor', reason: expect.stringMatching(sentence) as unknown });
  });

  it.each(['starting', 'catching-up', 'live', 'retrying', 'stopped', undefined])('in staat %s gaat vanzelf verder', (state) => {
    expect(standstillOf({ ...spoor, ...(state !== undefined && { state }) })).toBeUndefined();
  });
});
