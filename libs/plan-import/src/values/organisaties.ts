import type { OrganisatieCode } from '@actiespoor/plan';

import type { ImportContext, ImportOrganisatie } from '../context.js';
import { fold } from '../text.js';

/** A function at an organisatie, such as "Beleidsmedewerker OOV Vijfheerenlanden". */
export interface FunctieBij {
  readonly functie: string;
  readonly organisatie: OrganisatieCode;
}

/** The organisaties by every spelling in documents. */
export interface Organisaties {
  readonly eigenaar: OrganisatieCode;
  /** The organisatie whose name or alias is exactly this text. */
  readonly find: (text: string) => OrganisatieCode | undefined;
  /** The organisatie at the end of the text, and the function before it. */
  readonly findFunctie: (text: string) => FunctieBij | undefined;
}

type Names = Map<string, OrganisatieCode>;

const longestName = 8;

const namesOf = ({ naam, soort, aliassen }: ImportOrganisatie): readonly string[] => {
  const names = [naam, ...aliassen].map(fold).filter((name) => name !== '');
  return soort === 'gemeente' ? names.flatMap((name) => [name, `gemeente ${name}`]) : names;
};

/** If two share a name, the participant in the plan comes first; otherwise the given order decides. */
const byPart = ({ organisaties, eigenaar, leden }: ImportContext): readonly ImportOrganisatie[] => {
  const takesPart = ({ organisatie }: ImportOrganisatie): number => (organisatie === eigenaar || leden.includes(organisatie) ? 0 : 1);
  return organisaties.toSorted((a, b) => takesPart(a) - takesPart(b));
};

const suffix = (names: Names, text: string): FunctieBij | undefined => {
  const words = text.split(/\s+/u);
  const starts = words.map((_, index) => index).slice(Math.max(1, words.length - longestName));
  const start = starts.find((index) => names.has(fold(words.slice(index).join(' '))));
  const organisatie = start === undefined ? undefined : names.get(fold(words.slice(start).join(' ')));
  return organisatie === undefined ? undefined : { functie: words.slice(0, start).join(' '), organisatie };
};

export const organisatiesOf = (context: ImportContext): Organisaties => {
  const names: Names = new Map();
  for (const organisatie of byPart(context)) {
    for (const name of namesOf(organisatie)) if (!names.has(name)) names.set(name, organisatie.organisatie);
  }
  return {
    eigenaar: context.eigenaar,
    find: (text) => names.get(fold(text)),
    findFunctie: (text) => suffix(names, text),
  };
};
