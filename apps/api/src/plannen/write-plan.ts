import type { PlanWrite, PlanWrites, WriteRequest } from '@actiespoor/application';
import type { PlanEvent } from '@actiespoor/plan/events';

import { type Created, created, type Vastgelegd } from '../answers.js';

/** One write to a plan that exists, and where it belongs. */
export interface PlanPost<Extra extends object = object> extends PlanWrite {
  /** The sub-collection that it adds to. */
  readonly path: string;
  /** What else the answer says, of the facts that say what was told. */
  readonly answer?: (facts: readonly PlanEvent[]) => Extra;
}

/** @throws ProblemException 404, 403, 428, 412, 409 */
export const writePlan = async <Extra extends object>(writes: PlanWrites, request: WriteRequest, post: PlanPost<Extra>): Promise<Created<Vastgelegd & Partial<Extra>>> => {
  const { path, answer, ...write } = post;
  return created(await writes.write(request, write), () => `/v1/plannen/${write.planId}/${path}`, answer && (({ facts }) => answer(facts)));
};
