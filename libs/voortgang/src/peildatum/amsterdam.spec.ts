import { describe, expect, it } from '@jest/globals';
import { dag } from '@actiespoor/kernel';

import { bekendOpMoment, endOfDay, startOfDay } from './amsterdam.js';

describe('Een dag in Amsterdam', () => {
  it.each([
    ['2021-11-30', '2021-11-29T23:00:00.000Z', '2021-11-30T22:59:59.999Z'],
    ['2021-07-01', '2021-06-30T22:00:00.000Z', '2021-07-01T21:59:59.999Z'],
    ['2021-03-28', '2021-03-27T23:00:00.000Z', '2021-03-28T21:59:59.999Z'],
    ['2021-10-31', '2021-10-30T22:00:00.000Z', '2021-10-31T22:59:59.999Z'],
    ['2024-03-31', '2024-03-30T23:00:00.000Z', '2024-03-31T21:59:59.999Z'],
    ['2023-12-31', '2023-12-30T23:00:00.000Z', '2023-12-31T22:59:59.999Z'],
  ])('%s loopt van %s tot en met %s', (tekst, van, tot) => {
    expect([startOfDay(dag(tekst)), endOfDay(dag(tekst))]).toEqual([van, tot]);
  });

  it('is overal wat de tijdzone van het platform ervan zegt', () => {
    const clock = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Amsterdam', dateStyle: 'short', timeStyle: 'medium' });
    const days = Array.from({ length: 366 * 12 }, (_, index) => dag(new Date(Date.UTC(2019, 0, 1 + index)).toISOString().slice(0, 10)));
    const wrong = days.filter(
      (one) => clock.format(new Date(startOfDay(one))) !== `${one} 00:00:00` || clock.format(new Date(endOfDay(one))) !== `${one} 23:59:59`,
    );
    expect(wrong).toEqual([]);
  });
});

describe('Een bekendOp', () => {
  it.each([
    ['2021-11-30', '2021-11-30T22:59:59.999Z'],
    ['2021-11-30T12:00:00+01:00', '2021-11-30T11:00:00.000Z'],
    ['2021-11-30T12:00:00.5Z', '2021-11-30T12:00:00.500Z'],
    ['2021-11-30T12:00Z', '2021-11-30T12:00:00.000Z'],
  ])('%s is het moment %s', (tekst, moment) => {
    expect(bekendOpMoment(tekst)).toBe(moment);
  });

  it.each(['2021-11', '2021', '2021-11-30T12:00:00', '2021-02-29', '2021-02-30T12:00:00Z', '2021-11-30T24:00:00Z', 'gisteren', ''])('is niet %p', (tekst) => {
    expect(bekendOpMoment(tekst)).toBeUndefined();
  });
});
