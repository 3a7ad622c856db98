import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';

import {
  databaseSentence,
  hasStore,
  openPlatform,
  openStores,
  placeOf,
  type Platform,
  type PlatformConfig,
  storeConfigOf,
  type StoreConfig,
  type Stores,
} from '@actiespoor/platform';

import { CliFault, explain, Interrupted } from './faults.js';
import type { CliSettings } from './settings.js';
import type { Terminal } from './terminal/terminal.js';

/** The environment that every command gets from its process. */
export interface Surroundings {
  readonly terminal: Terminal;
  readonly settings: () => CliSettings;
  /** Aborts when the user or the system asks the command to stop. */
  readonly interrupted: AbortSignal;
}

interface Opened {
  close(): Promise<void>;
}

const interruption = (signal: AbortSignal): Promise<never> =>
  new Promise((_, reject) => {
    const stop = (): void => reject(new Interrupted());
    if (signal.aborted) stop();
    signal.addEventListener('abort', stop, { once: true });
  });

interface Work<O, T> {
  readonly open: (config: StoreConfig) => Promise<O>;
  readonly work: (opened: O) => Promise<T>;
}

// Milliseconds that an interrupted command may take to end its work.
const patienceMs = 5_000;

/** Waits for the end; after an interruption only for the limit, and then leaves the work as it is. */
const atMost = async (ending: Promise<unknown>, interrupted: AbortSignal): Promise<void> => {
  const settled = Promise.allSettled([ending]);
  const impatience = new AbortController();
  const lost = once(interrupted, 'abort', { signal: impatience.signal }).catch(() => undefined);
  const patient = (interrupted.aborted ? Promise.resolve() : lost)
    .then(() => sleep(patienceMs, undefined, { signal: impatience.signal, ref: false }))
    .catch(() => undefined);
  await Promise.race([settled, patient]);
  impatience.abort();
};

/** Closes the stores, which makes aborted work fail, and then waits until that work has cleaned up. */
const closeAfter = async (opened: Opened, working: Promise<unknown>): Promise<void> => {
  await opened.close();
  await Promise.allSettled([working]);
};

/** Opening can take long as well: it may wait for a lock, or for a silent server. A late opening is closed again. */
const openedBefore = async <O extends Opened>(opening: Promise<O>, interrupted: AbortSignal): Promise<O> => {
  try {
    return await Promise.race([opening, interruption(interrupted)]);
  } catch (fault) {
    if (interrupted.aborted)
      await atMost(
        opening.then((opened) => opened.close()),
        interrupted,
      );
    throw fault;
  }
};

/** Opens, works and closes, whatever the outcome. A fault of the machine becomes a sentence. */
const within = async <O extends Opened, T>({ terminal, settings, interrupted }: Surroundings, { open, work }: Work<O, T>): Promise<T> => {
  const known = settings();
  const log = (line: string): void => {
    if (known.isVerbose) terminal.tell(line);
  };
  try {
    const opened = await openedBefore(
      open({ ...storeConfigOf(known), log, notice: (sentence) => terminal.tell(sentence), program: 'cli', signal: interrupted }),
      interrupted,
    );
    const working = work(opened);
    try {
      return await Promise.race([working, interruption(interrupted)]);
    } finally {
      await atMost(closeAfter(opened, working), interrupted);
    }
  } catch (fault) {
    if (fault instanceof CliFault) throw fault;
    log(fault instanceof Error ? (fault.stack ?? fault.message) : String(fault));
    throw new CliFault(databaseSentence(fault, placeOf(known.database)) ?? explain(fault), 1, { cause: fault });
  }
};

/** For commands that need recorded data. @param advice an alternative for the user @throws CliFault if there are none */
const mustExist = async (config: StoreConfig, advice?: string): Promise<void> => {
  if (await hasStore(config)) return;
  const [where, setting] = config.databaseUrl === undefined ? [`in ${config.dataDir}`, 'DATA_DIR'] : ['in deze databank', 'DATABASE_URL'];
  throw new CliFault([`Er is ${where} niets vastgelegd, en er is niets gemaakt. Klopt ${setting}?`, advice].filter(Boolean).join(' '));
};

/** The stores alone, for commands that only look: makes and seeds nothing and runs no projection. @throws CliFault if there is no store */
export const withStores = <T>(surroundings: Surroundings, work: (stores: Stores) => Promise<T>): Promise<T> =>
  within(surroundings, { open: async (config) => (await mustExist(config), openStores(config)), work });

const openAll = (store: StoreConfig, { demo }: Pick<PlatformConfig, 'demo'>): Promise<Platform> =>
  openPlatform({ ...store, processors: 'in-process', refusesStray: true, demo, clock: () => new Date().toISOString() });

/**
 * Everything behind the edge, with projections that run unless another process leads them. For commands that record: makes a missing store.
 */
export const withPlatform = <T>(surroundings: Surroundings, { demo }: Pick<PlatformConfig, 'demo'>, work: (platform: Platform) => Promise<T>): Promise<T> =>
  within(surroundings, { open: (store) => openAll(store, { demo }), work });

/** The same for commands that need recorded data: makes no store. @throws CliFault, with the advice */
export const withExistingPlatform = <T>(surroundings: Surroundings, work: (platform: Platform) => Promise<T>, advice?: string): Promise<T> =>
  within(surroundings, { open: async (store) => (await mustExist(store, advice), openAll(store, { demo: false })), work });
