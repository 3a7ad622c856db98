import { invalidInput, type ProblemException } from './problem.js';

const broken = (): ProblemException =>
  invalidInput([{ name: 'volgende', reason: 'moet de waarde van volgende zijn uit een eerder antwoord' }]);

const parse = (text: string): unknown => {
  try {
    return JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
  } catch {
    throw broken();
  }
};

/** Where a list goes on, in one opaque word for an address. */
export const writeCursor = (parts: readonly string[]): string => Buffer.from(JSON.stringify(parts)).toString('base64url');

/** What {@link writeCursor} wrote, of so many parts. @throws ProblemException 400 where it is something else. */
export const readCursor = (volgende: string, length: number): readonly string[] => {
  const parts = parse(volgende);
  if (!Array.isArray(parts) || parts.length !== length) throw broken();
  if (!parts.every((part): part is string => typeof part === 'string')) throw broken();
  return parts;
};
