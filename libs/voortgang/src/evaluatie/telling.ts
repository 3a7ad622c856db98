import { daysBetween, lastDay } from '@actiespoor/kernel';
import type { Definitie, Planning } from '@actiespoor/plan/events';

import { eindeVanPlanning } from '../actueel-plan/compose-actie.js';
import type { Cijfer } from './evaluatie.js';

/** The count of one figure: JSON. Any two parts are added without loss. */
export type Telling =
  | { readonly maat: 'aandeel' | 'deelname'; readonly teller: number; readonly noemer: number }
  /** The number of occurrences of each number of days: the median of many plans is exact. */
  | { readonly maat: 'doorlooptijd'; readonly dagen: Readonly<Record<string, number>> }
  /** `aantal` counts the acties with a planning. */
  | { readonly maat: 'verschuivingen'; readonly keer: number; readonly dagen: number; readonly aantal: number };

export const nothingCounted = (maat: Definitie['maat']): Telling => {
  switch (maat) {
    case 'aandeel':
    case 'deelname':
      return { maat, teller: 0, noemer: 0 };
    case 'doorlooptijd':
      return { maat, dagen: {} };
    case 'verschuivingen':
      return { maat, keer: 0, dagen: 0, aantal: 0 };
  }
};

const addDays = (a: Readonly<Record<string, number>>, b: Readonly<Record<string, number>>): Readonly<Record<string, number>> => {
  const samen = { ...a };
  for (const [dagen, keer] of Object.entries(b)) samen[dagen] = (samen[dagen] ?? 0) + keer;
  return samen;
};

/** The sum of two counts. @throws RangeError if they are of two measures */
export const addTelling = (a: Telling | undefined, b: Telling): Telling => {
  if (a === undefined) return b;
  if ('teller' in a && 'teller' in b) return { ...a, teller: a.teller + b.teller, noemer: a.noemer + b.noemer };
  if (a.maat === 'doorlooptijd' && b.maat === 'doorlooptijd') return { ...a, dagen: addDays(a.dagen, b.dagen) };
  if (a.maat === 'verschuivingen' && b.maat === 'verschuivingen') {
    return { ...a, keer: a.keer + b.keer, dagen: a.dagen + b.dagen, aantal: a.aantal + b.aantal };
  }
  throw new RangeError(`Een ${b.maat} telt niet op bij een ${a.maat}`);
};

/** The value at a place from 0, in the sorted list of all values. */
const valueAt = (ordered: readonly (readonly [dagen: number, keer: number])[], place: number): number => {
  let passed = 0;
  for (const [dagen, keer] of ordered) {
    passed += keer;
    if (place < passed) return dagen;
  }
  return Number.NaN;
};

/** For an even number of values the mean of the two in the middle. */
const median = (dagen: Readonly<Record<string, number>>): Cijfer => {
  const ordered = Object.entries(dagen)
    .map(([waarde, keer]) => [Number(waarde), keer] as const)
    .toSorted(([a], [b]) => a - b);
  const aantal = ordered.reduce((sum, [, keer]) => sum + keer, 0);
  if (aantal === 0) return { aantal };
  return { waarde: (valueAt(ordered, Math.floor((aantal - 1) / 2)) + valueAt(ordered, Math.floor(aantal / 2))) / 2, aantal };
};

export const cijferOf = (telling: Telling): Cijfer => {
  switch (telling.maat) {
    case 'aandeel':
    case 'deelname':
      return telling.noemer === 0 ? { aantal: 0 } : { waarde: telling.teller / telling.noemer, aantal: telling.noemer };
    case 'doorlooptijd':
      return median(telling.dagen);
    case 'verschuivingen':
      return { waarde: telling.keer, aantal: telling.aantal, dagen: telling.dagen };
  }
};

/** The number of days by which the end moved; 0 if one of the ends is unknown. */
export const daysMoved = (oud: Planning, nieuw: Planning): number => {
  const [voor, na] = [eindeVanPlanning(oud), eindeVanPlanning(nieuw)];
  return voor === undefined || na === undefined ? 0 : daysBetween(lastDay(voor), lastDay(na));
};
