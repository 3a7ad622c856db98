import { bevinding, type Bevinding } from '../bevinding.js';
import { importProblem, type ImportProblem, type ImportProblemCode } from './problem.js';
import { decodeWindows1252 } from './windows-1252.js';

/** The lines of a document, numbered as in an editor, or the one reason why there are none. */
export type Decoded =
  | { readonly ok: true; readonly lines: readonly string[]; readonly bevindingen: readonly Bevinding[] }
  | { readonly ok: false; readonly problem: ImportProblem };

const maxBytes = 5 * 1024 * 1024;
const maxLine = 1024 * 1024;
const maxLines = 20_000;
const fewControls = 4;

// Control characters, and the invisible ones that reverse the reading direction.
const controls = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/gu;

const signatures: readonly (readonly [bytes: readonly number[], problem: ImportProblemCode])[] = [
  [[0x25, 0x50, 0x44, 0x46, 0x2d], 'pdf'],
  [[0x89, 0x50, 0x4e, 0x47], 'beeld'],
  [[0xff, 0xd8, 0xff], 'beeld'],
  [[0x47, 0x49, 0x46, 0x38], 'beeld'],
];

const startsWith = (bytes: Uint8Array, start: readonly number[]): boolean => start.every((byte, index) => bytes[index] === byte);

const problemOfBytes = (bytes: Uint8Array): ImportProblemCode | undefined => {
  if (bytes.length > maxBytes) return 'te-groot';
  const signature = signatures.find(([start]) => startsWith(bytes, start));
  if (signature) return signature[1];
  return bytes.includes(0) && utf16Label(bytes) === undefined ? 'binair' : undefined;
};

/** Excel saves "Unicode-tekst" as UTF-16, with a byte order mark in front. */
const utf16Label = ([first, second]: Uint8Array): 'utf-16le' | 'utf-16be' | undefined => {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : undefined;
};

const unicode = (bytes: Uint8Array): string | undefined => {
  try {
    return new TextDecoder(utf16Label(bytes) ?? 'utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
};

const countControls = (text: string): number => text.match(controls)?.length ?? 0;

const problemOfText = (text: string, lines: readonly string[]): ImportProblemCode | undefined => {
  if (text.trim() === '') return 'leeg';
  if (countControls(text) > Math.max(fewControls, text.length / 100)) return 'binair';
  if (lines.length > maxLines) return 'te-veel-regels';
  return lines.some((line) => line.length > maxLine) ? 'regel-te-lang' : undefined;
};

const controlFindings = (lines: readonly string[]): readonly Bevinding[] =>
  lines.flatMap((line, index) =>
    countControls(line) === 0 ? [] : [bevinding('stuurteken', index + 1, 'Op deze regel stond een onzichtbaar stuurteken; het is vervangen door een spatie.')],
  );

const codingFinding = bevinding('codering-windows-1252', 1, 'Het document is geen UTF-8 en is gelezen als Windows-1252. Controleer letters als é en ë.');

/**
 * Decodes bytes into lines of text: UTF-8 with or without byte order mark, UTF-16 with one, else Windows-1252 (a finding). At most 5 MB,
 * 20,000 lines and 1 MB a line; anything else is a problem, with a sentence that says what to do.
 */
export const decode = (bytes: Uint8Array): Decoded => {
  const refused = problemOfBytes(bytes);
  if (refused) return { ok: false, problem: importProblem(refused) };
  const asUnicode = unicode(bytes);
  const text = (asUnicode ?? decodeWindows1252(bytes)).replace(/\r\n?/gu, '\n');
  const lines = text.split('\n');
  const problem = problemOfText(text, lines);
  if (problem) return { ok: false, problem: importProblem(problem) };
  return {
    ok: true,
    lines: lines.map((line) => line.replace(controls, ' ')),
    bevindingen: [...(asUnicode === undefined ? [codingFinding] : []), ...controlFindings(lines)],
  };
};
