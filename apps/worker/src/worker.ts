import { readFileSync } from 'node:fs';

import type { ProcessorStatus } from '@actiespoor/event-store';
import type { Tell } from '@actiespoor/application';
import { buildInfo, createMetrics, type Duties, healthOf, NotaryRounds, openStores, Processors, storeConfigOf, type Stores, tryPort } from '@actiespoor/platform';

import type { WorkerConfig } from './config.js';
import { answerProbes } from './probes.js';

export interface Worker {
  readonly url: string;
  /** Ends after the batches at hand; another worker takes over at once. */
  stop(): Promise<void>;
}

const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as { version: string };

const standing = ({ name, state, position }: ProcessorStatus): string =>
  `${name}: ${state}${position === undefined ? '' : `, tot positie ${position.replace(/^0+(?=.)/, '')}`}`;

const startOn = async (stores: Stores, config: WorkerConfig, log: Tell): Promise<Worker> => {
  const { eventStore, readStore } = stores;
  const metrics = createMetrics(buildInfo(version, config.commit));
  const clock = (): string => new Date().toISOString();
  const notary = new NotaryRounds({ eventStore, wortels: stores.wortels, dataDir: config.dataDir, key: config.notarisKey, clock, log });
  const watched = { readStore, health: healthOf({ eventStore, readStore, clock }), notary: () => notary.stand() };
  const processors = new Processors({ eventStore, readStore, log, observer: metrics.observer, onStatus: (status) => log(standing(status)) });
  const probes = await answerProbes(config, watched, metrics);
  const stop = async (): Promise<void> => {
    await probes.close();
    await notary.stop();
    await processors.stop();
    await stores.close();
  };
  log(`De verwerker draait; gezondheid op ${probes.url}/health/ready`);
  notary.start();
  processors.start().catch((fault: unknown) => log(`Starten lukt niet: ${fault instanceof Error ? fault.message : String(fault)}`, 'error'));
  return { url: probes.url, stop };
};

/**
 * Starts the processors as a process of their own. Several may run: of each projection one leads, the others stand by.
 * The notary signs here as well.
 *
 * @throws EmbeddedPostgresFault with a sentence for the operator; nothing keeps running then
 */
export const startWorker = async (config: WorkerConfig, log: Tell, { signal, onLost }: Partial<Duties> = {}): Promise<Worker> => {
  await tryPort({ ...config, command: (port) => `PORT=${String(port)} node apps/worker/dist/main.js` });
  const patience = { ms: config.startWaitMs, signal };
  const stores = await openStores({ ...storeConfigOf(config), log, program: 'worker', patience, ...(onLost && { onLost }) });
  try {
    return await startOn(stores, config, log);
  } catch (fault) {
    await stores.close();
    throw fault;
  }
};
