import { eventSchema } from '@actiespoor/application';
import { type EventStore, type Position, type Projection, type Rebuilt, rebuildProjection, type RebuildProgress } from '@actiespoor/event-store';
import type { ReadStore } from '@actiespoor/read-store-postgres';
import { allProjections } from '@actiespoor/voortgang';

import { eventsBetween } from './lag.js';

export interface RebuildingOptions {
  readonly signal: AbortSignal;
  readonly onProgress?: (progress: RebuildProgress) => void;
  /** How many events go into one transaction; as the projection is best served with unless told. */
  readonly chunkSize?: number;
  /** How many rows are folded once more to compare before the new table takes over; 100 unless told. */
  readonly sampleSize?: number;
}

interface Sources {
  readonly eventStore: EventStore;
  readonly readStore: ReadStore;
}

// Fewer are taken in a moment by the processor itself.
const worthwhile = 10_000;

const isLong = (first: Position | undefined, head: Position): boolean => (eventsBetween(first, head) ?? Infinity) > worthwhile;

/** Whether this read model was left halfway, or is new to a store that has a history already. */
export const wantsRebuild = async ({ eventStore, readStore }: Sources, { name }: Projection): Promise<boolean> => {
  const standing = (await readStore.control.standings()).find((projection) => projection.name === name);
  if (!standing || standing.isPaused) return false;
  if (standing.isRebuilding) return true;
  if (standing.position !== undefined) return false;
  const head = await eventStore.head();
  return head !== undefined && isLong(undefined, head);
};

/**
 * Builds a read model anew beside the standing one, and puts it in its place. May be done while everything runs.
 *
 * @throws RebuildFault where an event cannot be taken or the outcome is not right, StoreUnavailable; what stands then stays
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
