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
  /** True if the register knows no organisatie: a single unknown word is then as likely an organisatie as a person. */
  readonly isEmpty: boolean;
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

/** The names of the regions, apart from those to which the owner belongs. */
interface Regions {
  readonly own: ReadonlySet<string>;
  readonly other: ReadonlySet<string>;
}

const regionsOf = ({ organisaties, eigenaar, leden }: ImportContext): Regions => {
  const of = new Set([eigenaar, ...leden]);
  const regions = organisaties.filter(({ soort }) => soort === 'veilig-thuis-regio');
  const isOwn = (region: ImportOrganisatie): boolean => (region.leden ?? []).some(({ organisatie }) => of.has(organisatie));
  const named = (those: readonly ImportOrganisatie[]): ReadonlySet<string> => new Set(those.map(({ naam }) => fold(naam)));
  const own = regions.filter(isOwn);
  return { own: named(own), other: named(own.length === 0 ? [] : regions.filter((region) => !own.includes(region))) };
};

/** The region behind a name such as "GGD regio Utrecht" or "Veilig Thuis Gelderland-Zuid", and the short name before it. */
const regional = (naam: string, regions: ReadonlySet<string>): string | undefined => {
  const words = fold(naam).split(' ');
  const start = words.findIndex((_, index) => index > 0 && regions.has(words.slice(index).join(' ')));
  return start === -1 ? undefined : words.slice(0, words[start - 1] === 'regio' ? start - 1 : start).join(' ');
};

const initialsOf = (name: string): string =>
  name
    .split(' ')
    .map(([first = '']) => first)
    .join('');

/** The names that stand for a service of this kind in any region: Veilig Thuis, VT. */
const shortNames = (short: string): readonly string[] => (short.includes(' ') ? [short, initialsOf(short)] : [short]);

/** The names by which an organisatie is found. A short name means the service in the region of the owner, never one of another region. */
const namesIn = (one: ImportOrganisatie, { own, other }: Regions): readonly string[] => {
  const names = namesOf(one);
  if (one.soort === 'veilig-thuis-regio') return names.filter((name) => name.startsWith('veilig thuis'));
  const elsewhere = regional(one.naam, other);
  if (elsewhere !== undefined) return names.filter((name) => !shortNames(elsewhere).includes(name));
  const here = regional(one.naam, own);
  return here === undefined ? names : [...new Set([...names, ...shortNames(here)])];
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
  const regions = regionsOf(context);
  for (const organisatie of byPart(context)) {
    for (const name of namesIn(organisatie, regions)) if (!names.has(name)) names.set(name, organisatie.organisatie);
  }
  return {
    eigenaar: context.eigenaar,
    isEmpty: names.size === 0,
    find: (text) => names.get(fold(text)),
    findFunctie: (text) => suffix(names, text),
  };
};
