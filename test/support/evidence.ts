import { startEmbeddedPostgres } from '@actiespoor/embedded-postgres';
import { type EventStore, factsOf, type Recorded, verifyChain } from '@actiespoor/event-store';
import { postgresEventStore } from '@actiespoor/event-store-postgres';
import type { OrganisatieCode } from '@actiespoor/plan/events';
import { eventSchema } from '@actiespoor/application';
import { composePlan, type PlanWeergave, rowsAsOf } from '@actiespoor/voortgang';

/** The present events, in the order of the feed. */
export const readEverything = async (store: EventStore): Promise<readonly Recorded[]> => {
  const done = new AbortController();
  const events: Recorded[] = [];
  for await (const item of store.feed({ signal: done.signal })) {
    if (item.kind === 'event') events.push(item.recorded);
    if (item.kind === 'caught-up') done.abort();
  }
  return events;
};

export interface Stored {
  readonly store: EventStore;
  close(): Promise<void>;
}

/** Opens the embedded store of a data folder, past the service. */
export const openStored = async (dataDir: string): Promise<Stored> => {
  const database = await startEmbeddedPostgres({ dataDir, log: () => undefined });
  const store = postgresEventStore({ url: database.url });
  const close = async (): Promise<void> => {
    await store.close();
    await database.stop();
  };
  return { store, close };
};

/** All events in it. */
export const storedEvents = async (dataDir: string): Promise<readonly Recorded[]> => {
  const stored = await openStored(dataDir);
  try {
    return await readEverything(stored.store);
  } finally {
    await stored.close();
  }
};

/** The number of events of each command, by command id. */
export const eventsPerCommand = (events: readonly Recorded[]): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>();
  for (const { metadata } of events) counts.set(metadata.causationId, (counts.get(metadata.causationId) ?? 0) + 1);
  return counts;
};

/** The number of events of each request that repeats its key in its words. */
export const eventsPerKey = (events: readonly Recorded[]): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>();
  for (const { data } of events) {
    const { toelichting, nieuw } = data as { readonly toelichting?: string; readonly nieuw?: unknown };
    const key = toelichting ?? (typeof nieuw === 'string' ? nieuw : undefined);
    if (key !== undefined) counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
};

/** The streams with a broken hash chain. */
export const brokenChains = (events: readonly Recorded[]): readonly string[] => {
  const streams = Map.groupBy(events, ({ stream }) => stream);
  return [...streams].filter(([, ofStream]) => verifyChain(ofStream) !== undefined).map(([stream]) => stream);
};

const actieIdIn = ({ stream }: Recorded): string => stream.replace(/^actie-/, '');

/** The events of a plan and its acties. */
export const eventsOfPlan = (events: readonly Recorded[], planId: string): readonly Recorded[] => {
  const isOpname = ({ type, data }: Recorded): boolean => type === 'ActieOpgenomen' && Reflect.get(data, 'planId') === planId;
  const acties = new Set(events.filter(isOpname).map(actieIdIn));
  return events.filter((event) => event.stream === `plan-${planId}` || acties.has(actieIdIn(event)));
};

/** A plan folded from its events, as the API would write it; undefined if it does not exist yet. */
export const foldedPlan = (events: readonly Recorded[], leden: readonly string[]): PlanWeergave | undefined => {
  const rijen = rowsAsOf(
    events.flatMap((event) => factsOf(eventSchema(), event)),
    {},
  );
  if (!rijen) return undefined;
  return JSON.parse(JSON.stringify(composePlan(rijen.plan, rijen.acties, { leden: leden as readonly OrganisatieCode[] }))) as PlanWeergave;
};
