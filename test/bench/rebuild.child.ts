// A process that fills one projection from nothing and says how long that took: rebuild.child.ts <url> <projection>
import { setTimeout as sleep } from 'node:timers/promises';

import { type EventStore, type Projection, schemaOf, startProcessor } from '@actiespoor/event-store';
import { postgresEventStore } from '@actiespoor/event-store-postgres';
import { eventVersions } from '@actiespoor/plan/events';
import { openReadStore, type ReadStore } from '@actiespoor/read-store-postgres';
import { allProjections } from '@actiespoor/voortgang';

/** What this process prints, as JSON. */
export interface Rebuilt {
  readonly seconds: number;
  /** The most that the process ever held. */
  readonly memoryMiB: number;
}

interface Stores {
  readonly eventStore: EventStore;
  readonly readStore: ReadStore;
}

const longestMs = 900_000;

/** The one place where a projection is filled: what rebuilds in production belongs here. */
const fill = async ({ eventStore, readStore }: Stores, projection: Projection): Promise<void> => {
  const head = await eventStore.head();
  if (head === undefined) throw new Error('Er is niets om op te bouwen');
  const processor = startProcessor({
    store: eventStore,
    projectionStore: readStore.projections,
    projection,
    schema: schemaOf(eventVersions),
    sleep: (ms, signal) => sleep(ms, undefined, { signal }),
  });
  const isFilled = await processor.waitFor(head, longestMs);
  await processor.stop();
  if (!isFilled) throw new Error(`${projection.name} kwam niet tot het einde: ${JSON.stringify(processor.status())}`);
};

const main = async ([url = '', name]: readonly string[]): Promise<Rebuilt> => {
  const projection = allProjections.find((one) => one.name === name);
  if (!projection) throw new Error(`Er is geen projectie ${name}`);
  const stores = { eventStore: postgresEventStore({ url }), readStore: openReadStore({ url }) };
  const start = performance.now();
  await fill(stores, projection);
  const seconds = (performance.now() - start) / 1000;
  await stores.eventStore.close();
  await stores.readStore.close();
  return { seconds, memoryMiB: process.resourceUsage().maxRSS / 1024 };
};

process.stdout.write(JSON.stringify(await main(process.argv.slice(2))));
