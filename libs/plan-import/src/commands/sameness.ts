import type { Actor, Dekking, Koppeling, Planning, Schaal } from '@actiespoor/plan';

import { fold } from '../text.js';

const tight = (text: string): string => fold(text).replaceAll(' ', '');

/** The meaning of a planning. The words belong to it if the reading is a guess or a condition. */
const meaning = ({ tekst, soort, van, tot, perJaar, herhaling, doorWie, voorwaarde, zekerheid }: Planning): string => {
  const words = soort === 'voorwaardelijk' || zekerheid === 'laag' ? fold(voorwaarde ?? tekst) : '';
  return [soort, van, tot, perJaar, herhaling, doorWie, zekerheid, words].join('|');
};

/** `Doorlopend` equals `doorlopend`, and `ntb` equals `Nader te bepalen`; 2021-2022 differs from 2021/2022. */
export const isSamePlanning = (a: Planning, b: Planning): boolean => meaning(a) === meaning(b);

export const isSameSchaal = (a: Schaal, b: Schaal): boolean => a.soort === b.soort && tight(a.tekst) === tight(b.tekst);

export const isSameActor = (a: Actor, b: Actor): boolean => a.organisatie === b.organisatie && fold(a.tekst) === fold(b.tekst);

export const isSameDekking = (a: Dekking, b: Dekking): boolean => fold(a.tekst) === fold(b.tekst) && a.zekerheid === b.zekerheid && a.moment === b.moment;

export const isSameKoppeling = (a: Koppeling, b: Koppeling): boolean => a.soort === b.soort && fold(a.doel) === fold(b.doel);

export const isSameText = (a: string | undefined, b: string | undefined): boolean => (a ?? '').normalize('NFC') === (b ?? '').normalize('NFC');

const shortestWord = 8;

/** One letter more, less or other. */
const isOneLetterOff = (a: string, b: string): boolean => {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  const start = [...short].findIndex((letter, index) => letter !== long[index]);
  const from = start === -1 ? short.length : start;
  return short.length === long.length ? short.slice(from + 1) === long.slice(from + 1) : short.slice(from) === long.slice(from + 1);
};

/**
 * True for one long word that differs by one letter: `eegerelateerd` and `eergerelateerd`. A number or a short word may change the policy.
 */
const isTypo = (a: string, b: string): boolean => {
  const [words, others] = [fold(a).split(' '), fold(b).split(' ')];
  const [first, ...more] = words.map((word, index) => [word, others[index] ?? ''] as const).filter(([word, other]) => word !== other);
  if (first === undefined || more.length > 0 || words.length !== others.length) return false;
  return first.every((word) => word.length >= shortestWord && /^\p{L}+$/u.test(word)) && isOneLetterOff(...first);
};

/** True if only capitals, accents, punctuation or one letter of a long word differ: a correction, never a change of policy. */
export const isEditorial = (a: string, b: string): boolean => fold(a) === fold(b) || isTypo(a, b);
