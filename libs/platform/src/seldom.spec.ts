import { describe, expect, it } from '@jest/globals';

import { seldom } from './seldom.js';

describe('Wat telkens hetzelfde is', () => {
  it('staat eens per minuut in het log, en wat anders is meteen', () => {
    const lines: string[] = [];
    let now = 0;
    const tell = seldom(
      (line) => void lines.push(line),
      () => now,
    );
    for (now = 0; now < 130_000; now += 10_000) tell('geweigerd');
    tell('weg');
    expect(lines).toEqual(['geweigerd', 'geweigerd', 'geweigerd', 'weg']);
  });

  it('is hetzelfde waar het daarvoor doorgaat', () => {
    const lines: string[] = [];
    const tell = seldom(
      (line) => void lines.push(line),
      () => 0,
      (line) => line.replace(/\d+/, ''),
    );
    for (const line of ['positie 1', 'positie 2', 'weg']) tell(line);
    expect(lines).toEqual(['positie 1', 'weg']);
  });

  it('is ook hetzelfde in andere woorden, als wie het vertelt dat zegt', () => {
    const lines: string[] = [];
    const tell = seldom((line) => void lines.push(line));
    tell('lezen van plan-1 mag niet', 'warn', 'lezen');
    tell('lezen van plan-2 mag niet', 'warn', 'lezen');
    tell('schrijven mag niet', 'warn', 'schrijven');
    expect(lines).toEqual(['lezen van plan-1 mag niet', 'schrijven mag niet']);
  });
});
