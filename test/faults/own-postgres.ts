import { setTimeout as sleep } from 'node:timers/promises';

import { type EmbeddedPostgres, startEmbeddedPostgres } from '@actiespoor/embedded-postgres';
import { migrateEventStore } from '@actiespoor/event-store-postgres';
import { migrateReadStore } from '@actiespoor/read-store-postgres';

import { type MovingAddress, movingAddress } from '../support/moving-address.js';
import { postgresOn } from '../support/spawned-server.js';

/** A PostgreSQL that a test may break, with both stores in it, behind a fixed address. */
export interface OwnPostgres {
  /** The URL of the application role. */
  readonly url: string;
  readonly ownerUrl: string;
  isRunning(): Promise<boolean>;
  /** Ends as in a power cut: unfinished work is lost, and the next start replays the log. */
  crash(): Promise<void>;
  /** Starts it again; does nothing if it runs. */
  start(): Promise<void>;
  /** Stops the server and its address; the folder stays. */
  close(): Promise<void>;
}

const pauseMs = 10;
const patienceMs = 30_000;

/** Waits until the condition holds. @throws Error after thirty seconds */
export const until = async (what: string, isSo: () => boolean | Promise<boolean>): Promise<void> => {
  const deadline = performance.now() + patienceMs;
  while (!(await isSo())) {
    if (performance.now() > deadline) throw new Error(`Na ${patienceMs} ms nog niet: ${what}`);
    await sleep(pauseMs);
  }
};

const isGone = async (dataDir: string): Promise<boolean> => (await postgresOn(dataDir)).length === 0;

const crash = async (dataDir: string): Promise<void> => {
  for (const pid of await postgresOn(dataDir)) process.kill(pid, 'SIGQUIT');
  await until('de server is weg', () => isGone(dataDir));
};

const prepare = async (dataDir: string, address: MovingAddress): Promise<EmbeddedPostgres> => {
  const server = await startEmbeddedPostgres({ dataDir, log: () => undefined });
  address.moveTo(server.url);
  await migrateEventStore(server.ownerUrl, server.applicationRole);
  await migrateReadStore(server.ownerUrl, server.applicationRole);
  return server;
};

export const ownPostgres = async (dataDir: string): Promise<OwnPostgres> => {
  const address = await movingAddress();
  const first = await prepare(dataDir, address);
  const uses = [first];
  const start = async (): Promise<void> => {
    const server = await startEmbeddedPostgres({ dataDir, log: () => undefined });
    uses.push(server);
    address.moveTo(server.url);
  };
  return {
    url: address.through(first.url),
    ownerUrl: address.through(first.ownerUrl),
    isRunning: async () => !(await isGone(dataDir)),
    crash: () => crash(dataDir),
    start,
    close: async () => {
      await address.close();
      for (const server of uses) await server.stop();
    },
  };
};
