import { separator } from './separators.js';

/** A run of digits, with the separator before it. */
interface Group {
  readonly separator: string;
  readonly digits: string;
}

const length = 9;

const runs = new RegExp(String.raw`\d+(?:${separator}\d+)*`, 'gu');
const groups = /([^\d]*)(\d+)/gu;
const words = String.raw`(?:bsn|burgerservicen(?:umme)?r|sofi-?n(?:umme)?r|bsn-?n(?:umme)?r)`;
const announced = new RegExp(String.raw`(?<!\p{L})${words}[^\d\ue000]{0,12}(\d(?:${separator}?\d){7,8})(?!\d)`, 'giu');

const money = /(?:€|\beur|\beuro) ?$/iu;
const moneyBehind = /^ ?(?:€|,-|,\d|euro\b|miljoen\b|mln\b)/iu;
// Any word except those with which a sentence continues after a number.
const counted =
  /^ (?!(?:is|was|van|voor|en|of|op|in|bij|aan|met|als|dat|die|er|niet|wel|ook|te|tot|om|naar|door|uit|over|heeft|had|hoort|staat|stond|woont|werd|wordt|bsn|burgerservicenummer|sofi-?nummer)(?!\p{L}))\p{L}/iu;
const year = /^(?:19|20)\d\d$/u;
const month = /^(?:0[1-9]|1[0-2])$/u;

/** The 11-test of the burgerservicenummer: weights 9 to 2, and -1 for the last digit. */
const passesElevenTest = (number: string): boolean => {
  const digits = [...number.padStart(length, '0')].map(Number);
  const sum = digits.reduce((total, digit, index) => total + digit * (index === 8 ? -1 : 9 - index), 0);
  return Number(number) !== 0 && sum % 11 === 0;
};

const digitsIn = (window: readonly Group[]): string => window.map(({ digits }) => digits).join('');

/** A case number such as 2021.06.123, and two years with digits after them. */
const isDated = ([first, second, ...others]: readonly Group[]): boolean => {
  const years = [first, second, ...others].filter((group) => group !== undefined && year.test(group.digits));
  return years.length > 1 || (year.test(first?.digits ?? '') && month.test(second?.digits ?? ''));
};

const isEven = ([, second, ...others]: readonly Group[]): boolean => others.every(({ separator }) => separator === second?.separator);

const sizesOf = (window: readonly Group[]): string => window.map(({ digits }) => digits.length).join();

/** The usual groups of a written number, with any separators; only a separator between table cells is longer. */
const isUsual = (window: readonly Group[]): boolean =>
  /^(?:3,3,3|4,2,3)$/.test(sizesOf(window)) && window.slice(1).every(({ separator }) => !(separator.length > 4 && separator.includes('|')));

/** A number in many groups is written digit by digit; figures beside each other have all sizes. */
const isChosen = (window: readonly Group[]): boolean => window.length < 6 || window.length === length;

/** A row of figures: single digits, with one more beside them. */
const isInRow = (all: readonly Group[], from: number, to: number): boolean =>
  to - from === length && [all[from - 1], all[to]].some((beside) => beside?.digits.length === 1);

/** Part of a longer number with the same separator (1.111.222.333), or of a column of figures. A space proves nothing: words have it as well. */
const goesOn = (all: readonly Group[], from: number, to: number): boolean => {
  const own = all[from + 1]?.separator ?? '';
  return own !== ' ' && ((from > 0 && all[from]?.separator === own) || all[to]?.separator === own);
};

const isByItself = (all: readonly Group[], from: number, to: number): boolean => !goesOn(all, from, to) && !isInRow(all, from, to);

/**
 * Cases and registrations are numbered in two groups, and so are two figures of a table. Two groups are one number if at most
 * a space, or the end of a line at a usual break, is between them, and no other group is around.
 */
const isSplit = (all: readonly Group[]): boolean => {
  const [first, second] = all;
  if (all.length !== 2 || first === undefined || second === undefined || all.some(({ digits }) => year.test(digits))) return false;
  return second.separator === ' ' || (/^ ?\n{1,2} ?$/.test(second.separator) && [3, 4, 6].includes(first.digits.length));
};

/** The groups from this one on that have nine digits together; empty if they are no number. */
const windowFrom = (all: readonly Group[], from: number): readonly Group[] => {
  let count = 0;
  let to = from;
  while (count < length && to < all.length) {
    count += digitsIn(all.slice(to, to + 1)).length;
    to += 1;
  }
  const isNumber = to - from === 1 || isSplit(all) || (to - from > 2 && isByItself(all, from, to));
  return count === length && isNumber ? all.slice(from, to) : [];
};

/** True if a number continues on another line: it breaks only between its usual groups, and a column of figures is no number. */
const isBroken = (window: readonly Group[]): boolean => window.slice(1).some(({ separator }) => separator.includes('\n'));

const isGrouped = (window: readonly Group[]): boolean =>
  isChosen(window) && (isUsual(window) || isSplit(window) || (isEven(window) && !isBroken(window))) && !isDated(window);

const isBsn = (window: readonly Group[]): boolean => window.length > 0 && passesElevenTest(digitsIn(window)) && (window.length === 1 || isGrouped(window));

const isAfterLetter = (text: string, index: number): boolean => /\p{L}$/u.test(text.slice(Math.max(0, index - 2), index));

/** A count after a number, as in 12345678 2 kinderen. */
const isCount = (run: string, behind: string): boolean => /^\d+ \d{1,2}$/u.test(run) && counted.test(behind);

const isIn = (text: string, run: string, index: number): boolean => {
  const behind = text.slice(index + run.length, index + run.length + 20);
  if (money.test(text.slice(Math.max(0, index - 6), index)) || moneyBehind.test(behind) || isCount(run, behind)) return false;
  const all = [...run.matchAll(groups)].map(([, separator = '', digits = '']): Group => ({ separator, digits }));
  return all.some((_, from) => {
    const window = windowFrom(all, from);
    return isBsn(window) && !(from === 0 && window.length > 1 && isAfterLetter(text, index));
  });
};

/** True if a number in the text is announced as one. */
export const isBsnAnnouncedIn = (bare: string): boolean =>
  [...bare.matchAll(announced)].some(([, number = '']) => passesElevenTest(number.replaceAll(/\D/gu, '')));

/**
 * True if bare text has a burgerservicenummer: nine digits that pass the 11-test, together, in the usual groups, or in three or more
 * groups with the same separator. An announced number may have any groups, or eight digits. Dates, amounts and case numbers do not count.
 */
export const isBsnIn = (bare: string): boolean => isBsnAnnouncedIn(bare) || [...bare.matchAll(runs)].some(({ 0: run, index }) => isIn(bare, run, index));
