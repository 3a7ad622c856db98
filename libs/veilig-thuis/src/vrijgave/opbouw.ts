import { isAnderJaar } from '../gebied.js';
import { bekendeGebieden } from '../gebieden.js';
import { type Meetperiode, readPeriode } from '../periode.js';

/** An area that is made of others: a province of regions, a region of gemeenten, a new region of the two that it took over. */
export interface Gebiedsopbouw {
  readonly totaal: string;
  readonly delen: readonly string[];
}

const landsdelen: readonly Gebiedsopbouw[] = [
  { totaal: 'NL01', delen: ['LD01', 'LD02', 'LD03', 'LD04'] },
  { totaal: 'LD01', delen: ['PV20', 'PV21', 'PV22'] },
  { totaal: 'LD02', delen: ['PV23', 'PV24', 'PV25'] },
  { totaal: 'LD03', delen: ['PV26', 'PV27', 'PV28', 'PV29'] },
  { totaal: 'LD04', delen: ['PV30', 'PV31'] },
];

// Regions that follow the border of a province, or nearly so: a sum that is not quite true hides some more.
const provincies: readonly Gebiedsopbouw[] = [
  { totaal: 'PV20', delen: ['VT08'] },
  { totaal: 'PV21', delen: ['VT04'] },
  { totaal: 'PV22', delen: ['VT02'] },
  { totaal: 'PV23', delen: ['VT11', 'VT19'] },
  { totaal: 'PV24', delen: ['VT03'] },
  { totaal: 'PV25', delen: ['VT05', 'VT06', 'VT14'] },
  { totaal: 'PV26', delen: ['VT20'] },
  { totaal: 'PV27', delen: ['VT01', 'VT07', 'VT12', 'VT17', 'VT22'] },
  { totaal: 'PV28', delen: ['VT09', 'VT10', 'VT18', 'VT24'] },
  { totaal: 'PV29', delen: ['VT23'] },
  { totaal: 'PV30', delen: ['VT15', 'VT16', 'VT21', 'VT26'] },
  { totaal: 'PV30', delen: ['VT15', 'VT21', 'VT27'] },
  { totaal: 'PV31', delen: ['VT13', 'VT25'] },
];

const regiosIn = (jaar: number): readonly string[] =>
  [...bekendeGebieden.values()].filter((gebied) => gebied.soort === 'veilig-thuis-regio' && !isAnderJaar(gebied, jaar)).map(({ code }) => code);

/** The regions of both divisions, and the region that took over two in 2023: figures of earlier years may be told in the new division. */
const regios: readonly Gebiedsopbouw[] = [
  { totaal: 'NL01', delen: regiosIn(2022) },
  { totaal: 'NL01', delen: regiosIn(2023) },
  { totaal: 'VT27', delen: ['VT16', 'VT26'] },
];

/** The areas that everybody can add up. A gemeente is in a region too, but no division of them comes with the project. */
export const bekendeOpbouw: readonly Gebiedsopbouw[] = [...landsdelen, ...provincies, ...regios];

const codesOf = ({ jaar }: Meetperiode, marks: readonly string[]): readonly string[] => marks.map((mark) => `${String(jaar)}${mark}`);

const quarters = ['KW01', 'KW02', 'KW03', 'KW04'];

/** The periods that make up this one: halves of a year, quarters of a half; or quarters of a year, for figures without halves. */
export const delenVanPeriode = (code: string): readonly (readonly string[])[] => {
  const periode = readPeriode(code);
  if (!periode || periode.soort === 'kwartaal') return [];
  if (periode.soort === 'jaar') return [codesOf(periode, ['HJ01', 'HJ02']), codesOf(periode, quarters)];
  return [codesOf(periode, periode.nummer === 1 ? quarters.slice(0, 2) : quarters.slice(2))];
};

/** The longer periods that this one is part of. */
export const periodenMet = (code: string): readonly string[] => {
  const periode = readPeriode(code);
  if (!periode || periode.soort === 'jaar') return [];
  const year = `${String(periode.jaar)}JJ00`;
  return periode.soort === 'halfjaar' ? [year] : [`${String(periode.jaar)}HJ0${periode.nummer <= 2 ? '1' : '2'}`, year];
};

/** The areas whose figures have to be judged together with those of this one, for their sums have places in common: all of them above a gemeente. */
export const gebiedenMet = (gebied: string): readonly string[] => {
  const all = new Set(bekendeOpbouw.flatMap(({ totaal, delen }) => [totaal, ...delen]));
  return all.has(gebied) ? [...all] : [gebied];
};
