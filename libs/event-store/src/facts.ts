import type { Message } from '@actiespoor/kernel';

import type { EventSchema } from './event-schema.js';
import type { EventStore, Recorded } from './event-store.js';

/**
 * The stored event as facts of today's shape: none, one or more, all in its place and with its id and metadata.
 * Whoever folds stored events without a decider goes through here.
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

/** Where facts are read, and through which schema. */
export interface FactSource {
  readonly store: Pick<EventStore, 'read'>;
  readonly schema: EventSchema<Message>;
}

/**
 * A stream as facts of today's shape, in its own order.
 *
 * @throws UnknownEvent, StoreUnavailable
 */
export async function* readFacts({ store, schema }: FactSource, stream: string): AsyncIterable<Recorded> {
  for await (const recorded of store.read(stream)) yield* factsOf(schema, recorded);
}
