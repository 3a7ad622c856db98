import {
  type EventStore,
  type Processor,
  type ProcessorStatus,
  type Projection,
  type ProjectionStore,
  type Recorded,
  schemaOf,
  startProcessor,
} from '@actiespoor/event-store';
import { sha256Hex } from '@actiespoor/kernel';
import { eventVersions, upcasters } from '@actiespoor/plan/events';
import { kaders, spoor } from '@actiespoor/voortgang';
import { setTimeout as sleep } from 'node:timers/promises';

interface Telling {
  readonly stream: string;
  readonly aantal: number;
  readonly keten: string;
}

/** Detects repeated, missing and misordered events; uses the table of a read model that these tests do not fill. */
const telling: Projection<Telling> = {
  name: kaders.name,
  version: kaders.version,
  streamPrefixes: ['actie-'],
  insertOnly: false,
  policy: 'halt',
  keysOf: ({ stream }) => [stream],
  project: (row, { id, stream }) => ({ stream, aantal: (row?.aantal ?? 0) + 1, keten: sha256Hex((row?.keten ?? '') + id) }),
  streamsOf: ({ stream }) => [stream],
};

/** One projection that folds, and one whose rows can be inserted only once. */
export const effects: readonly Projection[] = [telling, spoor];

export interface Stores {
  readonly store: EventStore;
  readonly projections: ProjectionStore;
}

export const startEffects = ({ store, projections }: Stores, onChange: (status: ProcessorStatus) => void = () => undefined): readonly Processor[] =>
  effects.map((projection) =>
    startProcessor({
      store,
      projectionStore: projections,
      projection,
      schema: schemaOf(eventVersions, upcasters),
      sleep: (ms, signal) => sleep(ms, undefined, { signal }),
      onChange,
    }),
  );

/** The rows of a projection, folded from all events, once each. */
export const foldedRows = (projection: Projection, events: readonly Recorded[]): ReadonlyMap<string, object> => {
  const rows = new Map<string, object>();
  for (const recorded of events) {
    for (const key of projection.keysOf(recorded)) rows.set(key, projection.project(rows.get(key), recorded, key));
  }
  return rows;
};

/** The stored rows; nobody may lead the projection at the time. */
export const storedRows = async (projections: ProjectionStore, projection: Projection, keys: readonly string[]): Promise<ReadonlyMap<string, object>> => {
  const session = await projections.lead(projection, new AbortController().signal);
  if (!session) throw new Error(`${projection.name} is van een ander`);
  try {
    return await session.load(keys);
  } finally {
    await session.close();
  }
};
