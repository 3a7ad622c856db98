import type { Organisaties } from './organisaties.js';
import { isFunctie, isFunctiewoord, isSoortnaam } from './soortnamen.js';

/** Cells of actors or trekkers name people; elsewhere a capital means less. */
export type FieldKind = 'wie' | 'proza';

export interface FoundName {
  readonly naam: string;
  /** Place in the text. */
  readonly index: number;
}

const word = String.raw`\p{Lu}\p{Ll}{1,30}(?:-\p{Lu}\p{Ll}{1,30})?`;
const infix = String.raw`(?:van|de|der|den|ten|ter|el|al)`;
const initials = String.raw`(?:\p{Lu}\.){1,4} ?`;
const fullName = `(?:${initials})?${word}(?: (?:${infix} ){0,2}${word}){0,3}`;

const withOrganisatie = new RegExp(`(?<![\\p{L}\\p{N}])(${fullName}) \\(([^()]{2,40})\\)`, 'gu');
const withInitials = new RegExp(`(?<![\\p{L}\\p{N}.])(${initials}(?:${infix} ){0,2}${word})`, 'gu');
const introduced = new RegExp(`(?<=(?<!\\p{L})(?:van|door|met) )(${word} ${word})(?=[:,(])`, 'gu');
const bareName = new RegExp(`^${word}(?: (?:${infix} ){0,2}${word}){1,2}$`, 'u');

const isAcronym = (text: string): boolean => /^\p{Lu}[\p{Lu}\p{Ll}&]{0,8}\p{Lu}$/u.test(text);

const isOrdinary = (naam: string, organisaties: Organisaties): boolean => isSoortnaam(naam) || isFunctiewoord(naam) || organisaties.find(naam) !== undefined;

const matches = (text: string, form: RegExp): readonly (FoundName & { readonly at: string })[] =>
  [...text.matchAll(form)].map((match) => ({ naam: match[1] ?? '', index: match.index, at: match[2] ?? '' }));

/** Names of people in a text, by their place: before an organisatie in brackets, behind initials, or behind "van" and the like. */
export const findNames = (text: string, soort: FieldKind, organisaties: Organisaties): readonly FoundName[] => {
  const isEmployer = (at: string): boolean => organisaties.find(at) !== undefined || (soort === 'wie' && isAcronym(at));
  const found = [
    ...matches(text, withOrganisatie).filter(({ at }) => isEmployer(at)),
    ...(soort === 'wie' ? matches(text, withInitials) : []),
    ...matches(text, introduced),
  ].filter(({ naam }) => !isOrdinary(naam, organisaties));
  const inOrder = found.toSorted((a, b) => a.index - b.index || b.naam.length - a.naam.length);
  return inOrder.filter(({ index }, place) => inOrder.slice(0, place).every((earlier) => earlier.index + earlier.naam.length <= index));
};

const oneName = new RegExp(`^${word}$`, 'u');
const addressed = new RegExp(`^(?:mevr|mw|mevrouw|dhr|heer|de heer|drs|mr|ir|dr)\\.? ${word}`, 'iu');
const workplace = /^(.+?) \(([^()]{2,40})\)$/u;

/** The words before a kind of employer in brackets: "Petra (gemeente)". */
const withoutWorkplace = (text: string): string => {
  const [, before = text, at = ''] = workplace.exec(text) ?? [];
  return isSoortnaam(at) || isFunctiewoord(at) ? before : text;
};

/** True if an unknown trekker could be the name of a person: a person must then check it. */
export const isMogelijkNaam = (text: string, organisaties: Organisaties): boolean => {
  const naam = withoutWorkplace(text);
  if (addressed.test(naam)) return true;
  if (isOrdinary(naam, organisaties) || isFunctie(naam)) return false;
  return (oneName.test(naam) && !organisaties.isEmpty) || (bareName.test(naam) && organisaties.findFunctie(naam) === undefined);
};
