const collator = new Intl.Collator('nl');

/** The order of names and titles in a Dutch index: case and accents decide only between words that are the same without them. */
export const dutchOrder = (a: string, b: string): number => collator.compare(a, b);
