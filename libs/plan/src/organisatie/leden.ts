import type { OrganisatieGegevens } from './organisatie.events.js';
import type { OrganisatieCode } from '../ids.js';

const isInYear = ({ vanJaar = -Infinity, totJaar = Infinity }: { readonly vanJaar?: number; readonly totJaar?: number }, jaar: number): boolean =>
  vanJaar <= jaar && jaar <= totJaar;

/** True if the organisatie exists in that year; gemeenten merge. */
export const bestaatIn = (gegevens: OrganisatieGegevens, jaar: number): boolean => isInYear(gegevens, jaar);

/** Members in that year, in the order of registration. A gemeente or partner is the only member of its own plan. */
export const ledenIn = ({ organisatie, soort, leden }: OrganisatieGegevens, jaar: number): readonly OrganisatieCode[] => {
  if (soort === 'gemeente' || soort === 'partner') return [organisatie];
  return leden.filter((lid) => isInYear(lid, jaar)).map((lid) => lid.organisatie);
};

/**
 * The organisaties for which a plan of this owner is made, in a year.
 *
 * @param gegevens of the owner; undefined if it is not registered. Then, and if it has no members, the owner is alone.
 */
export const ledenVanPlan = (eigenaar: OrganisatieCode, gegevens: OrganisatieGegevens | undefined, jaar: number): readonly OrganisatieCode[] => {
  const leden = gegevens ? ledenIn(gegevens, jaar) : [];
  return leden.length > 0 ? leden : [eigenaar];
};
