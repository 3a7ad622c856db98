import { describe, expect, it } from '@jest/globals';

import { compareDatum, datum, firstDay, isDag, isDatum, lastDay } from './datum.js';

describe('Een datum', () => {
  it.each([
    ['2021-09-03', '2021-09-03', '2021-09-03'],
    ['2024-02', '2024-02-01', '2024-02-29'],
    ['2022', '2022-01-01', '2022-12-31'],
    ['2022-21', '2022-03-01', '2022-05-31'],
    ['2022-23', '2022-09-01', '2022-11-30'],
    ['2022-24', '2022-12-01', '2023-02-28'],
    ['2024-36', '2024-10-01', '2024-12-31'],
    ['2021-40', '2021-01-01', '2021-06-30'],
    ['2021-41', '2021-07-01', '2021-12-31'],
  ])('%s loopt van %s tot en met %s', (text, first, last) => {
    expect(isDatum(text)).toBe(true);
    expect([firstDay(datum(text)), lastDay(datum(text))]).toEqual([first, last]);
  });

  it.each(['2021-02-29', '20210903', '2021-13', '2021-42', '2021-00', '2021/2022', 'najaar 2022', '', '0021', '2021-9-3', 2021, null, undefined])(
    'is niet %p',
    (text) => {
      expect(isDatum(text)).toBe(false);
    },
  );

  it('is alleen een dag als de hele dag er staat', () => {
    expect([isDag('2021-09-03'), isDag('2021-09'), isDag('2021-41')]).toEqual([true, false, false]);
  });

  it('wordt geordend op de eerste dag', () => {
    const texts = ['2022', '2021-41', '2021-09-03', '2021-10'].map(datum);
    expect(texts.toSorted(compareDatum)).toEqual(['2021-41', '2021-09-03', '2021-10', '2022']);
    expect(compareDatum(datum('2022'), datum('2022-01-01'))).toBe(0);
  });

  it('wordt nooit geraden', () => {
    expect(() => datum('2021-02-29')).toThrow(RangeError);
  });
});
