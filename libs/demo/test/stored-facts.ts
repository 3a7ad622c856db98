import { eventVersions, type PlanId } from '@actiespoor/plan';
import { composePlan, rowsAsOf, type AsOf, type PlanWeergave } from '@actiespoor/voortgang';

import type { Uitkomst } from './naspelen.js';

/** An event as a store returns it. */
export type Vastgelegd = Parameters<typeof rowsAsOf>[0][number];

const positieOf = (nummer: number): Vastgelegd['position'] => String(nummer + 1).padStart(20, '0') as Vastgelegd['position'];

const metadataOf = ({ at, door, reason }: Uitkomst['stap']): Vastgelegd['metadata'] => ({
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
export const vastgelegd = (uitkomsten: readonly Uitkomst[]): readonly Vastgelegd[] => {
  const facts = uitkomsten.flatMap(({ stap, events }) => events.map((event) => ({ stap, event })));
  const revisions = new Map<string, bigint>();
  return facts.map(({ stap, event: { type, data } }, nummer) => {
    const { stream } = stap;
    const revision = (revisions.get(stream) ?? -1n) + 1n;
    revisions.set(stream, revision);
    return { id: String(nummer), type, version: eventVersions[type], data, stream, revision, position: positieOf(nummer), metadata: metadataOf(stap) };
  });
};

const opgenomenIn = (planId: PlanId, events: readonly Vastgelegd[]): ReadonlySet<string> =>
  new Set(events.filter(({ type, data }) => type === 'ActieOpgenomen' && Reflect.get(data, 'planId') === planId).map(({ stream }) => stream));

/** The facts of one plan and its acties. */
export const ofPlan = (planId: PlanId, events: readonly Vastgelegd[]): readonly Vastgelegd[] => {
  const acties = opgenomenIn(planId, events);
  return events.filter(({ stream }) => stream === `plan-${planId}` || acties.has(stream));
};

/** A lokaal plan at that moment. @throws RangeError if it did not exist yet */
export const planAsOf = (events: readonly Vastgelegd[], asOf: AsOf): PlanWeergave => {
  const rijen = rowsAsOf(events, asOf);
  const eigenaar = rijen?.plan.opgesteld?.waarde.eigenaar;
  if (rijen === undefined || eigenaar === undefined) throw new RangeError('Dit plan was er toen nog niet');
  return composePlan(rijen.plan, rijen.acties, { leden: [eigenaar], ...(asOf.peildatum !== undefined && { peildatum: asOf.peildatum }) });
};
