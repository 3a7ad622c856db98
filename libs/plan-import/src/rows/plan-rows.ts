import type { Rij, RijSoort } from '../layout/document.js';
import { bareCode, headingOf, numberedHeading } from '../layout/heading.js';
import { italics, withoutItalics } from '../layout/markup.js';
import { introductionRow, titleRows } from '../layout/title.js';
import type { Kolom, Overrides } from '../roles/mapping.js';
import type { Table } from '../table/table.js';
import { fold, nonEmpty, optional } from '../text.js';
import { splitRomeins } from '../values/romeins.js';
import { codeInFront, textOfRole, veldenOf } from './cells.js';
import { asideKind, isCount } from './line-kinds.js';
import { wholeRows, type WholeRow } from './pasted.js';
import { planYear } from './plan-year.js';
import { tablesOf, type TableRow } from './tables.js';

const longestHeading = 120;
const toelichting = /^toelichting(?: uit (?:de|het) [\p{L}-]+)?:?\s+(.+)$/iu;
const reference = /^zie (?:ook )?\d{1,2}[a-z]{1,2}(?!\p{L})/iu;
const footnote = /^([¹²³⁴⁵⁶⁷⁸⁹]|\[\d{1,2}\])\s*(.+)$/u;
const nothing = /^[-–—.]?$|^n\.?v\.?t\.?$/iu;

const rij = (regel: number, soort: RijSoort, velden: Rij['velden']): Rij => ({ regel, soort, velden });

const filledOf = (cells: readonly string[]): readonly string[] => cells.filter((text) => text !== '');

const kopRij = (regel: number, kop: { readonly niveau: string; readonly code?: string; readonly titel: string; readonly diepte?: number }): Rij =>
  rij(regel, 'kop', { niveau: kop.niveau, ...optional('code', kop.code), titel: kop.titel, ...optional('diepte', kop.diepte?.toString()) });

const asideRow = (regel: number, text: string): Rij | undefined => {
  const [, teken, words = ''] = footnote.exec(text) ?? [];
  if (teken !== undefined) return rij(regel, 'voetnoot', { teken, tekst: words });
  const soort = asideKind(text);
  return soort && rij(regel, soort, { tekst: text });
};

/** A row of one cell whose first words tell its kind. */
const marked = (regel: number, text: string): Rij | undefined => {
  const heading = headingOf(text);
  if (heading) return kopRij(regel, heading);
  const explanation = toelichting.exec(text)?.[1];
  if (explanation !== undefined && !text.includes(' = ')) return rij(regel, 'toelichting', { toelichting: explanation });
  return reference.test(text) ? rij(regel, 'verwijzing', { verwijzing: text }) : asideRow(regel, text);
};

/** A row without such words: a numbered heading, a remark in italics, a page number, prose, or a sub-heading with perhaps a remark behind it. */
const unmarked = (regel: number, text: string, niveau: string | undefined): Rij => {
  const titel = withoutItalics(text);
  if (titel === '' || /^(?:n\.?b\.?[\s:]|zie )/iu.test(titel)) return rij(regel, 'notitie', { notitie: [titel, ...italics(text)].join(' ').trim() });
  if (/^[\d\p{P}\p{S}\s]+$/u.test(titel)) return rij(regel, 'overgeslagen', { tekst: text });
  if (titel.length > longestHeading) return rij(regel, 'notitie', { notitie: titel });
  const numbered = numberedHeading(titel);
  if (numbered || niveau !== undefined) return kopRij(regel, { titel, ...numbered, niveau: niveau ?? 'onderdeel' });
  return rij(regel, 'kop', { niveau: 'sub-kopje', titel, toelichting: italics(text).join(' ') });
};

/** A code and a heading in two cells, and nothing else: `2.1 → Verblijf thuis`. */
const headingInTwoCells = (regel: number, cells: readonly string[]): Rij | undefined => {
  const [first = '', second = ''] = cells;
  const code = filledOf(cells).length === 2 && second !== '' ? bareCode(first) : undefined;
  return code && kopRij(regel, { ...code, titel: second, niveau: (code.diepte ?? 0) > 0 ? 'sub-onderdeel' : 'onderdeel' });
};

const levelName = ({ kop }: Kolom): string => fold(kop) || 'onderdeel';

/** The state of the walk down a table: the knoop of each knoop column, carried down over empty cells. */
interface Walk {
  readonly jaar: number | undefined;
  readonly carried: Map<number, string>;
  /** The code of the last knoop, before a letter that numbers its acties. */
  knoopCode: string | undefined;
  /** 1 once headings of their own rows stand above the knopen in columns. */
  base: number;
}

