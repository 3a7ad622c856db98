import type { EventStore } from '@actiespoor/event-store';
import type { PublishingProgress } from '@actiespoor/kafka';
import type { ReadStore } from '@actiespoor/read-store-postgres';

import { healthOf, type StoreHealth } from './projection-health.js';
import { StorePresence } from './store-presence.js';

interface Sources {
  readonly eventStore: EventStore;
  readonly readStore: ReadStore;
  readonly progress?: Pick<PublishingProgress, 'control'> | undefined;
  /** The present moment, ISO 8601 in UTC. */
  readonly clock: () => string;
}

/** The time for a look to end by itself, in milliseconds. */
const graceMs = 1_000;

/**
 * The state of the stores and read models, once, for a command beside the services: it takes over the moment of an outage that
 * they noted, and notes nothing.
 */
export const healthOnce = async (sources: Sources, timeoutMs: number): Promise<StoreHealth> => {
  const noted = sources.readStore.outages;
  const outages = { begin: async (moment: string) => (await noted.since()) ?? moment, end: () => Promise.resolve() };
  const presence = new StorePresence({ ...sources, outages, silenceMs: timeoutMs });
  try {
    return await healthOf({ ...sources, presence })(timeoutMs + graceMs);
  } finally {
    await presence.close();
  }
};
