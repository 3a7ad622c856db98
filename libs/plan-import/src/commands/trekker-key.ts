import type { GelezenTrekker } from '../gelezen.js';
import { fold } from '../text.js';

/** The key that tells trekkers apart; the words count only if nothing else is known. */
export const trekkerKey = ({ soort, organisatie, functie, persoon, tekst }: GelezenTrekker): string => {
  const known = [organisatie, persoon, functie === undefined ? undefined : fold(functie)].filter((part) => part !== undefined);
  return [soort, ...(known.length > 0 || soort === 'iedere-gemeente' ? known : [fold(tekst)])].join('|');
};