/** The knoop that a cell of a knoop column begins; nothing for an empty cell or the knoop that goes on. */
const knoopOfCell = ({ row, kolommen = [] }: TableRow, index: number, walk: Walk): { readonly code?: string; readonly titel: string } | undefined => {
  const text = row.cells[index] ?? '';
  if (text === '' || walk.carried.get(index) === text) return undefined;
  for (const key of walk.carried.keys()) if (key >= index) walk.carried.delete(key);
  walk.carried.set(index, text);
  const beside = nonEmpty(row.cells[kolommen.findIndex(({ isVanKnoop }) => isVanKnoop === true)]);
  return { ...optional('code', beside), ...(numberedHeading(text) ?? { titel: text }) };
};

/** The knopen that a row begins, in the columns for them; a new one ends those of the columns behind it. */
const knopenOfRow = (tableRow: TableRow, walk: Walk): readonly Rij[] => {
  const columns = (tableRow.kolommen ?? []).map((kolom, index) => [kolom, index] as const).filter(([{ rol }]) => rol === 'knoop');
  return columns.flatMap(([kolom, index], depth) => {
    const knoop = knoopOfCell(tableRow, index, walk);
    if (!knoop) return [];
    walk.knoopCode = knoop.code;
    return [kopRij(tableRow.row.regel, { ...knoop, niveau: levelName(kolom), diepte: depth + walk.base })];
  });
};

/** A code in front of the words, unless these are an enumeration i) ii) iii). */
const inFront = (text: string): ReturnType<typeof codeInFront> => (splitRomeins(text) !== undefined && /^[a-z]\)/u.test(text) ? undefined : codeInFront(text));

/** A letter numbers the acties of one knoop: behind the number of that knoop it is a code. */
const lettered = (code: string, knoopCode = ''): string => (/^[a-z]$/u.test(code) && /^[\d.]+$/u.test(knoopCode) ? `${knoopCode}${code}` : code);

/** The code of an actie: of its column, in front of its words, or of the knoop beside it. */
const codeAndWords = (row: WholeRow, kolommen: readonly Kolom[], walk: Walk): { readonly code: string; readonly omschrijving: string } => {
  const text = textOfRole(row, kolommen, 'omschrijving');
  const own = textOfRole(row, kolommen, 'code');
  const found = inFront(text) ?? { code: '', omschrijving: text };
  if (own !== '') return { code: own, omschrijving: found.code === own ? found.omschrijving : text };
  const beside = row.cells[kolommen.findIndex(({ isVanKnoop }) => isVanKnoop === true)];
  return { ...found, code: lettered(found.code, walk.knoopCode) || (beside ?? '') };
};

const actieRij = ({ row, kolommen = [] }: TableRow, walk: Walk): Rij => {
  const { code, omschrijving } = codeAndWords(row, kolommen, walk);
  const velden = veldenOf(row, kolommen, walk.jaar);
  if (nothing.test(omschrijving) && omschrijving !== '') {
    const words = row.cells.filter((text) => !nothing.test(text));
    return rij(row.regel, 'notitie', { notitie: words.join('; ') });
  }
  return rij(row.regel, 'actie', { code, omschrijving, ...velden });
};

const isTotalRow = ({ row, kolommen = [] }: TableRow): boolean => {
  const first = row.cells.find((text) => text !== '') ?? '';
  const formulas = row.bron.cells.filter(({ formula }) => formula === true).length;
  return asideKind(first) === 'totaal' || formulas > 1 || (isCount(row.cells) && textOfRole(row, kolommen, 'omschrijving') === '');
};

/** A row of a table with one filled cell. */
const single = (tableRow: TableRow, text: string, walk: Walk): readonly Rij[] => {
  const { row, kolommen = [] } = tableRow;
  const kolom = kolommen[row.cells.findIndex((cell) => cell !== '')];
  const known = marked(row.regel, text);
  if (known) return [known];
  if (kolom?.rol === 'knoop') return knopenOfRow(tableRow, walk);
  const hasCode = codeInFront(text) !== undefined && /^(?:\d{1,2}[a-z]{1,2}[.):]|[A-Z]\d{1,2}[.):]|\d{1,2}\.\d)/iu.test(text);
  if (hasCode && kolommen.length > 0) return [actieRij(tableRow, walk)];
  return [unmarked(row.regel, text, undefined)];
};

const hasOwnCode = (kolommen: readonly Kolom[]): boolean => kolommen[0]?.rol === 'code' && kolommen[1]?.rol === 'omschrijving';

const inTable = (tableRow: TableRow, walk: Walk): readonly Rij[] => {
  const { row, kolommen = [] } = tableRow;
  if (isTotalRow(tableRow)) return [rij(row.regel, 'totaal', { tekst: filledOf(row.cells).join(' ') })];
  const filled = filledOf(row.cells);
  const [text = ''] = filled;
  if (filled.length === 1) return single(tableRow, text, walk);
  const heading = hasOwnCode(kolommen) ? undefined : headingInTwoCells(row.regel, row.cells);
  if (heading) return [heading];
  const knopen = knopenOfRow(tableRow, walk);
  const hasActie = kolommen.some(({ rol }, index) => rol !== 'knoop' && (row.cells[index] ?? '') !== '');
  return hasActie ? [...knopen, actieRij(tableRow, walk)] : knopen;
};

