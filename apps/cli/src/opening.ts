import { openPlatform, openStores, type Platform, type PlatformConfig, storeConfigOf, type StoreConfig, type Stores } from '@actiespoor/platform';

import { CliFault, databaseSentence, explain, Interrupted } from './faults.js';
import { type CliSettings, placeOf } from './settings.js';
import type { Terminal } from './terminal/terminal.js';

/** What every command gets from the process around it. */
export interface Surroundings {
  readonly terminal: Terminal;
  readonly settings: () => CliSettings;
  /** Aborts when somebody wants the command to stop. */
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

/** Closing makes work that was broken off fail; only then has it cleaned up what it was making. */
const closeAfter = async (opened: Opened, working: Promise<unknown>): Promise<void> => {
  await opened.close();
  await Promise.allSettled([working]);
};

/** Opens, works and closes, whatever comes of the work. A fault of the machine becomes a sentence. */
const within = async <O extends Opened, T>({ terminal, settings, interrupted }: Surroundings, { open, work }: Work<O, T>): Promise<T> => {
  const known = settings();
  const log = (line: string): void => {
    if (known.isVerbose) terminal.tell(line);
  };
  try {
    const opened = await open({ ...storeConfigOf(known), log, notice: (sentence) => terminal.tell(sentence), program: 'cli' });
    const working = work(opened);
    try {
      return await Promise.race([working, interruption(interrupted)]);
    } finally {
      await closeAfter(opened, working);
    }
  } catch (fault) {
    if (fault instanceof CliFault) throw fault;
    log(fault instanceof Error ? (fault.stack ?? fault.message) : String(fault));
    throw new CliFault(databaseSentence(fault, placeOf(known.database)) ?? explain(fault), 1, { cause: fault });
  }
};

/** The stores alone, for what only looks: nothing is seeded, and no projection runs. */
export const withStores = <T>(surroundings: Surroundings, work: (stores: Stores) => Promise<T>): Promise<T> =>
  within(surroundings, { open: openStores, work });

/** Everything behind the edge, with projections that run as long as no other process leads them. */
export const withPlatform = <T>(surroundings: Surroundings, { demo }: Pick<PlatformConfig, 'demo'>, work: (platform: Platform) => Promise<T>): Promise<T> => {
  const clock = (): string => new Date().toISOString();
  return within(surroundings, { open: (store) => openPlatform({ ...store, processors: 'in-process', demo, clock }), work });
};
