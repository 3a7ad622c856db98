import { nowhere } from '@actiespoor/application';

import type { Fault } from '../validation/text.js';
import { invalidInput, type ProblemException } from './problem.js';

/** A cursor from no list of this service: 400, and never an empty page that looks like the end. */
export const brokenCursor = (): ProblemException =>
  invalidInput([{ name: 'volgende', reason: 'moet de waarde van volgende zijn uit een eerder antwoord van deze lijst' }]);

const parse = (text: string): unknown => {
  try {
    return JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
};

/** The continuation of a list, in one opaque word for an address: the name of the list, and the id of the last item on the page. */
export const writeCursor = (list: string, last: string): string => Buffer.from(JSON.stringify([list, last])).toString('base64url');

/** The list of a cursor, and the form of the ids in it. */
export interface CursorOf {
  readonly list: string;
  readonly fault: Fault;
}

/** The id in a cursor that {@link writeCursor} wrote for this list; {@link nowhere} for anything else. The list itself knows if such an item exists. */
export const readCursor = (volgende: string, { list, fault }: CursorOf): string => {
  const parts = parse(volgende);
  const last: unknown = Array.isArray(parts) ? parts[1] : undefined;
  return typeof last !== 'string' || fault(last) !== undefined || writeCursor(list, last) !== volgende ? nowhere : last;
};
