import type { Row } from '../table/table.js';
import { isHeadRow } from '../roles/mapping.js';
import { periodHead } from '../roles/periods.js';
import { headRole, isForeignHead, plainHead } from '../roles/vocabulary.js';

/** A row of headings, perhaps with a second one below it. */
export interface Head {
  readonly cells: readonly string[];
  /** The number of rows that it takes. */
  readonly rows: 1 | 2;
}

const isHeading = (text: string): boolean => periodHead(text) !== undefined || headRole(text) !== undefined;

/** The second row of a head holds nothing but headings, none of them of the acties again. */
const isSecond = (above: readonly string[], below: readonly string[]): boolean => {
  const filled = below.filter((text) => text !== '');
  const isAgain = below.some((text, index) => text !== '' && text === above[index]);
  return filled.length >= 2 && !isAgain && filled.every(isHeading) && filled.some((text) => periodHead(text) !== undefined || !isHeadRow(below));
};

/** A heading above several columns, such as Planning above Q1 to Q4, says less than those below it. */
const combined = (above: readonly string[], below: readonly string[]): readonly string[] =>
  Array.from({ length: Math.max(above.length, below.length) }, (_, index) => below[index] || (above[index] ?? ''));

const matched = (cells: readonly string[]): number => cells.filter((text) => text !== '' && isHeading(text)).length;

const twoRows = (above: readonly string[], below: readonly string[]): Head | undefined => {
  const cells = matched(above) > 1 && isSecond(above, below) ? combined(above, below) : [];
  return isHeadRow(cells) ? { cells, rows: 2 } : undefined;
};

/** The head that begins at this row; undefined if the row is no head of a plan. */
export const headAt = (rows: readonly Row[], index: number): Head | undefined => {
  const cells = rows[index]?.cells ?? [];
  return twoRows(cells, rows[index + 1]?.cells ?? []) ?? (isHeadRow(cells) ? { cells, rows: 1 } : undefined);
};

/** True for the head of another table, such as a budget: headings only, and none of acties. */
export const isForeignHeadRow = (cells: readonly string[]): boolean => {
  const filled = cells.filter((text) => text !== '');
  return (
    filled.length >= 2 && !isHeadRow(cells) && filled.some(isForeignHead) && filled.every((text) => isForeignHead(text) || headRole(text)?.isWhole === true)
  );
};

/** Heads with the same words have the same columns. */
export const signatureOf = ({ cells }: Head): string => cells.map(plainHead).join('|');
