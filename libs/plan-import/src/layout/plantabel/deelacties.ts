import type { Schaal } from '@actiespoor/plan';

import type { Reading } from '../../bevinding.js';
import type { GelezenActie, GelezenTrekker, Located } from '../../gelezen.js';
import { optional } from '../../text.js';
import type { Organisaties } from '../../values/organisaties.js';
import { splitRomeins } from '../../values/romeins.js';
import { readSchaal } from '../../values/schaal.js';
import { readTrekkers } from '../../values/trekkers.js';

/** The cells of an actie that may name its parts. */
export interface DividedCells {
  readonly omschrijving: string;
  readonly schaal: string;
  readonly trekker: string;
}

const numerals = ['i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix', 'x'];

/** The part of a cell that belongs to the deelactie, or the whole cell if it has a different number of parts. */
const partOf = (cell: string, index: number, count: number): string => {
  const parts = splitRomeins(cell)?.delen;
  return parts?.length === count ? (parts[index] ?? '') : cell;
};

/** True if the cell is divided over the deelacties, and so has no value for the actie above them. */
export const isDivided = (cell: string, count: number): boolean => count > 0 && splitRomeins(cell)?.delen.length === count;

const at = <T>(regel: number, values: readonly T[]): readonly Located<T>[] => values.map((waarde) => ({ regel, waarde }));

/**
 * The deelacties that a row numbers i) ii) iii): each with its own scale and trekker, if those cells are divided too,
 * and with the planning of the actie.
 */
export const readDeelacties = (hoofdactie: GelezenActie, cellen: DividedCells, organisaties: Organisaties): Reading<readonly GelezenActie[]> => {
  const delen = splitRomeins(cellen.omschrijving)?.delen ?? [];
  const { regel, code, sleutel, planning } = hoofdactie;
  const read = delen.map((omschrijving, index) => {
    const schaal: Reading<Schaal | undefined> = readSchaal(partOf(cellen.schaal, index, delen.length));
    const trekkers: Reading<readonly GelezenTrekker[]> = readTrekkers(partOf(cellen.trekker, index, delen.length), organisaties);
    const numeral = numerals[index] ?? String(index + 1);
    const deelactie: GelezenActie = {
      regel,
      sleutel: `${sleutel} ${numeral}`,
      ...optional('code', code === undefined ? undefined : `${code} ${numeral}`),
      soort: hoofdactie.soort,
      omschrijving,
      volgorde: index + 1,
      ...optional('schaal', schaal.value && { regel, waarde: schaal.value }),
      ...optional('planning', planning),
      trekkers: at(regel, trekkers.value),
      actoren: [],
      resultaten: [],
      deelacties: [],
    };
    return { deelactie, remarks: isDivided(cellen.trekker, delen.length) ? trekkers.remarks : [] };
  });
  return { value: read.map(({ deelactie }) => deelactie), remarks: read.flatMap(({ remarks }) => remarks) };
};
