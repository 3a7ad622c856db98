import type { EventStore, FeedItem, Position, Recorded } from '@actiespoor/event-store';

import { Interrupted } from '../faults.js';

/** A part of the feed that does not grow while it is read. */
export interface Stretch {
  readonly store: EventStore;
  /** Start after this position; undefined is the beginning. */
  readonly after?: Position | undefined;
  /** The last position that counts. */
  readonly until: Position;
  readonly signal: AbortSignal;
}

/** A position stands for how far a reader is: in PostgreSQL it counts the events, with a gap here and there. */
export const placeOf = (position: Position): number => Number(position);

/** How far the feed is with this item; undefined where it says nothing of that. */
const reached = (item: FeedItem): Position | undefined => {
  switch (item.kind) {
    case 'event':
      return item.recorded.position;
    case 'checkpoint':
      return item.position;
    case 'caught-up':
    case 'fell-behind':
      return undefined;
  }
};

/** The events of a stretch in feed order, one at a time. @throws Interrupted where the signal aborts: half a stretch is none */
export async function* historyOf({ store, after, until, signal }: Stretch): AsyncIterable<Recorded> {
  for await (const item of store.feed({ signal, ...(after !== undefined && { after }) })) {
    const position = reached(item) ?? '';
    if (item.kind === 'event' && position <= until) yield item.recorded;
    if (position >= until || item.kind === 'caught-up') return;
  }
  throw new Interrupted();
}
