import type { ActieWrite, ActieWrites, WriteRequest } from '@actiespoor/application';
import type { ActieEvent } from '@actiespoor/plan/events';

import { type Created, created, type Vastgelegd } from '../answers.js';

/** One write to an actie, and where it belongs. */
export interface ActiePost<Extra extends object = object> extends ActieWrite {
  /** The sub-collection that it adds to. */
  readonly path: string;
  /** What else the answer says, of the facts that say what was told. */
  readonly answer?: (facts: readonly ActieEvent[]) => Extra;
}

/** @throws ProblemException 404, 403, 428, 412, 409 */
export const writeActie = async <Extra extends object>(writes: ActieWrites, request: WriteRequest, post: ActiePost<Extra>): Promise<Created<Vastgelegd & Partial<Extra>>> => {
  const { path, answer, ...write } = post;
  return created(await writes.write(request, write), () => `/v1/acties/${write.actieId}/${path}`, answer && (({ facts }) => answer(facts)));
};
