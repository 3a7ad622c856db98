import type { Voortgangsstatus } from './plan-weergave.js';

const labels: Readonly<Record<Voortgangsstatus, string>> = {
  geevalueerd: 'geëvalueerd',
  uitgevoerd: 'uitgevoerd',
  gestart: 'gestart',
  uitgesteld: 'uitgesteld',
  gestopt: 'gestopt',
  gepland: 'gepland',
  nietDeelnemend: 'neemt niet deel',
  later: 'besluit later',
  onbekend: 'onbekend',
};

/** In the order of a sentence: the furthest first, the unknown last. */
export const standLabels = Object.entries(labels) as readonly (readonly [Voortgangsstatus, string])[];
