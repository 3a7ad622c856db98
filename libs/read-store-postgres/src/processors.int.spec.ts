import { setTimeout as sleep } from 'node:timers/promises';

import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { memoryEventStore, schemaOf, startProcessor, type EventStore, type NewEvent } from '@actiespoor/event-store';
import { uuidV5 } from '@actiespoor/kernel';
import { type ActieId, type DomainEvent, eventVersions, type PlanId, upcasters } from '@actiespoor/plan/events';
import { allProjections } from '@actiespoor/voortgang';

import { actieGestart, actieOpgenomen, openedReadStore, planOpgesteld, positie, recorded, type Opened } from '../test/feiten.js';

const planId = 'plan-een' as PlanId;
const actieId = 'actie-een' as ActieId;
const stream = `plan-${planId}`;

const namespace = '6ba7b810-9dad-11d1-80b4-00c04fd430c8';

const append = (store: EventStore, toStream: string, events: readonly DomainEvent[]): Promise<unknown> => {
  const stored = events.map(({ type, data }, index): NewEvent => {
    const { metadata } = recorded({ type, data } as DomainEvent, { stream: toStream, nummer: 0 });
    return { id: uuidV5(namespace, `${toStream} ${String(index)}`), type, version: 1, data, metadata };
  });
  return store.append(toStream, stored, 'no-stream');
};

describe('Met de runner', () => {
  let opened: Opened;

  beforeEach(async () => {
    opened = await openedReadStore();
  });

  afterEach(() => opened.close());

  it('komen alle projecties bij, en wie wacht op een positie ziet wat daar gebeurd is', async () => {
    const store = memoryEventStore();
    const running = allProjections.map((projection) =>
      startProcessor({
        store,
        projectionStore: opened.readStore.projections,
        projection,
        schema: schemaOf(eventVersions, upcasters),
        sleep: (ms, signal) => sleep(ms, undefined, { signal }),
      }),
    );
    await append(store, stream, [planOpgesteld(planId)]);
    await append(store, `actie-${actieId}`, [actieOpgenomen(actieId, planId), actieGestart(actieId, 1)]);
    const head = await store.head();

    const names = ['actueel-plan', 'spoor'];
    expect(await opened.readStore.waitForPosition(names, head ?? positie(0), 10_000)).toBe(true);
    expect(await opened.readStore.waitForPosition(names, positie(99), 20)).toBe(false);
    const plan = await opened.questions.plannen.findPlanMetActies(planId);
    expect(plan?.acties[0]?.uitvoeringen).toMatchObject({ GM0321: { verloop: [{ status: 'gestart' }] } });
    const { regels } = await opened.questions.spoor.regels({ planId, aantal: 10 });
    expect(regels.map(({ soort }) => soort)).toEqual(['plan-opgesteld', 'actie-opgenomen', 'actie-gestart']);

    await Promise.all(running.map((processor) => processor.stop()));
    await store.close();
  });
});
