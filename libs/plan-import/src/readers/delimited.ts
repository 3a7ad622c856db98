import { parse } from 'csv-parse/sync';

import { bevinding, type Bevinding } from '../bevinding.js';
import { textCell, tidyLines, type Grid, type GridRow } from '../grid/grid.js';
import { declaredDelimiter, delimiterOf, type Delimiter } from './delimiter.js';

interface ParsedRecord {
  readonly record: readonly string[];
  /** `lines` is the last line of the record. */
  readonly info: { readonly lines: number };
}

interface DividedText {
  readonly grid: Grid;
  readonly bevindingen: readonly Bevinding[];
}

const row = (regel: number, raw: readonly string[]): GridRow => ({ regel, cells: raw.map((text) => textCell(tidyLines(text))) });

const plainRows = (lines: readonly string[], delimiter: Delimiter | undefined): readonly GridRow[] =>
  lines.map((line, index) => row(index + 1, delimiter === undefined ? [line] : line.split(delimiter)));

/** Rows by the rules for quoted cells, which may run over lines; undefined if the text breaks those rules. */
const quotedRows = (lines: readonly string[], delimiter: Delimiter): readonly GridRow[] | undefined => {
  try {
    const options = { delimiter, record_delimiter: '\n', relax_column_count: true, info: true } as const;
    const records = parse(lines.join('\n'), options) as unknown as readonly ParsedRecord[];
    return records.map(({ record }, index) => row((records[index - 1]?.info.lines ?? 0) + 1, record));
  } catch {
    return undefined;
  }
};

const isQuoted = (line: string, delimiter: Delimiter): boolean => line.split(delimiter).some((cell) => cell.trim().startsWith('"'));

const quoteFindings = (lines: readonly string[], delimiter: Delimiter): readonly Bevinding[] => {
  const first = lines.findIndex((line) => isQuoted(line, delimiter));
  if (first === -1 || delimiter === '\t') return [];
  const tekst = 'Vanaf deze regel kloppen de aanhalingstekens van de CSV niet; elke regel is gelezen zoals hij er staat.';
  return [bevinding('aanhaling-niet-gesloten', first + 1, tekst)];
};

const gridOf = (rows: readonly GridRow[]): Grid => ({ sheets: [{ rows }] });

const divided = (lines: readonly string[], delimiter: Delimiter | undefined): DividedText => {
  if (delimiter === undefined) return { grid: gridOf(plainRows(lines, undefined)), bevindingen: [] };
  const rows = quotedRows(lines, delimiter);
  // A text that never was CSV holds loose quotation marks: they belong to the words.
  if (rows === undefined) return { grid: gridOf(plainRows(lines, delimiter)), bevindingen: quoteFindings(lines, delimiter) };
  return { grid: gridOf(rows), bevindingen: [] };
};

/** Lines as rows of cells, divided by tab, semicolon or comma, whichever the text declares or uses. */
export const divideLines = (lines: readonly string[]): DividedText => {
  const declared = declaredDelimiter(lines[0]);
  return declared === undefined ? divided(lines, delimiterOf(lines)) : divided(['', ...lines.slice(1)], declared);
};
