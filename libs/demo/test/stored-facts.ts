import { eventVersions, type PlanId } from '@actiespoor/plan';
import { composePlan, rowsAsOf, type AsOf, type PlanWeergave } from '@actiespoor/voortgang';

import type { StepOutcome } from './replay.js';

/** An event as a store returns it. */
export type StoredFact = Parameters<typeof rowsAsOf>[0][number];

const positionOf = (index: number): StoredFact['position'] => String(index + 1).padStart(20, '0') as StoredFact['position'];

const metadataOf = ({ at, door, reason }: StepOutcome['stap']): StoredFact['metadata'] => ({
  recordedAt: at,
  actor: door.id,
  role: door.rol,
  organisatie: door.organisatie,
  reason,
  correlationId: at,
  causationId: at,
  hash: '',
});

/** The facts of the history as a store would hold them, in the order of recording. */
export const storedFacts = (outcomes: readonly StepOutcome[]): readonly StoredFact[] => {
  const facts = outcomes.flatMap(({ stap, events }) => events.map((event) => ({ stap, event })));
  const revisions = new Map<string, bigint>();
  return facts.map(({ stap, event: { type, data } }, index) => {
    const { stream } = stap;
    const revision = (revisions.get(stream) ?? -1n) + 1n;
    revisions.set(stream, revision);
    return { id: String(index), type, version: eventVersions[type], data, stream, revision, position: positionOf(index), metadata: metadataOf(stap) };
  });
};

const streamsOfActies = (planId: PlanId, events: readonly StoredFact[]): ReadonlySet<string> =>
  new Set(events.filter(({ type, data }) => type === 'ActieOpgenomen' && Reflect.get(data, 'planId') === planId).map(({ stream }) => stream));

/** The facts of one plan and its acties. */
export const ofPlan = (planId: PlanId, events: readonly StoredFact[]): readonly StoredFact[] => {
  const acties = streamsOfActies(planId, events);
  return events.filter(({ stream }) => stream === `plan-${planId}` || acties.has(stream));
};

/** A lokaal plan at that moment. @throws RangeError if it did not exist yet */
export const planAsOf = (events: readonly StoredFact[], asOf: AsOf): PlanWeergave => {
  const rijen = rowsAsOf(events, asOf);
  const eigenaar = rijen?.plan.opgesteld?.waarde.eigenaar;
  if (rijen === undefined || eigenaar === undefined) throw new RangeError('Dit plan was er toen nog niet');
  return composePlan(rijen.plan, rijen.acties, { leden: [eigenaar], ...(asOf.peildatum !== undefined && { peildatum: asOf.peildatum }) });
};
