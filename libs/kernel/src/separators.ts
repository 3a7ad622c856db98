const mark = String.raw`[^\p{L}\p{N}\s,;€\ue000]`;
const filler = String.raw`[-._*~=+:/|#\\]`;

/**
 * The separators between the digits of one number, of people and of those who want to hide it: a few characters that are neither letter nor
 * digit, or a row of dots or dashes, with or without a space around them; or an end of line. A list with commas has a space after each, and is no number.
 * Around an amount, or around a removed part, there is no separator. Some lines have two ends, and an empty line has two more.
 */
export const separator = String.raw`(?:[,;]|(?: ?${mark}){0,2} ?\n{1,4} ?(?:${mark} ?)?|(?: ?${mark}){1,4} ?|(?: ?${filler}){5,12} ?| )`;
