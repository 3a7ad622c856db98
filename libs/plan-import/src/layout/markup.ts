import { tidy } from '../text.js';

const inline = /<\/?(?:i|b|u|em|strong|span|sup|sub)(?: [^<>]{0,300})?>/giu;
const tag = /<\/?[a-z][^<>]{0,300}>/giu;
const comment = /<!--[^<>]{0,300}-->/gu;
const note = /<i>(.{1,4000}?)<\/i>/giu;
const block = /<\/p>|<br\s?\/?>/giu;
const bullet = /[➤•▪●]/u;

const entities: Readonly<Record<string, string>> = { '&nbsp;': ' ', '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'" };

/** The words without HTML tags; text between tags stays. */
export const stripTags = (text: string): string =>
  tidy(
    text
      .replace(comment, ' ')
      .replace(inline, '')
      .replace(tag, ' ')
      .replace(/&(?:nbsp|amp|lt|gt|quot|#39);/gu, (entity) => entities[entity] ?? entity),
  );

/** The texts in italics. */
export const italics = (text: string): readonly string[] => [...text.matchAll(note)].map(([, words]) => stripTags(words ?? ''));

export const withoutItalics = (text: string): string => stripTags(text.replace(note, ' '));

/** A cell as prose before the first bullet, and its bullets; removes an unfinished `;` at the end of a bullet. */
export interface Bullets {
  readonly aanhef: readonly string[];
  /** Tags included, so that italics remain visible. */
  readonly items: readonly string[];
}

export const bulletsOf = (text: string): Bullets => {
  const [before = '', ...items] = text.split(bullet);
  return {
    aanhef: before
      .split(block)
      .map(stripTags)
      .filter((line) => line !== ''),
    items: items.map((item) => item.trim().replace(/;$/u, '')).filter((item) => stripTags(item) !== ''),
  };
};

/** All words of a cell, a line for each paragraph and bullet. */
export const linesOf = (text: string): readonly string[] => {
  const { aanhef, items } = bulletsOf(text);
  return [...aanhef, ...items.map((item) => stripTags(item).replace(/;$/u, ''))];
};
