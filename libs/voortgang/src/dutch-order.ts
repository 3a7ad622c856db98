const collator = new Intl.Collator('nl');

/** Names and titles as a Dutch index sorts them: case and accents decide only between words that are the same without them. */
export const dutchOrder = (a: string, b: string): number => collator.compare(a, b);
