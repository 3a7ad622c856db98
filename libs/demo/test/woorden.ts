/** Letters and digits in lower case, in order: punctuation, quotes and line ends do not hide a copied sentence. */
export const woordenVan = (text: string): readonly string[] =>
  text
    .toLowerCase()
    .normalize('NFC')
    .match(/[\p{L}\p{N}]+/gu) ?? [];

/** Every run of this many consecutive words. */
export const reeksen = (text: string, lengte: number): readonly string[] => {
  const woorden = woordenVan(text);
  return woorden.slice(lengte - 1).map((_, begin) => woorden.slice(begin, begin + lengte).join(' '));
};

/** All text in a JSON value, at any depth. */
export const tekstenIn = (value: unknown): readonly string[] => {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(tekstenIn);
};
