import { setTimeout as sleep } from 'node:timers/promises';

import { eventSchema } from '@actiespoor/application';
import {
  type EventStore,
  type Position,
  type Projection,
  type ProjectionCondition,
  type Rebuilt,
  rebuildProjection,
  type RebuildProgress,
  StoreRefused,
  StoreUnavailable,
} from '@actiespoor/event-store';
import type { ReadStore } from '@actiespoor/read-store-postgres';
import { allProjections } from '@actiespoor/voortgang';

import { eventsBetween } from './lag.js';

export interface RebuildingOptions {
  readonly signal: AbortSignal;
  readonly onProgress?: (progress: RebuildProgress) => void;
  /** The number of events in one transaction; the best size for the projection by default. */
  readonly chunkSize?: number;
  /** The longest absence of the event store, in milliseconds: after it, or if the store refuses, the rebuild fails. Absent, it waits. */
  readonly patienceMs?: number;
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
  if (standing.isRebuilding || standing.leftBecause !== undefined) return true;
  if (standing.position !== undefined) return false;
  const head = await eventStore.head();
  return head !== undefined && isLong(undefined, head);
};

const lookMs = 1_000;

/** Resolves with the fault of a store that stays away or refuses; with none at the signal. */
const untilLost = async (eventStore: EventStore, patienceMs: number, signal: AbortSignal): Promise<StoreUnavailable | undefined> => {
  let answeredAt = performance.now();
  while (!signal.aborted) {
    await sleep(lookMs, undefined, { signal, ref: false }).catch(() => undefined);
    const fault = await eventStore.head().then(
      () => undefined,
      (error: unknown) => (error instanceof StoreUnavailable ? error : undefined),
    );
    if (!fault) answeredAt = performance.now();
    else if (fault instanceof StoreRefused || performance.now() - answeredAt > patienceMs) return fault;
  }
  return undefined;
};

/**
 * Builds a read model anew beside the served one, and puts it in its place. It may run while everything else does.
 *
 * @throws RebuildFault if an event cannot be taken or the outcome is not right, StoreUnavailable; the served one then stays
 */
export const rebuild = async ({ eventStore, readStore }: Sources, projection: Projection, options: RebuildingOptions): Promise<Rebuilt> => {
  const { patienceMs, signal: asked, ...others } = options;
  const ending = new AbortController();
  const lost = new AbortController();
  const signal = AbortSignal.any([asked, lost.signal]);
  if (patienceMs !== undefined) void untilLost(eventStore, patienceMs, AbortSignal.any([signal, ending.signal])).then((fault) => fault && lost.abort(fault));
  try {
    return await rebuildProjection({ store: eventStore, projectionStore: readStore.projections, projection, schema: eventSchema(), ...others, signal });
  } finally {
    ending.abort();
  }
};

const restOf = ({ name }: ProjectionCondition): string => `wat er stond blijft in gebruik. Ga verder met: actiespoor projections rebuild ${name}`;

/** The sentence about a rebuild that was left unfinished; undefined if there is none. */
export const leftSentence = (condition: ProjectionCondition): string | undefined => {
  const { name, leftBecause: reason } = condition;
  return reason === undefined ? undefined : `De herbouw van ${name} bleef liggen (${reason.replace(/\.$/, '')}); ${restOf(condition)}`;
};

/** The read models of this program by name. */
export const projectionNames: readonly string[] = allProjections.map(({ name }) => name);

/** @throws RangeError for an unknown name */
export const projectionNamed = (name: string): Projection => {
  const found = allProjections.find((projection) => projection.name === name);
  if (!found) throw new RangeError(`Er is geen projectie ${name}; er zijn: ${projectionNames.join(', ')}`);
  return found;
};
