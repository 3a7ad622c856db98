import { setTimeout as wait } from 'node:timers/promises';

import type { EventStore, FeedItem, FeedOptions } from '../src/event-store.js';
import { eventsOf, ids } from '../src/fixtures.contract.js';
import type { SharedFeedOptions } from '../src/shared-feed.js';

export const sleep: SharedFeedOptions['sleep'] = (ms, signal) => wait(ms, undefined, { signal });

const endings: AbortController[] = [];

/** Ends every reader of {@link read}. */
export const endReading = (): void => {
  for (const ending of endings.splice(0)) ending.abort();
};

/** A source of which is known how often it was read, and how far. */
export const counted = (store: EventStore) => {
  const count = { readings: 0, events: 0 };
  const feed = async function* (options: FeedOptions): AsyncIterable<FeedItem> {
    count.readings += 1;
    for await (const item of store.feed(options)) {
      count.events += item.kind === 'event' ? 1 : 0;
      yield item;
    }
  };
  return { count, source: { feed } };
};

/** A reader at work, with everything that came by. */
export interface Reading {
  readonly seen: FeedItem[];
  readonly done: Promise<void>;
  readonly end: () => void;
}

export interface Manner extends Partial<Omit<FeedOptions, 'signal'>> {
  /** Called after each item; the reader goes on when it resolves. */
  readonly pace?: (seen: readonly FeedItem[]) => Promise<void>;
}

export const read = (feed: EventStore['feed'], { pace, ...options }: Manner = {}): Reading => {
  const ending = new AbortController();
  endings.push(ending);
  const seen: FeedItem[] = [];
  const done = (async () => {
    for await (const item of feed({ ...options, signal: ending.signal })) {
      seen.push(item);
      await pace?.(seen);
    }
  })();
  return { seen, done, end: () => ending.abort() };
};

/** Waits until it is so. @throws Error after twenty seconds */
export const until = async (isSo: () => boolean): Promise<void> => {
  const deadline = performance.now() + 20_000;
  while (!isSo()) {
    if (performance.now() > deadline) throw new Error('Dat gebeurt niet');
    await wait(1);
  }
};

export const idsIn = ({ seen }: Reading): readonly string[] => ids(eventsOf(seen));
