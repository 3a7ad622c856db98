import { type EventStore, type Position, type Processor, type ProcessorStatus, type Recorded } from '@actiespoor/event-store';
import { postgresEventStore } from '@actiespoor/event-store-postgres';
import { openReadStore, type ReadStore } from '@actiespoor/read-store-postgres';

import { readEverything } from '../support/evidence.js';
import { effects, foldedRows, startEffects, storedRows } from './effects.js';
import { keepWriting } from './stream-writer.js';

/** Writers, a reader of the feed and two read models at work on one database, until they are told to stop. */
export interface Load {
  readonly store: EventStore;
  readonly readStore: ReadStore;
  readonly acknowledged: ReadonlySet<string>;
  /** The number of appends that were answered with `StoreUnavailable`. */
  unavailable(): number;
  statuses(): readonly ProcessorStatus[];
  /** Ends the writers. @throws Error if one met any fault other than `StoreUnavailable` */
  stopWriting(): Promise<void>;
  /** For each read model, true if it reaches this position. */
  reaches(position: Position): Promise<readonly boolean[]>;
  close(): Promise<void>;
}

const reachMs = 30_000;

export const startLoad = (url: string, { writers, size }: { readonly writers: number; readonly size: number }): Load => {
  const store = postgresEventStore({ url });
  const readStore = openReadStore({ url });
  const processors: readonly Processor[] = startEffects({ store, projections: readStore.projections });
  const ending = new AbortController();
  const acknowledged = new Set<string>();
  let unavailable = 0;
  const write = (_: unknown, index: number): Promise<void> =>
    keepWriting({
      store,
      stream: `actie-00000000-0000-5000-8000-${String(index).padStart(12, '0')}`,
      signal: ending.signal,
      size,
      onAcknowledged: (ids) => ids.forEach((id) => acknowledged.add(id)),
      onUnavailable: () => (unavailable += 1),
    });
  const writing = Promise.allSettled(Array.from({ length: writers }, write));
  const stopWriting = async (): Promise<void> => {
    ending.abort();
    for (const result of await writing) if (result.status === 'rejected') throw result.reason;
  };
  return {
    store,
    readStore,
    acknowledged,
    unavailable: () => unavailable,
    statuses: () => processors.map((processor) => processor.status()),
    stopWriting,
    reaches: (position) => Promise.all(processors.map((processor) => processor.waitFor(position, reachMs))),
    close: async () => {
      ending.abort();
      await writing;
      await Promise.all(processors.map((processor) => processor.stop()));
      await Promise.all([store.close(), readStore.close()]);
    },
  };
};

/** The faults in the stored events: empty if all is well. */
export interface Losses {
  readonly events: readonly Recorded[];
  readonly lost: readonly string[];
  readonly doubled: number;
}

export const lossesOf = async ({ store, acknowledged }: Load): Promise<Losses> => {
  const events = await readEverything(store);
  const found = new Set(events.map(({ id }) => id));
  return { events, lost: [...acknowledged].filter((id) => !found.has(id)), doubled: events.length - found.size };
};

/** The stored rows of each read model beside those folded from the events. The load must be closed. */
export const rowsBeside = async (readStore: ReadStore, events: readonly Recorded[]): Promise<readonly (readonly [unknown, unknown])[]> =>
  Promise.all(
    effects.map(async (projection) => {
      const folded = foldedRows(projection, events);
      return [await storedRows(readStore.projections, projection, [...folded.keys()]), folded] as const;
    }),
  );
