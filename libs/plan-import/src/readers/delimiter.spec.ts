import { describe, expect, it } from '@jest/globals';

import { toTable } from '../table/table.js';
import { delimiterOf } from './delimiter.js';

describe('Het scheidingsteken', () => {
  it.each([
    [';', ['Plan K 2024-2027', 'Actie;Trekker;Wanneer', 'Les;Gemeente;2025']],
    [';', ['Plan', 'Actie;Wanneer', 'Les, of folder;2025', 'Kaart, en film;2026']],
    [',', ['Actie,Wanneer', '"Les; folder",2025', 'Kaart,2026']],
    ['\t', ['Een zin, met komma, en nog een, en nog een', 'Actie\tWanneer', 'Les\t2025']],
    [undefined, ['Een zin, met een komma.', 'Nog een zin; met een puntkomma.', 'En een derde, met twee, komma’s.', 'Zonder.', 'Ook zonder.']],
  ])('is het teken dat de meeste regels evenveel keer hebben: %j', (delimiter, lines) => {
    expect(delimiterOf(lines)).toBe(delimiter);
  });

  it('staat soms in de eerste regel, zoals Excel het schrijft', () => {
    expect(toTable(['sep=,', 'a;b,c']).rows.map(({ regel, cells }) => [regel, ...cells])).toEqual([[2, 'a;b', 'c']]);
  });
});
