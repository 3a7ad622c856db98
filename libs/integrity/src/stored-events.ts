import type { EventStore, Position, Recorded } from '@actiespoor/event-store';

import type { WortelStore } from './wortel-store.js';

/** What can be read of a store from its beginning to its end. */
export type History = Pick<EventStore, 'feed' | 'head' | 'misfiled' | 'tampered'> & Partial<Pick<EventStore, 'read'>>;

/** A store with the roots that were signed over it. */
export interface Notarised {
  readonly store: History;
  readonly wortels: WortelStore;
}

export interface Stretch {
  /** Start after this position; absent is the beginning. */
  readonly after?: Position | undefined;
  readonly signal?: AbortSignal | undefined;
}

interface Bounds {
  readonly after: Position | undefined;
  readonly head: Position;
  readonly signal: AbortSignal;
}

async function* until({ head, after, signal }: Bounds, store: History): AsyncIterable<Recorded> {
  for await (const item of store.feed({ signal, ...(after !== undefined && { after }) })) {
    if (item.kind === 'caught-up') return;
    if (item.kind !== 'event') continue;
    const { position } = item.recorded;
    if (position <= head) yield item.recorded;
    if (position >= head) return;
  }
}

/** Everything that is in the store now, in the order of the feed. What comes in meanwhile is left alone. @throws the reason of the signal: half is nothing */
export async function* storedEvents(store: History, { after, signal }: Stretch = {}): AsyncIterable<Recorded> {
  const head = await store.head();
  if (head === undefined || (after !== undefined && head <= after)) return;
  const reading = new AbortController();
  const signals = signal ? [signal, reading.signal] : [reading.signal];
  try {
    yield* until({ head, after, signal: AbortSignal.any(signals) }, store);
    signal?.throwIfAborted();
  } finally {
    reading.abort();
  }
}
