import type { Actor } from '@actiespoor/plan';

import type { Reading, Remark } from '../bevinding.js';
import { optional } from '../text.js';
import type { Organisaties } from './organisaties.js';
import { isGemeentelijk, isSoortnaam } from './soortnamen.js';

const longestName = 6;
const prefix = /^gemeenten?:\s*/iu;
const person = /\{persoon:[0-9a-f-]{36}\}(?: \([^()]{1,40}\))?/gu;

interface Segment {
  readonly tekst: string;
  readonly isKnown: boolean;
}

const isKnown = (tekst: string, organisaties: Organisaties): boolean => isSoortnaam(tekst) || organisaties.find(tekst) !== undefined;

/** Length in words of the longest name that begins at this word, or 0. */
const nameAt = (words: readonly string[], organisaties: Organisaties): number => {
  const lengths = Array.from({ length: Math.min(longestName, words.length) }, (_, index) => Math.min(longestName, words.length) - index);
  return lengths.find((length) => isKnown(words.slice(0, length).join(' '), organisaties)) ?? 0;
};

const joined = (segments: readonly Segment[], word: string): readonly Segment[] => {
  const last = segments.at(-1);
  if (last === undefined || last.isKnown) return [...segments, { tekst: word, isKnown: false }];
  return [...segments.slice(0, -1), { tekst: `${last.tekst} ${word}`, isKnown: false }];
};

/** The known names in a part from left to right, and the words between them. */
const segmentsOf = (part: string, organisaties: Organisaties): readonly Segment[] => {
  const words = part.split(' ');
  let segments: readonly Segment[] = [];
  for (let index = 0; index < words.length;) {
    const length = nameAt(words.slice(index, index + longestName), organisaties);
    segments = length === 0 ? joined(segments, words[index] ?? '') : [...segments, { tekst: words.slice(index, index + length).join(' '), isKnown: true }];
    index += Math.max(1, length);
  }
  return segments;
};

/** A cell loses its line breaks, so "sociaal teams SVMN" is two actors; "medewerkers VT" is one. */
const divided = (part: string, organisaties: Organisaties): readonly string[] => {
  const segments = segmentsOf(part, organisaties);
  const startsAnew = segments.every(({ tekst, isKnown: known }, index) => known || (index > 0 && /^\p{Lu}/u.test(tekst)));
  return startsAnew ? segments.map(({ tekst }) => tekst) : [part];
};

const isSentence = (part: string): boolean => part.split(' ').length > longestName;

/** Parts between commas, up to the first sentence, which is prose and stays whole with everything after it. */
const commaParts = (text: string): readonly string[] => {
  const parts = text.split(/\s*[,;]\s*(?![^()]*\))/u).filter((part) => part !== '');
  const sentence = parts.findIndex(isSentence);
  return sentence === -1 ? parts : [...parts.slice(0, sentence), parts.slice(sentence).join(', ')];
};

/** "Sociaal teams Sectoren waarvoor …": the names at the beginning of a sentence are actors, the rest is a remark. */
const sentenceParts = (part: string, organisaties: Organisaties): readonly string[] => {
  const segments = segmentsOf(part, organisaties);
  const first = segments.findIndex(({ isKnown: known }) => !known);
  if (first < 1 || !/^\p{Lu}/u.test(segments[first]?.tekst ?? '')) return [part];
  return [
    ...segments.slice(0, first).map(({ tekst }) => tekst),
    segments
      .slice(first)
      .map(({ tekst }) => tekst)
      .join(' '),
  ];
};

const withoutPersons = (text: string, organisaties: Organisaties): readonly string[] =>
  commaParts(text).flatMap((part) => (isSentence(part) ? sentenceParts(part, organisaties) : divided(part, organisaties)));

/** Separates people, also if the comma between two of them is missing. */
const partsOf = (text: string, organisaties: Organisaties): readonly string[] => {
  const persons = text.match(person) ?? [];
  return text
    .split(person)
    .flatMap((between, index) => [...withoutPersons(between.replace(/^[\s,;]+|[\s,;]+$/gu, ''), organisaties), ...persons.slice(index, index + 1)]);
};

const organisatieIn = (tekst: string, organisaties: Organisaties): Actor['organisatie'] => {
  const [, at] = /^\{persoon:[^}]+\} \((.+)\)$/u.exec(tekst) ?? [];
  return organisaties.find(at ?? tekst) ?? organisaties.findFunctie(tekst)?.organisatie;
};

const remarksOf = ({ tekst, organisatie }: Actor): readonly Remark[] => {
  if (isSentence(tekst)) return [{ code: 'actoren-als-zin', tekst: 'Bij de betrokken actoren staat een zin; zij is als geheel overgenomen.' }];
  if (organisatie !== undefined || isSoortnaam(tekst.replace(prefix, '')) || tekst.startsWith('{persoon:')) return [];
  return [
    {
      code: 'organisatie-onbekend',
      tekst: `Actor "${tekst}" hoort bij geen organisatie die bekend is; de tekst is overgenomen.`,
    },
  ];
};

/** The number of leading parts that a gemeente can have of its own. */
const ownParts = (parts: readonly string[]): number => {
  const firstOther = parts.findIndex((part) => !isGemeentelijk(part));
  return firstOther === -1 ? parts.length : firstOther;
};

/** The actors that a cell names. Only those right behind "Gemeenten:" that a gemeente can have are its own. */
export const readActoren = (tekst: string, organisaties: Organisaties): Reading<readonly Actor[]> => {
  const [heading = ''] = prefix.exec(tekst) ?? [];
  const parts = partsOf(tekst.slice(heading.length), organisaties).filter((part) => part !== '');
  const ofGemeente = heading === '' ? 0 : ownParts(parts);
  const value = parts.map((part, index) => ({
    tekst: index < ofGemeente ? `${heading.trim()} ${part}` : part,
    ...optional('organisatie', organisatieIn(part, organisaties)),
  }));
  return { value, remarks: value.flatMap(remarksOf) };
};
