import type { Decider, Message } from '@actiespoor/kernel';

import type { EventSchema } from './event-schema.js';
import type { EventStore, Position, Recorded } from './event-store.js';

export interface FoldDependencies<S, E extends Message> {
  readonly store: EventStore;
  readonly decider: Pick<Decider<never, S, E, never>, 'initial' | 'evolve'>;
  readonly schema: EventSchema<E>;
}

/** Where a stream stands; revision and position are those of its last event, undefined in an empty stream. */
export interface Folded<S> {
  readonly state: S;
  readonly revision: bigint | undefined;
  readonly position: Position | undefined;
}

export const readAll = async (store: EventStore, stream: string): Promise<readonly Recorded[]> => {
  const events: Recorded[] = [];
  for await (const recorded of store.read(stream)) events.push(recorded);
  return events;
};

/** The state after these events, in today's shape. */
export const fold = <S, E extends Message>(
  { decider, schema }: Omit<FoldDependencies<S, E>, 'store'>,
  events: readonly Recorded[],
): S => events.flatMap(schema.upcast).reduce(decider.evolve, decider.initial);

/**
 * The state of one stream as it is now.
 *
 * @throws UnknownEvent, StoreUnavailable
 */
export const foldStream = async <S, E extends Message>(
  dependencies: FoldDependencies<S, E>,
  stream: string,
): Promise<Folded<S>> => {
  const events = await readAll(dependencies.store, stream);
  const last = events.at(-1);
  return { state: fold(dependencies, events), revision: last?.revision, position: last?.position };
};