const headRij = ({ row, kolommen = [] }: TableRow): Rij => {
  const has = (...rollen: readonly string[]): boolean => kolommen.some(({ rol }) => rol !== undefined && rollen.includes(rol));
  const names = (['omschrijving', 'actoren', 'schaal', 'trekker'] as const).filter((rol) => has(rol));
  const planning = has('planning', 'start', 'eind', 'periode') ? ['planning'] : [];
  return { ...rij(row.regel, 'kolommen', Object.fromEntries([...names, ...planning].map((rol) => [rol, 'ja']))), kolommen };
};

const singleText = ({ cells }: WholeRow): string | undefined => (filledOf(cells).length === 1 ? filledOf(cells)[0] : undefined);

const rowsAt = (tableRow: TableRow, walk: Walk): readonly Rij[] => {
  const { row, isForeign, isHead, isHeadPart } = tableRow;
  if (isForeign) return [rij(row.regel, 'andere-tabel', { tekst: filledOf(row.cells).join(' ') })];
  if (isHead) return [headRij(tableRow)];
  if (isHeadPart) return [rij(row.regel, 'kolommen', {})];
  const rijen = inTable(tableRow, walk);
  const [first] = rijen;
  if (first?.soort === 'kop' && headingOf(singleText(row) ?? '') !== undefined) {
    walk.base = 1;
    walk.carried.clear();
  }
  return [...rijen, ...row.vervolg.map((regel) => rij(regel, 'vervolg', {}))];
};

/** True for a row above the first head that can name the first knoop. */
const isKop = (row: WholeRow): boolean => {
  const text = singleText(row);
  if (text === undefined) return headingInTwoCells(row.regel, row.cells) !== undefined;
  return headingOf(text) !== undefined || numberedHeading(text) !== undefined;
};

/** The index of the first row of the plan: a heading of its tree, or else the head of its first table. */
const startOf = (rows: readonly TableRow[]): number => {
  const head = rows.findIndex(({ isHead, kolommen }) => isHead === true || kolommen !== undefined);
  const named = rows.findIndex(({ row }) => row.cells.length === 1 && headingOf(row.cells[0] ?? '') !== undefined);
  const first = named === -1 || named > head ? head : named;
  let start = first;
  while (start > 1 && isKop(rows[start - 1]?.row as WholeRow)) start -= 1;
  return start;
};

/** A title of a table that is no plan stands above it. */
const beforeForeign = (rows: readonly TableRow[]): readonly TableRow[] =>
  rows.map((tableRow, index) => {
    const isTitle =
      rows[index + 1]?.isForeign === true && tableRow.isForeign === undefined && tableRow.isHead === undefined && singleText(tableRow.row) !== undefined;
    return isTitle && headingOf(singleText(tableRow.row) ?? '') === undefined ? { ...tableRow, isForeign: true } : tableRow;
  });

/** A sub-heading with nothing below it, at the end of the document or before another table, is a remark. */
const withoutLoose = (rijen: readonly Rij[]): readonly Rij[] =>
  rijen.map((one, index) => {
    if (one.soort !== 'kop' || one.velden['niveau'] !== 'sub-kopje') return one;
    const next = rijen.slice(index + 1).find(({ soort }) => soort !== 'toelichting' && soort !== 'notitie' && soort !== 'voetnoot' && soort !== 'paginaregel');
    const isLoose = next === undefined || next.soort === 'andere-tabel' || next.soort === 'overgeslagen' || next.soort === 'legenda';
    return isLoose ? rij(one.regel, 'overgeslagen', { tekst: one.velden['titel'] ?? '' }) : one;
  });

const beforeTable = (row: WholeRow): Rij => asideRow(row.regel, row.cells.join(' ')) ?? introductionRow(row);

const headlessRij = (rows: readonly TableRow[], start: number): readonly Rij[] => {
  const first = rows[start];
  return first?.kolommen ? [{ ...headRij(first), velden: { ...headRij(first).velden, zonderKop: 'ja' } }] : [];
};

/** Title, introduction, knopen, acties and everything beside them; undefined if no table is a plan. */
export const planRows = (table: Table, overrides: Overrides): readonly Rij[] | undefined => {
  const tables = tablesOf(wholeRows(table.rows), overrides);
  if (!tables) return undefined;
  const rows = beforeForeign(tables.rows);
  const start = startOf(rows);
  const title = titleRows(rows.slice(0, start).map(({ row }) => row));
  const walk: Walk = { jaar: planYear(title.titel), carried: new Map(), knoopCode: undefined, base: 0 };
  const before = title.others.map((row) => beforeTable({ ...row, vervolg: [] }));
  const inside = rows.slice(start).flatMap((tableRow) => rowsAt(tableRow, walk));
  return [title.titel, ...before, ...(tables.isHeadless ? headlessRij(rows, start) : []), ...withoutLoose(inside)];
};
