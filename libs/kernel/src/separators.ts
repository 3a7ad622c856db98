const filler = String.raw`[-._*~=+:/|#\\]`;

const separatorOf = (mark: string): string => String.raw`(?:[,;]|(?: ?${mark}){0,2} ?\n{1,4} ?(?:${mark} ?)?|(?: ?${mark}){1,4} ?|(?: ?${filler}){5,12} ?| )`;

/**
 * The separators between the digits of one number, of people and of those who want to hide it: a few characters that are neither letter nor
 * digit, or a row of dots or dashes, with or without a space around them; or an end of line. A list with commas has a space after each, and is no number.
 * Around an amount, or around a removed part, there is no separator. Some lines have two ends, and an empty line has two more.
 */
export const separator = separatorOf(String.raw`[^\p{L}\p{N}\s,;€\ue000]`);

// A class of all of Unicode, dozens of times in one pattern, takes more than a second to compile.
const foreignMarks = /[^\p{L}\p{N}\s!-~€\ue000]/gu;

/** A bare text of the same length, in which one character stands for every mark outside ASCII. */
export const withPlainMarks = (bare: string): string => bare.replace(foreignMarks, (mark) => (mark.length === 1 ? '\ue001' : '\u{f0000}'));

/** Marks in a text with plain marks, except those of an amount and of a list (`%`, `+`, `,`, `;`, `€`); for a class of characters. */
export const plainMarks = String.raw`!-$&-*\-./:<-@\[-\x60{-~\ue001\u{f0000}`;

/** The separators in a text with plain marks. */
export const plainSeparator = separatorOf(`[%+${plainMarks}]`);
