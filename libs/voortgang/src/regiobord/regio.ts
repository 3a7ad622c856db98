import type { OrganisatieCode, OrganisatieGegevens } from '@actiespoor/plan/events';
import { bestaatIn, ledenIn } from '@actiespoor/plan/model';

/** A region in one year: its members, and the owners whose plans are its own. */
export interface Regio {
  readonly code: OrganisatieCode;
  readonly naam: string;
  readonly leden: readonly OrganisatieCode[];
  /** The region itself, the samenwerkingsverbanden that lie wholly inside it, and its members. */
  readonly eigenaars: readonly OrganisatieCode[];
}

const liesInside = (gegevens: OrganisatieGegevens, leden: ReadonlySet<OrganisatieCode>, jaar: number): boolean => {
  const eigen = ledenIn(gegevens, jaar);
  return gegevens.soort === 'samenwerkingsverband' && bestaatIn(gegevens, jaar) && eigen.length > 0 && eigen.every((lid) => leden.has(lid));
};

/** True if plans here can be of several organisaties together. */
export const isRegio = ({ soort }: OrganisatieGegevens): boolean => soort !== 'gemeente' && soort !== 'partner';

/** The region in a year, by the register of all organisaties. */
export const regioIn = (regio: OrganisatieGegevens, alle: readonly OrganisatieGegevens[], jaar: number): Regio => {
  const leden = ledenIn(regio, jaar);
  const daarin = new Set(leden);
  const verbanden = alle.filter((een) => een.organisatie !== regio.organisatie && liesInside(een, daarin, jaar)).map(({ organisatie }) => organisatie);
  return { code: regio.organisatie, naam: regio.naam, leden, eigenaars: [...new Set([regio.organisatie, ...verbanden, ...leden])] };
};
