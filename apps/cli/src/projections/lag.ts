import type { EventStore, Position, Projection, Recorded } from '@actiespoor/event-store';

import { historyOf } from '../events/history.js';

export type ProjectionState = 'bij' | 'achter' | 'niet-begonnen';

export interface ProjectionStanding {
  readonly name: string;
  readonly version: number;
  /** The last position that is in; null before the first. */
  readonly position: string | null;
  /** How many events are still to be taken in. */
  readonly lag: number;
  readonly state: ProjectionState;
}

export interface Reading {
  readonly store: EventStore;
  readonly head: Position | undefined;
  readonly signal: AbortSignal;
}

const concerns = ({ streamPrefixes }: Projection, { stream }: Recorded): boolean => streamPrefixes.some((prefix) => stream.startsWith(prefix));

const stateOf = (position: Position | undefined, lag: number): ProjectionState => {
  if (lag === 0) return 'bij';
  return position === undefined ? 'niet-begonnen' : 'achter';
};

const earliest = (positions: readonly (Position | undefined)[]): Position | undefined =>
  positions.includes(undefined) ? undefined : positions.toSorted()[0];

/** Where each projection stands: counted, for a position is no number of events. The feed is read once, from the one that is furthest behind. */
export const standingsOf = async (
  projections: readonly Projection[],
  checkpoints: ReadonlyMap<string, Position>,
  { store, head, signal }: Reading,
): Promise<readonly ProjectionStanding[]> => {
  const lags = new Map(projections.map(({ name }) => [name, 0]));
  const after = earliest(projections.map(({ name }) => checkpoints.get(name)));
  const events = head === undefined || (after !== undefined && after >= head) ? [] : historyOf({ store, after, until: head, signal });
  for await (const recorded of events) {
    const waiting = projections.filter((projection) => (checkpoints.get(projection.name) ?? '') < recorded.position && concerns(projection, recorded));
    for (const { name } of waiting) lags.set(name, (lags.get(name) ?? 0) + 1);
  }
  return projections.map(({ name, version }) => {
    const [position, lag] = [checkpoints.get(name), lags.get(name) ?? 0];
    return { name, version, position: position ?? null, lag, state: stateOf(position, lag) };
  });
};
