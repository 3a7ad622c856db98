import { exec } from 'node:child_process';
import { promisify } from 'node:util';

import { esdbEventStore } from '@actiespoor/event-store-esdb';

import { startTestServer as startEventStoreDb } from '../../libs/event-store-esdb/test/test-server.js';

/** An EventStoreDB that a test may kill and start again, with what was written; a namespace keeps tests on one server apart. */
export interface KillableEventStore {
  readonly url: string;
  readonly namespace: string;
  /** Ends it as in a power cut. */
  kill(): Promise<void>;
  /** Starts it again, and resolves once it answers. */
  start(): Promise<void>;
  close(): Promise<void>;
}

const patienceMs = 120_000;

const answers = async (url: string): Promise<boolean> => {
  const store = esdbEventStore({ url, answerMs: 1_000 });
  try {
    await store.head();
    return true;
  } catch {
    return false;
  } finally {
    await store.close();
  }
};

const untilAnswered = async (url: string): Promise<void> => {
  const deadline = performance.now() + patienceMs;
  while (!(await answers(url))) if (performance.now() > deadline) throw new Error('EventStoreDB komt niet terug na ESDB_START');
};

const name = (): string => `proef_${crypto.randomUUID().replaceAll('-', '')}`;

const onCommands = (url: string, commands: { readonly kill: string; readonly start: string }): KillableEventStore => ({
  url,
  namespace: name(),
  kill: async () => void (await promisify(exec)(commands.kill)),
  start: async () => {
    await promisify(exec)(commands.start);
    await untilAnswered(url);
  },
  close: () => untilAnswered(url),
});

const onTestServer = async (): Promise<KillableEventStore> => {
  let server = await startEventStoreDb();
  const { url, port, log } = server;
  return {
    url,
    namespace: name(),
    kill: () => server.stop(),
    start: async () => {
      server = await startEventStoreDb({ port, log });
    },
    close: () => server.stop(),
  };
};

/** The server that the caller gave in ESDB_URL, if he gave commands that kill (ESDB_KILL) and start it (ESDB_START); else a test server of its own. */
export const killableEventStore = async (): Promise<KillableEventStore> => {
  const { ESDB_URL: url, ESDB_KILL: kill, ESDB_START: start } = process.env;
  if (url && kill && start) return onCommands(url, { kill, start });
  if (url) process.stderr.write('Zonder ESDB_KILL en ESDB_START wordt niet de server van ESDB_URL gedood, maar een proefserver.\n');
  return onTestServer();
};
