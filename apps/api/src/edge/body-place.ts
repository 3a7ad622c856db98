import { unreadable } from './problem.js';

// Places within a body, as the validation names them: `correcties[0].regel`. A body comes from a stranger: one long name with a
// hundred thousand faults under it must not become as many long answers.
const longestName = 100;

// Our deepest DTO has five levels; a recursive function survives some thousand.
const maxDepth = 32;

/** The number of named faults in the form of a body; further faults appear once these are gone. */
export const maxFaults = 100;

const shortened = (name: string): string => (name.length > longestName ? `${name.slice(0, longestName)}…` : name);

export const nameIn = (parent: string, key: string): string => (parent === '' ? shortened(key) : `${parent}.${shortened(key)}`);

export const itemIn = (parent: string, index: number): string => `${parent}[${String(index)}]`;

/** @param depth the number of nested objects and lists. @throws ProblemException 400 if there are too many */
export const checkDepth = (depth: number): void => {
  if (depth > maxDepth) throw unreadable(`De body heeft meer dan ${String(maxDepth)} lagen in elkaar.`);
};
