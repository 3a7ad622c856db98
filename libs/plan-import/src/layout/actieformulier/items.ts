import type { GelezenActie, Located } from '../../gelezen.js';
import { fold, nonEmpty, optional } from '../../text.js';
import { bulletsOf, italics, linesOf, stripTags } from '../markup.js';

/** One point of a list: its words, and a short label. */
export interface Item {
  readonly tekst: string;
  readonly label?: string;
}

const longestLabel = 4;
const ideas = /^(?:idee[eë]n|optioneel|mogelijk(?:e|heden))/iu;
const nested = /^optioneel/iu;

/** The label of "Meldcode: we gaan …" is Meldcode; without such a word the text in italics is the label. */
const labelOf = (raw: string): string | undefined => {
  const [, head] = /^([^:.?!]{2,60}):/u.exec(stripTags(raw)) ?? [];
  if (head !== undefined && head.split(' ').length <= longestLabel) return head;
  return nonEmpty(italics(raw)[0]);
};

const itemOf = (raw: string): Item => ({ tekst: stripTags(raw).replace(/;$/u, ''), ...optional('label', labelOf(raw)) });

export const itemsOf = (text: string): readonly Item[] => bulletsOf(text).items.map(itemOf);

/** A list inside "Optioneel: …" details that one option; its points are no options of their own. */
const unnested = (items: readonly Item[]): readonly Item[] => {
  const start = items.findIndex(({ tekst }) => nested.test(tekst) && tekst.endsWith(':'));
  if (start === -1) return items;
  const tekst = items
    .slice(start)
    .map((item) => item.tekst)
    .join(' ');
  return [...items.slice(0, start), { tekst, ...optional('label', items[start]?.label) }];
};

/** Splits the answer to "Wie gaat dit doen?" into actors and, behind "Ideeën …", options. */
export const splitWie = (text: string): { readonly wie: string; readonly opties: readonly Item[] } => {
  const { aanhef } = bulletsOf(text);
  const isIdea = aanhef.some((line) => ideas.test(line));
  const wie = aanhef.filter((line) => !ideas.test(line));
  return isIdea ? { wie: wie.join(' '), opties: unnested(itemsOf(text)) } : { wie: linesOf(text).join(' '), opties: [] };
};

export interface Place {
  readonly regel: number;
  readonly volgorde: number;
  readonly knoop?: string;
}

/** Makes an actie from a point of a list, with only its words filled in. */
export const actieOf = ({ tekst, label }: Item, { regel, volgorde, knoop }: Place): GelezenActie => ({
  regel,
  sleutel: fold(label ?? tekst),
  soort: 'actie',
  omschrijving: tekst,
  ...optional('knoop', knoop),
  volgorde,
  trekkers: [],
  actoren: [],
  resultaten: [],
  deelacties: [],
});

const longWords = (text: string): ReadonlySet<string> =>
  new Set(
    fold(text)
      .split(' ')
      .filter((word) => word.length >= 10),
  );

const sharedWords = (first: string, second: string): number => {
  const words = longWords(second);
  return [...longWords(first)].filter((word) => words.has(word)).length;
};

/** The item whose label a sentence names; -1 if there is none. */
export const namedItem = (items: readonly Item[], sentence: string): number =>
  items.findIndex(({ label }) => label !== undefined && fold(sentence).includes(fold(label)));

/** The item that shares most long words with a sentence; -1 if none shares any. */
export const likeliestItem = (items: readonly Item[], sentence: string): number => {
  const scores = items.map(({ tekst }) => sharedWords(tekst, sentence));
  const best = Math.max(0, ...scores);
  return best === 0 ? -1 : scores.indexOf(best);
};

export const locatedAll = <T>(regel: number, values: readonly T[]): readonly Located<T>[] => values.map((waarde) => ({ regel, waarde }));
