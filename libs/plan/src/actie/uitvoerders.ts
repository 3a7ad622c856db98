import type { OrganisatieCode } from '../ids.js';
import type { SchaalSoort } from './actie.events.js';

/** The owner of a plan and its members. A gemeente is the only member of its own plan. */
export interface Verband {
  readonly eigenaar: OrganisatieCode;
  readonly leden: readonly OrganisatieCode[];
}

const both = ({ eigenaar, leden }: Verband): readonly OrganisatieCode[] => [...new Set([eigenaar, ...leden])];

/**
 * The organisaties that carry out an actie of this scale, unless they decided otherwise. They never follow from the trekker:
 * in the documents a regional actie may have a gemeente as trekker, and a local one Veilig Thuis.
 *
 * @param soort undefined if the plan names no scale; then every organisatie that may
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
