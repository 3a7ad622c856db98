import type { Status } from '../actie/actie.events.js';
import { isSame } from '../same.js';
import type { Definitie } from './indicator.events.js';

export type DefinitieAfwijzing = 'teller-leeg' | 'noemer-leeg' | 'teller-buiten-noemer' | 'van-leeg' | 'tot-leeg' | 'van-en-tot-overlappen' | 'schalen-leeg';

const isWithin = (part: readonly Status[], whole: readonly Status[]): boolean => part.every((status) => whole.includes(status));

const aandeel = ({ teller, noemer }: Extract<Definitie, { readonly maat: 'aandeel' }>): DefinitieAfwijzing | undefined => {
  if (teller.length === 0) return 'teller-leeg';
  if (noemer.length === 0) return 'noemer-leeg';
  return isWithin(teller, noemer) ? undefined : 'teller-buiten-noemer';
};

const doorlooptijd = ({ van, tot }: Extract<Definitie, { readonly maat: 'doorlooptijd' }>): DefinitieAfwijzing | undefined => {
  if (van.length === 0) return 'van-leeg';
  if (tot.length === 0) return 'tot-leeg';
  return van.some((status) => tot.includes(status)) ? 'van-en-tot-overlappen' : undefined;
};

/** The reason why a definition gives no figure; undefined if it gives one. The rule holds for an unrecorded proposal too. */
export const definitieAfwijzing = (definitie: Definitie): DefinitieAfwijzing | undefined => {
  switch (definitie.maat) {
    case 'aandeel':
      return aandeel(definitie);
    case 'doorlooptijd':
      return doorlooptijd(definitie);
    case 'verschuivingen':
      return undefined;
    case 'deelname':
      return definitie.schalen.length === 0 ? 'schalen-leeg' : undefined;
  }
};

const asSet = (waarde: unknown): unknown => (Array.isArray(waarde) ? [...new Set<string>(waarde as readonly string[])].sort() : waarde);

const withSets = (definitie: Definitie): object => Object.fromEntries(Object.entries(definitie).map(([veld, waarde]) => [veld, asSet(waarde)]));

/** True if two definitions give the same figures: their lists are sets. */
export const isSameDefinitie = (a: Definitie, b: Definitie): boolean => isSame(withSets(a), withSets(b));
