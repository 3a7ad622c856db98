import type { Message } from '@actiespoor/kernel';

import type { EventSchema } from './event-schema.js';
import { type FeedItem, StoreUnavailable } from './event-store.js';
import type { Position, Recorded } from './recorded.js';
import { factsOf } from './facts.js';
import type { NewlyParked, Projection } from './projection.js';
import type { ProjectionSession } from './projection-store.js';

/** A piece of the feed: its events, the position that it reaches, and its last sign of being behind or caught up. */
export interface Batch {
  readonly events: readonly Recorded[];
  /** Events of this batch that are set aside. */
  readonly parked?: readonly NewlyParked[];
  /** Undefined if the piece has only signs and no position. */
  readonly position: Position | undefined;
  readonly sign: 'caught-up' | 'fell-behind' | undefined;
}

/** A read model and the schema through which it sees stored events. */
export interface Folding {
  readonly projection: Projection;
  readonly schema: EventSchema<Message>;
}

/** The projection cannot take this batch; `index` is the event at fault, undefined if that is unknown. */
export class ProjectionFault extends Error {
  override readonly name = 'ProjectionFault';

  constructor(
    readonly events: readonly Recorded[],
    readonly index: number | undefined,
    cause: unknown,
  ) {
    super(cause instanceof Error ? cause.message : String(cause), { cause });
  }
}

/** Another process leads this projection; nothing was written. */
export class LostLeadership extends Error {
  override readonly name = 'LostLeadership';
}

const positionOf = (item: FeedItem): Position | undefined => {
  switch (item.kind) {
    case 'event':
      return item.recorded.position;
    case 'checkpoint':
      return item.position;
    case 'caught-up':
    case 'fell-behind':
      return undefined;
  }
};

export const batchOf = (items: readonly FeedItem[]): Batch => ({
  events: items.flatMap((item) => (item.kind === 'event' ? [item.recorded] : [])),
  position: items.map(positionOf).findLast((position) => position !== undefined),
  sign: items.map(({ kind }) => kind).findLast((kind) => kind === 'caught-up' || kind === 'fell-behind'),
});

/** Runs one step for each event; a fault names the event at which the step failed. */
export const eachEvent = (events: readonly Recorded[], step: (recorded: Recorded) => void): void => {
  for (const [index, recorded] of events.entries()) {
    try {
      step(recorded);
    } catch (error) {
      throw new ProjectionFault(events, index, error);
    }
  }
};

/** The keys of all rows that these events may change, each once. */
export const touchedKeys = ({ projection, schema }: Folding, events: readonly Recorded[]): readonly string[] => {
  const keys = new Set<string>();
  eachEvent(events, (recorded) => {
    for (const fact of factsOf(schema, recorded)) for (const key of projection.keysOf(fact)) keys.add(key);
  });
  return [...keys];
};

/** Folds these events over the rows before them; returns only the rows that were touched. */
export const foldBatch = ({ projection, schema }: Folding, before: ReadonlyMap<string, object>, events: readonly Recorded[]): ReadonlyMap<string, object> => {
  const after = new Map<string, object>();
  const take = (fact: Recorded): void => {
    for (const key of projection.keysOf(fact)) after.set(key, projection.project(after.get(key) ?? before.get(key), fact, key));
  };
  eachEvent(events, (recorded) => factsOf(schema, recorded).forEach(take));
  return after;
};

/**
 * Loads the rows that these events touch and folds the events into them.
 *
 * @throws ProjectionFault, StoreUnavailable
 */
export const rowsAfter = async (
  folding: Folding,
  session: Pick<ProjectionSession, 'load'>,
  events: readonly Recorded[],
): Promise<ReadonlyMap<string, object>> => {
  const keys = folding.projection.insertOnly ? [] : touchedKeys(folding, events);
  const before = keys.length === 0 ? new Map<string, object>() : await session.load(keys);
  return foldBatch(folding, before, events);
};

const commit = async (folding: Folding, session: ProjectionSession, { events, position, parked }: Batch): Promise<void> => {
  if (position === undefined) return;
  const outcome = await session.commit(await rowsAfter(folding, session, events), position, parked);
  if (outcome === 'fenced') throw new LostLeadership(`Een ander leidt projectie ${folding.projection.name}`);
};

export const isMachineFault = (error: unknown): boolean => error instanceof StoreUnavailable || error instanceof LostLeadership;

/**
 * Takes one batch into the read model: rows, parked events and checkpoint together, or nothing.
 *
 * @throws ProjectionFault if the events or the projection are at fault; LostLeadership; StoreUnavailable
 */
export const applyBatch = async (folding: Folding, session: ProjectionSession, batch: Batch): Promise<void> => {
  try {
    await commit(folding, session, batch);
  } catch (error) {
    if (error instanceof ProjectionFault || isMachineFault(error) || batch.events.length === 0) throw error;
    throw new ProjectionFault(batch.events, undefined, error);
  }
};
