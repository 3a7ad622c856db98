import { onLine, type Bevinding, type Reading, type Remark } from '../../bevinding.js';
import type { GelezenActie, Vermelding } from '../../gelezen.js';
import { fold, nonEmpty, optional } from '../../text.js';
import { readActoren } from '../../values/actoren.js';
import type { Organisaties } from '../../values/organisaties.js';
import { readPlanning } from '../../values/planning.js';
import { splitRomeins, type Opsomming } from '../../values/romeins.js';
import { readSchaal } from '../../values/schaal.js';
import { readTrekkers } from '../../values/trekkers.js';
import type { Rij } from '../document.js';
import { stripTags } from '../markup.js';
import { kolomlabels, kolommen, type Kolom } from './columns.js';
import { isDivided, readDeelacties, type Cellen } from './deelacties.js';
import { footnoteMark, withoutOutside } from './verwijzingen.js';

export interface ActiePlaats {
  readonly knoop?: string;
  readonly volgorde: number;
  /** The columns of the table. */
  readonly columns: ReadonlySet<string>;
  readonly organisaties: Organisaties;
}

const undivided = (omschrijving: string): Opsomming => ({ aanhef: omschrijving, delen: [] });

/** Reads a cell; an empty one has no value and no findings. */
const filled = <T>(cell: string, reader: (cell: string) => Reading<T>): Reading<T | undefined> =>
  cell === '' ? { value: undefined, remarks: [] } : reader(cell);

const at = <T>(regel: number, values: readonly T[]): readonly Vermelding<T>[] => values.map((waarde) => ({ regel, waarde }));

const vermeld = <T>(regel: number, waarde: T | undefined): Vermelding<T> | undefined => (waarde === undefined ? undefined : { regel, waarde });

const missingRemarks = (cells: Readonly<Record<Kolom, string>>, columns: ReadonlySet<string>): readonly Remark[] => {
  const missing = kolommen.filter((kolom) => kolom !== 'omschrijving' && columns.has(kolom) && cells[kolom] === '').map((kolom) => kolomlabels[kolom]);
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

const cellsOf = ({ velden }: Rij): Readonly<Record<Kolom, string>> => {
  const cell = (kolom: Kolom): string => stripTags(velden[kolom] ?? '');
  return {
    code: cell('code'),
    omschrijving: cell('omschrijving').replace(footnoteMark, '').trim(),
    actoren: cell('actoren'),
    schaal: cell('schaal'),
    trekker: cell('trekker'),
    planning: cell('planning'),
  };
};

const actieZonderDelen = (rij: Rij, plaats: ActiePlaats): Reading<GelezenActie> => {
  const { regel } = rij;
  const cells = cellsOf(rij);
  const { aanhef, delen } = splitRomeins(cells.omschrijving) ?? undivided(cells.omschrijving);
  const schaal = filled(cells.schaal, readSchaal);
  const planning = filled(cells.planning, readPlanning);
  const actoren = readActoren(withoutOutside(cells.actoren), plaats.organisaties);
  const trekkers = readTrekkers(isDivided(cells.trekker, delen.length) ? '' : cells.trekker, plaats.organisaties);
  const value: GelezenActie = {
    regel,
    sleutel: cells.code || fold(cells.omschrijving) || `regel ${regel}`,
    ...optional('code', nonEmpty(cells.code)),
    soort: 'actie',
    omschrijving: aanhef || cells.omschrijving,
    ...optional('knoop', plaats.knoop),
    volgorde: plaats.volgorde,
    ...optional('schaal', vermeld(regel, schaal.value)),
    ...optional('planning', vermeld(regel, planning.value)),
    trekkers: at(regel, trekkers.value),
    actoren: at(regel, actoren.value),
    resultaten: [],
    deelacties: [],
  };
  return { value, remarks: [...missingRemarks(cells, plaats.columns), ...schaal.remarks, ...planning.remarks, ...actoren.remarks, ...trekkers.remarks] };
};

/** Reads one row of the table as an actie with its deelacties, and the findings in its cells. */
export const readActieRij = (rij: Rij, plaats: ActiePlaats): { readonly actie: GelezenActie; readonly bevindingen: readonly Bevinding[] } => {
  const { value: hoofdactie, remarks } = actieZonderDelen(rij, plaats);
  const cellen: Cellen = cellsOf(rij);
  const deelacties = readDeelacties(hoofdactie, cellen, plaats.organisaties);
  const actie = { ...hoofdactie, deelacties: deelacties.value };
  return { actie, bevindingen: onLine(rij.regel, [...remarks, ...deelacties.remarks, ...leadRemarks(actie)]) };
};
