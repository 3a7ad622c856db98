import { onLine, type Bevinding, type Reading, type Remark } from '../../bevinding.js';
import type { GelezenActie, Located } from '../../gelezen.js';
import { fold, nonEmpty, optional } from '../../text.js';
import { readActoren } from '../../values/actoren.js';
import { readDekking } from '../../values/dekking.js';
import type { Organisaties } from '../../values/organisaties.js';
import { readPlanning } from '../../values/planning.js';
import { splitRomeins, type Enumeration } from '../../values/romeins.js';
import { readSchaal } from '../../values/schaal.js';
import { readTrekkers, withCompany } from '../../values/trekkers.js';
import type { Rij } from '../document.js';
import { stripTags } from '../markup.js';
import { columnLabels, columnNames, type MainColumn } from './columns.js';
import { isDivided, readDeelacties, type DividedCells } from './deelacties.js';
import { bijzonderhedenOf, isStatusOnly, statussenOf } from './extras.js';
import { footnoteMark, withoutOutside } from './verwijzingen.js';

export interface ActiePlace {
  readonly knoop?: string;
  readonly volgorde: number;
  /** The columns of the table. */
  readonly columns: ReadonlySet<string>;
  readonly organisaties: Organisaties;
}

type Cells = Readonly<Record<MainColumn | 'code' | 'dekking' | 'resultaat' | 'standVanZaken', string>>;

const undivided = (omschrijving: string): Enumeration => ({ aanhef: omschrijving, delen: [] });

/** Reads a cell; an empty one has no value and no findings. */
const filled = <T>(cell: string, reader: (cell: string) => Reading<T>): Reading<T | undefined> =>
  cell === '' ? { value: undefined, remarks: [] } : reader(cell);

const at = <T>(regel: number, values: readonly T[]): readonly Located<T>[] => values.map((waarde) => ({ regel, waarde }));

const located = <T>(regel: number, waarde: T | undefined): Located<T> | undefined => (waarde === undefined ? undefined : { regel, waarde });

const missingRemarks = (cells: Cells, columns: ReadonlySet<string>): readonly Remark[] => {
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

const emptyMark = /^(?:[-–—.]+|n\.?v\.?t\.?|x|niet van toepassing)$/iu;

/** The words of a cell; a dash, a cross or n.v.t. stands for an empty one. */
const cellsOf = ({ velden }: Rij): Cells => {
  const cell = (veld: string): string => stripTags(velden[veld] ?? '');
  const answer = (veld: string): string => (emptyMark.test(cell(veld)) ? '' : cell(veld));
  return {
    code: cell('code'),
    omschrijving: cell('omschrijving').replace(footnoteMark, '').trim(),
    actoren: answer('actoren'),
    schaal: answer('schaal'),
    trekker: answer('trekker'),
    planning: answer('planning'),
    dekking: answer('dekking'),
    resultaat: answer('resultaat'),
    standVanZaken: answer('standVanZaken'),
  };
};

/** The actors of their own column, and those whom the trekker works with. */
const whoOf = (cells: Cells, delen: number, organisaties: Organisaties): Pick<ReadWho, 'actoren' | 'trekkers'> => {
  const { lead, company } = withCompany(isDivided(cells.trekker, delen) ? '' : cells.trekker);
  const actoren = [withoutOutside(cells.actoren), ...company].filter((text) => text !== '').join('; ');
  return { actoren: readActoren(actoren, organisaties), trekkers: readTrekkers(lead, organisaties) };
};

interface ReadWho {
  readonly actoren: ReturnType<typeof readActoren>;
  readonly trekkers: ReturnType<typeof readTrekkers>;
}

const readCells = (
  rij: Rij,
  cells: Cells,
  { organisaties }: ActiePlace,
): Reading<Omit<GelezenActie, 'sleutel' | 'omschrijving' | 'volgorde' | 'knoop' | 'deelacties'>> => {
  const { regel } = rij;
  const { delen } = splitRomeins(cells.omschrijving) ?? undivided(cells.omschrijving);
  const schaal = filled(cells.schaal, readSchaal);
  const planning = filled(isStatusOnly(cells.planning) ? '' : cells.planning, readPlanning);
  const { actoren, trekkers } = whoOf(cells, delen.length, organisaties);
  const dekking = filled(cells.dekking, readDekking);
  const statussen = statussenOf(rij, cells.planning);
  const value = {
    regel,
    ...optional('code', nonEmpty(cells.code)),
    soort: 'actie' as const,
    ...optional('schaal', located(regel, schaal.value)),
    ...optional('planning', located(regel, planning.value)),
    trekkers: at(regel, trekkers.value),
    actoren: at(regel, actoren.value),
    resultaten: at(regel, cells.resultaat === '' ? [] : [cells.resultaat]),
    ...optional('standVanZaken', located(regel, nonEmpty(cells.standVanZaken))),
    ...optional('dekking', located(regel, dekking.value)),
    ...optional('statussen', statussen.value.length === 0 ? undefined : at(regel, statussen.value)),
    ...optional('bijzonderheden', bijzonderhedenOf(rij)),
  };
  return { value, remarks: [schaal, planning, actoren, trekkers, dekking, statussen].flatMap((reading) => reading.remarks) };
};

const actieZonderDelen = (rij: Rij, place: ActiePlace): Reading<GelezenActie> => {
  const cells = cellsOf(rij);
  const { value, remarks } = readCells(rij, cells, place);
  const { aanhef } = splitRomeins(cells.omschrijving) ?? undivided(cells.omschrijving);
  const actie = {
    ...value,
    sleutel: cells.code || fold(cells.omschrijving) || `regel ${rij.regel}`,
    omschrijving: aanhef || cells.omschrijving,
    ...optional('knoop', place.knoop),
    volgorde: place.volgorde,
    deelacties: [],
  };
  return { value: actie, remarks: [...missingRemarks(cells, place.columns), ...remarks] };
};

/** Reads one row of the table as an actie with its deelacties, and the findings in its cells. */
export const readActieRow = (rij: Rij, place: ActiePlace): { readonly actie: GelezenActie; readonly bevindingen: readonly Bevinding[] } => {
  const { value: hoofdactie, remarks } = actieZonderDelen(rij, place);
  const cellen: DividedCells = cellsOf(rij);
  const deelacties = readDeelacties(hoofdactie, cellen, place.organisaties);
  const actie = { ...hoofdactie, deelacties: deelacties.value };
  return { actie, bevindingen: onLine(rij.regel, [...remarks, ...deelacties.remarks, ...leadRemarks(actie)]) };
};
