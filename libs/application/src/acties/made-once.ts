import type { ActieId, PlanId } from '@actiespoor/plan/events';
import { actieStream } from '@actiespoor/plan/model';
import type { Platform } from '@actiespoor/platform';
import { actueelPlan } from '@actiespoor/voortgang';

import { keyReused } from '../edge/problem.js';

const maxLagMs = 1000;

export interface Making {
  /** All that the command has been called. */
  readonly commandIds: readonly string[];
  readonly planId: PlanId;
  readonly actieId: ActieId;
}

/**
 * An actie is called after its code and not after the command, so its own stream cannot tell that the command made another one:
 * those of the plan do.
 *
 * @throws ProblemException 409 where it did
 */
export const checkMadeOnce = async (platform: Platform, { commandIds, planId, actieId }: Making): Promise<void> => {
  const head = await platform.eventStore.head();
  if (head !== undefined) await platform.isVisible(head, maxLagMs, [actueelPlan.name]);
  const others = (await platform.readStore.plannen.actieSleutels(planId)).filter((sleutel) => sleutel.actieId !== actieId);
  if (others.length === 0) return;
  const facts = await platform.factsOf(others.map((other) => actieStream(other.actieId)));
  if (facts.some(({ metadata }) => commandIds.includes(metadata.causationId))) throw keyReused();
};
