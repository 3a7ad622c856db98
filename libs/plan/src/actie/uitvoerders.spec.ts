import { ledenLekstroom, lekstroom, westBetuwe } from '@actiespoor/testing';
import { describe, expect, it } from '@jest/globals';

import { uitvoerders } from './uitvoerders.js';

const regionaalPlan = { eigenaar: lekstroom, leden: ledenLekstroom };
const eigenPlan = { eigenaar: westBetuwe, leden: [westBetuwe] };
const iedereen = [lekstroom, ...ledenLekstroom];

describe('Wie een actie uitvoert', () => {
  it.each([
    ['lokaal', ledenLekstroom],
    ['zo-mogelijk-regionaal', ledenLekstroom],
    ['regionaal', [lekstroom]],
    ['bovenregionaal', [lekstroom]],
    ['regionaal-en-lokaal', iedereen],
    [undefined, iedereen],
  ] as const)('volgt in een regionaal plan uit de schaal %s', (schaal, verwacht) => {
    expect(uitvoerders(schaal, regionaalPlan)).toEqual(verwacht);
  });
  it.each(['lokaal', 'regionaal', 'regionaal-en-lokaal', undefined] as const)('is in het eigen plan de gemeente, bij schaal %s', (schaal) => {
    expect(uitvoerders(schaal, eigenPlan)).toEqual([westBetuwe]);
  });
});
