import { describe, expect, it } from '@jest/globals';
import type { Position } from '@actiespoor/event-store';

import { placeIn } from './place.js';

const head = '0000000120' as Position;
const logHead = '00000000000000000500-00000000000000000480' as Position;

describe('Een positie die iemand noemt', () => {
  it.each([
    ['0000000120', '0000000120'],
    ['0000000007', '0000000007'],
    ['7', '0000000007'],
    ['00000000000000000007', '0000000007'],
    ['0', '0000000000'],
    ['121', undefined],
    ['99999999999', undefined],
    ['', undefined],
    ['-1', undefined],
    ['7-7', undefined],
    ['1e1', undefined],
    ['zzz', undefined],
    ['7 ', undefined],
    ['٧', undefined],
  ])('leest %s als getal', (text, place) => {
    expect(placeIn(text, head)).toBe(place);
  });

  it('kan uit twee getallen bestaan', () => {
    expect(placeIn('500-480', logHead)).toBe(logHead);
    expect(placeIn('500', logHead)).toBeUndefined();
    expect(placeIn('500-481', logHead)).toBeUndefined();
    expect(placeIn('500-480-1', logHead)).toBeUndefined();
  });

  it('is er in een leeg spoor niet', () => {
    expect(placeIn('0', undefined)).toBeUndefined();
  });
});
