import type { EventStore, Recorded } from '@actiespoor/event-store';

/** The same store, with a callback before each read of a stream. */
export const heard = (store: EventStore, onRead: (stream: string) => Promise<void> | void): EventStore => ({
  append: (...write) => store.append(...write),
  read: async function* (stream, range): AsyncIterable<Recorded> {
    await onRead(stream);
    yield* store.read(stream, range);
  },
  feed: (options) => store.feed(options),
  byStream: async function* (options): AsyncIterable<Recorded> {
    for (const stream of options.streams ?? []) await onRead(stream);
    yield* store.byStream?.(options) ?? [];
  },
  head: () => store.head(),
  at: (position) => store.at(position),
  identity: () => store.identity(),
  close: () => store.close(),
});
