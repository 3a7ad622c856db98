const reference = /\{persoon:([0-9a-f-]{36})\}/g;
const withoutName = 'een medewerker';

/** The ids behind `{persoon:<id>}` in a text, once each. */
export const personsIn = (text: string): readonly string[] => [...new Set([...text.matchAll(reference)].flatMap(([, id]) => id ?? []))];

/** A text with names in place of `{persoon:<id>}`; an unknown person becomes just somebody. */
export const fillNames = (text: string, names: ReadonlyMap<string, string> = new Map()): string =>
  text.replace(reference, (_, id: string) => names.get(id) ?? withoutName);

type Ids = ReadonlyMap<string, string>;

const fields = /"(?:persoon|medewerker)":/;

const hasId = (value: unknown): value is { readonly id: string } =>
  typeof value === 'object' && value !== null && 'id' in value && typeof value.id === 'string';

/** The id in a field that names a person; undefined for any other field. */
const idIn = (key: string, value: unknown): string | undefined => {
  if (key === 'persoon' && typeof value === 'string') return value;
  return key === 'medewerker' && hasId(value) ? value.id : undefined;
};

/** The ids in the fields of an answer (JSON) that name persons, once each. */
export const idsIn = (json: string): readonly string[] => {
  const found = new Set<string>();
  if (!fields.test(json)) return [];
  JSON.parse(json, (key, value: unknown) => {
    const id = idIn(key, value);
    if (id !== undefined) found.add(id);
    return value;
  });
  return [...found];
};

/** An answer for somebody who may not see who anybody is: without names, and without the ids in its fields. */
export const withoutPersons = <T extends object>(answer: T): T => {
  const json = JSON.stringify(answer);
  if (personsIn(json).length === 0 && idsIn(json).length === 0) return answer;
  return JSON.parse(json, (key, value: unknown) => {
    if (typeof value === 'string') return key === 'persoon' ? undefined : fillNames(value);
    if (idIn(key, value) === undefined) return value;
    const { id: _id, ...inCapacity } = value as { readonly id: string };
    return inCapacity;
  }) as T;
};

/**
 * An answer with names in place of `{persoon:<id>}`, and in its fields the present id of each person.
 *
 * @param present former ids, with the present ones
 */
export const withPersons = <T>(answer: T, names: Ids, present: Ids = new Map()): T =>
  JSON.parse(JSON.stringify(answer), (key, value: unknown) => {
    const now = present.get(idIn(key, value) ?? '');
    if (now !== undefined) return typeof value === 'string' ? now : { ...(value as object), id: now };
    return typeof value === 'string' ? fillNames(value, names) : value;
  }) as T;
