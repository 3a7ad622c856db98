import { StoreUnavailable } from '@actiespoor/event-store';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

import { PartWatch } from './part-watch.js';

describe('Een server die weg is', () => {
  let ending: AbortController;
  let isAway: boolean;
  let asked: number;
  let tick: number;
  let watch: PartWatch;

  const question = (): Promise<string> => {
    asked += 1;
    return isAway ? Promise.reject(new StoreUnavailable('weg')) : Promise.resolve('antwoord');
  };
  const ask = async () => (await watch.ask(1_000, question)).part;
  const clock = (): string => `2026-11-30T00:00:0${String((tick += 1))}Z`;
  const askedAgain = async (): Promise<void> => {
    const before = asked;
    while (asked === before) await new Promise((done) => setTimeout(done, 5));
  };

  beforeEach(() => {
    [ending, isAway, asked, tick] = [new AbortController(), true, 0, 0];
    watch = new PartWatch({ clock, signal: ending.signal });
  });
  afterEach(() => ending.abort());

  it('is weg sinds de eerste keer dat hij niet antwoordde, zolang hij weg blijft', async () => {
    expect(await ask()).toEqual({ status: 'weg', sinds: '2026-11-30T00:00:01Z', reden: 'weg' });
    await askedAgain();
    expect(await ask()).toMatchObject({ status: 'weg', sinds: '2026-11-30T00:00:01Z' });
  });

  it('is bij een volgende storing weg sinds die, ook als er tussendoor niemand naar vroeg', async () => {
    await ask();
    isAway = false;
    await askedAgain();
    isAway = true;
    expect(await ask()).toMatchObject({ status: 'weg', sinds: '2026-11-30T00:00:02Z' });
  });

  it('wordt niet meer gevraagd als het proces eindigt', async () => {
    await ask();
    ending.abort();
    await new Promise((done) => setImmediate(done));
    expect(asked).toBe(1);
  });
});
