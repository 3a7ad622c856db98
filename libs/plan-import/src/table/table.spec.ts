import { describe, expect, it } from '@jest/globals';

import { toTable } from './table.js';

const rowsOf = (...lines: readonly string[]): readonly (readonly [number, ...string[]])[] =>
  toTable(lines).rows.map(({ regel, cells }) => [regel, ...cells] as const);

describe('Van regels naar rijen', () => {
  it('verdeelt bij tabs, en telt lege regels mee', () => {
    expect(rowsOf('titel', '', 'a\t b \tc\t\t', '\td')).toEqual([
      [1, 'titel'],
      [3, 'a', 'b', 'c'],
      [4, '', 'd'],
    ]);
  });

  it('laat aanhalingstekens in gewone tekst staan', () => {
    expect(rowsOf('een "woord" hier\tb', '"begin\tc')).toEqual([
      [1, 'een "woord" hier', 'b'],
      [2, '"begin', 'c'],
    ]);
  });

  it('verdeelt CSV bij puntkomma of komma, met de regel waarop een rij begint', () => {
    expect(rowsOf('a;"b;\nc";c;d'.split('\n')[0] ?? '', 'c";c;d', 'e;f;g;h')).toEqual([
      [1, 'a', 'b; c', 'c', 'd'],
      [3, 'e', 'f', 'g', 'h'],
    ]);
    expect(rowsOf('a,"b, ""c""",d,e')).toEqual([[1, 'a', 'b, "c"', 'd', 'e']]);
  });

  it('houdt proza met komma’s heel zolang een tab de tabel verdeelt', () => {
    expect(rowsOf('een, twee, drie, vier', 'a\tb')).toEqual([
      [1, 'een, twee, drie, vier'],
      [2, 'a', 'b'],
    ]);
  });

  it('leest verder waar een aanhalingsteken nooit sluit, en zegt waar', () => {
    const table = toTable(['a;b;c;d', '"e;f;g;h', 'i;j;k;l']);
    expect(table.rows).toHaveLength(3);
    expect(table.bevindingen).toMatchObject([{ regel: 2, ernst: 'fout', code: 'aanhaling-niet-gesloten' }]);
  });
});
