import { describe, expect, it } from '@jest/globals';

import { resultOf, type Subject, tableOf } from './result.js';
import { takeTurns } from './rounds.js';

const feed: Subject = { id: 'P3', work: 'feed from 0', unit: 'events/s', goal: { bound: 'at-least', ratio: 0.85 } };
const lag: Subject = { id: 'P9', work: 'lag', unit: 'ms', goal: { bound: 'at-most', ratio: 0.25 } };

describe('Een uitslag', () => {
  it('heeft het midden van de verhoudingen per ronde, niet de verhouding van de middens', () => {
    expect(resultOf(feed, { ours: [80, 300, 90], limit: [100, 100, 300] })).toEqual({
      id: 'P3',
      work: 'feed from 0',
      ours: 90,
      limit: 100,
      unit: 'events/s',
      ratio: 0.8,
      spread: { low: 0.3, high: 3 },
      goal: '≥ 0.85 ×',
      holds: false,
    });
  });

  it.each([
    [feed, 85, true],
    [feed, 84, false],
    [lag, 25, true],
    [lag, 26, false],
  ])('%j met %p tegen 100: gehaald is %p', (subject, ours, isMet) => {
    expect(resultOf(subject, { ours: [ours], limit: [100] }).holds).toBe(isMet);
  });

  it('zonder doel vergelijkt alleen', () => {
    const { goal: _, ...beside } = feed;
    const result = resultOf(beside, { ours: [50], limit: [100] });
    expect(result).toMatchObject({ ratio: 0.5, goal: '–' });
    expect(tableOf([result])).toMatch(/– {2,}–$/);
  });

  it('komt niet uit halve paren', () => {
    expect(() => resultOf(feed, { ours: [1, 2], limit: [1] })).toThrow(RangeError);
  });
});

describe('De tabel', () => {
  it('zet onder elke kop wat eronder hoort', () => {
    const [head = '', rule = '', row = ''] = tableOf([resultOf(feed, { ours: [90_000], limit: [100_000] })]).split('\n');
    expect(row).toMatch(/^P3 {2}feed from 0 {2}90,000 {2}100,000 {2}events\/s {2}0\.90 × {2,}0\.90–0\.90 {2}≥ 0\.85 × {2}yes$/);
    for (const [name, cell] of [
      ['ours', '90,000'],
      ['unit', 'events/s'],
      ['goal', '≥ 0.85'],
    ] as const)
      expect(head.indexOf(name)).toBe(row.indexOf(cell));
    expect(rule.length).toBeGreaterThanOrEqual(head.length);
  });
});

describe('Om beurten meten', () => {
  it('gaat ronde na ronde langs allen, en telt de eerste ronde niet', async () => {
    const order: string[] = [];
    const contestant = (name: string) => () => Promise.resolve(order.push(name));
    const measured = await takeTurns(2, { ours: contestant('ours'), limit: contestant('limit') });
    expect(order).toEqual(['ours', 'limit', 'ours', 'limit', 'ours', 'limit']);
    expect(measured).toEqual({ ours: [3, 5], limit: [4, 6] });
  });
});
