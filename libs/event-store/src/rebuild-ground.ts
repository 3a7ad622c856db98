import type { Building } from './building.js';
import { type EventStore, StoreUnavailable } from './event-store.js';
import type { Projection } from './projection.js';
import type { ProjectionStore } from './projection-store.js';
import type { Moored, Position } from './recorded.js';
import { type Ground, isStray, mooring, type Place } from './stray.js';

/** The end of the store at the start, and its identity. */
export interface Bounds {
  readonly signal: AbortSignal;
  /** Absent in an empty store. */
  readonly head: Moored | undefined;
  readonly home: string;
}

/** @throws StoreUnavailable if the end of the store is gone between two questions */
export const boundsOf = async (store: Ground, signal: AbortSignal): Promise<Bounds> => {
  const [home, end] = [await store.identity(), await store.head()];
  const head = end === undefined ? undefined : await store.at(end);
  if (end !== undefined && !head) throw new StoreUnavailable('De event store veranderde onder het lezen');
  return { signal, home, head: head && { ...head, store: home } };
};

/** The position that the new generation must reach before it may take the place of the other; none if that one was made from another store. */
export const goalOf = async (store: Ground, standing: Place): Promise<Position | undefined> =>
  isStray(await mooring(store, standing)) ? undefined : standing.checkpoint;

interface Opening {
  readonly store: EventStore;
  readonly projectionStore: ProjectionStore;
  readonly projection: Projection;
}

/** Continues an interrupted rebuild, unless that was of another store, or of this one as it no longer is: then it begins anew. */
export const openedBuilding = async ({ projectionStore, projection, store }: Opening): Promise<Building | undefined> => {
  const building = await projectionStore.build(projection);
  const { checkpoint, anchor, streams } = building ?? {};
  const place = { checkpoint: checkpoint ?? streams?.upTo.position, anchor };
  if (!building || !isStray(await mooring(store, place))) return building;
  await building.discard();
  await building.close();
  return projectionStore.build(projection);
};
