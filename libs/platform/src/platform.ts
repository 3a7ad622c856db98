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
import { openStores, type StoreConfig } from './stores.js';

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

/**
 * Opens the stores, brings the starting facts up to date and starts the processors.
 *
 * @throws EmbeddedPostgresFault, StoreUnavailable; what was opened is closed again
 */
export const openPlatform = async (config: PlatformConfig): Promise<Platform> => {
  const { clock, log } = config;
  const { eventStore, readStore, close } = await openStores(config);
  const running: Processor[] = [];

  const closeAll = async (): Promise<void> => {
    await Promise.all(running.map((processor) => processor.stop()));
    await close();
  };

  // Another process may lead a projection; then only the checkpoints tell how far it is.
  const isVisible = async (position: Position, timeoutMs: number): Promise<boolean> => {
    const own = running.filter((processor) => readerProjections.includes(processor.status().name));
    const isLeading = own.length > 0 && own.every((processor) => processor.status().state === 'live');
    if (!isLeading) return readStore.waitForPosition(readerProjections, position, timeoutMs);
    return (await Promise.all(own.map((processor) => processor.waitFor(position, timeoutMs)))).every(Boolean);
  };

  try {
    if (await seed(eventStore, config)) await readStore.personen.put(demoPersonen.map(({ id, naam, organisatie }) => ({ id: id as PersoonId, naam, organisatie })));
    if (config.processors === 'in-process') running.push(...startProcessors({ eventStore, readStore, log }));
    const commands = createCommands(eventStore, clock);
    const dossiers = openDossiers({ eventStore, plannen: readStore.plannen, organisaties: readStore.organisaties });
    const imports = openImports(importSources({ eventStore, readStore, dossiers, clock }));
    await imports.resume();
    return { eventStore, readStore, commands, dossiers, imports, clock, processors: () => running.map((one) => one.status()), isVisible, close: closeAll };
  } catch (error) {
    await closeAll();
    throw error;
  }
};
