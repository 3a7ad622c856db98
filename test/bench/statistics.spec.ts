import { describe, expect, it } from '@jest/globals';

import { median, quantile, ratiosOf, spreadOf } from './statistics.js';

describe('Het midden van metingen', () => {
  it('is de middelste, in welke volgorde ze ook kwamen', () => {
    expect(median([9, 1, 5])).toBe(5);
  });
  it('ligt bij een even aantal tussen de middelste twee', () => {
    expect(median([4, 1, 3, 100])).toBe(3.5);
  });
  it('laat wat gegeven is zoals het was', () => {
    const values = [3, 1, 2];
    median(values);
    expect(values).toEqual([3, 1, 2]);
  });
  it('bestaat niet zonder metingen', () => {
    expect(() => median([])).toThrow(RangeError);
  });
});

describe('Een percentiel', () => {
  const hundred = Array.from({ length: 101 }, (_, value) => value);

  it.each([
    [0, 0],
    [0.5, 50],
    [0.99, 99],
    [1, 100],
  ])('%p van 0 tot en met 100 is %p', (fraction, value) => {
    expect(quantile(hundred, fraction)).toBe(value);
  });
  it('ligt naar verhouding tussen twee metingen', () => {
    expect(quantile([10, 20], 0.25)).toBe(12.5);
  });
});

describe('De spreiding', () => {
  it('loopt van de laagste tot de hoogste', () => {
    expect(spreadOf([1.2, 0.9, 1.4])).toEqual({ low: 0.9, high: 1.4 });
  });
});

describe('Verhoudingen', () => {
  it('zijn van metingen die naast elkaar stonden', () => {
    expect(ratiosOf([10, 30], [20, 10])).toEqual([0.5, 3]);
  });
  it('verlangen bij elke meting een tegenhanger', () => {
    expect(() => ratiosOf([1, 2], [1])).toThrow(RangeError);
  });
  it('zijn er niet naast nul', () => {
    expect(() => ratiosOf([1], [0])).toThrow(RangeError);
  });
});
