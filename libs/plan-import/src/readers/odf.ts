import { emptyCell, textCell, tidyLines, trimmed, type Cell, type GridRow, type Sheet, type Span } from '../grid/grid.js';
import { optional } from '../text.js';
import { superscript } from './footnote-marks.js';
import { decimal } from './numbers.js';
import type { Package } from './package.js';
import { childOf, childrenOf, descendantsOf, isElement, textOf, type XmlElement } from './xml.js';

interface OdfStyle {
  readonly fill?: string;
  readonly isStruck: boolean;
}

type Styles = ReadonlyMap<string, OdfStyle>;

const mostCopies = 100;
const widest = 1_000;

/** Elements that are a character, and no words. */
const characters: Readonly<Record<string, string>> = {
  'text:line-break': '\n',
  'text:tab': ' ',
  'text:s': ' ',
  'office:annotation': '',
  'text:tracked-changes': '',
};

const markOf = (note: XmlElement): string => superscript(Number(textOf(childOf(note, 'text:note-citation'))));

/** The words of a paragraph. Remarks and deleted text are no part of it. */
const wordsOf = (element: XmlElement): string =>
  element.children
    .map((node) => {
      if (!isElement(node)) return node;
      return node.name === 'text:note' ? markOf(node) : (characters[node.name] ?? wordsOf(node));
    })
    .join('');

const linesIn = (element: XmlElement): readonly string[] =>
  element.children.filter(isElement).flatMap((child): readonly string[] => {
    if (child.name === 'text:p' || child.name === 'text:h') return [wordsOf(child)];
    if (child.name === 'text:list') return descendantsOf(child, 'text:p', 'text:h').map((item) => `• ${wordsOf(item)}`);
    return child.name === 'text:section' || child.name === 'table:table' ? linesIn(child) : [];
  });

const stylesOf = (content: XmlElement, shared: XmlElement | undefined): Styles => {
  const all = [content, ...(shared ? [shared] : [])].flatMap((root) => descendantsOf(root, 'style:style'));
  return new Map(
    all.map((style) => {
      const colour = childOf(style, 'style:table-cell-properties')?.attributes['fo:background-color'];
      const line = childOf(style, 'style:text-properties')?.attributes['style:text-line-through-style'];
      const fill = colour?.startsWith('#') === true ? colour.slice(1).toUpperCase() : undefined;
      return [style.attributes['style:name'] ?? '', { ...optional('fill', fill), isStruck: line !== undefined && line !== 'none' }];
    }),
  );
};

const valueOf = (cell: XmlElement): Cell => {
  const text = tidyLines(linesIn(cell).join('\n'));
  const { 'office:value-type': type, 'office:value': number = '', 'office:date-value': day = '' } = cell.attributes;
  if (type === 'date') return { text: day.slice(0, 10), kind: 'date', value: day.slice(0, 10) };
  if (type === 'float' && Number.isFinite(Number(number))) return { text: decimal(Number(number)), kind: 'number', value: Number(number) };
  return textCell(text);
};

const spanOf = ({ attributes }: XmlElement): Span | undefined => {
  const [rows, columns] = [Number(attributes['table:number-rows-spanned'] ?? 1), Number(attributes['table:number-columns-spanned'] ?? 1)];
  return rows * columns > 1 ? { rows, columns } : undefined;
};

const noteOf = (cell: XmlElement): string | undefined => {
  const note = childOf(cell, 'office:annotation');
  return note && tidyLines(linesIn(note).join('\n'));
};

const cellOf = (cell: XmlElement, styles: Styles): Cell => {
  const style = styles.get(cell.attributes['table:style-name'] ?? '');
  return {
    ...valueOf(cell),
    ...optional('fill', style?.fill),
    ...(style?.isStruck ? { strike: true } : {}),
    ...(cell.attributes['table:formula'] === undefined ? {} : { formula: true }),
    ...optional('span', spanOf(cell)),
    ...(cell.name === 'table:covered-table-cell' ? { merged: true } : {}),
    ...optional('note', noteOf(cell)),
  };
};

const cellsOf = (row: XmlElement, styles: Styles): readonly Cell[] =>
  trimmed(
    childrenOf(row, 'table:table-cell', 'table:covered-table-cell').flatMap((cell) => {
      const copies = Math.min(widest, Number(cell.attributes['table:number-columns-repeated'] ?? 1));
      return Array.from({ length: copies }, () => cellOf(cell, styles));
    }),
  );

/** The rows of a table. An empty row that stands for many counts as many, so that row numbers stay those of the program. */
const tableRows = (table: XmlElement, styles: Styles): readonly GridRow[] => {
  let regel = 0;
  return descendantsOf(table, 'table:table-row').flatMap((row) => {
    const copies = Number(row.attributes['table:number-rows-repeated'] ?? 1);
    const first = regel + 1;
    regel += copies;
    const cells = cellsOf(row, styles);
    if (cells.length === 0) return [];
    const isHidden = ['collapse', 'filter'].includes(row.attributes['table:visibility'] ?? '');
    return Array.from({ length: Math.min(copies, mostCopies) }, (_, index): GridRow => ({
      regel: first + index,
      cells,
      ...(isHidden ? { hidden: true } : {}),
    }));
  });
};

const textRows = (element: XmlElement, styles: Styles): readonly (readonly Cell[])[] =>
  element.children.filter(isElement).flatMap((child): readonly (readonly Cell[])[] => {
    if (child.name === 'table:table') return descendantsOf(child, 'table:table-row').map((row) => cellsOf(row, styles));
    if (child.name === 'text:section') return textRows(child, styles);
    return linesIn({ ...child, children: [child] }).map((line) => [textCell(tidyLines(line))]);
  });

const emptyNote: XmlElement = { name: 'text:note-body', attributes: {}, children: [] };

const footnotesOf = (text: XmlElement): readonly (readonly Cell[])[] =>
  descendantsOf(text, 'text:note').map((note) => {
    const body = childOf(note, 'text:note-body') ?? emptyNote;
    return [textCell(tidyLines(`${markOf(note)} ${linesIn(body).join(' ')}`))];
  });

/** The sheets of an ODS, or the paragraphs and tables of an ODT as one sheet. */
export const readOdf = (pack: Package): readonly Sheet[] => {
  const content = pack.xml('content.xml');
  const body = childOf(content, 'office:body');
  if (!content || !body) return [];
  const styles = stylesOf(content, pack.xml('styles.xml'));
  const spreadsheet = childOf(body, 'office:spreadsheet');
  if (spreadsheet) {
    return childrenOf(spreadsheet, 'table:table').map((table) => ({ naam: table.attributes['table:name'] ?? '', rows: tableRows(table, styles) }));
  }
  const text = childOf(body, 'office:text');
  if (!text) return [];
  const rows = [...textRows(text, styles), ...footnotesOf(text)];
  return [{ rows: rows.map((cells, index): GridRow => ({ regel: index + 1, cells: trimmed(cells.length === 0 ? [emptyCell] : cells) })) }];
};
