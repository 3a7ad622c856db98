import { nonEmpty } from '../text.js';
import type { Row } from '../table/table.js';
import { findJaren } from '../values/date-words.js';
import type { Rij } from './document.js';

const firstRows = 8;
const longestTitle = 160;
const longestPeriodLine = 80;
const plan = /plan\b|plannen\b|programma|agenda\b|aanpak|visie|actielijst|rapportage|routekaart|\bnota\b/iu;
const letterhead = /^(?:(?:de )?gemeenten? [\p{L}' -]{2,40}|bijlage(?:n)?(?: \w+)?:?.*|concept|vertrouwelijk|datum:?.*|versie.*|\d{4}\s?[-–—]\s?\d{4})$/iu;
const yearInTitle = /(?<!\d)(20\d\d)(?!\d)/u;

const textOf = ({ cells }: Row): string => cells.filter((text) => text !== '').join(' ');

/** The line that names the plan: the first one with a word for a plan, passing over a letterhead; else the first line. */
const titleIndex = (rows: readonly Row[]): number => {
  const first = rows.slice(0, firstRows).map(textOf);
  const candidates = first.map((text, index) => ({ text, index })).filter(({ text }) => !letterhead.test(text) && text.length <= longestTitle);
  const named = candidates.find(({ text, index }) => plan.test(text) && (index === 0 || first.slice(0, index).every((before) => letterhead.test(before))));
  return named?.index ?? candidates.find(({ index }) => first.slice(0, index).every((before) => letterhead.test(before)))?.index ?? 0;
};

/** The period in the title or in a short line near it: two years, or else the one year in the title. */
const periodOf = (titel: string, lines: readonly string[]): string => {
  const { van, tot } = [titel, ...lines.filter((line) => line.length <= longestPeriodLine)].map(findJaren).find((found) => found !== undefined) ?? {};
  if (nonEmpty(van) !== undefined) return `${van}-${tot}`;
  const [, year] = yearInTitle.exec(titel) ?? [];
  return year === undefined ? '' : `${year}-${year}`;
};

export interface TitleRows {
  readonly titel: Rij;
  /** The rows before the plan that are no title. */
  readonly others: readonly Row[];
}

/** The row that names the plan, among the rows before its first table, and the other rows. */
export const titleRows = (rows: readonly Row[]): TitleRows => {
  const index = titleIndex(rows);
  const row = rows[index];
  const titel = row ? textOf(row) : '';
  const lines = rows.slice(0, firstRows).map(textOf);
  return {
    titel: { regel: row?.regel ?? 1, soort: 'titel', velden: { titel, periode: periodOf(titel, lines) } },
    others: rows.filter((other) => other !== row),
  };
};

/** A line before the table that is no title: kept for reference, never imported. */
export const introductionRow = ({ regel, cells }: Row): Rij => ({ regel, soort: 'inleiding', velden: { tekst: cells.join(' ') } });
