import type { ActieId, PlanId } from '@actiespoor/plan/events';
import { actieStream } from '@actiespoor/plan/model';
import { actueelPlan, type AskedAs, system } from '@actiespoor/voortgang';

import type { Facts } from '../facts.js';

const maxLagMs = 1000;

export interface Making {
  /** All that the command has been called. */
  readonly commandIds: readonly string[];
  readonly planId: PlanId;
  readonly actieId: ActieId;
}

/**
 * True if the command made another actie: an actie is called after its code and not after the command, so its own stream cannot
 * tell. Those of the plan do.
 */
export const madeAnother = async (facts: Facts, readModels: AskedAs<'plannen'>, { commandIds, planId, actieId }: Making): Promise<boolean> => {
  const head = await facts.head();
  if (head !== undefined) await facts.arrival(head, maxLagMs, [actueelPlan.name]);
  const others = (await readModels.as(system).plannen.actieSleutels(planId)).filter((sleutel) => sleutel.actieId !== actieId);
  if (others.length === 0) return false;
  const recorded = await facts.of(others.map((other) => actieStream(other.actieId)));
  return recorded.some(({ metadata }) => commandIds.includes(metadata.causationId));
};
