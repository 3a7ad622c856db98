import type { Decider, Message } from '@actiespoor/kernel';

import type { EventSchema } from './event-schema.js';
import type { EventStore } from './event-store.js';
import type { Position, Recorded } from './recorded.js';

export interface FoldDependencies<S, E extends Message> {
  readonly store: EventStore;
  readonly decider: Pick<Decider<never, S, E, never>, 'initial' | 'evolve'>;
  readonly schema: EventSchema<E>;
}

/** What is kept of an event once it is in the state: enough to recognise its command, and to write the next. */
export interface Mark {
  readonly revision: bigint;
  readonly position: Position;
  readonly hash: string;
  readonly commandId: string;
  readonly requestHash: string | undefined;
  /** Why, in the words of who gave the command. */
  readonly reason: string | undefined;
  /** What the event says, in today's shape. */
  readonly facts: readonly Message[];
}

/** Where a stream stands: its state, and a mark for each of its events. */
export interface Folded<S> {
  readonly state: S;
  readonly marks: readonly Mark[];
}

export type LoadStream<S> = (stream: string) => Promise<Folded<S>>;

const markOf = ({ revision, position, metadata: { hash, causationId, requestHash, reason } }: Recorded, facts: readonly Message[]): Mark => ({
  revision,
  position,
  hash,
  commandId: causationId,
  requestHash,
  reason,
  facts,
});

const readFrom = async (store: EventStore, stream: string, from: bigint): Promise<readonly Recorded[]> => {
  const events: Recorded[] = [];
  for await (const recorded of store.read(stream, { from })) events.push(recorded);
  return events;
};

const extended = <S, E extends Message>(
  { decider, schema }: Pick<FoldDependencies<S, E>, 'decider' | 'schema'>,
  { state, marks }: Folded<S>,
  events: readonly Recorded[],
): Folded<S> => {
  const facts = events.map((event) => schema.upcast(event));
  return {
    state: facts.flat().reduce(decider.evolve, state),
    marks: [...marks, ...events.map((event, index) => markOf(event, facts[index] ?? []))],
  };
};

/**
 * One stream as it is now.
 *
 * @param known how it was when it was read before; only what came since is read then. Events are never changed, and the
 * hash of the last one covers all before it: where that is another, the stream is read anew.
 * @throws UnknownEvent, StoreUnavailable
 */
export const foldStream = async <S, E extends Message>(dependencies: FoldDependencies<S, E>, stream: string, known?: Folded<S>): Promise<Folded<S>> => {
  const before = known ?? { state: dependencies.decider.initial, marks: [] };
  const last = before.marks.at(-1);
  const events = await readFrom(dependencies.store, stream, last?.revision ?? 0n);
  if (!last) return extended(dependencies, before, events);
  if (events[0]?.metadata.hash !== last.hash) return foldStream(dependencies, stream);
  return events.length === 1 ? before : extended(dependencies, before, events.slice(1));
};
