import type { Bevinding } from '../bevinding.js';
import { decode } from '../decode/decode.js';
import { importProblem, type ImportProblem, type ImportProblemCode } from '../decode/problem.js';
import { gridLines, type Grid } from '../grid/grid.js';
import { divideLines } from './delimited.js';
import { oleProblem, readOffice } from './office.js';

/** A document as cells, or the one reason why there are none. */
export type SourceReading =
  | { readonly ok: true; readonly grid: Grid; readonly lines: readonly string[]; readonly bevindingen: readonly Bevinding[] }
  | { readonly ok: false; readonly problem: ImportProblem };

const maxPackage = 20 * 1024 * 1024;

const startsWith = (bytes: Uint8Array, start: readonly number[]): boolean => start.every((byte, index) => bytes[index] === byte);

const isZip = (bytes: Uint8Array): boolean => startsWith(bytes, [0x50, 0x4b, 0x03, 0x04]);
const isOle = (bytes: Uint8Array): boolean => startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0]);

const refused = (code: ImportProblemCode): SourceReading => ({ ok: false, problem: importProblem(code) });

const officeSource = (bytes: Uint8Array): SourceReading => {
  if (bytes.length > maxPackage) return refused('te-groot');
  const reading = readOffice(bytes);
  return reading.ok ? { ok: true, grid: reading.grid, lines: gridLines(reading.grid), bevindingen: [] } : refused(reading.problem);
};

/** The cells of a document of any kind that people send: text, TSV, CSV, XLSX, DOCX, ODS or ODT. The first bytes tell, never the name. */
export const readSource = (bytes: Uint8Array): SourceReading => {
  if (isZip(bytes)) return officeSource(bytes);
  if (isOle(bytes)) return refused(oleProblem(bytes));
  const decoded = decode(bytes);
  if (!decoded.ok) return decoded;
  const { grid, bevindingen } = divideLines(decoded.lines);
  return { ok: true, grid, lines: decoded.lines, bevindingen: [...decoded.bevindingen, ...bevindingen] };
};

/** The lines of a document by the numbers of findings and events; none for a file that cannot be read. */
export const documentLines = (bytes: Uint8Array): readonly string[] => {
  const source = readSource(bytes);
  return source.ok ? source.lines : [];
};
