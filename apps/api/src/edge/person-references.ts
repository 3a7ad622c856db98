const reference = /\{persoon:([0-9a-f-]{36})\}/g;
const withoutName = 'een medewerker';

/** The ids behind `{persoon:<id>}` in a text, once each. */
export const personsIn = (text: string): readonly string[] => [...new Set([...text.matchAll(reference)].flatMap(([, id]) => id ?? []))];

/** A text with names where it has `{persoon:<id>}`, and of who is not known only that it is somebody. */
export const fillNames = (text: string, names: ReadonlyMap<string, string> = new Map()): string =>
  text.replace(reference, (_, id: string) => names.get(id) ?? withoutName);
