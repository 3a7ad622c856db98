import { findPersoonsgegevens } from '@actiespoor/kernel';

import { documentLines } from '../decode/decode.js';

const hidden = (kinds: readonly string[]): string => `[${kinds.join(' en ')}: niet getoond]`;

const screened = (text: string): string => {
  const found = findPersoonsgegevens(text);
  return found.length === 0 ? text : hidden(found);
};

/** Cell by cell, so that the rest of a row can still be read; what only shows across the cells takes the row with it. */
const screenedLine = (line: string): string => screened(line.split('\t').map(screened).join('\t'));

// A quote that is never closed would make one cell of all that follows.
const maxCellLines = 100;

/** Lines that belong together because a cell goes on over the end of a line. */
const together = (lines: readonly string[]): readonly (readonly string[])[] => {
  const groups: string[][] = [];
  let isOpen = false;
  for (const line of lines) {
    const last = groups.at(-1);
    if (isOpen && last && last.length < maxCellLines) last.push(line);
    else {
      groups.push([line]);
      isOpen = false;
    }
    isOpen = isOpen !== ((line.split('"').length - 1) % 2 === 1);
  }
  return groups;
};

const screenedGroup = (lines: readonly string[]): readonly string[] => {
  const shown = lines.map(screenedLine);
  const found = lines.length > 1 ? findPersoonsgegevens(shown.join('\n')) : [];
  return found.length === 0 ? shown : lines.map(() => hidden(found));
};

/** A document as lines, without the personal data that its reading does not take over either. */
export const screenedLines = (bytes: Uint8Array): readonly string[] => together(documentLines(bytes)).flatMap(screenedGroup);
