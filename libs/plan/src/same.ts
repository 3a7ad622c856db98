import { canonicalJson } from '@actiespoor/kernel';

const content = (value: object): string => canonicalJson({ ...value, op: null, importId: null });

/**
 * Whether two JSON values say the same. The day on which it was said does not count, nor the import that said it:
 * what is already so and is told again is no new fact.
 */
export const isSame = (told: object, known: object): boolean => content(told) === content(known);
