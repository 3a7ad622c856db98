import { readFileSync } from 'node:fs';

import type { ProcessorStatus } from '@actiespoor/event-store';
import type { Tell } from '@actiespoor/work';
import {
  assertSleutel,
  buildInfo,
  createMetrics,
  type Duties,
  followImports,
  FrontDoor,
  healthOf,
  type Metrics,
  NotaryRounds,
  openStores,
  presenceOn,
  Processors,
  publishOn,
  Startup,
  type StorePresence,
  storeConfigOf,
  type Stores,
  unlessEnded,
} from '@actiespoor/platform';

import type { WorkerConfig } from './config.js';
import { answerProbes } from './probes.js';

export interface Worker {
  readonly url: string;
  /** Ends after the batches at hand; another worker takes over at once. */
  stop(): Promise<void>;
}

interface Work {
  readonly config: WorkerConfig;
  readonly log: Tell;
  readonly metrics: Metrics;
  readonly startup: Startup;
  readonly signal: AbortSignal | undefined;
}

interface Running {
  stop(): Promise<void>;
}

const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as { version: string };

const clock = (): string => new Date().toISOString();

const standing = ({ name, state, position }: ProcessorStatus): string =>
  `${name}: ${state}${position === undefined ? '' : `, tot positie ${position.replace(/^0+(?=.)/, '')}`}`;

const processorsOn = ({ eventStore, readStore }: Stores, { log, startup, metrics }: Work, presence: StorePresence): Processors => {
  const onStatus = (status: ProcessorStatus): void => {
    log(standing(status));
    presence.observe(status);
  };
  return new Processors({ eventStore, readStore, log, startup, observer: metrics.observer, onStatus });
};

const workOn = async (stores: Stores, work: Work): Promise<Running> => {
  const [{ config, log, startup, signal }, { eventStore, readStore, wortels, progress }] = [work, stores];
  const notary = new NotaryRounds({ eventStore, wortels, dataDir: config.dataDir, key: config.notarisKey, clock, log });
  const presence = presenceOn({ eventStore, readStore, clock, eventStoreUrl: storeConfigOf(config).eventStoreUrl });
  const processors = processorsOn(stores, work, presence);
  startup.watched = { readStore, health: healthOf({ eventStore, presence, readStore, progress, clock }), notary: () => notary.status() };
  startup.enter('opbouwen');
  let imports: Awaited<ReturnType<typeof followImports>>;
  const stop = async (): Promise<void> => {
    await imports?.close();
    await notary.stop();
    await processors.stop();
    await presence.close();
  };
  try {
    await unlessEnded(processors.start(), signal);
    imports = await followImports(stores, { ...config, clock, log });
  } catch (fault) {
    await stop();
    throw fault;
  }
  notary.start();
  const publisher = publishOn({ eventStore, progress, publishing: config.publishing, log });
  return {
    stop: async () => {
      await publisher?.stop();
      await stop();
    },
  };
};

const openOn = async (door: FrontDoor, work: Work, { onLost }: Partial<Duties>): Promise<Worker> => {
  const { config, log, startup, signal } = work;
  const patience = { ms: config.startWaitMs, signal, startup };
  await assertSleutel({ dataDir: config.dataDir, key: config.notarisKey });
  const stores = await openStores({ ...storeConfigOf(config), log, program: 'worker', patience, ...(onLost && { onLost }) });
  try {
    const running = await workOn(stores, work);
    startup.enter('gereed');
    log(`De verwerker draait; gezondheid op ${door.url}/health/ready`);
    const steps = [() => door.close(), () => running.stop(), () => stores.close()];
    return {
      url: door.url,
      stop: async () => {
        for (const step of steps) await step();
      },
    };
  } catch (fault) {
    await stores.close();
    throw fault;
  }
};

/**
 * Starts the processors as a process of their own. Several may run: of each projection one leads, the others stand by.
 * The notary signs here as well. The probes answer from the first moment on.
 *
 * @throws StartFault, SleutelFault, EmbeddedPostgresFault with a sentence for the operator; the reason of the signal; nothing keeps running then
 */
export const startWorker = async (config: WorkerConfig, log: Tell, duties: Partial<Duties> = {}): Promise<Worker> => {
  const metrics = createMetrics(buildInfo(version, config.commit));
  const startup: Startup = new Startup({ clock, log, url: () => door.url });
  const { host, port } = config;
  const door = await FrontDoor.open({
    host,
    port,
    command: (other) => `PORT=${String(other)} node apps/worker/dist/main.js`,
    answer: answerProbes(startup, metrics),
  });
  try {
    return await openOn(door, { config, log, metrics, startup, signal: duties.signal }, duties);
  } catch (fault) {
    await door.close();
    throw fault;
  }
};
