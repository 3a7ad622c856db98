// A process that fills one projection from nothing and prints the duration: rebuild.child.ts <url> <url of the owner> <projection>
import { eventSchema } from '@actiespoor/application';
import { type EventStore, type Projection, rebuildProjection } from '@actiespoor/event-store';
import { postgresEventStore } from '@actiespoor/event-store-postgres';
import { openReadStore, type ReadStore } from '@actiespoor/read-store-postgres';
import { allProjections } from '@actiespoor/voortgang';

/** The output of this process, as JSON. */
export interface Rebuilt {
  readonly seconds: number;
  /** The peak memory of the process. */
  readonly memoryMiB: number;
}

interface Stores {
  readonly eventStore: EventStore;
  readonly readStore: ReadStore;
}

const longestMs = 900_000;

/** The rebuild that an operator starts with `actiespoor projections rebuild`. */
const fill = async ({ eventStore, readStore }: Stores, projection: Projection): Promise<void> => {
  const { outcome } = await rebuildProjection({
    store: eventStore,
    projectionStore: readStore.projections,
    projection,
    schema: eventSchema(),
    signal: AbortSignal.timeout(longestMs),
  });
  if (outcome !== 'rebuilt') throw new Error(`${projection.name} kwam niet tot het einde: ${outcome}`);
};

const main = async ([url = '', ownerUrl = '', name]: readonly string[]): Promise<Rebuilt> => {
  const projection = allProjections.find((one) => one.name === name);
  if (!projection) throw new Error(`Er is geen projectie ${name}`);
  const stores = { eventStore: postgresEventStore({ url }), readStore: openReadStore({ url, ownerUrl }) };
  const start = performance.now();
  await fill(stores, projection);
  const seconds = (performance.now() - start) / 1000;
  await stores.eventStore.close();
  await stores.readStore.close();
  return { seconds, memoryMiB: process.resourceUsage().maxRSS / 1024 };
};

process.stdout.write(JSON.stringify(await main(process.argv.slice(2))));
