import type { Row, Table } from '../../table/table.js';
import { codeInFront } from '../../rows/cells.js';
import { asideKind } from '../../rows/line-kinds.js';
import { optional } from '../../text.js';
import type { Rij } from '../document.js';
import { headingOf } from '../heading.js';
import { introductionRow, titleRows } from '../title.js';
import { answerTo, formFieldOf } from './labels.js';
import { stackedRows } from './stacked.js';

const fewestFields = 4;
const listItem = /^[-–•]\s+(.+)$/u;
const bullet = /^[➤•▪●-]\s+/u;
const formTitle = /^(?:actie|project|maatregel|activiteit)(?:\s+(\d{1,2}[a-z]?))?\s*[.:–-]*\s*(.*)$/iu;

const kopRij = ({ regel, cells: [text = '', ...others] }: Row): Rij | undefined => {
  const heading = others.length === 0 ? headingOf(text) : undefined;
  return heading ? { regel, soort: 'kop', velden: { niveau: heading.niveau, code: heading.code, titel: heading.titel } } : undefined;
};

const subGoalRow = ({ regel, cells: [text = ''] }: Row, last: Rij | undefined): Rij | undefined => {
  const [, titel] = listItem.exec(text) ?? [];
  const follows = last?.soort === 'kop' || last?.soort === 'subdoel';
  return follows && titel !== undefined ? { regel, soort: 'subdoel', velden: { titel } } : undefined;
};

const fieldRow = ({ regel, cells: [label = '', ...texts] }: Row): Rij | undefined => {
  const veld = formFieldOf(label);
  if (veld === undefined || texts.length === 0) return undefined;
  return { regel, soort: 'veld', velden: { [veld]: answerTo(label, texts.join(' ')) }, vraag: label };
};

/** A question that nobody knows keeps its answer, as a remark with the question before it. */
const unknownField = ({ regel, cells: [label = '', ...texts] }: Row): Rij | undefined =>
  label === '' || texts.length === 0 ? undefined : { regel, soort: 'veld', velden: { opmerking: `${label} ${texts.join(' ')}` }, vraag: label };

const titleWords = (text: string): { readonly code?: string; readonly titel: string } | undefined => {
  const [match, code, titel = ''] = formTitle.exec(text) ?? [];
  const isSentence = code === undefined && titel !== '' && !/^\S+\s*[:.–-]/u.test(text);
  return match === undefined || isSentence ? undefined : { ...optional('code', code), titel };
};

/** The title above a form: its number and its words. A title without words only says that a form begins. */
const titleOfForm = ({ regel, cells }: Row): Rij | undefined => {
  const [text = ''] = cells;
  const words = cells.length === 1 ? titleWords(text) : undefined;
  if (!words) return undefined;
  return words.titel === '' ? { regel, soort: 'inleiding', velden: { tekst: text } } : { regel, soort: 'veld', velden: { ...words } };
};

/** A label without an answer: the question is there, and nobody filled it in. */
const emptyField = ({ regel, cells }: Row): Rij | undefined =>
  cells.length === 1 && formFieldOf(cells[0] ?? '') !== undefined ? { regel, soort: 'overgeslagen', velden: { tekst: cells[0] ?? '' } } : undefined;

const isRest = ({ cells: [label = '', ...texts] }: Row): boolean => label === '' || (texts.length === 0 && bullet.test(label));

/** Joins a row without a label to the field before it: a page break cut the cell in two, or its list goes on below it. */
const continued = (row: Row, last: Rij | undefined): Rij | undefined => {
  if (!isRest(row) || last?.soort !== 'veld') return undefined;
  const words = row.cells.filter((text) => text !== '').join(' ');
  return { ...last, velden: Object.fromEntries(Object.entries(last.velden).map(([veld, text]) => [veld, `${text} ${words}`])) };
};

const asideRow = ({ regel, cells }: Row): Rij | undefined => {
  const soort = cells.length === 1 ? asideKind(cells[0] ?? '') : undefined;
  return soort && { regel, soort, velden: { tekst: cells[0] ?? '' } };
};

const next = (row: Row, last: Rij | undefined): Rij =>
  kopRij(row) ?? subGoalRow(row, last) ?? fieldRow(row) ?? titleOfForm(row) ?? emptyField(row) ?? asideRow(row) ?? introductionRow(row);

/** Inside the forms every row of two cells is a question with its answer. */
const inForm = (row: Row, last: Rij | undefined): Rij =>
  headingOf(row.cells[0] ?? '') || formFieldOf(row.cells[0] ?? '') ? next(row, last) : (unknownField(row) ?? next(row, last));

const lastField = (rijen: readonly Rij[]): number => rijen.findLastIndex(({ soort }) => soort !== 'vervolg');

const formRows = (rows: readonly Row[], start: number): readonly Rij[] => {
  const { titel, others } = titleRows(rows.slice(0, start));
  const rijen: Rij[] = [titel];
  for (const row of [...others, ...rows.slice(start)]) {
    const read = others.includes(row) ? next : inForm;
    const glued = continued(row, rijen[lastField(rijen)]);
    if (glued) rijen.splice(lastField(rijen), 1, glued);
    rijen.push(glued ? { regel: row.regel, soort: 'vervolg', velden: {} } : read(row, rijen.at(-1)));
  }
  return rijen;
};

const isForm = ({ rows }: Table): boolean => {
  const found = rows.filter(({ cells }) => cells.length > 1).map(({ cells }) => formFieldOf(cells[0] ?? ''));
  return new Set(found.filter((veld) => veld !== undefined)).size >= fewestFields;
};

/** The number of rows before the first heading or form, among which the title is. */
const startOf = (rows: readonly Row[]): number => {
  const first = rows.findIndex((row) => kopRij(row) !== undefined || fieldRow(row) !== undefined || titleOfForm(row)?.soort === 'veld');
  return Math.max(1, first);
};

const sheetTitle = (row: Row): Rij => {
  const text = row.cells.join(' ');
  const { code, omschrijving } = codeInFront(text) ?? { code: undefined, omschrijving: text };
  return { regel: row.regel, soort: 'veld', velden: { ...optional('code', code), titel: omschrijving } };
};

/** Headings with their goals, and the fields of the forms; each field has the first line of its cell. */
export const rowsOf = (table: Table): readonly Rij[] | undefined => {
  if (isForm(table)) return formRows(table.rows, startOf(table.rows));
  const stacked = stackedRows(table.rows);
  if (!stacked) return undefined;
  const { titel, others } = titleRows(table.rows.slice(0, stacked.start));
  return [titel, ...others.map(introductionRow), ...stacked.rows.flatMap((row) => (row.isTitle ? [sheetTitle(row)] : row.rijen))];
};
