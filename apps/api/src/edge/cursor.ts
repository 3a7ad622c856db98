import { nowhere } from '@actiespoor/application';

import type { Fault } from '../validation/text.js';
import { invalidInput, type ProblemException } from './problem.js';

/** A cursor that no list of ours gave: 400, and never an empty page that looks like the end. */
export const brokenCursor = (): ProblemException =>
  invalidInput([{ name: 'volgende', reason: 'moet de waarde van volgende zijn uit een eerder antwoord van deze lijst' }]);

const parse = (text: string): unknown => {
  try {
    return JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
};

/** Where a list goes on, in one opaque word for an address: which list it is of, and the id of the last item that it gave. */
export const writeCursor = (list: string, last: string): string => Buffer.from(JSON.stringify([list, last])).toString('base64url');

/** Which list a cursor must be of, and the form of the ids in it. */
export interface CursorOf {
  readonly list: string;
  readonly fault: Fault;
}

/** The id in what {@link writeCursor} wrote for this list; {@link nowhere} of anything else. Whether there is such an item is for the list to say. */
export const readCursor = (volgende: string, { list, fault }: CursorOf): string => {
  const parts = parse(volgende);
  const last: unknown = Array.isArray(parts) ? parts[1] : undefined;
  return typeof last !== 'string' || fault(last) !== undefined || writeCursor(list, last) !== volgende ? nowhere : last;
};
