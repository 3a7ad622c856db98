import { setTimeout as sleep } from 'node:timers/promises';

import type { Position, ProjectionStanding } from '@actiespoor/event-store';

import { type Lag, lagOf } from './lag.js';
import type { ProcessorStores } from './processors.js';
import { projectionNamed } from './rebuilding.js';

/** Where a read model stands, and how far behind the store that is. */
export interface ProjectionHealth extends ProjectionStanding {
  readonly lag: Lag;
}

export interface StoreHealth {
  /** Undefined in an empty store. */
  readonly head: Position | undefined;
  readonly projections: readonly ProjectionHealth[];
}

interface Sources extends Pick<ProcessorStores, 'eventStore' | 'readStore'> {
  readonly clock: () => string;
}

/** Undefined where the answer does not come in time, or is a fault. */
const within = async <T>(timeoutMs: number, ask: (signal: AbortSignal) => Promise<T>): Promise<T | undefined> => {
  const ending = new AbortController();
  const late = sleep(timeoutMs, undefined, { signal: ending.signal }).catch(() => undefined);
  try {
    return await Promise.race([ask(ending.signal).catch(() => undefined), late]);
  } finally {
    ending.abort();
  }
};

/** @throws StoreUnavailable and faults of the database */
const storeHealth = async ({ eventStore, readStore, clock }: Sources, signal: AbortSignal): Promise<StoreHealth> => {
  const [head, standings] = await Promise.all([eventStore.head(), readStore.control.standings()]);
  const behind = { eventStore, head, now: clock(), signal };
  const withLag = async (standing: ProjectionStanding): Promise<ProjectionHealth> => ({
    ...standing,
    lag: await lagOf(behind, standing, projectionNamed(standing.name)),
  });
  return { head, projections: await Promise.all(standings.map(withLag)) };
};

/** How the store and every read model of this program stand, whichever process fills them; undefined where that is not told within so many milliseconds. */
export const healthOf = (sources: Sources) => (timeoutMs: number): Promise<StoreHealth | undefined> =>
  within(timeoutMs, (signal) => storeHealth(sources, signal));
