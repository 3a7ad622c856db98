import { describe, expect, it } from '@jest/globals';

import { closed, counted, padded, shortened, table, widthOf, wrapped } from './text.js';

describe('Tekst op een terminal', () => {
  it('telt een letter met een teken erop als een kolom', () => {
    expect(widthOf('ge\u0308evalueerd')).toBe(11);
    expect(padded('geë', 5)).toBe('geë  ');
  });

  it.each([
    ['Doorlopend', 10, 'Doorlopend'],
    ['Doorlopend', 9, 'Doorlope…'],
    ['Twee woorden', 6, 'Twee…'],
    ['👨‍👩‍👧 samen', 3, '👨‍👩‍👧…'],
    ['x', 0, '…'],
  ])('kort %p in tot %i kolommen', (text, width, short) => {
    expect(shortened(text, width)).toBe(short);
  });

  it.each([
    ['Dat is alles', 'Dat is alles.'],
    ['Dat is alles.', 'Dat is alles.'],
    ['Klopt DATA_DIR?', 'Klopt DATA_DIR?'],
  ])('sluit een zin af waar er nog een op volgt: %p', (sentence, whole) => {
    expect(closed(sentence)).toBe(whole);
  });

  it('breekt af tussen woorden, en laat een te lang woord heel', () => {
    expect(wrapped('een twee drie aansprakelijkheid vier', 8)).toEqual(['een twee', 'drie', 'aansprakelijkheid', 'vier']);
  });

  it('zet kolommen onder elkaar, zonder spaties aan het eind', () => {
    expect(
      table([
        ['naam', 'stand'],
        ['actueel-plan', 'bij'],
      ]),
    ).toEqual(['naam          stand', 'actueel-plan  bij']);
    expect(table([])).toEqual([]);
  });

  it('telt in het Nederlands', () => {
    expect([counted(1, 'stream', 'streams'), counted(12_500, 'stream', 'streams')]).toEqual(['1 stream', '12.500 streams']);
  });
});
