import type { Row, Table } from '../../table/table.js';
import type { Rij, RijSoort } from '../document.js';
import { headingOf } from '../heading.js';
import { italics, withoutItalics } from '../markup.js';
import { introductionRow, titleRow } from '../title.js';
import { columnsOf, columnNames, type Columns, type Column } from './columns.js';

const longestHeading = 120;
const actieCode = /^((?:\d{1,2}[a-z]{1,2}|[A-Z]\d{1,2})(?=[.):])|\d{1,2}(?:\.\d{1,2}){1,3})[.):]?\s+(.+)$/iu;
const numbered = /^(\d{1,3})[.)]\s+(.+)$/u;
const toelichting = /^toelichting(?: uit (?:de|het) [\p{L}-]+)?:?\s+(.+)$/iu;
const reference = /^zie (?:ook )?\d{1,2}[a-z]{1,2}(?!\p{L})/iu;
const footnote = /^([¹²³⁴⁵⁶⁷⁸⁹]|\[\d{1,2}\])\s*(.+)$/u;

const rij = (regel: number, soort: RijSoort, velden: Rij['velden']): Rij => ({ regel, soort, velden });

const footnoteRow = ({ regel, cells: [text = ''] }: Row): Rij | undefined => {
  const [, teken, words = ''] = footnote.exec(text) ?? [];
  return teken === undefined ? undefined : rij(regel, 'voetnoot', { teken, tekst: words });
};

/** A row of one cell whose first words tell its kind. */
const marked = (row: Row): Rij | undefined => {
  const {
    regel,
    cells: [text = ''],
  } = row;
  const heading = headingOf(text);
  if (heading) return rij(regel, 'kop', { ...heading });
  const explanation = toelichting.exec(text)?.[1];
  if (explanation !== undefined) return rij(regel, 'toelichting', { toelichting: explanation });
  return reference.test(text) ? rij(regel, 'verwijzing', { verwijzing: text }) : footnoteRow(row);
};

/** A row without such words: a remark in italics, a page number, prose, or a sub-heading with perhaps a remark behind it. */
const unmarked = ({ regel, cells: [text = ''] }: Row): Rij => {
  const titel = withoutItalics(text);
  if (titel === '' || /^(?:n\.?b\.?[\s:]|zie )/iu.test(titel)) return rij(regel, 'notitie', { notitie: [titel, ...italics(text)].join(' ').trim() });
  if (/^[\d\p{P}\p{S}\s]+$/u.test(titel)) return rij(regel, 'overgeslagen', { tekst: text });
  if (titel.length > longestHeading) return rij(regel, 'notitie', { notitie: titel });
  return rij(regel, 'kop', { niveau: 'sub-kopje', titel, toelichting: italics(text).join(' ') });
};

const columnText = (cells: readonly string[], columns: Columns, column: Column): string => cells[columns[column] ?? cells.length] ?? '';

const actie = ({ regel, cells }: Row, columns: Columns): Rij => {
  const text = columnText(cells, columns, 'omschrijving');
  const [, code, omschrijving] = actieCode.exec(text) ?? numbered.exec(text) ?? [];
  const others = columnNames.filter((column) => column !== 'omschrijving').map((column) => [column, columnText(cells, columns, column)] as const);
  return rij(regel, 'actie', {
    code: columnText(cells, columns, 'code') || (code ?? ''),
    omschrijving: omschrijving ?? text,
    ...Object.fromEntries(others),
  });
};

const headsRow = (regel: number, columns: Columns): Rij =>
  rij(regel, 'kolommen', Object.fromEntries(columnNames.filter((column) => columns[column] !== undefined).map((column) => [column, 'ja'])));

/** A row inside the table. A code makes a row an actie, even if its other cells are missing. */
const inTable = (row: Row, columns: Columns): Rij => {
  const filled = row.cells.filter((cell) => cell !== '');
  const [text = ''] = filled;
  if (filled.length > 1 || actieCode.test(text)) return actie(row, columns);
  const alone = { ...row, cells: filled };
  return marked(alone) ?? unmarked(alone);
};

const isHeading = ({ cells }: Row): boolean => cells.length === 1 && headingOf(cells[0] ?? '') !== undefined;

const beforeTable = (row: Row): Rij => footnoteRow(row) ?? introductionRow(row);

/** Columns are taken from the first column heads below: the heading and toelichting of the first actielijn precede those. */
export const rowsOf = ({ rows }: Table): readonly Rij[] => {
  const heads = rows.map(({ cells }) => columnsOf(cells));
  const start = rows.findIndex((row, index) => heads[index] !== undefined || isHeading(row));
  const before = rows.slice(0, start);
  let columns = heads.find((found) => found !== undefined) ?? {};
  const table = rows.slice(start).map((row, index) => {
    const own = heads[start + index];
    columns = own ?? columns;
    return own ? headsRow(row.regel, own) : inTable(row, columns);
  });
  return [titleRow(before), ...before.slice(1).map(beforeTable), ...table];
};
