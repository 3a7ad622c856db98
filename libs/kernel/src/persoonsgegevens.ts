import { bareText } from './bare-text.js';
import { isBsnIn } from './burgerservicenummer.js';

/** What a text may give away of a person. The words appear in messages. */
export type Persoonsgegeven = 'e-mailadres' | 'telefoonnummer' | 'burgerservicenummer';

// Addresses are often written so that machines do not see them. "(AT)" in capitals may be an abbreviation, so that asks for a domain.
const local = String.raw`(?<=[\p{L}\p{N}._%+'-])`;
const domain = String.raw`[\p{L}\p{N}][\p{L}\p{N}-]{0,62}`;
const dot = String.raw`(?:\.| \. | ?[(\[{<] ?(?:\.|dot|punt) ?[)\]}>] ?| (?:dot|punt) )`;
const topLevel = String.raw`${dot}(?:[\p{L}\p{N}-]{1,63}${dot}){0,5}\p{L}{2,}`;
const bracketed = String.raw` ?[(\[{<] ?(?:at|apenstaart(?:je)?|@) ?[)\]}>] ?`;
const emails = [
  new RegExp(String.raw`${local} ?@ ?${domain}${topLevel}`, 'u'),
  new RegExp(String.raw`${local}${bracketed}${domain}`, 'u'),
  new RegExp(String.raw`${local}(?:${bracketed}| (?:at|apenstaart(?:je)?) )${domain}${topLevel}`, 'iu'),
];

// Dates and years would be half a telephone number. What is not shown has an end of line in its place: numbers do not go on over it.
const dates = /(?<!\d)(?:(?:0?[1-9]|[12]\d|3[01])([-/._ ])(?:0?[1-9]|1[0-2])\1(?:19|20)\d{2}|(?:19|20)\d{2}([-/._])(?:0[1-9]|1[0-2])\2(?:0[1-9]|[12]\d|3[01]))(?!\d)/gu;
const monthsOrYears = /(?<!\d)(?:(?:0?[1-9]|1[0-2])[-/. ])?(?:19|20)\d{2} ?[-/. ] ?(?:(?:0?[1-9]|1[0-2])[-/. ])?(?:19|20)\d{2}(?!\d)/gu;
const identifiers = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|(?<![0-9a-f])(?=[0-9]*[a-f])[0-9a-f]{32,128}(?![0-9a-f])/giu;

// Ten digits of a Dutch number, however they are grouped; not one decimal after another.
const between = String.raw`[ ./\\()_-]{0,3}`;
const phone = new RegExp(
  String.raw`(?<!\d)(?<!\d[.,-])(?:(?:\+|00) ?31${between}(?:\(0\)${between})?|\(0\) ?|\(?0(?![.,]\d))[1-9](?:${between}\d){8}(?!\d)`,
  'gu',
);

const reference = /\{ ?persoon/iu;

/** Whether a text holds what stands for a person in the text of an event (`{persoon:<id>}`). The program writes it; who types it would have another's name shown. */
export const hasPersoonsverwijzing = (text: string): boolean => reference.test(bareText(text));

/**
 * What of a person stands in free text, by kind and never the text itself; however it is spaced, separated or typed.
 *
 * @example
 * findPersoonsgegevens('Bel 06/12 34 56 78') // ['telefoonnummer']
 */
export const findPersoonsgegevens = (text: string): readonly Persoonsgegeven[] => {
  const bare = bareText(text).replace(identifiers, '\n');
  const numbers = bare.replace(dates, '\n');
  return [
    ...(emails.some((form) => form.test(bare)) ? (['e-mailadres'] as const) : []),
    ...(numbers.replace(monthsOrYears, '\n').search(phone) >= 0 ? (['telefoonnummer'] as const) : []),
    ...(isBsnIn(numbers.replace(phone, '\n')) ? (['burgerservicenummer'] as const) : []),
  ];
};
