import type { Decider, Message } from '@actiespoor/kernel';

import type { EventSchema } from './event-schema.js';
import type { EventStore } from './event-store.js';
import type { Position, Recorded } from './recorded.js';

export interface FoldDependencies<S, E extends Message> {
  readonly store: EventStore;
  readonly decider: Pick<Decider<never, S, E, never>, 'initial' | 'evolve'>;
  readonly schema: EventSchema<E>;
}

/** The remainder of an event after its fold: enough to recognise its command, and to write the next event. */
export interface Mark {
  readonly revision: bigint;
  readonly position: Position;
  readonly hash: string;
  readonly commandId: string;
  readonly requestHash: string | undefined;
  /** The reason, in the words of the person who gave the command. */
  readonly reason: string | undefined;
  /** The facts of the event, in the present shape. */
  readonly facts: readonly Message[];
}

/** The state of a stream, and a mark for each of its events. */
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
 * Folds the last event alone, for a stream whose state follows from it. Only a retry of the command that wrote that event is recognised.
 *
 * @throws UnknownEvent, StoreUnavailable
 */
export const foldEnd = async <S, E extends Message>(dependencies: FoldDependencies<S, E>, stream: string): Promise<Folded<S>> => {
  const last: Recorded[] = [];
  for await (const recorded of dependencies.store.read(stream, { direction: 'backwards', max: 1 })) last.push(recorded);
  return extended(dependencies, { state: dependencies.decider.initial, marks: [] }, last);
};

/**
 * Folds one stream up to its present end.
 *
 * @param known the earlier fold; only newer events are read. Events are never changed, and the hash of the last event
 * covers all before it: if that hash differs, the whole stream is read again.
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
