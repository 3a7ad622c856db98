import { fold } from '../text.js';

/** A column that stands for a part of the time, such as `2026`, `Q3` or `mrt 2025`. */
export interface PeriodHead {
  readonly soort: 'jaar' | 'kwartaal' | 'maand' | 'halfjaar';
  readonly jaar?: number;
  /** Number within the year, from 1; 1 for a year. */
  readonly nummer: number;
}

const months = ['januari', 'februari', 'maart', 'april', 'mei', 'juni', 'juli', 'augustus', 'september', 'oktober', 'november', 'december'];
const abbreviated = months.map((month) => (month === 'maart' ? 'mrt|maa|maart' : `${month.slice(0, 3)}|${month}`)).join('|');
const year = String.raw`(?: (20\d\d|\d\d))?`;

const quarter = new RegExp(`^(?:q|k|kw|kwartaal )\\s?([1-4])${year}$|^([1-4])(?:e|ste|de)? ?(?:kwartaal|kw|kwart)${year}$`, 'u');
const half = new RegExp(`^(?:h|hj) ?([12])${year}$|^([12])(?:e|ste|de)? (?:helft|halfjaar|half jaar)${year}$`, 'u');
const month = new RegExp(`^(${abbreviated})${year}$`, 'u');
const leadingYear = /^(20\d\d) (.+)$/u;

const yearOf = (text: string | undefined): { readonly jaar?: number } => (text === undefined ? {} : { jaar: (Number(text) % 100) + 2000 });

const numbered = (soort: 'kwartaal' | 'halfjaar', found: RegExpExecArray | null): PeriodHead | undefined => {
  if (!found) return undefined;
  const [, first, firstYear, second, secondYear] = found;
  return { soort, nummer: Number(first ?? second), ...yearOf(firstYear ?? secondYear) };
};

const named = (plain: string): PeriodHead | undefined => {
  const [, word, ofYear] = month.exec(plain) ?? [];
  const nummer = months.findIndex((name) => name.slice(0, 3) === word?.slice(0, 3) || (name === 'maart' && word === 'mrt')) + 1;
  return word === undefined || nummer === 0 ? undefined : { soort: 'maand', nummer, ...yearOf(ofYear) };
};

/** The period that a heading names; the year may stand in front, behind or nowhere. */
export const periodHead = (text: string): PeriodHead | undefined => {
  const plain = fold(text.replace(/\([^()]*\)/gu, ' '));
  if (/^20\d\d$/u.test(plain)) return { soort: 'jaar', jaar: Number(plain), nummer: 1 };
  const [, front, rest] = leadingYear.exec(plain) ?? [];
  const words = front === undefined ? plain : `${rest} ${front}`;
  return numbered('kwartaal', quarter.exec(words)) ?? numbered('halfjaar', half.exec(words)) ?? named(words);
};

const mark = /^(?:x|v|●|•|■|▪|✓|✔|✗|\*|ja|o|█)$/iu;

/** A mark in a cell of a period column: yes, in this period. */
export const isMark = (text: string): boolean => mark.test(text.trim());

const perYear: Readonly<Record<PeriodHead['soort'], number>> = { jaar: 1, halfjaar: 2, kwartaal: 4, maand: 12 };

const ordinal = ({ soort, jaar = 0, nummer }: PeriodHead): number => jaar * perYear[soort] + nummer;

const nameOf = ({ soort, jaar, nummer }: PeriodHead): string => {
  const ofYear = jaar === undefined ? '' : ` ${jaar}`;
  if (soort === 'jaar') return ofYear.trim();
  if (soort === 'kwartaal') return `Q${nummer}${ofYear}`;
  return soort === 'maand' ? `${months[nummer - 1]}${ofYear}` : `${nummer}e helft${ofYear}`;
};

/** Marked periods as the words of a planning: neighbours as one period, and a gap as a comma. */
export const periodWords = (periods: readonly PeriodHead[]): string => {
  const runs: PeriodHead[][] = [];
  for (const period of periods) {
    const last = runs.at(-1)?.at(-1);
    if (last && ordinal(period) === ordinal(last) + 1) runs.at(-1)?.push(period);
    else runs.push([period]);
  }
  return runs.map(([first, ...more]) => [first, more.at(-1)].flatMap((period) => (period ? [nameOf(period)] : [])).join(' t/m ')).join(', ');
};
