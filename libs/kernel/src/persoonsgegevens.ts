import { isBsnAnnouncedIn, isBsnIn } from './burgerservicenummer.js';
import { readings } from './readings.js';
import { isPhoneIn, withoutPhones } from './telefoonnummer.js';
import { gone, withoutCaseNumbers, withoutUrls } from './zaaknummers.js';

/** Kinds of personal data in a text. The words appear in messages. */
export type Persoonsgegeven = 'e-mailadres' | 'telefoonnummer' | 'burgerservicenummer';

// Addresses are often written so that machines do not see them. "(AT)" in capitals may be an abbreviation, so it counts only before a domain.
const local = String.raw`(?<=[\p{L}\p{N}._%+'"-])`;
const domain = String.raw`[\p{L}\p{N}][\p{L}\p{N}-]{0,62}`;
const dot = String.raw`(?:\.| \. ?|\. (?=(?:nl|com|org|net|eu|be|de)(?!\p{L}))| ?[(\[{<] ?(?:\.|dot|punt) ?[)\]}>] ?| (?:dot|punt) )`;
const topLevel = String.raw`${dot}(?:[\p{L}\p{N}-]{1,63}${dot}){0,5}\p{L}{2,}`;
const bracketed = String.raw` ?[(\[{<] ?(?:at|apenstaart(?:je)?|@) ?[)\]}>] ?`;
const written = String.raw`(?: |[_*~|-]{1,2})(?:at|apenstaart(?:je)?)(?: |[_*~|-]{1,2})`;
const page = String.raw`(?<!(?<!\p{L})(?:[Zz]ie|[Kk]ijk|[Ll]ees|[Bb]ron) )`;
const machine = String.raw`\[?(?:\d{1,3}(?:\.\d{1,3}){3}(?!\d)|IPv6:)`;
const email = new RegExp(String.raw`${local} ?${page}@ ?(?:${domain}${topLevel}|${machine})`, 'u');
// In a URL these are words.
const lettered = String.raw` ?[(\[{] ?[aA] ?[)\]}] ?(?:${domain}\.){1,5}\p{Ll}{2,}`;
const disguised = [
  new RegExp(String.raw`${local}${lettered}`, 'u'),
  new RegExp(String.raw`${local}${bracketed}${domain}`, 'u'),
  new RegExp(String.raw`${local}(?:${bracketed}|${written})${domain}${topLevel}`, 'iu'),
];

// Dates and years would look like half a telephone number.
const dates =
  /(?<!\d)(?:(?:0?[1-9]|[12]\d|3[01])([-/._ ])(?:0?[1-9]|1[0-2])\1(?:19|20)\d{2}|(?:19|20)\d{2}([-/._])(?:0[1-9]|1[0-2])\2(?:0[1-9]|[12]\d|3[01]))(?!\d)/gu;
const identifiers = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|(?<![0-9a-f])(?=[0-9]*[a-f])[0-9a-f]{32,128}(?![0-9a-f])/giu;

const reference = /\{ ?persoon/iu;

/**
 * True if a text has the reference that replaces a person in the text of an event (`{persoon:<id>}`). Only the program writes it; a person who typed it would
 * show the name of another.
 */
export const hasPersoonsverwijzing = (text: string): boolean => readings(text).some((reading) => reference.test(reading));

const hasEmail = (bare: string): boolean => {
  const prose = withoutUrls(bare);
  return email.test(bare) || disguised.some((form) => form.test(prose));
};

// Most cells of a document: ordinary letters, too few digits for any number, and no character of an address.
const ordinary = /^[\t\n\r -~\u00c0-\u024f\u2013\u2018-\u201d\u2026\u20ac]*$/u;
const suspect = /[@<&%]|[([{] ?a ?[)\]}]|(?<![a-z])at(?![a-z])|apenstaart/iu;
const fewestDigits = 8;

const isHarmless = (text: string): boolean => ordinary.test(text) && !suspect.test(text) && text.replace(/\D+/gu, '').length < fewestDigits;

const foundIn = (reading: string): readonly Persoonsgegeven[] => {
  const bare = reading.replace(identifiers, gone);
  const numbers = withoutCaseNumbers(bare).replace(dates, gone);
  return [
    ...(hasEmail(bare) ? (['e-mailadres'] as const) : []),
    ...(isPhoneIn(numbers) ? (['telefoonnummer'] as const) : []),
    ...(isBsnAnnouncedIn(bare.replace(dates, gone)) || isBsnIn(withoutPhones(numbers)) ? (['burgerservicenummer'] as const) : []),
  ];
};

/**
 * The kinds of personal data in free text, never the text itself; any spacing, separators and spelling.
 *
 * @example
 * findPersoonsgegevens('Bel 06/12 34 56 78') // ['telefoonnummer']
 */
export const findPersoonsgegevens = (text: string): readonly Persoonsgegeven[] => (isHarmless(text) ? [] : [...new Set(readings(text).flatMap(foundIn))]);
