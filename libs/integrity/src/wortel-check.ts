import { type Bevindingen, meldingen } from './bevinding.js';
import { isSigned, type PubliekeSleutel } from './sleutel.js';
import { type GetekendeWortel, wortelHash } from './wortel.js';

/** The auditor's knowledge from other sources. */
export interface AuditorKnowledge {
  /** Trusted public keys. */
  readonly sleutels: readonly PubliekeSleutel[];
  /** Fingerprint of a root that was noted down earlier; see `wortelHash`. */
  readonly wortel?: string;
}

/** True if a root begins where the previous one ended. */
export const isSuccessor = (wortel: GetekendeWortel, before: GetekendeWortel | undefined): boolean => {
  if (before === undefined) return wortel.nummer === 0 && wortel.vorige === null && wortel.totaal === wortel.aantal;
  const { nummer, dag, totaal, aantal, kop, vorige } = wortel;
  const goesOn = nummer === before.nummer + 1 && totaal === before.totaal + aantal;
  return goesOn && dag > before.dag && kop > before.kop && vorige === wortelHash(before);
};

const signatureFault = (wortel: GetekendeWortel, sleutels: readonly PubliekeSleutel[]): string | undefined => {
  if (!sleutels.includes(wortel.sleutel)) return meldingen.sleutel;
  return isSigned(wortel) ? undefined : meldingen.handtekening;
};

/** Checks the roots by themselves: their signatures, and that each begins where the previous one ended. */
export const checkWortels = (wortels: readonly GetekendeWortel[], known: AuditorKnowledge, bevindingen: Bevindingen): void => {
  for (const [index, wortel] of wortels.entries()) {
    const place = { soort: 'wortel', dag: wortel.dag } as const;
    const fault = signatureFault(wortel, known.sleutels);
    if (fault !== undefined) bevindingen.add({ ...place, melding: fault });
    if (!isSuccessor(wortel, wortels[index - 1])) bevindingen.add({ ...place, melding: meldingen.voorganger });
  }
  const { wortel: noted } = known;
  if (noted !== undefined && !wortels.some((wortel) => wortelHash(wortel) === noted)) {
    bevindingen.add({ soort: 'wortel', melding: meldingen.wortelWeg(noted) });
  }
};
