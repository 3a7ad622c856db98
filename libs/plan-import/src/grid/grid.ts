/** Rows and columns that a merged cell covers. */
export interface Span {
  readonly rows: number;
  readonly columns: number;
}

export type CellKind = 'text' | 'number' | 'date' | 'boolean';

/** A cell of any source. A line break in `text` is one that the author made: a paragraph, a bullet, Alt+Enter. */
export interface Cell {
  readonly text: string;
  readonly kind: CellKind;
  /** The number, the day (ISO) or the truth value behind the words. */
  readonly value?: number | string | boolean;
  readonly span?: Span;
  /** Colour of the background, as six hexadecimal digits. */
  readonly fill?: string;
  /** The words are struck through. */
  readonly strike?: true;
  readonly note?: string;
  /** A value that the program computes. */
  readonly formula?: true;
  /** Words that a tracked change put in; they are part of `text`. */
  readonly inserted?: string;
  /** Words that a tracked change took out; they are no part of `text`. */
  readonly deleted?: string;
  /** The cell is covered by a merged cell above it or to its left. */
  readonly merged?: true;
}

/** A row of a source. `regel` numbers the rows of the whole document, from 1, and is the line number of a text. */
export interface GridRow {
  readonly regel: number;
  readonly cells: readonly Cell[];
  readonly hidden?: true;
}

/** A sheet of a workbook, or the whole of a text. */
export interface Sheet {
  readonly naam?: string;
  readonly hidden?: true;
  readonly rows: readonly GridRow[];
}

/** A document before its meaning is known: sheets of cells, whatever program made it. */
export interface Grid {
  readonly sheets: readonly Sheet[];
}

export const emptyCell: Cell = { text: '', kind: 'text' };

export const textCell = (text: string): Cell => (text === '' ? emptyCell : { text, kind: 'text' });

export const isFilled = ({ text }: Cell): boolean => text !== '';

/** The letters of a column as spreadsheets write them: 0 → A, 26 → AA. */
export const columnLetters = (index: number): string => (index >= 26 ? columnLetters(Math.floor(index / 26) - 1) : '') + String.fromCharCode(65 + (index % 26));

/** Composed characters, no hard or double spaces, and no empty lines; the breaks between lines stay. */
export const tidyLines = (text: string): string =>
  text
    .normalize('NFC')
    .split(/\r\n?|\n/u)
    .map((line) => line.replace(/\s+/gu, ' ').trim())
    .filter((line) => line !== '')
    .join('\n');

/** The row without its empty cells at the end. */
export const trimmed = (cells: readonly Cell[]): readonly Cell[] => cells.slice(0, cells.findLastIndex((cell) => isFilled(cell) || cell.formula === true) + 1);

/** The document as lines of text, a tab between cells, in the numbering of `regel`. */
export const gridLines = ({ sheets }: Grid): readonly string[] => {
  const rows = sheets.flatMap((sheet) => sheet.rows);
  const lines = Array.from({ length: rows.at(-1)?.regel ?? 0 }, () => '');
  for (const { regel, cells } of rows) lines[regel - 1] = cells.map(({ text }) => text.replaceAll('\n', ' ')).join('\t');
  return lines;
};
