import type { Stand } from './plan-weergave.js';

/** In the order in which a sentence names them: the furthest first, what is not known last. */
export const standLabels: readonly (readonly [Stand, string])[] = [
  ['geevalueerd', 'geëvalueerd'],
  ['uitgevoerd', 'uitgevoerd'],
  ['gestart', 'gestart'],
  ['uitgesteld', 'uitgesteld'],
  ['gestopt', 'gestopt'],
  ['gepland', 'gepland'],
  ['nietDeelnemend', 'neemt niet deel'],
  ['later', 'besluit later'],
  ['onbekend', 'onbekend'],
];
