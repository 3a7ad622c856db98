import { plainMarks, plainSeparator, separator, withPlainMarks } from './separators.js';
import { gone } from './zaaknummers.js';

// Months with years, times of the day with each other or with their offset, and amounts in a table would together look like a number.
const yearOrMonth = String.raw`(?:19|20)\d{2}${separator}(?:(?:0?[1-9]|1[0-2])[-/. ])?(?:19|20)\d{2}(?!\d)`;
const monthsOrYears = new RegExp(String.raw`(?<!\d)(?:(?:0?[1-9]|1[0-2])[-/. ])?${yearOrMonth}`, 'gu');
const time = String.raw`(?:[01]?\d|2[0-4])[:.][0-5]\d(?::[0-5]\d(?:[.,]\d{1,9})?)?`;
const times = new RegExp(String.raw`(?<!\d)(?<!\d[:.])${time}(?:${separator}|[,;] )${time}(?!\d|[:.]\d)`, 'gu');
const amount = String.raw`[1-9]\d{0,2}(?: \d{3}){1,4}`;
const amounts = new RegExp(String.raw`(?<!\d)${amount}(?: ?[/|] ?${amount}){1,12}(?! ?\d)`, 'gu');

/** A text without the years, months, times and amounts that are side by side in it. */
const withoutFigures = (bare: string): string => [monthsOrYears, times, amounts].reduce((text, form) => text.replace(form, gone), bare);

const between = `${plainSeparator}?`;

// The ten digits of a Dutch number, in any groups. A mobile number may have the country code before it without a plus.
const country = String.raw`(?:\+|00) ?31${between}(?:\(0\)${between})?|31[ -]?(?=6)`;
const listed = String.raw`0(?=[1-9]\d{0,2} ?[,;] \d{6,8}(?!\d))[1-9](?:(?: ?[,;] )?\d){8}(?!\d)`;
const apart = String.raw`\(?0${plainSeparator}[1-9](?:${between}\d){8}(?!\d)`;
const apartAbroad = String.raw`(?:\+ ?|0${plainSeparator}0${plainSeparator})3${plainSeparator}1(?:${plainSeparator}\d){9}(?!\d)`;
const dutch = String.raw`(?:${country}|\(0\) ?|\(?0)[1-9](?:${between}\d){8}(?!\d)|${listed}|${apart}|${apartAbroad}`;

// Numbers of other countries: after a plus, which an amount may have too, or after two zeros for the countries that people here call.
const thousands = String.raw`\d{1,3}(?:[.,]\d{3})+(?!\d)`;
const unsigned = `[ ${plainMarks}]{0,5}`;
const abroad = String.raw`\+(?!${thousands})[1-9](?:${unsigned}\d){8,14}(?!\d)|(?<!\d:)00 ?(?:3[0-469]|4[013-9]|90|212|59[79])(?:${unsigned}\d){7,11}(?!\d)`;

const form = new RegExp(String.raw`(?<!\d)(?<!\d[.,:-])(?:${dutch}|${abroad})`, 'gu');

/** Text with the form of a number, and the characters around it. */
interface Candidate {
  readonly groups: readonly string[];
  readonly separators: readonly string[];
  readonly before: string;
  readonly behind: string;
}

const candidateOf = (found: string, at: number, text: string): Candidate => ({
  groups: found.match(/\d+/gu) ?? [],
  separators: found.split(/\d+/u).slice(1, -1),
  before: text.slice(Math.max(0, at - 5), at),
  behind: text.slice(at + found.length, at + found.length + 10),
});

const isOf =
  (digits: number) =>
  (group: string): boolean =>
    group.length === digits;

const isMobile = ({ groups }: Candidate): boolean => groups.join('').startsWith('06');

/** 01 02 03 04 05, and 05 10 15 20 25: figures with the same step between them. */
const isSeries = ({ groups }: Candidate): boolean => {
  const figures = groups.map(Number);
  const step = (figures[1] ?? 0) - (figures[0] ?? 0);
  return (
    figures.length > 4 &&
    groups.every(({ length }) => length < 3) &&
    figures.every((figure, index) => index === 0 || figure - (figures[index - 1] ?? 0) === step)
  );
};

/** Days, hours and months are at most 31, unlike other pairs of digits below or beside each other. */
const isOfDays = (groups: readonly string[]): boolean => groups.every((group) => Number(group) <= 31);

const goesOn = ({ behind }: Candidate): boolean => /^ ?[ \n]{1,4}\d{1,4}(?!\d)(?! ?\p{L})/u.test(behind);

/** A column of figures; a mobile number in pairs below each other is none. */
const isColumn = (candidate: Candidate): boolean => {
  const { groups, separators } = candidate;
  if (separators.filter((one) => one.includes('\n')).length < 2) return false;
  return !isMobile(candidate) || goesOn(candidate) || (!groups.every(isOf(1)) && isOfDays(groups.slice(1)));
};

const isRow = ({ before, behind }: Candidate): boolean => /^[^\p{L}\p{N}]{1,4}\d(?!\d)/u.test(behind) || /(?<!\d)\d[^\p{L}\p{N}]{1,3}$/u.test(before);

/** True for digits one by one: a number if no other digit is near it, and a mobile one with any separators. */
const isOneByOne = (candidate: Candidate): boolean => {
  const { groups, separators } = candidate;
  if (!groups.every(isOf(1)) || isRow(candidate)) return false;
  return isMobile(candidate) || (/^[-./_ ]$/u.test(separators[0] ?? '') && new Set(separators).size === 1);
};

/** True for a number whose first zero stands alone: digit by digit, 0 6 12345678, or 0 6 12 34 56 78. */
const isApart = (candidate: Candidate): boolean => {
  const [, second = '', ...rest] = candidate.groups;
  if (isOneByOne(candidate) || /^[1-9]\d{8}$/u.test(second)) return true;
  return second === '6' && (rest.length === 1 || (rest.every(isOf(2)) && !isOfDays(rest)));
};

const isPhone = (candidate: Candidate): boolean =>
  !isSeries(candidate) && !isColumn(candidate) && (candidate.groups[0] !== '0' || /^\(?0\) ?/u.test(candidate.separators[0] ?? '') || isApart(candidate));

const numbersIn = (text: string): readonly RegExpMatchArray[] =>
  [...withPlainMarks(text).matchAll(form)].filter(({ 0: found, index }) => isPhone(candidateOf(text.slice(index, index + found.length), index, text)));

/** True if bare text has a telephone number. */
export const isPhoneIn = (bare: string): boolean => numbersIn(withoutFigures(bare)).length > 0;

/** A bare text without its telephone numbers. */
export const withoutPhones = (bare: string): string =>
  numbersIn(bare).reduceRight((text, { 0: found, index = 0 }) => text.slice(0, index) + gone + text.slice(index + found.length), bare);
