import type { Bevinding } from '../bevinding.js';
import { trimmed, type Grid, type GridRow } from '../grid/grid.js';
import { divideLines } from '../readers/delimited.js';
import { tidy } from '../text.js';

/** A row of the document. `regel` is its first line, from 1; empty cells at the end are left off. */
export interface Row {
  readonly regel: number;
  /** The words of each cell on one line. */
  readonly cells: readonly string[];
  /** The row as the source has it. */
  readonly bron: GridRow;
  /** Name of the sheet, if the document has several. */
  readonly blad?: string;
}

export interface Table {
  readonly rows: readonly Row[];
  readonly bevindingen: readonly Bevinding[];
}

const rowOf = (bron: GridRow, blad: string | undefined): Row => ({
  regel: bron.regel,
  cells: trimmed(bron.cells).map(({ text }) => tidy(text)),
  bron,
  ...(blad === undefined ? {} : { blad }),
});

/** The rows of a grid that hold anything, sheet after sheet. */
export const tableOf = ({ sheets }: Grid, bevindingen: readonly Bevinding[]): Table => ({
  rows: sheets.flatMap(({ naam, rows }) => rows.map((row) => rowOf(row, sheets.length > 1 ? naam : undefined))).filter(({ cells }) => cells.length > 0),
  bevindingen,
});

/** Rows of cells, divided by tab, semicolon or comma, whichever the text uses; empty rows are left out. */
export const toTable = (lines: readonly string[]): Table => {
  const { grid, bevindingen } = divideLines(lines);
  return tableOf(grid, bevindingen);
};
