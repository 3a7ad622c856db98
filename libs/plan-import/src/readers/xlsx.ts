import { columnLetters, emptyCell, tidyLines, trimmed, type Cell, type GridRow, type Sheet, type Span } from '../grid/grid.js';
import { optional } from '../text.js';
import { decimal } from './numbers.js';
import { placed, type Package } from './package.js';
import { serialDay } from '../values/serial-date.js';
import { childOf, childrenOf, descendantsOf, textOf, type XmlElement } from './xml.js';
import { readStyles, type CellStyle } from './xlsx-styles.js';

interface Workbook {
  readonly strings: readonly string[];
  readonly styles: readonly CellStyle[];
  readonly is1904: boolean;
}

/** Words of a string: its runs, without the pronunciation that East Asian workbooks add. */
const stringOf = (element: XmlElement | undefined): string =>
  element === undefined ? '' : textOf({ ...element, children: element.children.filter((node) => typeof node === 'string' || node.name !== 'rPh') });

const columnOf = (reference: string): number => [...reference.replace(/\d+$/u, '')].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;

const numberCell = (raw: string, style: CellStyle | undefined, { is1904 }: Workbook): Cell => {
  const value = Number(raw);
  if (raw === '' || !Number.isFinite(value)) return { text: raw, kind: 'text' };
  if (style?.isDate !== true) return { text: decimal(value), kind: 'number', value };
  const day = serialDay(value, is1904);
  return { text: day, kind: 'date', value: day };
};

const valueOf = (cell: XmlElement, style: CellStyle | undefined, book: Workbook): Cell => {
  const raw = textOf(childOf(cell, 'v')).trim();
  const asText = (text: string): Cell => ({ text: tidyLines(text), kind: 'text' });
  switch (cell.attributes['t']) {
    case 's':
      return asText(book.strings[Number(raw)] ?? '');
    case 'inlineStr':
      return asText(stringOf(childOf(cell, 'is')));
    case 'str':
    case 'e':
      return asText(raw);
    case 'b':
      return { text: raw === '1' ? 'ja' : 'nee', kind: 'boolean', value: raw === '1' };
    case 'd':
      return { text: raw.slice(0, 10), kind: 'date', value: raw.slice(0, 10) };
    case undefined:
    default:
      return numberCell(raw, style, book);
  }
};

const cellOf = (cell: XmlElement, book: Workbook): Cell => {
  const style = book.styles[Number(cell.attributes['s'] ?? 0)];
  return {
    ...valueOf(cell, style, book),
    ...optional('fill', style?.fill),
    ...(style?.isStruck ? { strike: true } : {}),
    ...(childOf(cell, 'f') ? { formula: true } : {}),
  };
};

const spansOf = (sheet: XmlElement): ReadonlyMap<string, Span> =>
  new Map(
    descendantsOf(sheet, 'mergeCell').flatMap(({ attributes }) => {
      const [, from = '', top = '', to = '', bottom = ''] = /^([A-Z]+)(\d+):([A-Z]+)(\d+)$/u.exec(attributes['ref'] ?? '') ?? [];
      const span = { rows: Number(bottom) - Number(top) + 1, columns: columnOf(to) - columnOf(from) + 1 };
      return from === '' ? [] : [[`${from}${top}`, span]];
    }),
  );

/** Notes by the cell that they hang on. */
const notesOf = (pack: Package, sheetPath: string): ReadonlyMap<string, string> => {
  const relation = pack.relations(sheetPath).find(({ type }) => type.endsWith('/comments'));
  const comments = relation && pack.xml(relation.target);
  return new Map(comments ? descendantsOf(comments, 'comment').map((one) => [one.attributes['ref'] ?? '', tidyLines(stringOf(childOf(one, 'text')))]) : []);
};

const rowsOf = (sheet: XmlElement, notes: ReadonlyMap<string, string>, book: Workbook): readonly GridRow[] => {
  const spans = spansOf(sheet);
  let last = 0;
  return descendantsOf(sheet, 'row').map((row) => {
    last = Number(row.attributes['r'] ?? last + 1);
    let column = -1;
    const cells = childrenOf(row, 'c').map((cell) => {
      column = cell.attributes['r'] === undefined ? column + 1 : columnOf(cell.attributes['r']);
      const reference = `${columnLetters(column)}${last}`;
      return [column, { ...cellOf(cell, book), ...optional('span', spans.get(reference)), ...optional('note', notes.get(reference)) }] as const;
    });
    return { regel: last, cells: trimmed(placed(cells, emptyCell)), ...(row.attributes['hidden'] === '1' ? { hidden: true } : {}) };
  });
};

const sheetOf = (pack: Package, path: string, book: Workbook): readonly GridRow[] => {
  const sheet = pack.xml(path);
  return sheet ? rowsOf(sheet, notesOf(pack, path), book) : [];
};

/** The sheets of a workbook of Excel 2007 or later, each with the row numbers that it shows. */
export const readXlsx = (pack: Package): readonly Sheet[] => {
  const workbook = pack.xml('xl/workbook.xml');
  if (!workbook) return [];
  const shared = pack.xml('xl/sharedStrings.xml');
  const book: Workbook = {
    strings: shared ? childrenOf(shared, 'si').map(stringOf) : [],
    styles: readStyles(pack.xml('xl/styles.xml')),
    is1904: ['1', 'true'].includes(childOf(workbook, 'workbookPr')?.attributes['date1904'] ?? ''),
  };
  const targets = new Map(pack.relations('xl/workbook.xml').map(({ id, target }) => [id, target]));
  return descendantsOf(workbook, 'sheet').map(({ attributes }) => ({
    naam: attributes['name'] ?? '',
    ...(attributes['state'] === undefined || attributes['state'] === 'visible' ? {} : { hidden: true }),
    rows: sheetOf(pack, targets.get(attributes['r:id'] ?? '') ?? '', book),
  }));
};
