import { setTimeout as sleep } from 'node:timers/promises';

import { type EventStore, type Projection, sharedFeed } from '@actiespoor/event-store';

/** The store as the processors of this process follow it: together, with one reading of the log for projections that are near each other. */
export const followedBy = (projections: readonly Projection[], store: EventStore): Pick<EventStore, 'feed' | 'read' | 'at' | 'head' | 'identity'> => {
  const streamPrefixes = [...new Set(projections.flatMap((projection) => projection.streamPrefixes))];
  return {
    feed: sharedFeed({ store, streamPrefixes, sleep: (ms, signal) => sleep(ms, undefined, { signal }) }),
    read: (...read) => store.read(...read),
    at: (position) => store.at(position),
    head: () => store.head(),
    identity: () => store.identity(),
  };
};
