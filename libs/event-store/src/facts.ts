import type { Message } from '@actiespoor/kernel';

import type { EventSchema } from './event-schema.js';
import type { EventStore } from './event-store.js';
import type { Position, Recorded } from './recorded.js';

/**
 * Turns the stored event into facts of the present shape: none, one or more, each with the position, id and metadata of the event.
 * Every fold of stored events without a decider uses this function.
 *
 * @throws UnknownEvent for a type or a version that the schema does not know
 */
export const factsOf = (schema: EventSchema<Message>, recorded: Recorded): readonly Recorded[] => {
  const facts = schema.upcast(recorded);
  const [first] = facts;
  const isAsWritten = facts.length === 1 && first?.type === recorded.type && first.data === recorded.data;
  if (isAsWritten) return [recorded];
  return facts.map(({ type, data }) => ({ ...recorded, type, data, version: schema.versionOf(type) }));
};

/** The store that facts are read from, and their schema. */
export interface FactSource {
  readonly store: Pick<EventStore, 'read' | 'byStream'>;
  readonly schema: EventSchema<Message>;
}

// Batch size for a store that reads many streams in one query, and concurrency for one that does not: connections are few and shared.
const streamsPerQuestion = 200;
const streamsAtOnce = 2;

/** Stops at the first event after `upTo`: this program may not know its type. */
const readUpTo = async ({ store, schema }: FactSource, stream: string, upTo: Position): Promise<readonly Recorded[]> => {
  const facts: Recorded[] = [];
  for await (const recorded of store.read(stream)) {
    if (recorded.position > upTo) break;
    facts.push(...factsOf(schema, recorded));
  }
  return facts;
};

const readApart = async (source: FactSource, streams: readonly string[], upTo: Position): Promise<readonly Recorded[]> => {
  const queue = streams.values();
  const facts: Recorded[] = [];
  const lane = async (): Promise<void> => {
    for (const stream of queue) facts.push(...(await readUpTo(source, stream, upTo)));
  };
  await Promise.all(Array.from({ length: streamsAtOnce }, lane));
  return facts;
};

/**
 * The facts of many streams up to a position: each stream in its own order, the streams in any.
 *
 * @throws UnknownEvent, StoreUnavailable
 */
export const readFactsOf = async (source: FactSource, streams: readonly string[], upTo: Position): Promise<readonly Recorded[]> => {
  const { store, schema } = source;
  if (!store.byStream) return readApart(source, streams, upTo);
  const { signal } = new AbortController();
  const facts: Recorded[] = [];
  for (let start = 0; start < streams.length; start += streamsPerQuestion) {
    const some = streams.slice(start, start + streamsPerQuestion);
    for await (const recorded of store.byStream({ streams: some, upTo, signal })) facts.push(...factsOf(schema, recorded));
  }
  return facts;
};
