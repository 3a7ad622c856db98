import type { OrganisatieCode } from '../ids.js';
import type { SchaalSoort } from './actie.events.js';

/** Whose plan it is and who are the members. A gemeente is the only member of its own plan. */
export interface Verband {
  readonly eigenaar: OrganisatieCode;
  readonly leden: readonly OrganisatieCode[];
}

const both = ({ eigenaar, leden }: Verband): readonly OrganisatieCode[] => [...new Set([eigenaar, ...leden])];

/**
 * Who carries out an actie of this scale, as long as nobody decided otherwise. It never follows from the trekker:
 * in the papers a regional actie may have a gemeente as trekker, and a local one Veilig Thuis.
 *
 * @param soort undefined where the plan says nothing about scale; then everybody who may
 */
export const uitvoerders = (soort: SchaalSoort | undefined, verband: Verband): readonly OrganisatieCode[] => {
  switch (soort) {
    case 'lokaal':
    case 'zo-mogelijk-regionaal':
      return verband.leden;
    case 'regionaal':
    case 'bovenregionaal':
      return [verband.eigenaar];
    case 'regionaal-en-lokaal':
    case undefined:
      return both(verband);
  }
};
