import { type Dag, type Datum, daysBetween, firstDay, isDatum, lastDay, plusDays } from '@actiespoor/kernel';
import type { Termijn } from '@actiespoor/plan/events';

const textOf = (moment: number): string => new Date(moment).toISOString().slice(0, 10);

/** The same day of a later month, or the last day of that month if it is shorter. */
const plusMonths = (day: Dag, months: number): string => {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return textOf(Date.UTC(year, month - 1 + months, Math.min(date, last)));
};

const plus = (day: Dag, aantal: number, eenheid: string): string => {
  if (eenheid === 'Y') return plusMonths(day, 12 * aantal);
  if (eenheid === 'M') return plusMonths(day, aantal);
  return plusDays(day, (eenheid === 'W' ? 7 : 1) * aantal);
};

const textOfEnd = (van: Datum, termijn: Termijn): string => {
  const [aantal, eenheid] = [Number(termijn.slice(1, -1)), termijn.slice(-1)];
  const isCoarse = van.length < 10;
  return isCoarse && eenheid === 'Y' ? `${Number(van.slice(0, 4)) + aantal}${van.slice(4)}` : plus(lastDay(van), aantal, eenheid);
};

/**
 * The end of a term that began on a date: `2021-04-15` and `P1Y` → `2022-04-15`. Whole years keep the precision of the date
 * (`2021-04` → `2022-04`, `2021-41` → `2022-41`); a shorter term after a coarse date is counted from its last day,
 * because before that the delay is uncertain.
 *
 * @returns undefined if the end is too far away for an accepted date
 */
export const endOfTermijn = (van: Datum, termijn: Termijn): Datum | undefined => {
  const end = textOfEnd(van, termijn);
  return isDatum(end) ? end : undefined;
};

const daysLate = (van: Dag, tot: Dag): number => Math.max(0, daysBetween(van, tot));

/** The number of days after the last day; `hoogstens` if a date is too coarse for an exact number. */
export interface TeLaat {
  /** The lowest number; 0 if it may have been in time. */
  readonly dagenTeLaat: number;
  readonly hoogstens?: number;
}

/** The delay of an event of `op` that was due by `uiterlijk`. */
export const teLaat = (op: Datum, uiterlijk: Datum): TeLaat => {
  const dagenTeLaat = daysLate(lastDay(uiterlijk), firstDay(op));
  const hoogstens = daysLate(firstDay(uiterlijk), lastDay(op));
  return hoogstens === dagenTeLaat ? { dagenTeLaat } : { dagenTeLaat, hoogstens };
};
