import type { Message } from '@actiespoor/kernel';

import type { EventSchema } from './event-schema.js';
import { type FeedItem, HistoryReplaced, StoreUnavailable } from './event-store.js';
import type { Anchor, Moored, Recorded } from './recorded.js';
import { factsOf } from './facts.js';
import type { NewlyParked, Projection } from './projection.js';
import type { CommitOutcome, ProjectionSession } from './projection-store.js';
import { anchorIn } from './stray.js';

/** A piece of the feed: its events, the position that it reaches, and its last sign of being behind or caught up. */
export interface Batch {
  readonly events: readonly Recorded[];
  /** The last event of the piece, wanted or not; undefined if the piece has only signs. */
  readonly anchor: Anchor | undefined;
  readonly sign: 'caught-up' | 'fell-behind' | undefined;
}

/** The events that a read model takes at once, and those that it sets aside. */
export interface Intake {
  readonly events: readonly Recorded[];
  readonly parked: readonly NewlyParked[];
  /** Undefined if there is nothing to commit. */
  readonly reached: Moored | undefined;
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

/** A rebuild put another table in the place of the one that this process led; nothing was written, and the next term is on the new table. */
export class TableReplaced extends Error {
  override readonly name = 'TableReplaced';
}

/** @throws LostLeadership, TableReplaced, HistoryReplaced */
export const assertCommitted = (outcome: CommitOutcome, name: string): void => {
  if (outcome === 'fenced') throw new LostLeadership(`Een ander leidt projectie ${name}`);
  if (outcome === 'elsewhere') throw new HistoryReplaced(undefined);
  if (outcome === 'replaced') throw new TableReplaced(`Projectie ${name} is herbouwd`);
};

export const batchOf = (items: readonly FeedItem[]): Batch => ({
  events: items.flatMap((item) => (item.kind === 'event' ? [item.recorded] : [])),
  anchor: items.map(anchorIn).findLast((anchor) => anchor !== undefined),
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

const commit = async (folding: Folding, session: ProjectionSession, { events, reached, parked }: Intake): Promise<void> => {
  if (reached === undefined) return;
  assertCommitted(await session.commit(await rowsAfter(folding, session, events), reached, parked), folding.projection.name);
};

const machineFaults = [StoreUnavailable, LostLeadership, TableReplaced, HistoryReplaced];

export const isMachineFault = (error: unknown): boolean => machineFaults.some((fault) => error instanceof fault);

/**
 * Takes one batch into the read model: rows, parked events and checkpoint together, or nothing.
 *
 * @throws ProjectionFault if the events or the projection are at fault; LostLeadership; TableReplaced; StoreUnavailable
 */
export const applyBatch = async (folding: Folding, session: ProjectionSession, batch: Intake): Promise<void> => {
  try {
    await commit(folding, session, batch);
  } catch (error) {
    if (error instanceof ProjectionFault || isMachineFault(error) || batch.events.length === 0) throw error;
    throw new ProjectionFault(batch.events, undefined, error);
  }
};
