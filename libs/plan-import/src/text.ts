import { fold } from '@actiespoor/plan/model';

export { fold };

/** A cell or a paragraph as one line: composed characters, no double or hard spaces. */
export const tidy = (text: string): string => text.normalize('NFC').replace(/\s+/gu, ' ').trim();

/** A property that exists only if its value does. */
export const optional = <K extends string, V>(key: K, value: V | undefined): { readonly [P in K]?: V } =>
  value === undefined ? {} : ({ [key]: value } as { readonly [P in K]: V });

/** A property that exists only if its value does and differs from the former value. */
export const unless = <K extends string, V>(key: K, value: V | undefined, isSame: (value: V) => boolean): { readonly [P in K]?: V } =>
  value === undefined || isSame(value) ? {} : optional(key, value);

/** The text, or undefined if it is empty. */
export const nonEmpty = (text: string | undefined): string | undefined => (text === undefined || text === '' ? undefined : text);

const bigrams = (text: string): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>();
  for (let index = 0; index + 1 < text.length; index += 1) {
    const pair = text.slice(index, index + 2);
    counts.set(pair, (counts.get(pair) ?? 0) + 1);
  }
  return counts;
};

/** Similarity of two texts, from 0 to 1 (Sørensen-Dice over pairs of letters). */
export const likeness = (first: string, second: string): number => {
  const [a, b] = [fold(first), fold(second)];
  if (a === b) return 1;
  const [pairsOfA, pairsOfB] = [bigrams(a), bigrams(b)];
  const shared = [...pairsOfA].reduce((sum, [pair, count]) => sum + Math.min(count, pairsOfB.get(pair) ?? 0), 0);
  return (2 * shared) / Math.max(1, a.length + b.length - 2);
};
