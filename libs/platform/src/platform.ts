import {
  type Commands,
  createCommands,
  createLoaders,
  type Dossiers,
  type Evaluaties,
  eventSchema,
  type Facts,
  type Imports,
  importSources,
  type Loaders,
  notedCommands,
  openDossiers,
  openEvaluaties,
  openImports,
  openPersonen,
  openUseCases,
  type Personen,
  RecentActies,
  type UseCases,
} from '@actiespoor/application';
import { type EventStore, type Position, type ProcessorStatus, readFactsOf, type Recorded } from '@actiespoor/event-store';
import type { ReadStore } from '@actiespoor/read-store-postgres';
import type { PersoonId } from '@actiespoor/plan/events';
import { system } from '@actiespoor/voortgang';

import { type NotarisStand, NotaryRounds } from './notaris.js';
import { noObserver, observedCommands, observedStore, type Observer } from './observing.js';
import { openIds } from './persoon-ids.js';
import { Processors } from './processors.js';
import { healthOf, type StoreHealth } from './projection-health.js';
import { demoBegin, demoPersonen, hasDemo, seedDemo, seedIndicatoren, seedOrganisaties } from './seeding.js';
import { openStores, type StoreConfig, type Stores } from './stores.js';
import { systemTiming } from './system-timing.js';

export interface PlatformConfig extends StoreConfig {
  /** `off` where another process runs the processors. */
  readonly processors: 'in-process' | 'off';
  /** Whether an empty store gets the demo's history. */
  readonly demo: boolean;
  /** Where this process signs each day that is over; absent, another one does. Once a wrong key has signed, the right one is refused: only who runs the service signs. */
  readonly notary?: { readonly key?: string | undefined; readonly everyMs?: number | undefined };
  /** The present moment, ISO 8601 in UTC. */
  readonly clock: () => string;
  /** Counts what happens here; nobody does where absent. */
  readonly observer?: Observer;
}

/** Everything behind the edge: commands in, read models out. The api, the worker and the command line each open one. */
export interface Platform {
  readonly eventStore: EventStore;
  readonly readStore: ReadStore;
  /**
   * What these streams say, as facts of today's shape and as far as the store is at this moment: each stream in its own order,
   * the streams in any. The event store itself gives events as they were written.
   */
  factsOf(streams: readonly string[]): Promise<readonly Recorded[]>;
  readonly commands: Commands;
  readonly dossiers: Dossiers;
  readonly imports: Imports;
  readonly personen: Personen;
  /** Takes up what is asked here; `resumeAll` has it do what waits as well. */
  readonly evaluaties: Evaluaties;
  readonly clock: () => string;
  /** Where the processors of this process stand; none where another process runs them. */
  processors(): readonly ProcessorStatus[];
  /** How the store and every read model stand, whichever process fills them; undefined where the database does not tell in time. */
  health(timeoutMs: number): Promise<StoreHealth | undefined>;
  /** How the notary of this process stands; undefined where another process signs. */
  notary(): NotarisStand | undefined;
  /** Whether read models, those of the plan and its audit trail unless named, have come as far as a position, within so many milliseconds. */
  isVisible(position: Position, timeoutMs: number, projections?: readonly string[]): Promise<boolean>;
  /** Everything that somebody may do here or ask. @param over by which way commands go to {@link Platform.commands}, where not at once */
  useCases(over?: Commands): UseCases;
  close(): Promise<void>;
}

/** The starting facts: organisaties and indicatoren always, the demo in an empty store. Cut short, the next start goes on with it. */
const seed = async (eventStore: EventStore, { demo, clock, log }: PlatformConfig): Promise<boolean> => {
  const isEmpty = (await eventStore.head()) === undefined;
  const wantsDemo = demo && (isEmpty || (await hasDemo(eventStore)));
  const startClock = isEmpty && wantsDemo ? () => demoBegin ?? clock() : clock;
  await seedOrganisaties(eventStore, startClock);
  await seedIndicatoren(eventStore, startClock);
  if (!wantsDemo) return false;
  if (isEmpty) log('De voorbeeldplannen worden klaargezet …');
  await seedDemo(eventStore, log);
  return true;
};

