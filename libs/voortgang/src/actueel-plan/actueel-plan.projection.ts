import type { Projection, Recorded } from '@actiespoor/event-store';
import { type Datum, firstDay } from '@actiespoor/kernel';
import type { ActieEvent, PlanEvent } from '@actiespoor/plan/events';
import { isActieStream, streamPrefix } from '@actiespoor/plan/model';

import { factOf } from '../fact.js';
import { emptyActie, evolveActie } from './actie-fold.js';
import type { ActieRij } from './actie-rij.js';
import { emptyPlan, evolvePlan } from './plan-fold.js';
import type { Gevolgd, PlanRij } from './plan-rij.js';

/** One row per stream, keyed by its name. */
export type ActueelPlanRij = PlanRij | ActieRij;

/** The place in its stream that the row has reached with this event. */
export const followed = (rij: Gevolgd | undefined, { stream, revision, position, data }: Recorded): Gevolgd => {
  const revisie = Number(revision);
  const dag = firstDay((data as { readonly op: Datum }).op);
  const laatsteDag = rij === undefined || rij.laatsteDag < dag ? dag : rij.laatsteDag;
  if (rij === undefined || rij.revisie < revisie) return { stream, revisie, positie: position, laatsteDag };
  return { stream, revisie: rij.revisie, positie: rij.positie, laatsteDag };
};

const planAfter = (rij: PlanRij | undefined, recorded: Recorded): PlanRij => {
  const gevolgd = followed(rij, recorded);
  const na = evolvePlan(rij ?? emptyPlan(gevolgd), factOf<PlanEvent>(recorded), recorded.position);
  return { ...na, ...gevolgd };
};

const actieAfter = (rij: ActieRij | undefined, recorded: Recorded): ActieRij => {
  const gevolgd = followed(rij, recorded);
  const na = evolveActie(rij ?? emptyActie(gevolgd), factOf<ActieEvent>(recorded), recorded.position);
  return { ...na, ...gevolgd };
};

/** The row after the event. @throws UnknownEvent */
export const rowAfter = (rij: ActueelPlanRij | undefined, recorded: Recorded): ActueelPlanRij =>
  isActieStream(recorded.stream) ? actieAfter(rij as ActieRij | undefined, recorded) : planAfter(rij as PlanRij | undefined, recorded);

/** The present plans and acties. Halts at an unknown event. */
export const actueelPlan: Projection<ActueelPlanRij> = {
  name: 'actueel-plan',
  version: 5,
  streamPrefixes: [streamPrefix.plan, streamPrefix.actie],
  insertOnly: false,
  policy: 'halt',
  isOfOneStream: true,
  keysOf: ({ stream }) => [stream],
  project: rowAfter,
  streamsOf: ({ stream }) => [stream],
};
