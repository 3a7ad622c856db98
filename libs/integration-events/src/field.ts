/** The form of a value in a message. Every form has one JSON Schema, one way to be written and one to be read. */
export type Form =
  | { readonly kind: 'text'; readonly pattern?: string }
  | { readonly kind: 'integer' }
  | { readonly kind: 'word'; readonly words: readonly string[] }
  | { readonly kind: 'list'; readonly of: Form }
  | { readonly kind: 'object'; readonly fields: Fields };

/** A sibling field whose value decides if this one is published: the words of a free field share their place with those of a public one. */
export interface Condition {
  readonly field: string;
  readonly words: readonly string[];
}

/**
 * - `always`: in every message
 * - `sometimes`: only if the fact has it, or only under a condition
 * - `withheld`: in no message; a reader fills its place with the stand-in
 */
export type Presence = 'always' | 'sometimes' | 'withheld';

/** One field of a fact as others may know it. */
export interface AnyField {
  readonly form: Form;
  readonly presence: Presence;
  readonly isNullable: boolean;
  readonly description: string;
  readonly onlyFor?: Condition;
  /** The value that a reader gives to a field that is not there. */
  readonly standIn?: unknown;
}

/** A field with its type in the fact, which the compiler alone uses: a field that can be absent there cannot be promised here. */
export interface Field<T> extends AnyField {
  readonly of?: (value: T) => T;
}

export type Fields = Readonly<Record<string, AnyField>>;

/** Every field of a fact, named: one that is forgotten, or that is new, does not compile. */
export type FieldsOf<Data extends object> = { readonly [Key in keyof Data]-?: Field<Data[Key]> };

const field = <T>(form: Form, description: string): Field<T> => ({ form, presence: 'always', isNullable: false, description });

const uuid = '^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$';
const datum = String.raw`^\d{4}(-\d{2}(-\d{2})?)?$`;
const organisatie = '^(GM|VT|SV-|PA-)[0-9A-Z-]+$';

export const id = <T extends string>(description: string): Field<T> => field({ kind: 'text', pattern: uuid }, description);
export const dated = <T extends string>(description: string): Field<T> => field({ kind: 'text', pattern: datum }, description);
export const code = <T extends string>(description: string): Field<T> => field({ kind: 'text', pattern: organisatie }, description);
export const text = <T extends string>(description: string, pattern?: string): Field<T> =>
  field({ kind: 'text', ...(pattern === undefined ? {} : { pattern }) }, description);
export const integer = (description: string): Field<number> => field({ kind: 'integer' }, description);

/** @param words every word of the type, so that a new one does not compile */
export const word = <T extends string>(description: string, words: Readonly<Record<T, true>>): Field<T> =>
  field({ kind: 'word', words: Object.keys(words) }, description);

export const list = <T>(description: string, { form }: Field<T>): Field<readonly T[]> => field({ kind: 'list', of: form }, description);

export const object = <T extends object>(description: string, fields: FieldsOf<T>): Field<T> => field({ kind: 'object', fields }, description);

export const optional = <T>({ of: _type, ...one }: Field<T>): Field<T | undefined> => ({ ...one, presence: 'sometimes' });
export const nullable = <T>({ of: _type, ...one }: Field<T>): Field<T | null> => ({ ...one, isNullable: true });

/** A field that is public only where a sibling has one of these words. @param standIn its value for a reader elsewhere */
export const onlyFor = <T>(condition: Condition, standIn: T, one: Field<T>): Field<T> => ({
  ...one,
  presence: 'sometimes',
  onlyFor: condition,
  ...(standIn === undefined ? {} : { standIn }),
});

/** Free text, a person, or whatever else stays inside. @param standIn none if the fact may lack the field */
export const withheld = <T>(standIn?: T): Field<T> => ({
  form: { kind: 'text' },
  presence: 'withheld',
  isNullable: false,
  description: '',
  ...(standIn === undefined ? {} : { standIn }),
});
