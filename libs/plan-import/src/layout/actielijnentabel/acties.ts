import { onLine, type Bevinding, type Reading, type Remark } from '../../bevinding.js';
import type { GelezenActie, Located } from '../../gelezen.js';
import { fold, nonEmpty, optional } from '../../text.js';
import { readActoren } from '../../values/actoren.js';
import type { Organisaties } from '../../values/organisaties.js';
import { readPlanning } from '../../values/planning.js';
import { splitRomeins, type Enumeration } from '../../values/romeins.js';
import { readSchaal } from '../../values/schaal.js';
import { readTrekkers } from '../../values/trekkers.js';
import type { Rij } from '../document.js';
import { stripTags } from '../markup.js';
import { columnLabels, columnNames, type Column } from './columns.js';
import { isDivided, readDeelacties, type DividedCells } from './deelacties.js';
import { footnoteMark, withoutOutside } from './verwijzingen.js';

export interface ActiePlace {
  readonly knoop?: string;
  readonly volgorde: number;
  /** The columns of the table. */
  readonly columns: ReadonlySet<string>;
  readonly organisaties: Organisaties;
}

const undivided = (omschrijving: string): Enumeration => ({ aanhef: omschrijving, delen: [] });

/** Reads a cell; an empty one has no value and no findings. */
const filled = <T>(cell: string, reader: (cell: string) => Reading<T>): Reading<T | undefined> =>
  cell === '' ? { value: undefined, remarks: [] } : reader(cell);

const at = <T>(regel: number, values: readonly T[]): readonly Located<T>[] => values.map((waarde) => ({ regel, waarde }));

const locatedAll = <T>(regel: number, waarde: T | undefined): Located<T> | undefined => (waarde === undefined ? undefined : { regel, waarde });

const missingRemarks = (cells: Readonly<Record<Column, string>>, columns: ReadonlySet<string>): readonly Remark[] => {
  const missing = columnNames
    .filter((column) => column !== 'omschrijving' && columns.has(column) && cells[column] === '')
    .map((column) => columnLabels[column]);
  return [
    ...(missing.length === 0 ? [] : [{ code: 'kolommen-ontbreken', tekst: `Bij deze actie is niet ingevuld: ${missing.join(', ')}.` } as const]),
    ...(cells.omschrijving === '' ? [{ code: 'omschrijving-ontbreekt', tekst: 'Deze rij heeft geen omschrijving van de actie. Vul haar in.' } as const] : []),
    ...(cells.code === '' ? [{ code: 'code-ontbreekt', tekst: 'Deze actie heeft geen code; zij wordt herkend aan haar omschrijving.' } as const] : []),
  ];
};

/** A gemeente leads work that is done regionally: the document does not say which one. */
const leadRemarks = ({ schaal, trekkers }: GelezenActie): readonly Remark[] =>
  schaal?.waarde.soort === 'regionaal' && trekkers.some(({ waarde }) => waarde.soort === 'iedere-gemeente')
    ? [{ code: 'regionaal-met-trekker-gemeente', tekst: 'Deze actie is regionaal met "Gemeente" als trekker: onbepaald is welke gemeente. Wijs er een aan.' }]
    : [];

const cellsOf = ({ velden }: Rij): Readonly<Record<Column, string>> => {
  const cell = (column: Column): string => stripTags(velden[column] ?? '');
  return {
    code: cell('code'),
    omschrijving: cell('omschrijving').replace(footnoteMark, '').trim(),
    actoren: cell('actoren'),
    schaal: cell('schaal'),
    trekker: cell('trekker'),
    planning: cell('planning'),
  };
};

const actieZonderDelen = (rij: Rij, place: ActiePlace): Reading<GelezenActie> => {
  const { regel } = rij;
  const cells = cellsOf(rij);
  const { aanhef, delen } = splitRomeins(cells.omschrijving) ?? undivided(cells.omschrijving);
  const schaal = filled(cells.schaal, readSchaal);
  const planning = filled(cells.planning, readPlanning);
  const actoren = readActoren(withoutOutside(cells.actoren), place.organisaties);
  const trekkers = readTrekkers(isDivided(cells.trekker, delen.length) ? '' : cells.trekker, place.organisaties);
  const value: GelezenActie = {
    regel,
    sleutel: cells.code || fold(cells.omschrijving) || `regel ${regel}`,
    ...optional('code', nonEmpty(cells.code)),
    soort: 'actie',
    omschrijving: aanhef || cells.omschrijving,
    ...optional('knoop', place.knoop),
    volgorde: place.volgorde,
    ...optional('schaal', locatedAll(regel, schaal.value)),
    ...optional('planning', locatedAll(regel, planning.value)),
    trekkers: at(regel, trekkers.value),
    actoren: at(regel, actoren.value),
    resultaten: [],
    deelacties: [],
  };
  return { value, remarks: [...missingRemarks(cells, place.columns), ...schaal.remarks, ...planning.remarks, ...actoren.remarks, ...trekkers.remarks] };
};

/** Reads one row of the table as an actie with its deelacties, and the findings in its cells. */
export const readActieRow = (rij: Rij, place: ActiePlace): { readonly actie: GelezenActie; readonly bevindingen: readonly Bevinding[] } => {
  const { value: hoofdactie, remarks } = actieZonderDelen(rij, place);
  const cellen: DividedCells = cellsOf(rij);
  const deelacties = readDeelacties(hoofdactie, cellen, place.organisaties);
  const actie = { ...hoofdactie, deelacties: deelacties.value };
  return { actie, bevindingen: onLine(rij.regel, [...remarks, ...deelacties.remarks, ...leadRemarks(actie)]) };
};
