import { nonEmpty } from '../text.js';
import type { Row } from '../table/table.js';
import { findJaren } from '../values/date-words.js';
import type { Rij } from './document.js';

const firstRows = 6;
const periodOnly = /^\d{4}\s?[-–—]\s?\d{4}$/u;

/** The row that names the plan: the first line before the table, with the period from it or from the lines below. */
export const titleRow = (rows: readonly Row[]): Rij => {
  const [first] = rows;
  const titel = first?.cells.join(' ') ?? '';
  const period = [
    titel,
    ...rows
      .slice(1, firstRows)
      .map(({ cells }) => cells.join(' '))
      .filter((line) => periodOnly.test(line)),
  ].find(findJaren);
  const { van, tot } = findJaren(period ?? '') ?? {};
  return {
    regel: first?.regel ?? 1,
    soort: 'titel',
    velden: { titel, periode: nonEmpty(van) === undefined ? '' : `${van}-${tot}` },
  };
};

/** A line before the table that is no title: kept for reference, never imported. */
export const introductionRow = ({ regel, cells }: Row): Rij => ({ regel, soort: 'inleiding', velden: { tekst: cells.join(' ') } });
