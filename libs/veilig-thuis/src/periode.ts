import { type Dag, dag, previousDay } from '@actiespoor/kernel';

export const periodesoorten = ['jaar', 'halfjaar', 'kwartaal'] as const;

export type Periodesoort = (typeof periodesoorten)[number];

/** Provisional figures: `*` behind a period is voorlopig, `**` is nader voorlopig. */
export type Voorlopigheid = 'definitief' | 'nader-voorlopig' | 'voorlopig';

/** A period of figures: `2025HJ01` is the first half of 2025, `2025JJ00` the year, `2025KW02` its second quarter. */
export interface Meetperiode {
  readonly code: string;
  readonly soort: Periodesoort;
  readonly jaar: number;
  /** Place in the year, from 1. */
  readonly nummer: number;
}

const kinds: Readonly<Record<string, { readonly soort: Periodesoort; readonly first: number; readonly last: number }>> = {
  JJ: { soort: 'jaar', first: 0, last: 0 },
  HJ: { soort: 'halfjaar', first: 1, last: 2 },
  KW: { soort: 'kwartaal', first: 1, last: 4 },
};

/** Reads a code of CBS (`yyyyXXnn`); undefined for anything else, and for kinds of periods that these tables do not have, such as months. */
export const readPeriode = (code: string): Meetperiode | undefined => {
  const parts = /^(\d{4})(JJ|HJ|KW)(\d{2})$/.exec(code);
  const kind = kinds[parts?.[2] ?? ''];
  if (!parts || !kind) return undefined;
  const [jaar, place] = [Number(parts[1]), Number(parts[3])];
  return place >= kind.first && place <= kind.last ? { code, soort: kind.soort, jaar, nummer: Math.max(place, 1) } : undefined;
};

const title = /^(\d{4})(?: (?:([12])e halfjaar|([1-4])e kwartaal))?\s*\*{0,2}$/;

/** Reads the title of a period: `2025`, `2025 1e halfjaar*`, `2025 3e kwartaal`. */
export const readPeriodetitel = (titel: string): Meetperiode | undefined => {
  const parts = title.exec(titel.trim());
  if (!parts) return undefined;
  const [, jaar = '', half, quarter] = parts;
  if (half !== undefined) return readPeriode(`${jaar}HJ0${half}`);
  return readPeriode(quarter === undefined ? `${jaar}JJ00` : `${jaar}KW0${quarter}`);
};

const statusWords: Readonly<Record<string, Voorlopigheid>> = {
  definitief: 'definitief',
  voorlopig: 'voorlopig',
  nadervoorlopig: 'nader-voorlopig',
};

const markOf = (titel: string): Voorlopigheid => {
  if (/\*\*\s*$/.test(titel)) return 'nader-voorlopig';
  return /\*\s*$/.test(titel) ? 'voorlopig' : 'definitief';
};

/**
 * Provisionality of a period, by its title (`2025 1e halfjaar*`) or by the word beside it (`Voorlopig`). If the two differ the figures count as
 * provisional: a mark is never lost.
 */
export const voorlopigheidOf = (titel: string, status = ''): Voorlopigheid => {
  const word = statusWords[status.toLowerCase().replaceAll(/[\s-]/g, '')] ?? 'definitief';
  return word === 'definitief' ? markOf(titel) : word;
};

const months: Readonly<Record<Periodesoort, number>> = { jaar: 12, halfjaar: 6, kwartaal: 3 };

const firstOfMonth = (jaar: number, month: number): Dag =>
  dag(`${String(jaar + Math.floor((month - 1) / 12))}-${String(((month - 1) % 12) + 1).padStart(2, '0')}-01`);

/** The first and the last day of a period: `2025HJ01` ends on 30 June. */
export const dagenVan = ({ soort, jaar, nummer }: Meetperiode): { readonly van: Dag; readonly tot: Dag } => {
  const first = (nummer - 1) * months[soort] + 1;
  return { van: firstOfMonth(jaar, first), tot: previousDay(firstOfMonth(jaar, first + months[soort])) };
};

const letters: Readonly<Record<Periodesoort, string>> = { jaar: 'JJ', halfjaar: 'HJ', kwartaal: 'KW' };

/** The period of the same kind that follows. */
export const volgendePeriode = ({ soort, jaar, nummer }: Meetperiode): Meetperiode => {
  const isLast = nummer * months[soort] === 12;
  const next = { jaar: isLast ? jaar + 1 : jaar, nummer: isLast ? 1 : nummer + 1 };
  const place = soort === 'jaar' ? '00' : `0${String(next.nummer)}`;
  return { code: `${String(next.jaar)}${letters[soort]}${place}`, soort, ...next };
};
