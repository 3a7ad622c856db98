import { setTimeout as sleep } from 'node:timers/promises';

import { type EventStore, type Position, type Processor, type ProcessorStatus, startProcessor } from '@actiespoor/event-store';
import type { ReadStore } from '@actiespoor/read-store-postgres';
import type { PersoonId } from '@actiespoor/plan/events';
import { allProjections } from '@actiespoor/voortgang';

import { type Commands, createCommands } from './commands.js';
import { type Dossiers, openDossiers } from './dossiers.js';
import { importSources } from './import-sources.js';
import { type Imports, openImports } from './imports.js';
import { demoBegin, demoPersonen, hasDemo, seedDemo, seedOrganisaties } from './seeding.js';
import { openStores, type StoreConfig, type Stores } from './stores.js';

export interface PlatformConfig extends StoreConfig {
  /** `off` where another process runs the processors. */
  readonly processors: 'in-process' | 'off';
  /** Whether an empty store gets the demo's history. */
  readonly demo: boolean;
  /** The present moment, ISO 8601 in UTC. */
  readonly clock: () => string;
}

/** Everything behind the edge: commands in, read models out. The api, the worker and the command line each open one. */
export interface Platform {
  readonly eventStore: EventStore;
  readonly readStore: ReadStore;
  readonly commands: Commands;
  readonly dossiers: Dossiers;
  readonly imports: Imports;
  readonly clock: () => string;
  /** Where the processors of this process stand; none where another process runs them. */
  processors(): readonly ProcessorStatus[];
  /** Whether the plan and its audit trail have come as far as a position, within so many milliseconds. */
  isVisible(position: Position, timeoutMs: number): Promise<boolean>;
  close(): Promise<void>;
}

/** What the answer to a reader must at least hold. */
const readerProjections: readonly string[] = ['actueel-plan', 'spoor'];

const startProcessors = ({ eventStore, readStore, log }: { eventStore: EventStore; readStore: ReadStore; log: (line: string) => void }): readonly Processor[] =>
  allProjections.map((projection) =>
    startProcessor({
      store: eventStore,
      projectionStore: readStore.projections,
      projection,
      sleep: (ms, signal) => sleep(ms, undefined, { signal }),
      onChange: ({ name, state, error }) => {
        if (error !== undefined) log(`${name}: ${state}. ${error}`);
      },
    }),
  );

/** The starting facts: organisaties always, the demo in an empty store. Cut short, the next start goes on with it. */
const seed = async (eventStore: EventStore, { demo, clock, log }: PlatformConfig): Promise<boolean> => {
  const isEmpty = (await eventStore.head()) === undefined;
  const wantsDemo = demo && (isEmpty || (await hasDemo(eventStore)));
  await seedOrganisaties(eventStore, isEmpty && wantsDemo ? () => demoBegin ?? clock() : clock);
  if (!wantsDemo) return false;
  if (isEmpty) log('De voorbeeldplannen worden klaargezet …');
  await seedDemo(eventStore);
  return true;
};

/** The processors of this process and what they make visible. */
class Readers {
  private readonly running: Processor[] = [];

  constructor(private readonly readStore: ReadStore) {}

  start(stores: Parameters<typeof startProcessors>[0]): void {
    this.running.push(...startProcessors(stores));
  }

  statuses(): readonly ProcessorStatus[] {
    return this.running.map((processor) => processor.status());
  }

  /** Another process may lead a projection; then only the checkpoints tell how far it is. */
  async isVisible(position: Position, timeoutMs: number): Promise<boolean> {
    const own = this.running.filter((processor) => readerProjections.includes(processor.status().name));
    const isLeading = own.length > 0 && own.every((processor) => processor.status().state === 'live');
    if (!isLeading) return this.readStore.waitForPosition(readerProjections, position, timeoutMs);
    return (await Promise.all(own.map((processor) => processor.waitFor(position, timeoutMs)))).every(Boolean);
  }

  async stop(): Promise<void> {
    await Promise.all(this.running.map((processor) => processor.stop()));
  }
}

/** How long a start waits for the read models, in milliseconds; a rebuild of a large store goes on behind it. */
const startWaitMs = 10_000;

/** Who belongs to whom decides on rights: the first question must not come before it is known. */
const areCaughtUp = async ({ eventStore, readStore }: Stores): Promise<void> => {
  const head = await eventStore.head();
  if (head !== undefined) await readStore.waitForPosition(allProjections.map(({ name }) => name), head, startWaitMs);
};

const openOn = async (stores: Stores, readers: Readers, config: PlatformConfig): Promise<Platform> => {
  const { eventStore, readStore } = stores;
  const { clock, log } = config;
  if (await seed(eventStore, config)) await readStore.personen.put(demoPersonen.map(({ id, naam, organisatie }) => ({ id: id as PersoonId, naam, organisatie })));
  if (config.processors === 'in-process') {
    readers.start({ eventStore, readStore, log });
    await areCaughtUp(stores);
  }
  const dossiers = openDossiers({ eventStore, plannen: readStore.plannen, organisaties: readStore.organisaties });
  const imports = openImports(importSources({ eventStore, readStore, dossiers, clock }));
  await imports.resume();
  return {
    eventStore,
    readStore,
    commands: createCommands(eventStore, clock),
    dossiers,
    imports,
    clock,
    processors: () => readers.statuses(),
    isVisible: (position, timeoutMs) => readers.isVisible(position, timeoutMs),
    close: async () => {
      await readers.stop();
      await stores.close();
    },
  };
};

/**
 * Opens the stores, brings the starting facts up to date and starts the processors.
 *
 * @throws EmbeddedPostgresFault, StoreUnavailable; what was opened is closed again
 */
export const openPlatform = async (config: PlatformConfig): Promise<Platform> => {
  const stores = await openStores(config);
  const readers = new Readers(stores.readStore);
  try {
    return await openOn(stores, readers, config);
  } catch (error) {
    await readers.stop();
    await stores.close();
    throw error;
  }
};