const notaryOn = ({ eventStore, wortels }: Stores, { notary, dataDir, clock, log }: PlatformConfig): NotaryRounds | undefined =>
  notary && new NotaryRounds({ eventStore, wortels, dataDir, clock, log, ...notary });

const inOrder = async (...steps: readonly (() => Promise<void> | undefined)[]): Promise<void> => {
  for (const step of steps) await step();
};

const readFactsOn = (store: EventStore): Facts['of'] => async (streams) => {
  const head = await store.head();
  return head === undefined ? [] : readFactsOf({ store, schema: eventSchema() }, streams, head);
};

interface Writing extends Pick<Platform, 'commands' | 'dossiers'> {
  readonly load: Loaders;
  readonly recent: RecentActies;
}

/** What the use cases see of the store and of the read models. */
const factsOn = (store: EventStore, processors: Processors): Facts => ({
  head: () => store.head(),
  of: readFactsOn(store),
  isVisible: (position, timeoutMs, projections) => processors.isVisible(position, timeoutMs, projections),
});

/** Decisions, and what they look at: between them each stream is read once. */
const openWriting = ({ eventStore, readStore }: Stores, { clock, observer = noObserver }: PlatformConfig): Writing => {
  const [load, recent] = [createLoaders(eventStore), new RecentActies()];
  return {
    load,
    recent,
    dossiers: openDossiers({ load, recent, ...readStore.as(system) }),
    commands: observedCommands(notedCommands(createCommands(eventStore, clock, load), recent), observer),
  };
};

const personenOn = ({ personen: store }: ReadStore, config: PlatformConfig): Personen =>
  openPersonen({ store, openIds: () => openIds(store, config), madeUp: new Set(demoPersonen.map(({ id }) => id)) });

const openOn = async (stores: Stores, processors: Processors, config: PlatformConfig): Promise<Platform> => {
  const [{ eventStore, readStore }, { clock }] = [stores, config];
  if (await seed(eventStore, config)) await readStore.personen.put(demoPersonen.map(({ id, naam, organisatie }) => ({ id: id as PersoonId, naam, organisatie })));
  if (config.processors === 'in-process') await processors.start();
  const { commands, dossiers, load, recent } = openWriting(stores, config);
  const personen = personenOn(readStore, config);
  const imports = openImports(importSources({ eventStore, readStore, dossiers, personen, clock }));
  await imports.resume();
  const evaluaties = openEvaluaties({ eventStore, readStore, clock, timing: systemTiming, log: config.log });
  const notary = notaryOn(stores, config);
  notary?.start();
  const facts = factsOn(eventStore, processors);
  return {
    eventStore,
    readStore,
    factsOf: facts.of,
    commands,
    dossiers,
    imports,
    personen,
    evaluaties,
    clock,
    processors: () => processors.statuses(),
    health: healthOf({ eventStore, readStore, clock }),
    notary: () => notary?.stand(),
    isVisible: facts.isVisible,
    useCases: (over = commands) => openUseCases({ commands: over, load, recent, facts, stores: readStore, imports, evaluaties, personen, clock, timing: systemTiming }),
    close: () => inOrder(() => evaluaties.close(), () => notary?.stop(), () => processors.stop(), () => stores.close()),
  };
};

/**
 * Opens the stores, brings the starting facts up to date and starts the processors.
 *
 * @throws EmbeddedPostgresFault, StoreUnavailable; what was opened is closed again
 */
export const openPlatform = async (config: PlatformConfig): Promise<Platform> => {
  const opened = await openStores(config);
  const { log, observer = noObserver } = config;
  const stores = { ...opened, eventStore: observedStore(opened.eventStore, observer) };
  const processors = new Processors({ ...stores, log, observer });
  try {
    return await openOn(stores, processors, config);
  } catch (error) {
    await processors.stop();
    await stores.close();
    throw error;
  }
};
