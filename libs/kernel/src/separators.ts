/**
 * What people, and those who would have a number go unseen, put between the digits of one: a few characters that are neither letter nor
 * digit, with a space around them or not, or an end of line. A list with commas has a space behind each and is no number, and neither is
 * what an amount or something that was taken out stands in.
 */
export const separator = String.raw`(?:[,;]|(?:\) )?[^\p{L}\p{N}\s,;€\ue000]{1,4} ?| [^\p{L}\p{N}\s,;€\ue000]{1,4} ?| ?\n{1,2} ?| )`;
