import { describe, expect, it } from '@jest/globals';

import { Meter } from './meter.js';
import { barLine, durationText, plainLine, type TaskProgress } from './progress.js';
import { widthOf } from './text.js';

const halfway: TaskProgress = { title: 'Doorvoeren', unit: 'stappen', done: 1_200, total: 4_800, elapsedMs: 4_000 };

interface Shown {
  readonly written: string[];
  readonly meter: Meter;
  readonly at: (ms: number) => void;
}

const shownOn = (kind: 'terminal' | 'log'): Shown => {
  let now = 0;
  const written: string[] = [];
  const screen = { write: (text: string) => void written.push(text), isTerminal: kind === 'terminal', width: 80, now: () => now };
  return { written, meter: new Meter({ title: 'Doorvoeren', unit: 'stappen' }, screen), at: (ms) => (now = ms) };
};

describe('Voortgang', () => {
  it('noemt hoeveel, hoe snel en hoe lang nog', () => {
    expect(plainLine(halfway)).toBe('Doorvoeren: 1.200 van 4.800 stappen, 25 %, 300/s, nog 12 s');
  });

  it('zegt in het begin nog niets over tempo', () => {
    expect(plainLine({ ...halfway, elapsedMs: 499 })).toBe('Doorvoeren: 1.200 van 4.800 stappen, 25 %');
    expect(plainLine({ ...halfway, done: 0 })).toBe('Doorvoeren: 0 van 4.800 stappen, 0 %');
  });

  it('heeft aan het eind geen tijd meer over', () => {
    expect(plainLine({ ...halfway, done: 4_800 })).toBe('Doorvoeren: 4.800 van 4.800 stappen, 100 %, 1.200/s');
  });

  it('doet zonder totaal geen belofte', () => {
    expect(plainLine({ ...halfway, total: undefined })).toBe('Doorvoeren: 1.200 stappen, 300/s');
  });

  it('tekent een balk die op het scherm past', () => {
    expect(barLine(halfway, 200)).toBe('Doorvoeren  [██████░░░░░░░░░░░░░░░░░░]  25 %  1.200 van 4.800 stappen  300/s  nog 12 s');
    expect(widthOf(barLine(halfway, 40))).toBe(39);
  });

  it.each([
    [1, '1 s'],
    [59_001, '1 min 00 s'],
    [125_000, '2 min 05 s'],
    [4_200_000, '1 u 10 min'],
  ])('schrijft %i ms als %s', (ms, text) => {
    expect(durationText(ms)).toBe(text);
  });
});

describe('De meter', () => {
  it('tekent op een terminal over zichzelf heen, niet vaker dan tien keer per seconde, en ruimt zich op', () => {
    const { written, meter, at } = shownOn('terminal');
    for (const ms of [0, 50, 99, 100]) {
      at(ms);
      meter.update(ms + 1, 200);
    }
    meter.stop();
    expect(written.map((text) => text.startsWith('\r\u001b[2K'))).toEqual([true, true, true]);
    expect(written.at(-1)).toBe('\r\u001b[2K');
  });

  it('schrijft in een log een regel per vijf seconden, en een aan het eind', () => {
    const { written, meter, at } = shownOn('log');
    for (const ms of [1_000, 5_000, 6_000, 9_999]) {
      at(ms);
      meter.update(ms / 1_000, 10);
    }
    meter.stop();
    expect(written).toEqual(['Doorvoeren: 5 van 10 stappen, 50 %, 1/s, nog 5 s\n', 'Doorvoeren: 10 van 10 stappen, 99 %, 1/s, nog 1 s\n']);
  });

  it('zwijgt in een log over wat nooit begon', () => {
    const { written, meter } = shownOn('log');
    meter.stop();
    expect(written).toEqual([]);
  });
});
