import { describe, expect, it } from '@jest/globals';
import type { Termijn } from '@actiespoor/plan/events';

import { op } from '../../test/verhaal.js';
import { endOfTermijn, teLaat } from './termijn.js';

describe('Het eind van een termijn', () => {
  it.each<[van: string, termijn: Termijn, eind: string]>([
    ['2021-04-15', 'P1Y', '2022-04-15'],
    ['2024-02-29', 'P1Y', '2025-02-28'],
    ['2021-11-30', 'P3M', '2022-02-28'],
    ['2021-12-31', 'P2M', '2022-02-28'],
    ['2021-04-15', 'P6W', '2021-05-27'],
    ['2021-12-20', 'P30D', '2022-01-19'],
  ])('dat op %s begon en %s duurt is %s', (van, termijn, eind) => {
    expect(endOfTermijn(op(van), termijn)).toBe(eind);
  });

  it.each<[van: string, termijn: Termijn, eind: string]>([
    ['2021-04', 'P1Y', '2022-04'],
    ['2021', 'P2Y', '2023'],
    ['2021-41', 'P1Y', '2022-41'],
    ['2021-04', 'P6M', '2021-10-30'],
    ['2021', 'P2W', '2022-01-14'],
  ])('is bij %s en %s zo precies als het kan: %s', (van, termijn, eind) => {
    expect(endOfTermijn(op(van), termijn)).toBe(eind);
  });

  it('is er niet als het te ver weg ligt om een datum te zijn', () => {
    expect(endOfTermijn(op('2021-04-15'), 'P999Y')).toBeUndefined();
    expect(endOfTermijn(op('2021'), 'P999Y')).toBeUndefined();
  });
});

describe('Hoeveel dagen te laat', () => {
  it.each<[wanneer: string, uiterlijk: string, laat: object]>([
    ['2022-06-21', '2022-04-15', { dagenTeLaat: 67 }],
    ['2022-04-16', '2022-04-15', { dagenTeLaat: 1 }],
    ['2022-04-15', '2022-04-15', { dagenTeLaat: 0 }],
    ['2021-12-01', '2022-04-15', { dagenTeLaat: 0 }],
    ['2022-06', '2022-04-15', { dagenTeLaat: 47, hoogstens: 76 }],
    ['2022-04-16', '2022-04', { dagenTeLaat: 0, hoogstens: 15 }],
  ])('%s is na %s: %p', (wanneer, uiterlijk, laat) => {
    expect(teLaat(op(wanneer), op(uiterlijk))).toEqual(laat);
  });
});
