import type { EventStore, Position, Recorded } from '@actiespoor/event-store';

import type { WortelStore } from './wortel-store.js';

/** The parts of a store that a check reads from beginning to end. */
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

/**
 * The present events of the store, in the order of the feed; later events are left out. @throws the reason of the signal: a partial result
 * is useless
 */
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
