import type { Row } from '../table/table.js';
import { tidy } from '../text.js';
import { headAt } from './head-rows.js';

const mostParts = 8;

const widthOf = ({ bron }: Row): number => bron.cells.length;

const textsOf = ({ bron }: Row): readonly string[] => bron.cells.map(({ text }) => text);

/** Widths of one row, of the first two, and so on, as they are when the cut cells are joined again. */
const widthsFrom = (rows: readonly Row[], index: number): readonly number[] => {
  let total = 1;
  return rows.slice(index, index + mostParts).map((row) => (total += widthOf(row) - 1));
};

/** The number of rows that together are one row of this width, because a cell was pasted with a line break in it; 1 if it is whole. */
const partsAt = (rows: readonly Row[], index: number, width: number): number => {
  const first = rows[index];
  if (!first || widthOf(first) < 2 || widthOf(first) >= width) return 1;
  const parts = widthsFrom(rows, index).indexOf(width) + 1;
  const last = rows[index + parts - 1];
  return parts > 1 && last !== undefined && widthOf(last) > 1 ? parts : 1;
};

const glued = (rows: readonly Row[]): readonly string[] =>
  rows.map(textsOf).reduce((before, [first = '', ...rest]) => [...before.slice(0, -1), `${before.at(-1) ?? ''}\n${first}`, ...rest]);

/** A row, and the numbers of the rows that were glued to it. */
export interface WholeRow extends Row {
  readonly vervolg: readonly number[];
}

const whole = (row: Row): WholeRow => ({ ...row, vervolg: [] });

/** Rows of a pasted text whose cells were cut by their own line breaks, made whole again. The head says how wide a row is. */
export const wholeRows = (rows: readonly Row[]): readonly WholeRow[] => {
  const done: WholeRow[] = [];
  let width = 0;
  for (let index = 0; index < rows.length;) {
    const row = rows[index] as Row;
    width = headAt(rows, index) ? widthOf(row) : width;
    const parts = partsAt(rows, index, width);
    if (parts === 1) done.push(whole(row));
    else {
      const [first, ...others] = rows.slice(index, index + parts);
      const texts = glued(rows.slice(index, index + parts));
      const bron = { ...row.bron, cells: texts.map((text) => ({ text, kind: 'text' as const })) };
      done.push({ ...(first as Row), cells: texts.map(tidy), bron, vervolg: others.map(({ regel }) => regel) });
    }
    index += parts;
  }
  return done;
};
