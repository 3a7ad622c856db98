import {
  type Commands,
  type Dossiers,
  type Evaluaties,
  eventSchema,
  type Facts,
  type Imports,
  type Leveringlader,
  openEvaluaties,
  openUseCases,
  type Personen,
  type UseCases,
} from '@actiespoor/application';
import { type Arrival, type EventStore, type Position, type ProcessorStatus, readFactsOf, type Recorded } from '@actiespoor/event-store';
import type { ReadStore } from '@actiespoor/read-store-postgres';
import type { PersoonId } from '@actiespoor/plan/events';

import { untilArrived } from './arrival.js';
import { closing, inOrder } from './in-order.js';
import { assertSleutel, type NotaryStatus, NotaryRounds } from './notaris.js';
import { noObserver, observedStore, type Observer } from './observing.js';
import { Processors } from './processors.js';
import { publishOn } from './publishing.js';
import { healthOf, type StoreHealth } from './projection-health.js';
import { type Readiness, readinessOf } from './readiness.js';
import { demoBegin, demoPersonen, hasDemo, hasOnlyOwnFacts, seedDemo, seedIndicatoren, seedOrganisaties } from './seeding.js';
import { Startup } from './startup.js';
import { assertNoneStray } from './stray-models.js';
import { presenceOn, type StorePresence } from './store-presence.js';
import { openStores, type StoreConfig, type Stores } from './stores.js';
import { systemTiming } from './system-timing.js';
import { openedUnlessEnded } from './unless-ended.js';
import { importsOn, openWriting, personenOn } from './writing.js';

export interface PlatformConfig extends StoreConfig {
  /** `off` where another process runs the processors. */
  readonly processors: 'in-process' | 'off';
  /** True if an empty store gets the demo's history. */
  readonly demo: boolean;
  /** Set if this process signs each day that is over; absent, another one does. Once a wrong key has signed, the right one is refused: only the operator of the service signs. */
  readonly notary?: { readonly key?: string | undefined; readonly everyMs?: number | undefined };
  /** For a command: it records nothing, not even what every start does, where a read model is not of this event store. A service goes on and says so. */
  readonly refusesStray?: boolean;
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
   * The facts of these streams in today's shape, up to the present end of the store: each stream in its own order, the streams
   * in any. The event store itself gives events as they were written.
   */
  factsOf(streams: readonly string[]): Promise<readonly Recorded[]>;
  readonly commands: Commands;
  readonly dossiers: Dossiers;
  readonly imports: Imports;
  readonly personen: Personen;
  readonly evaluaties: Evaluaties;
  readonly lader: Leveringlader;
  readonly clock: () => string;
  /** For a service: from now on this process also does what others asked for, and what a process that died left. A command that asks something does not. */
  followWork(): void;
  /** The conditions of the processors of this process; none if another process runs them. */
  processors(): readonly ProcessorStatus[];
  /** The conditions of the stores and of every read model, whichever process fills them, as far as they are told in time. */
  health(timeoutMs: number): Promise<StoreHealth>;
  /** The readiness of this process, for the probes. */
  readiness(timeoutMs: number): Promise<Readiness>;
  /** The progress of the start; ready once the opener of this platform says so. */
  readonly startup: Startup;
  /** The condition of the notary of this process; undefined if another process signs. */
  notary(): NotaryStatus | undefined;
  /** True if read models, those of the plan and its audit trail unless named, came as far as a position within so many milliseconds. */
  isVisible(position: Position, timeoutMs: number, projections?: readonly string[]): Promise<boolean>;
  /** The same, with the reason if one of them will not come there by itself; that one is not waited for. */
  arrival(position: Position, timeoutMs: number, projections?: readonly string[]): Promise<Arrival>;
  /** The presence of the event store, for whoever answers reads. */
  readonly presence: Pick<StorePresence, 'read' | 'end'>;
  /** Everything that somebody may do here or ask. @param over by which way commands go to {@link Platform.commands}, where not at once */
  useCases(over?: Commands): UseCases;
  close(): Promise<void>;
}

/** Asked before the organisaties are there, which get the date of the demo in an empty store. */
const demoFor = async (eventStore: EventStore, { demo, isEmpty }: { readonly demo: boolean; readonly isEmpty: boolean }): Promise<'none' | 'new' | 'begun'> => {
  if (!demo) return 'none';
  if (isEmpty) return 'new';
  if (await hasDemo(eventStore)) return 'begun';
  return (await hasOnlyOwnFacts(eventStore)) ? 'new' : 'none';
};

/** The starting facts: organisaties and indicatoren always, the demo in an empty store. Cut short, the next start goes on with it. */
const seed = async (eventStore: EventStore, config: PlatformConfig): Promise<boolean> => {
  const { clock, log } = config;
  const isEmpty = (await eventStore.head()) === undefined;
  const demo = await demoFor(eventStore, { demo: config.demo, isEmpty });
  const startClock = isEmpty && demo === 'new' ? () => demoBegin ?? clock() : clock;
  const seeding = { clock: startClock, tell: log };
  await seedOrganisaties(eventStore, seeding);
  await seedIndicatoren(eventStore, seeding);
  if (demo === 'none') return false;
  if (demo === 'new') log('De voorbeeldplannen worden klaargezet …');
  await seedDemo(eventStore, log);
  return true;
};

const notaryOn = ({ eventStore, wortels }: Stores, { notary, dataDir, clock, log }: PlatformConfig): NotaryRounds | undefined =>
  notary && new NotaryRounds({ eventStore, wortels, dataDir, clock, log, ...notary });

interface Rounds {
  stop(): Promise<void>;
}

