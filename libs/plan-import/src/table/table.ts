import { parse } from 'csv-parse/sync';

import { bevinding, type Bevinding } from '../bevinding.js';
import { tidy } from '../text.js';

/** A row of the document. `regel` is its first line, from 1; empty cells at the end are left off. */
export interface Row {
  readonly regel: number;
  readonly cells: readonly string[];
}

export interface Table {
  readonly rows: readonly Row[];
  readonly bevindingen: readonly Bevinding[];
}

type Delimiter = '\t' | ';' | ',';

interface ParsedRecord {
  readonly record: readonly string[];
  /** `lines` is the last line of the record. */
  readonly info: { readonly lines: number };
}

const count = (line: string, delimiter: Delimiter): number => line.split(delimiter).length - 1;

const linesWith = (lines: readonly string[], delimiter: Delimiter, least: number): number => lines.filter((line) => count(line, delimiter) >= least).length;

/** Prose has commas too, so a comma or a semicolon is a delimiter only if a line has several, and a tab goes before both. */
const delimiterOf = (lines: readonly string[]): Delimiter | undefined => {
  const [tabs, semicolons, commas] = [linesWith(lines, '\t', 1), linesWith(lines, ';', 3), linesWith(lines, ',', 3)];
  if (tabs > 0 && tabs >= semicolons) return '\t';
  if (semicolons > 0 && semicolons >= commas) return ';';
  return commas > 0 ? ',' : undefined;
};

const row = (regel: number, raw: readonly string[]): Row => {
  const cells = raw.map(tidy);
  return { regel, cells: cells.slice(0, cells.findLastIndex((cell) => cell !== '') + 1) };
};

const plainRows = (lines: readonly string[], delimiter: Delimiter | undefined): readonly Row[] =>
  lines.map((line, index) => row(index + 1, delimiter === undefined ? [line] : line.split(delimiter)));

/** Rows by the rules for quoted cells, which may run over lines; undefined if the text breaks those rules. */
const quotedRows = (lines: readonly string[], delimiter: Delimiter): readonly Row[] | undefined => {
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

const parsed = (lines: readonly string[]): Table => {
  const delimiter = delimiterOf(lines);
  if (delimiter === undefined) return { rows: plainRows(lines, undefined), bevindingen: [] };
  const rows = quotedRows(lines, delimiter);
  // A text that never was CSV holds loose quotation marks: they belong to the words.
  if (rows === undefined) return { rows: plainRows(lines, delimiter), bevindingen: quoteFindings(lines, delimiter) };
  return { rows, bevindingen: [] };
};

/** Rows of cells, divided by tab, semicolon or comma, whichever the text uses; empty rows are left out. */
export const toTable = (lines: readonly string[]): Table => {
  const { rows, bevindingen } = parsed(lines);
  return { rows: rows.filter(({ cells }) => cells.length > 0), bevindingen };
};
