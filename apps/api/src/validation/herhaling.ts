import ICAL from 'ical.js';

import { Faultless } from './constraints.js';
import { FitsWith } from './relations.js';
import type { Fault } from './text.js';

const partsOf = (rule: string): string =>
  rule
    .split(';')
    .filter((part) => part !== 'INTERVAL=1')
    .toSorted()
    .join(';');

/** The rule as the library reads it; undefined if it does not understand the whole of it, for it leaves out unknown parts. */
const readRule = (rule: unknown): ICAL.Recur | undefined => {
  if (typeof rule !== 'string') return undefined;
  try {
    const read = ICAL.Recur.fromString(rule);
    return partsOf(read.toString()) === partsOf(rule) && !(read.count !== null && read.until !== null) ? read : undefined;
  } catch {
    return undefined;
  }
};

const ruleFault: Fault = (value) =>
  readRule(value) === undefined ? 'moet een herhaling zijn naar RFC 5545, zoals FREQ=WEEKLY;INTERVAL=2;BYDAY=TU' : undefined;

/** A recurrence rule (RFC 5545) in capitals, of which every part is understood. */
export const IsHerhaling = (): PropertyDecorator => Faultless('isHerhaling', ruleFault);

// Four years have every number of days and weeks that a year can have; more than once a day is more than any number of a plan.
const [firstYear, years, mostPerYear] = [2024, 4, 366];

/** The smallest and the largest number of times in a calendar year; undefined for a rule that ends by itself. */
const timesPerYear = (rule: ICAL.Recur): readonly [least: number, most: number] | undefined => {
  if (rule.count !== null || rule.until !== null) return undefined;
  const counts = Array.from({ length: years }, () => 0);
  const times = rule.iterator(ICAL.Time.fromDateTimeString(`${String(firstYear)}-01-01T00:00:00`));
  for (let time: ICAL.Time | null = times.next(); time && time.year < firstYear + years; time = times.next()) {
    const index = time.year - firstYear;
    counts[index] = (counts[index] ?? 0) + 1;
    if ((counts[index] ?? 0) > mostPerYear) return [mostPerYear, Infinity];
  }
  return [Math.min(...counts), Math.max(...counts)];
};

const fitsRule = (perJaar: unknown, { herhaling }: { readonly herhaling?: string }): boolean => {
  const rule = readRule(herhaling);
  const times = rule && timesPerYear(rule);
  return typeof perJaar !== 'number' || !times || (times[0] <= perJaar && perJaar <= times[1]);
};

/** A number of times per year that does not contradict the rule beside it. */
export const FitsHerhaling = (): PropertyDecorator => FitsWith(fitsRule, 'past niet bij herhaling: die geeft een ander aantal per jaar');
