import { type Appended, type AppendRequest, type EventStore, type NewEvent, StoreUnavailable } from '@actiespoor/event-store';

/** Repeats the same append until there is an answer, as a client does. */
export const appendUntilAnswered = async (store: EventStore, { stream, events, expected }: AppendRequest): Promise<Appended> => {
  for (;;) {
    try {
      return await store.append(stream, events, expected);
    } catch (error) {
      if (!(error instanceof StoreUnavailable)) throw error;
    }
  }
};

/** Writes the events one by one, each after the answer to the one before. */
export const writeAll = async (store: EventStore, stream: string, events: readonly NewEvent[]): Promise<void> => {
  for (const event of events) await appendUntilAnswered(store, { stream, events: [event], expected: 'any' });
};
