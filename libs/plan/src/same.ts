import { alreadySo, canonicalJson, type Datum, type Decision, type Difference, type Message, refuse } from '@actiespoor/kernel';

import { obstacleOf } from './obstacle.js';

const content = (value: object): string => canonicalJson({ ...value, op: null, importId: null });

/**
 * True if two JSON values say the same. The day of telling does not count, nor the import that told it:
 * a known fact that is told again is no new fact.
 */
export const isSame = (told: object, known: object): boolean => content(told) === content(known);

type Fields = Readonly<Record<string, unknown>>;

const present = (value: unknown): boolean => value !== undefined && value !== null;

/** A value as text for a reader: a string as it is, other values as JSON. */
const text = (value: unknown): string | null => {
  if (!present(value)) return null;
  return typeof value === 'string' ? value : canonicalJson(value);
};

const isEqual = (told: unknown, known: unknown): boolean => text(told) === text(known);

/** The relation between told fields and known ones. Absent fields are left as they are. */
export interface Comparison {
  /** Told fields that had no known value. */
  readonly added: Fields;
  /** Told fields that differ from their known value. */
  readonly contradicted: readonly Difference[];
}

/** Compares field by field. @param told absent fields are ignored */
export const compareWords = (told: object, known: object): Comparison => {
  const before = known as Fields;
  const fields = Object.entries(told).filter(([field, value]) => present(value) && !isEqual(value, before[field]));
  const isNew = ([field]: readonly [string, unknown]): boolean => !present(before[field]);
  return {
    added: Object.fromEntries(fields.filter(isNew)),
    contradicted: fields.filter((entry) => !isNew(entry)).map(([veld, nieuw]) => ({ veld, oud: text(before[veld]), nieuw: text(nieuw) })),
  };
};

/** Every told field that is new or different, for a refusal. @param told absent fields are ignored */
export const differencesFrom = (told: object, known: object): readonly Difference[] => {
  const { added, contradicted } = compareWords(told, known);
  return [...contradicted, ...Object.entries(added).map(([veld, nieuw]) => ({ veld, oud: null, nieuw: text(nieuw) }))];
};

/** True if nothing told is new or different. */
export const isLeeg = ({ added, contradicted }: Comparison): boolean => Object.keys(added).length === 0 && contradicted.length === 0;

/** True if all told fields are known. */
export const isKnown = (told: object, known: object): boolean => isLeeg(compareWords(told, known));

type TakingBack = Message<string, { readonly op: Datum; readonly motief: string }>;

/**
 * The decision about a fact that was taken back before: it is so already if that was told with the same motive, and else the difference is named.
 * Undefined if it was not.
 *
 * @param earlier the facts that took it back, in the order of time
 */
export const takenBackAgain = <E extends TakingBack, R extends string>(earlier: readonly E[], motief: string, refusal: R): Decision<E, R> | undefined => {
  const same = earlier.find(({ data }) => data.motief === motief);
  if (same) return alreadySo(same);
  const last = earlier.at(-1);
  return last && refuse(refusal, { feit: obstacleOf(last), verschillen: compareWords({ motief }, { motief: last.data.motief }).contradicted });
};

interface Ending {
  readonly op: Datum;
  readonly motief: string;
}

/**
 * The decision about an end of what has ended already. The first end stands: one that was told before in the same words is so already, although an earlier
 * end was told since, and every other one differs from the first.
 *
 * @param ends the facts of the end since the thing was last there
 */
export const endedAgain = <E extends Message<string, Ending>, R extends string>(
  ends: readonly E[],
  { op, motief }: Ending,
  { standing, refusal }: { readonly standing: Ending; readonly refusal: R },
): Decision<E, R> => {
  const same = ends.find(({ data }) => data.op === op && data.motief === motief);
  return same ? alreadySo(same) : refuse(refusal, { verschillen: compareWords({ op, motief }, standing).contradicted });
};
