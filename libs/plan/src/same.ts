import { canonicalJson, type Dated, type Difference } from '@actiespoor/kernel';

const content = (value: object): string => canonicalJson({ ...value, op: null, importId: null });

/**
 * Whether two JSON values say the same. The day on which it was said does not count, nor the import that said it:
 * what is already so and is told again is no new fact.
 */
export const isSame = (told: object, known: object): boolean => content(told) === content(known);

type Fields = Readonly<Record<string, unknown>>;

const present = (value: unknown): boolean => value !== undefined && value !== null;

/** The values as one reads them: words as they are, the rest as JSON. */
const text = (value: unknown): string | null => {
  if (!present(value)) return null;
  return typeof value === 'string' ? value : canonicalJson(value);
};

const isEqual = (told: unknown, known: unknown): boolean => text(told) === text(known);

/** How words that are told of one thing relate to what is known of it. What is not told is left as it is. */
export interface Comparison {
  /** Told, and nothing was known. */
  readonly added: Fields;
  /** Told otherwise than it was known. */
  readonly contradicted: readonly Difference[];
}

/** Compares field by field. @param told absent fields say nothing */
export const compareWords = (told: object, known: object): Comparison => {
  const before = known as Fields;
  const fields = Object.entries(told).filter(([field, value]) => present(value) && !isEqual(value, before[field]));
  const isNew = ([field]: readonly [string, unknown]): boolean => !present(before[field]);
  return {
    added: Object.fromEntries(fields.filter(isNew)),
    contradicted: fields.filter((entry) => !isNew(entry)).map(([veld, nieuw]) => ({ veld, oud: text(before[veld]), nieuw: text(nieuw) })),
  };
};

/** Whether all that is told is known. */
export const isKnown = (told: object, known: object): boolean => {
  const { added, contradicted } = compareWords(told, known);
  return Object.keys(added).length === 0 && contradicted.length === 0;
};

/** The fact that was told in these very words of this very day. */
export const findTold = <E extends Dated>(facts: readonly E[], told: Dated): E | undefined =>
  facts.find(({ type, data }) => type === told.type && canonicalJson(data) === canonicalJson(told.data));
