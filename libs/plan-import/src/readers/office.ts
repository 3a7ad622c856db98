import { isFilled, type Grid, type Sheet } from '../grid/grid.js';
import type { ImportProblemCode } from '../decode/problem.js';
import { readDocx } from './docx.js';
import { readOdf } from './odf.js';
import { packageOf, type Package } from './package.js';
import { readXlsx } from './xlsx.js';
import { UnsafeXml } from './xml.js';
import { unzip } from './zip.js';

export type OfficeReading = { readonly ok: true; readonly grid: Grid } | { readonly ok: false; readonly problem: ImportProblemCode };

const maxRows = 25_000;

/** Parts that can hold words; macros, pictures and other files stay packed. */
const isWanted = (path: string): boolean =>
  /^(?:xl|word)\/(?:_rels\/)?[a-z]+\.xml(?:\.rels)?$|^xl\/(?:worksheets\/)(?:_rels\/)?[^/]+\.xml(?:\.rels)?$|^xl\/(?:threaded)?comments[^/]*\.xml$|^xl\/comments\/[^/]+\.xml$|^(?:content|styles)\.xml$|^mimetype$|^META-INF\/manifest\.xml$|^Index\/|^\[Content_Types\]\.xml$/iu.test(
    path,
  );

const readerOf = (pack: Package): ((pack: Package) => readonly Sheet[]) | undefined => {
  if (pack.has('xl/workbook.xml')) return readXlsx;
  if (pack.has('word/document.xml')) return readDocx;
  return pack.has('content.xml') ? readOdf : undefined;
};

/** OpenDocument encrypts part by part, and says so in its manifest. */
const isEncrypted = (pack: Package): boolean => JSON.stringify(pack.xml('META-INF/manifest.xml') ?? '').includes('encryption-data');

const filledRows = (sheet: Sheet): Sheet => ({ ...sheet, rows: sheet.rows.filter(({ cells }) => cells.some((cell) => isFilled(cell) || cell.formula)) });

/** Sheets whose rows are numbered on: the second sheet begins behind the last row of the first. */
const numbered = (sheets: readonly Sheet[]): readonly Sheet[] => {
  let offset = 0;
  return sheets.map((sheet) => {
    const rows = sheet.rows.map((row) => ({ ...row, regel: row.regel + offset }));
    offset = rows.at(-1)?.regel ?? offset;
    return { ...sheet, rows };
  });
};

const gridOf = (sheets: readonly Sheet[]): OfficeReading => {
  const filled = numbered(sheets.map(filledRows));
  const rows = filled.reduce((sum, sheet) => sum + sheet.rows.length, 0);
  if (rows === 0) return { ok: false, problem: 'leeg' };
  return rows > maxRows ? { ok: false, problem: 'te-veel-rijen' } : { ok: true, grid: { sheets: filled } };
};

/** Reads a package of Word, Excel or LibreOffice, within bounds. Nothing outside the file is ever fetched or run. */
export const readOffice = (bytes: Uint8Array): OfficeReading => {
  const unzipped = unzip(bytes, isWanted);
  if (!unzipped.ok) return { ok: false, problem: unzipped.reason === 'te-groot' ? 'uitgepakt-te-groot' : 'beschadigd' };
  const pack = packageOf(unzipped.files);
  try {
    const reader = readerOf(pack);
    if (!reader) return { ok: false, problem: 'onbekend-pakket' };
    return isEncrypted(pack) ? { ok: false, problem: 'wachtwoord' } : gridOf(reader(pack));
  } catch (fault) {
    return { ok: false, problem: fault instanceof UnsafeXml ? 'onveilig' : 'beschadigd' };
  }
};

const utf16 = (text: string): readonly number[] => [...text].flatMap((letter) => [letter.charCodeAt(0), 0]);

const holds = (bytes: Uint8Array, name: string): boolean => {
  const sought = utf16(name);
  for (let at = 0; at + sought.length <= bytes.length; at += 2) if (sought.every((byte, index) => bytes[at + index] === byte)) return true;
  return false;
};

/** An OLE file is an office document with a password, or one from before 2007: the names of its parts tell. */
export const oleProblem = (bytes: Uint8Array): ImportProblemCode => {
  if (holds(bytes, 'EncryptedPackage')) return 'wachtwoord';
  if (holds(bytes, 'WordDocument')) return 'oude-word';
  return holds(bytes, 'Workbook') || holds(bytes, 'Book') ? 'oude-excel' : 'oude-office';
};
