import { isFunctiewoord, isSoortnaam } from '../values/soortnamen.js';
import { readPlanning } from '../values/planning.js';
import { readSchaal } from '../values/schaal.js';
import { readStatus } from '../values/status.js';
import type { Rol } from './rollen.js';

const least = 0.6;

const isPlanning = (text: string): boolean =>
  /\d|doorlopend|jaarlijks|n\.?t\.?b|bepalen|voorjaar|najaar/iu.test(text) && !readPlanning(text).remarks.some(({ code }) => code === 'planning-onleesbaar');

const isMoney = (text: string): boolean => /^(?:€|eur)|€|^p\.?m\.?$/iu.test(text);

const isWho = (text: string): boolean => {
  const parts = text.split(/[,/;\n]| en /u).map((part) => part.trim());
  return parts.every((part) => part.split(' ').length <= 4 && (isSoortnaam(part) || isFunctiewoord(part)));
};

const isCode = (text: string): boolean => /^(?:[a-z]{0,3}[-. ]?)?\d{1,3}(?:[.-]\d{1,3})*[a-z]?\.?$/iu.test(text);

// In this order: a status word and a planning both read as words of few letters.
const kinds: readonly (readonly [Rol, (text: string) => boolean])[] = [
  ['dekking', isMoney],
  ['status', (text) => readStatus(text) !== undefined],
  ['schaal', (text) => readSchaal(text).value !== undefined],
  ['code', isCode],
  ['planning', isPlanning],
  ['trekker', isWho],
];

/** The role that the cells of a column speak for, where its heading says nothing. */
export const contentRole = (cells: readonly string[]): Rol | undefined => {
  const filled = cells.filter((text) => text !== '');
  if (filled.length === 0) return undefined;
  return kinds.find(([, is]) => filled.filter(is).length / filled.length >= least)?.[0];
};

/** Letters in a filled cell, on average: the column with most words describes the actie. */
export const averageLength = (cells: readonly string[]): number => {
  const filled = cells.filter((text) => text !== '');
  return filled.length === 0 ? 0 : filled.reduce((sum, text) => sum + text.length, 0) / filled.length;
};
