import { findPersoonsgegevens } from '@actiespoor/kernel';

/** A line of a document, counted from 1. */
export interface SourceLine {
  readonly regel: number;
  readonly tekst: string;
}

const hidden = (kinds: readonly string[]): string => `[${kinds.join(' en ')}: niet getoond]`;

const screened = (text: string): string => {
  const found = findPersoonsgegevens(text);
  return found.length === 0 ? text : hidden(found);
};

/** Screens cell by cell, so that the rest of a row stays readable; personal data across cells remove the whole row. */
const screenedLine = (line: string): string => {
  const cells = line.split('\t').map(screened);
  const found = cells.length > 1 ? findPersoonsgegevens(cells.join('\n')) : [];
  return found.length === 0 ? cells.join('\t') : hidden(found);
};

// A quotation mark that is never closed would turn the rest of the document into one cell.
const maxCellLines = 100;

/** Groups lines that belong together because a cell continues over the end of a line. */
const together = (lines: readonly string[]): readonly (readonly SourceLine[])[] => {
  const groups: SourceLine[][] = [];
  let isOpen = false;
  for (const [index, tekst] of lines.entries()) {
    const group: SourceLine[] = (isOpen ? groups.at(-1) : undefined) ?? [];
    if (group.length === 0) groups.push(group);
    group.push({ regel: index + 1, tekst });
    isOpen = isOpen !== (tekst.split('"').length % 2 === 0) && group.length < maxCellLines;
  }
  return groups;
};

const screenedGroup = (lines: readonly SourceLine[]): readonly SourceLine[] => {
  const shown = lines.map(({ regel, tekst }) => ({ regel, tekst: screenedLine(tekst) }));
  const found = lines.length > 1 ? findPersoonsgegevens(shown.map(({ tekst }) => tekst).join('\n')) : [];
  return found.length === 0 ? shown : lines.map(({ regel }) => ({ regel, tekst: hidden(found) }));
};

/**
 * Lines of a document, without the personal data that the import also leaves out.
 *
 * @param only the one line that is wanted; all if absent
 */
export const screenedLines = (lines: readonly string[], only?: number): readonly SourceLine[] => {
  const isWanted = ({ regel }: SourceLine): boolean => only === undefined || regel === only;
  return together(lines)
    .filter((group) => group.some(isWanted))
    .flatMap(screenedGroup)
    .filter(isWanted);
};
