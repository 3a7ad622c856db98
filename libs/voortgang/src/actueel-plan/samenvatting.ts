import type { Samenvatting, Voortgangsstatus, UitvoeringWeergave } from './plan-weergave.js';
import { standLabels } from './samenvatting.labels.js';

const none: Readonly<Record<Voortgangsstatus, number>> = {
  gepland: 0,
  gestart: 0,
  uitgevoerd: 0,
  geevalueerd: 0,
  uitgesteld: 0,
  gestopt: 0,
  nietDeelnemend: 0,
  later: 0,
  onbekend: 0,
};

/** The count to which a realisation belongs: its status, or the reason why it has none. */
export const standOf = ({ deelname, status }: UitvoeringWeergave): Voortgangsstatus => {
  switch (deelname) {
    case 'nee':
      return 'nietDeelnemend';
    case 'later':
    case 'onbekend':
      return deelname;
    case 'ja':
      return status ?? 'gepland';
  }
};

const describe = (aantallen: Readonly<Record<Voortgangsstatus, number>>, totaal: number): string =>
  standLabels
    .filter(([stand]) => aantallen[stand] > 0)
    .map(([stand, label], index) => `${String(aantallen[stand])}${index === 0 ? ` van ${String(totaal)}` : ''} ${label}`)
    .join(', ');

/** Counts realisations per status. An organisatie that takes no part is counted as such, whatever it reported before. */
export const summarize = (uitvoeringen: readonly UitvoeringWeergave[]): Samenvatting => {
  const aantallen = { ...none };
  for (const uitvoering of uitvoeringen) aantallen[standOf(uitvoering)] += 1;
  const totaal = uitvoeringen.length;
  return { totaal, ...aantallen, tekst: describe(aantallen, totaal) };
};
