import { emptyCell, textCell, tidyLines, trimmed, type Cell, type GridRow, type Sheet } from '../grid/grid.js';
import { optional } from '../text.js';
import { superscript } from './footnote-marks.js';
import type { Package } from './package.js';
import { childOf, childrenOf, descendantsOf, isElement, textOf, type XmlElement } from './xml.js';

/** Words with the changes that were tracked in them. */
interface Words {
  readonly text: string;
  readonly inserted: string;
  readonly deleted: string;
  readonly struck: string;
}

interface Surroundings {
  readonly isInserted?: true;
  readonly isDeleted?: true;
  readonly isStruck?: true;
}

const noWords: Words = { text: '', inserted: '', deleted: '', struck: '' };

const joined = (words: readonly Words[], between = ''): Words => ({
  text: words.map(({ text }) => text).join(between),
  inserted: words.map(({ inserted }) => inserted).join(''),
  deleted: words.map(({ deleted }) => deleted).join(''),
  struck: words.map(({ struck }) => struck).join(''),
});

const written = (text: string, { isInserted, isDeleted, isStruck }: Surroundings): Words =>
  isDeleted ? { ...noWords, deleted: text } : { text, inserted: isInserted ? text : '', deleted: '', struck: isStruck ? text : '' };

const isStruckRun = (run: XmlElement): boolean => {
  const strike = childOf(childOf(run, 'w:rPr'), 'w:strike');
  return strike !== undefined && !['0', 'false'].includes(strike.attributes['w:val'] ?? '');
};

const within = (element: XmlElement, around: Surroundings): Words => joined(element.children.filter(isElement).map((child) => wordsOf(child, around)));

/** Elements that are a character, and no words. */
const characters: Readonly<Record<string, string>> = { 'w:br': '\n', 'w:cr': '\n', 'w:tab': ' ', 'w:noBreakHyphen': '-' };

/** Elements with words inside, and what they say about these words. */
const wrappers: Readonly<Record<string, Surroundings>> = {
  'w:ins': { isInserted: true },
  'w:moveTo': { isInserted: true },
  'w:del': { isDeleted: true },
  'w:moveFrom': { isDeleted: true },
  'w:hyperlink': {},
  'w:smartTag': {},
  'w:sdt': {},
  'w:sdtContent': {},
  'w:fldSimple': {},
};

const wordsOf = (element: XmlElement, around: Surroundings): Words => {
  const { name, attributes } = element;
  if (name === 'w:t') return written(textOf(element), around);
  if (name === 'w:delText') return written(textOf(element), { ...around, isDeleted: true });
  if (name === 'w:footnoteReference') return written(superscript(Number(attributes['w:id'])), around);
  if (name === 'w:r') return within(element, isStruckRun(element) ? { ...around, isStruck: true } : around);
  const character = characters[name];
  if (character !== undefined) return written(character, around);
  const wrapper = wrappers[name];
  return wrapper ? within(element, { ...around, ...wrapper }) : noWords;
};

const isListItem = (paragraph: XmlElement): boolean => childOf(childOf(paragraph, 'w:pPr'), 'w:numPr') !== undefined;

const paragraphWords = (paragraph: XmlElement): Words => {
  const words = within(paragraph, {});
  return isListItem(paragraph) && words.text.trim() !== '' ? { ...words, text: `• ${words.text}` } : words;
};

type Notes = ReadonlyMap<string, string>;

/** Remarks that reviewers hung on words inside an element. */
const noteOf = (element: XmlElement, notes: Notes): string | undefined => {
  const texts = descendantsOf(element, 'w:commentReference').map(({ attributes }) => notes.get(attributes['w:id'] ?? '') ?? '');
  return texts.length === 0 ? undefined : texts.join('\n');
};

const cellOf = (element: XmlElement, notes: Notes): Cell => {
  const paragraphs = element.name === 'w:p' ? [element] : descendantsOf(element, 'w:p');
  const { text, inserted, deleted, struck } = joined(paragraphs.map(paragraphWords), '\n');
  const cell = textCell(tidyLines(text));
  return {
    ...cell,
    ...(inserted.trim() === '' ? {} : { inserted: inserted.trim() }),
    ...(deleted.trim() === '' ? {} : { deleted: deleted.trim() }),
    ...(cell.text !== '' && tidyLines(struck) === cell.text ? { strike: true } : {}),
    ...optional('note', noteOf(element, notes)),
  };
};

const fillOf = (properties: XmlElement | undefined): string | undefined => {
  const fill = childOf(properties, 'w:shd')?.attributes['w:fill'];
  return fill === undefined || fill === 'auto' ? undefined : fill.toUpperCase();
};

/** A cell of a table, with an empty cell for every further column that it covers. */
const tableCells = (element: XmlElement, notes: Notes): readonly Cell[] => {
  const properties = childOf(element, 'w:tcPr');
  const columns = Number(childOf(properties, 'w:gridSpan')?.attributes['w:val'] ?? 1);
  const merge = childOf(properties, 'w:vMerge');
  const isMerged = merge !== undefined && merge.attributes['w:val'] !== 'restart';
  const cell: Cell = {
    ...cellOf(element, notes),
    ...optional('fill', fillOf(properties)),
    ...(columns > 1 ? { span: { rows: 1, columns } } : {}),
    ...(isMerged ? { merged: true } : {}),
  };
  return [cell, ...Array.from({ length: columns - 1 }, (): Cell => ({ ...emptyCell, merged: true }))];
};

const rowsIn = (element: XmlElement, notes: Notes): readonly (readonly Cell[])[] =>
  element.children.filter(isElement).flatMap((child): readonly (readonly Cell[])[] => {
    if (child.name === 'w:p') return [[cellOf(child, notes)]];
    if (child.name === 'w:tbl') return descendantsOf(child, 'w:tr').map((row) => descendantsOf(row, 'w:tc').flatMap((cell) => tableCells(cell, notes)));
    return ['w:sdt', 'w:sdtContent', 'w:ins', 'w:moveTo'].includes(child.name) ? rowsIn(child, notes) : [];
  });

const notesIn = (pack: Package, path: string, name: string): readonly (readonly [id: string, text: string])[] => {
  const root = pack.xml(path);
  return root ? childrenOf(root, name).map((note) => [note.attributes['w:id'] ?? '', cellOf(note, new Map()).text] as const) : [];
};

/** The body of a Word document, a row for each paragraph and each row of a table; its footnotes come last. */
export const readDocx = (pack: Package): readonly Sheet[] => {
  const body = childOf(pack.xml('word/document.xml'), 'w:body');
  if (!body) return [];
  const rows = rowsIn(body, new Map(notesIn(pack, 'word/comments.xml', 'w:comment')));
  const footnotes = notesIn(pack, 'word/footnotes.xml', 'w:footnote').filter(([id, text]) => Number(id) > 0 && text !== '');
  const all = [...rows, ...footnotes.map(([id, text]) => [textCell(`${superscript(Number(id))} ${text}`)])];
  return [{ rows: all.map((cells, index): GridRow => ({ regel: index + 1, cells: trimmed(cells) })) }];
};
