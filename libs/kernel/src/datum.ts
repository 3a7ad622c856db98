import edtf from 'edtf';

/**
 * A date as precise as it is known, in EDTF (ISO 8601-2): `2021-09-03`, `2021-10`, `2022`,
 * `2022-23` (autumn), `2024-33`…`36` (quarter), `2021-40` and `2021-41` (half-year).
 */
export type Datum = string & { readonly brand: 'Datum' };

/** A full calendar day, `yyyy-mm-dd`. */
export type Dag = Datum & { readonly precision: 'dag' };

/** The first and the last day, both inclusive; an absent side is open. */
export interface Periode {
  readonly van?: Datum;
  readonly tot?: Datum;
}

type Bounds = readonly [firstMonth: number, months: number];

const form = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/;

// Our own bounds, in months from January: the library ends autumn in September and knows no Dutch season.
const partsOfYear: Readonly<Record<string, Bounds>> = {
  '21': [2, 3],
  '22': [5, 3],
  '23': [8, 3],
  '24': [11, 3],
  '33': [0, 3],
  '34': [3, 3],
  '35': [6, 3],
  '36': [9, 3],
  '40': [0, 6],
  '41': [6, 6],
};

const day = (year: number, month: number, date: number): Dag => new Date(Date.UTC(year, month, date)).toISOString().slice(0, 10) as Dag;

const boundsOf = (part: string | undefined): Bounds => {
  if (part === undefined) return [0, 12];
  return partsOfYear[part] ?? [Number(part) - 1, 1];
};

const isCalendarDay = (text: string): boolean => {
  const [year, month, date] = text.split('-').map(Number) as [number, number, number];
  return day(year, month - 1, date) === text;
};

const isOurTime = (year: number): boolean => year >= 1900 && year < 2200;

const isMonth = (part: string): boolean => Number(part) >= 1 && Number(part) <= 12;

const isPartOfYear = (part: string | undefined): boolean => part === undefined || part in partsOfYear || isMonth(part);

const parses = (text: string): boolean => {
  try {
    edtf(text);
    return true;
  } catch {
    return false;
  }
};

// A parse takes some 45 µs, and there are few thousand coarse dates in all, so each answer is kept.
const asked = new Map<string, boolean>();

const edtfReads = (text: string): boolean => {
  const known = asked.get(text) ?? parses(text);
  asked.set(text, known);
  return known;
};

/** True if the text is an accepted date. The strict pattern and the calendar come before the library, which reads `2021-02-29` as 1 March. */
export const isDatum = (text: unknown): text is Datum => {
  if (typeof text !== 'string') return false;
  const match = form.exec(text);
  if (!match || !isOurTime(Number(match[1]))) return false;
  const [, , part, date] = match;
  if (date !== undefined) return isCalendarDay(text);
  return isPartOfYear(part) && edtfReads(text);
};

export const isDag = (text: unknown): text is Dag => isDatum(text) && text.length === 10;

/** The text as a date. @throws RangeError if it is none: for constants and stored facts, not for input. */
export const datum = (text: string): Datum => {
  if (!isDatum(text)) throw new RangeError(`Geen datum: ${text}`);
  return text;
};

/** The text as a full day. @throws RangeError if it is none. */
export const dag = (text: string): Dag => {
  if (!isDag(text)) throw new RangeError(`Geen volledige dag: ${text}`);
  return text;
};

const daysOf = (value: Datum): readonly [first: Dag, last: Dag] => {
  const [firstMonth, months] = boundsOf(value.slice(5) || undefined);
  const year = Number(value.slice(0, 4));
  return [day(year, firstMonth, 1), day(year, firstMonth + months, 0)];
};

// Every sort by time asks them again and again.
const coarse = new Map<Datum, readonly [first: Dag, last: Dag]>();

const knownDaysOf = (value: Datum): readonly [first: Dag, last: Dag] => {
  const days = coarse.get(value) ?? daysOf(value);
  coarse.set(value, days);
  return days;
};

/** The first day that the date may mean: `2021-41` → `2021-07-01`. */
export const firstDay = (value: Datum): Dag => (value.length === 10 ? (value as Dag) : knownDaysOf(value)[0]);

/** The last day that the date may mean: `2021-41` → `2021-12-31`. */
export const lastDay = (value: Datum): Dag => (value.length === 10 ? (value as Dag) : knownDaysOf(value)[1]);

const dayMs = 86_400_000;

/** The day that many days later; earlier for a negative number. */
export const plusDays = (value: Dag, days: number): Dag => {
  const [year, month, date] = value.split('-').map(Number) as [number, number, number];
  return day(year, month - 1, date + days);
};

/** The day before. */
export const previousDay = (value: Dag): Dag => plusDays(value, -1);

/** The number of days from the first to the second. */
export const daysBetween = (first: Dag, second: Dag): number => Math.round((Date.parse(second) - Date.parse(first)) / dayMs);

/** Order by first day; days are ISO text, so text order is time order. */
export const compareDatum = (a: Datum, b: Datum): number => {
  const [first, second] = [firstDay(a), firstDay(b)];
  if (first === second) return 0;
  return first < second ? -1 : 1;
};
