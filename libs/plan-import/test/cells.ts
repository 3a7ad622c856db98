import type { Gelezen } from '../src/gelezen.js';
import { columnLetters, isFilled } from '../src/grid/grid.js';
import { readSource } from '../src/readers/read-source.js';
import { isMark } from '../src/roles/periods.js';
import { fold } from '../src/text.js';

/** Kinds of rows whose words are read; a row of any other kind is accounted for by its kind. */
const readKinds = new Set(['actie', 'veld', 'vervolg']);

const withoutRows = ({ document: _document, kolommen: _kolommen, bevindingen: _bevindingen, ...rest }: Gelezen): object => rest;

/** The words of a cell without tags and marks of footnotes. */
const plain = (text: string): string => text.replace(/<[^>]*>|[¹²³⁴⁵⁶⁷⁸⁹]/gu, ' ').replaceAll('\n', ' ');

/** Cells that became nothing and that no finding and no kind of row explains, as `regel kolom text`. */
export const unaccounted = (bytes: Uint8Array, gelezen: Gelezen): readonly string[] => {
  const source = readSource(bytes);
  if (!source.ok) return [source.problem.tekst];
  const kinds = new Map(gelezen.regelsoorten.flatMap(({ soort, regels }) => regels.map((regel) => [regel, readKinds.has(soort) ? 'gelezen' : soort])));
  const read = fold(JSON.stringify(withoutRows(gelezen)).replaceAll('\\n', ' '));
  const labels = new Set(gelezen.document.indeling === 'actieformulier' ? gelezen.document.rijen.map(({ regel }) => regel) : []);
  const isRead = (text: string): boolean =>
    fold(plain(text))
      .split(' ')
      .every((word) => read.includes(word));
  const isEmptyMark = (text: string): boolean => isMark(text) || /^(?:[-–.]+|n\.?v\.?t\.?)$/iu.test(text);
  const rolAt = (regel: number, index: number): string | undefined => gelezen.kolommen.findLast((head) => head.regel < regel)?.kolommen[index]?.rol;
  const isAsked = (regel: number, index: number): boolean =>
    gelezen.bevindingen.some((one) => one.regel === regel && one.code === `${rolAt(regel, index) ?? ''}-onleesbaar`);
  return source.grid.sheets.flatMap(({ rows }) =>
    rows.flatMap(({ regel, cells }) => {
      const kind = kinds.get(regel);
      if (kind !== undefined && kind !== 'gelezen') return [];
      return cells.flatMap((cell, index) => {
        if (isAsked(regel, index)) return [];
        if (!isFilled(cell) || isEmptyMark(cell.text) || isRead(cell.text) || (labels.has(regel) && index === 0)) return [];
        return [`${regel} ${columnLetters(index)} ${kind ?? 'geen'} ${cell.text.slice(0, 60)}`];
      });
    }),
  );
};
