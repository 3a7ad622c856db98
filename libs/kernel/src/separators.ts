const mark = String.raw`[^\p{L}\p{N}\s,;€\ue000]`;
const filler = String.raw`[-._*~=+:/|#\\]`;

/**
 * What people, and those who would have a number go unseen, put between the digits of one: a few characters that are neither letter nor
 * digit, or a row of dots or dashes, with a space around them or not; or an end of line. A list with commas has a space behind each and is no number, and neither is
 * what an amount or something that was taken out stands in. Some lines have two ends, and an empty line has two more.
 */
export const separator = String.raw`(?:[,;]|(?: ?${mark}){0,2} ?\n{1,4} ?(?:${mark} ?)?|(?: ?${mark}){1,4} ?|(?: ?${filler}){5,12} ?| )`;
