import { eventSchema } from '@actiespoor/application';
import { type EventStore, type Position, type Projection, type Rebuilt, rebuildProjection, type RebuildProgress } from '@actiespoor/event-store';
import type { ReadStore } from '@actiespoor/read-store-postgres';
import { allProjections } from '@actiespoor/voortgang';

import { eventsBetween } from './lag.js';

export interface RebuildingOptions {
  readonly signal: AbortSignal;
  readonly onProgress?: (progress: RebuildProgress) => void;
  /** The number of events in one transaction; the best size for the projection by default. */
  readonly chunkSize?: number;
  /** The number of rows that are folded again to compare, before the new table takes over; 100 by default. */
  readonly sampleSize?: number;
}

interface Sources {
  readonly eventStore: EventStore;
  readonly readStore: ReadStore;
}

// A processor takes fewer events itself in a moment.
const worthwhile = 10_000;

const isLong = (first: Position | undefined, head: Position): boolean => (eventsBetween(first, head) ?? Infinity) > worthwhile;

/** True if a rebuild of this read model was interrupted, or if it is new to a store with a history. */
export const wantsRebuild = async ({ eventStore, readStore }: Sources, { name }: Projection): Promise<boolean> => {
  const standing = (await readStore.control.conditions()).find((projection) => projection.name === name);
  if (!standing || standing.isPaused) return false;
  if (standing.isRebuilding) return true;
  if (standing.position !== undefined) return false;
  const head = await eventStore.head();
  return head !== undefined && isLong(undefined, head);
};

/**
 * Builds a read model anew beside the served one, and puts it in its place. It may run while everything else does.
 *
 * @throws RebuildFault if an event cannot be taken or the outcome is not right, StoreUnavailable; the served one then stays
 */
export const rebuild = ({ eventStore, readStore }: Sources, projection: Projection, options: RebuildingOptions): Promise<Rebuilt> =>
  rebuildProjection({ store: eventStore, projectionStore: readStore.projections, projection, schema: eventSchema(), ...options });

/** The read models of this program by name. */
export const projectionNames: readonly string[] = allProjections.map(({ name }) => name);

/** @throws RangeError for an unknown name */
export const projectionNamed = (name: string): Projection => {
  const found = allProjections.find((projection) => projection.name === name);
  if (!found) throw new RangeError(`Er is geen projectie ${name}; er zijn: ${projectionNames.join(', ')}`);
  return found;
};
