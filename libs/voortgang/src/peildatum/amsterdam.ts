import { isDag, type Dag } from '@actiespoor/kernel';

const hour = 3_600_000;
const day = 24 * hour;

/** The moment at which Europe turns its clocks (Directive 2000/84/EC): 01:00 UTC on the last Sunday of the month (counted from 0). */
const turnOf = (year: number, month: number): number => {
  const last = Date.UTC(year, month + 1, 0, 1);
  return last - new Date(last).getUTCDay() * day;
};

/** The milliseconds by which Amsterdam is ahead of UTC at this moment. */
const offsetAt = (moment: number): number => {
  const year = new Date(moment).getUTCFullYear();
  const isSummer = moment >= turnOf(year, 2) && moment < turnOf(year, 9);
  return isSummer ? 2 * hour : hour;
};

// Clocks turn hours after midnight, so the offset an hour before UTC midnight is that of local midnight too.
const midnight = (utcMidnight: number): number => utcMidnight - offsetAt(utcMidnight - hour);

/** The first moment of the day in Amsterdam, ISO 8601 in UTC. */
export const startOfDay = (dag: Dag): string => new Date(midnight(Date.parse(dag))).toISOString();

/** The last millisecond of the day in Amsterdam, ISO 8601 in UTC: `2021-11-30` → `2021-11-30T22:59:59.999Z`. */
export const endOfDay = (dag: Dag): string => new Date(midnight(Date.parse(dag) + day) - 1).toISOString();

const momentForm = /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d{1,9})?)?(?:Z|[+-](?:0\d|1[0-4]):[0-5]\d)$/;

/**
 * A `bekendOp` as a moment in UTC. A bare date is the end of that day in Amsterdam; a moment needs its offset.
 *
 * @returns undefined if the text is neither
 */
export const bekendOpMoment = (text: string): string | undefined => {
  if (isDag(text)) return endOfDay(text);
  const match = momentForm.exec(text);
  if (!match || !isDag(match[1])) return undefined;
  return new Date(text).toISOString();
};
