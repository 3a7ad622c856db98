import { describe, expect, it } from '@jest/globals';

import { Recording } from './recorded-terminal.fixture.js';
import { paintFor, terminalOn } from './terminal.js';

const screen = (properties: { readonly isTTY?: boolean; readonly columns?: number; readonly hasColors?: () => boolean }): Recording =>
  Object.assign(new Recording(), properties);

describe('De terminal', () => {
  it('krijgt kleuren waar dat kan en mag', () => {
    expect(paintFor(screen({ isTTY: true, hasColors: () => true }))('red', 'fout')).toBe('\u001b[31mfout\u001b[39m');
  });

  it.each([
    ['een bestand', {}],
    ['een bestand in een terminal met kleuren', { hasColors: () => true }],
    ['een terminal zonder kleuren, zoals met NO_COLOR', { isTTY: true, hasColors: () => false }],
  ])('krijgt ze niet als hij %s is', (_, properties) => {
    expect(paintFor(screen(properties))('red', 'fout')).toBe('fout');
  });

  it.each([
    [undefined, 100],
    [60, 60],
    [10, 40],
  ])('van %p kolommen wordt er een van %i', (columns, width) => {
    expect(terminalOn(screen(columns === undefined ? {} : { columns }), screen({})).width).toBe(width);
  });

  it('houdt antwoorden en mededelingen uit elkaar', () => {
    const [out, err] = [screen({}), screen({})];
    const terminal = terminalOn(out, err);
    terminal.print('antwoord');
    terminal.tell('mededeling');
    expect([out.text, err.text]).toEqual(['antwoord\n', 'mededeling\n']);
  });
});
