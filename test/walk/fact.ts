import { firstDayOf } from './days.js';

/** Words of a request or of a fact, by name. */
export type Words = Readonly<Record<string, unknown>>;

/** One fact of a plan or of an actie, as the sub-collections of the API name it. */
export interface Fact {
  /** A soort such as `actie-gestart`. */
  readonly soort: string;
  readonly op: string;
  /** First day of `op`. */
  readonly day: string;
  /** Number in the order of recording. */
  readonly nr: number;
  /** `plan`, or the id of the actie. */
  readonly stream: string;
  readonly data: Words;
  /** The reason that was given with it. */
  readonly reden?: string;
}

export type NewFact = Omit<Fact, 'day' | 'nr'>;

export const factOf = (told: NewFact, nr: number): Fact => ({ ...told, nr, day: firstDayOf(told.op) });

/** The order of time: by the day of the fact, then by the order of recording. */
export const inTime = (facts: readonly Fact[]): readonly Fact[] => facts.toSorted((a, b) => (a.day === b.day ? a.nr - b.nr : a.day < b.day ? -1 : 1));

export const text = (data: Words, name: string): string | undefined => {
  const value = data[name];
  return typeof value === 'string' ? value : undefined;
};

export const texts = (data: Words, name: string): readonly string[] => (Array.isArray(data[name]) ? (data[name] as readonly string[]) : []);

export const part = (data: Words, name: string): Words | undefined => {
  const value = data[name];
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Words) : undefined;
};

export const parts = (data: Words, name: string): readonly Words[] => (Array.isArray(data[name]) ? (data[name] as readonly Words[]) : []);

/** Only these fields, without the absent ones. */
export const only = (data: Words, names: readonly string[]): Words =>
  Object.fromEntries(names.flatMap((name) => (data[name] === undefined || data[name] === null ? [] : [[name, data[name]]])));

export const without = (data: Words, ...names: readonly string[]): Words =>
  Object.fromEntries(Object.entries(data).filter(([name, value]) => !names.includes(name) && value !== undefined));

const sorted = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([, one]) => one !== undefined);
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, one]) => [name, sorted(one)]));
};

/** JSON text that is the same for the same content. */
export const plain = (value: unknown): string => JSON.stringify(sorted(value)) ?? 'undefined';
