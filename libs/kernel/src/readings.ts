import { bareText } from './bare-text.js';

// Another tag ends an unfinished one, so that no text is scanned twice.
const blocks = /<\/?(?:br|p|li|td|th|tr|div|h[1-6])(?:[\s/][^<>]*)?>/giu;
const tags = /<[/!a-z][^<>]*>/giu;
const decimals = /&#(\d{1,6});/gu;
const hexes = /&#x([0-9a-f]{1,5});|%([2-7][0-9a-f])/giu;
const words = /&(?:nbsp|commat|period|amp|lt|gt|quot|num|plus|sol|lowbar|hyphen);/giu;

const named: Readonly<Record<string, string>> = {
  '&nbsp;': ' ',
  '&commat;': '@',
  '&period;': '.',
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&num;': '#',
  '&plus;': '+',
  '&sol;': '/',
  '&lowbar;': '_',
  '&hyphen;': '-',
};

const character = (code: number): string => (code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '');

const plain = (text: string): string =>
  text
    .replace(blocks, ' ')
    .replace(tags, '')
    .replace(decimals, (_, decimal: string) => character(Number(decimal)))
    .replace(hexes, (_, entity?: string, percent?: string) => character(Number.parseInt(entity ?? percent ?? '', 16)))
    .replace(words, (entity) => named[entity.toLowerCase()] ?? entity);

/**
 * The readings of a text, bare: as typed, and without its tags and with its entities decoded, as a page
 * would show it.
 *
 * @example
 * readings('111<b>222</b>333') // ['111<b>222</b>333', '111222333']
 */
export const readings = (text: string): readonly string[] => {
  const shown = plain(text);
  return [...new Set([bareText(text), ...(shown === text ? [] : [bareText(shown)])])];
};