/** From now on the notary makes its rounds, and a process that runs the processors tells others what they may know. */
const beginRounds = (notary: NotaryRounds | undefined, { eventStore, progress }: Stores, { processors, publishing, log }: PlatformConfig): Rounds => {
  notary?.start();
  const publisher = processors === 'in-process' ? publishOn({ eventStore, progress, publishing, log }) : undefined;
  return {
    stop: () =>
      inOrder(
        () => notary?.stop(),
        () => publisher?.stop(),
      ),
  };
};

const readFactsOn =
  (store: EventStore): Facts['of'] =>
  async (streams) => {
    const head = await store.head();
    return head === undefined ? [] : readFactsOf({ store, schema: eventSchema() }, streams, head);
  };

/** The part of the store and of the read models that the use cases see. */
const factsOn = (store: EventStore, processors: Processors): Facts => ({
  head: () => store.head(),
  of: readFactsOn(store),
  arrival: (...awaited) => processors.arrival(...awaited),
  isEndUnknown: () => false,
});

// A program without probes has somebody waiting, and goes on with what there is.
const handPatienceMs = 10_000;

/** Everything that must be so before the first question. */
const prepare = async (stores: Stores, { processors, startup }: Opening, config: PlatformConfig): Promise<void> => {
  const { signal = new AbortController().signal } = config.patience ?? {};
  const isAsked = config.patience?.startup !== undefined;
  startup.enter('klaarzetten');
  await assertNoneStray(stores, config);
  if (await seed(stores.eventStore, config))
    await stores.readStore.personen.put(demoPersonen.map(({ id, naam, organisatie }) => ({ id: id as PersoonId, naam, organisatie })));
  startup.enter('opbouwen');
  if (config.processors === 'in-process') await processors.start(isAsked ? undefined : handPatienceMs);
  // Another process fills them, and this one cannot answer before they are there.
  else if (isAsked) await untilArrived(stores, { signal, startup, stateOf: () => undefined });
};

interface Opening {
  readonly processors: Processors;
  readonly presence: StorePresence;
  readonly startup: Startup;
  /** Aborts as soon as the stores close. */
  readonly signal: AbortSignal;
}

interface Watching {
  readonly clock: () => string;
  readonly notary: NotaryRounds | undefined;
}

type Looking = Pick<Platform, 'startup' | 'processors' | 'health' | 'readiness' | 'notary'>;

/** The parts that tell how everything stands, from before it is ready. */
const lookingOn = ({ eventStore, readStore, progress }: Stores, { processors, presence, startup, clock, notary, signal }: Opening & Watching): Looking => {
  const health = healthOf({ eventStore, presence, readStore, progress, clock, signal });
  startup.watched = { readStore, health, notary: () => notary?.status() };
  return {
    startup,
    processors: () => processors.statuses(),
    health,
    readiness: (timeoutMs) => readinessOf(startup, timeoutMs),
    notary: () => notary?.status(),
  };
};

const openOn = async (stores: Stores, opening: Opening, config: PlatformConfig): Promise<Platform> => {
  const [{ eventStore, readStore }, { clock }] = [stores, config];
  const notary = notaryOn(stores, config);
  const looking = lookingOn(stores, { ...opening, clock, notary });
  await prepare(stores, opening, config);
  const { commands, dossiers, load, recent, locks, lader } = openWriting(stores, config);
  const personen = personenOn(readStore, config);
  const imports = importsOn(stores, { ...config, dossiers, recent, locks, personen });
  const evaluaties = openEvaluaties({ eventStore, readStore, clock, timing: systemTiming, log: config.log });
  const rounds = beginRounds(notary, stores, config);
  const [facts, { presence }] = [factsOn(eventStore, opening.processors), opening];
  const asked = { load, recent, locks, facts, outage: presence.outage, stores: readStore, imports, evaluaties, personen, lader, clock, timing: systemTiming };
  return {
    eventStore,
    readStore,
    factsOf: facts.of,
    commands,
    dossiers,
    ...{ imports, personen, evaluaties, lader, clock },
    followWork: () => [evaluaties, imports].forEach((work) => work.resumeAll()),
    ...looking,
    isVisible: (...awaited) => opening.processors.isVisible(...awaited),
    arrival: facts.arrival,
    presence,
    useCases: (over = commands) => openUseCases({ ...asked, commands: over }),
    close: () => inOrder(...closing([presence, evaluaties, imports]), () => rounds.stop(), ...closing([{ close: () => opening.processors.stop() }, stores])),
  };
};

/** A process that signs starts only with a key that it can use. */
const openSigned = async (config: PlatformConfig): Promise<Stores> => {
  if (config.notary) await assertSleutel({ dataDir: config.dataDir, ...config.notary });
  return openStores(config);
};

/**
 * Opens the stores, brings the starting facts up to date and starts the processors.
 *
 * @throws EmbeddedPostgresFault, StoreUnavailable, SleutelFault, the reason of the signal; what was opened is closed again
 */
export const openPlatform = async (config: PlatformConfig): Promise<Platform> => {
  const opened = await openSigned(config);
  const { log, patience, clock, observer = noObserver, signal = patience?.signal } = config;
  const ending = new AbortController();
  const close = (): Promise<void> => (ending.abort(), opened.close());
  const stores = { ...opened, close, eventStore: observedStore(opened.eventStore, observer) };
  const presence = presenceOn({ ...stores, ...config, signal: ending.signal });
  const processors = new Processors({ ...stores, log, observer, startup: patience?.startup, onStatus: (status) => presence.observe(status) });
  const startup = patience?.startup ?? new Startup({ clock, log });
  try {
    return await openedUnlessEnded(openOn(stores, { processors, presence, startup, signal: ending.signal }, config), signal);
  } catch (error) {
    await processors.stop();
    await stores.close();
    throw error;
  }
};
