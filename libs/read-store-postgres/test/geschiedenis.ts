import { type EventStore, type NewEvent, schemaOf, startProcessor, type Processor, type Projection } from '@actiespoor/event-store';
import { uuidV5 } from '@actiespoor/kernel';
import { type ActieId, type DomainEvent, eventVersions, type PlanId, upcasters } from '@actiespoor/plan/events';
import { setTimeout as sleep } from 'node:timers/promises';

import type { ReadStore } from '../src/read-store.js';
import { actieGestart, actieOpgenomen, planOpgesteld, recorded } from './feiten.js';

const namespace = '6ba7b810-9dad-11d1-80b4-00c04fd430c8';

export const schema = schemaOf(eventVersions, upcasters);

const stored = (stream: string, { type, data }: DomainEvent, index: number): NewEvent => {
  const { metadata } = recorded({ type, data } as DomainEvent, { stream, nummer: 0 });
  return { id: uuidV5(namespace, `${stream} ${String(index)}`), type, version: 1, data, metadata };
};

export const appendAll = (store: EventStore, stream: string, events: readonly DomainEvent[]): Promise<unknown> =>
  store.append(
    stream,
    events.map((event, index) => stored(stream, event, index)),
    'no-stream',
  );

const actieIdOf = (nummer: number): ActieId => `actie-${String(nummer)}` as ActieId;
export const planIdOf = (nummer: number): PlanId => `plan-${String(nummer)}` as PlanId;

/** Writes so many acties of forty events each, forty in a plan. */
export const writeHistory = async (store: EventStore, acties: number): Promise<void> => {
  for (let plan = 0; plan * 40 < acties; plan += 1) await appendAll(store, `plan-${planIdOf(plan)}`, [planOpgesteld(planIdOf(plan))]);
  const nummers = Array.from({ length: acties }, (_, nummer) => nummer);
  await Promise.all(
    nummers.map((nummer) => {
      const actieId = actieIdOf(nummer);
      const statuses = Array.from({ length: 39 }, (_, step) => actieGestart(actieId, step));
      return appendAll(store, `actie-${actieId}`, [actieOpgenomen(actieId, planIdOf(Math.floor(nummer / 40))), ...statuses]);
    }),
  );
};

/** Adds one status update to an actie that {@link writeHistory} wrote. */
export const update = (store: EventStore, nummer: number, index: number): Promise<unknown> => {
  const actieId = actieIdOf(nummer);
  const stream = `actie-${actieId}`;
  return store.append(stream, [stored(stream, actieGestart(actieId, index), index)], 'any');
};

export const follow = (store: EventStore, readStore: ReadStore, projection: Projection): Processor =>
  startProcessor({ store, projectionStore: readStore.projections, projection, schema, sleep: (ms, signal) => sleep(ms, undefined, { signal }) });
