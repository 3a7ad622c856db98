import { open, readFile, rename, stat, type FileHandle } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';

import { shellQuoted } from '@actiespoor/data-dir';

import type { Cluster } from './cluster.js';
import { complaintIn, diskFull, startFailed, stopFailed, tellsDiskFull } from './faults.js';
import { claimedServer, findRunning, renouncePidFile, type RunningServer } from './running-server.js';
import { isAlive, run } from './processes.js';

export interface StartOptions {
  readonly logFile: string;
  /** Returns a TCP port of loopback that is free at this moment; called again if it turns out to be taken. */
  readonly choosePort: () => Promise<number>;
}

const attempts = 6;
const pauseInMs = 100;
const startSeconds = 600; // seconds; after a crash the server first replays its log
const stopSeconds = 60;
const dyingInMs = 5_000;
const largestLogInBytes = 10_000_000;

// Passing faults: a port that was taken in between, and the last moments of a server whose first process was killed.
const passing = ['could not bind', 'could not create any TCP/IP sockets', 'pre-existing shared memory block'];

// The folder is repeated among the arguments, so that a list of the machine's processes shows the data of each server.
const folderArgument = (folder: string): string => (process.platform === 'win32' ? '' : `-D ${shellQuoted(folder)} `);

const settings = (port: number): string =>
  [`port=${port}`, 'listen_addresses=127.0.0.1', 'unix_socket_directories=', 'fsync=on'].map((setting) => `-c ${setting}`).join(' ');

const sizeOf = async (file: string): Promise<number> =>
  stat(file).then(
    ({ size }) => size,
    () => 0,
  );

const openLog = async (file: string): Promise<FileHandle> => {
  if ((await sizeOf(file)) > largestLogInBytes) await rename(file, `${file}.1`);
  return open(file, 'a', 0o600);
};

const linesSince = async (file: string, offset: number): Promise<string> => (await readFile(file)).subarray(offset).toString('utf8');

const stopWith = async ({ binaries, folder, account }: Cluster, args: readonly string[]): Promise<void> => {
  await run(binaries.pgCtl, ['stop', '-w', ...args], { account, cluster: folder });
};

// The pid file disappears first, the process a moment later.
const isGone = async (server: RunningServer): Promise<boolean> => {
  const deadline = performance.now() + dyingInMs;
  while (await isAlive(server)) {
    if (performance.now() > deadline) return false;
    await delay(pauseInMs / 4);
  }
  return true;
};

/**
 * Stops the server of the cluster if it runs: clients are disconnected, committed data are kept. Call under the lock.
 *
 * @throws EmbeddedPostgresFault if the server survives even an immediate stop
 */
export const stopServer = async (cluster: Cluster): Promise<void> => {
  const server = await findRunning(cluster.folder);
  if (server === undefined) return;
  await stopWith(cluster, ['-m', 'fast', '-t', String(stopSeconds)]);
  if (await isGone(server)) return;
  await stopWith(cluster, ['-m', 'immediate']);
  if (!(await isGone(server))) throw stopFailed(cluster.folder, server.pid);
};

type Attempt = { readonly outcome: 'started' } | { readonly outcome: 'failed'; readonly lines: string };

const attempt = async ({ binaries, folder, account }: Cluster, { logFile, choosePort }: StartOptions): Promise<Attempt> => {
  const port = await choosePort();
  const log = await openLog(logFile);
  try {
    const offset = (await log.stat()).size;
    // pg_ctl starts the server in a session of its own: Ctrl-C in our terminal does not reach it.
    const args = ['start', '-w', '-t', String(startSeconds), '-o', `${folderArgument(folder)}${settings(port)}`];
    const { code } = await run(binaries.pgCtl, args, { account, cluster: folder, output: log.fd });
    return code === 0 ? { outcome: 'started' } : { outcome: 'failed', lines: await linesSince(logFile, offset) };
  } finally {
    await log.close();
  }
};

const launch = async (cluster: Cluster, options: StartOptions): Promise<string | undefined> => {
  let lines = '';
  for (let count = 1; count <= attempts; count += 1) {
    const result = await attempt(cluster, options);
    if (result.outcome === 'started') return undefined;
    lines = result.lines;
    if (!passing.some((text) => lines.includes(text))) return lines;
    await delay(count * pauseInMs);
  }
  return lines;
};

/**
 * Starts the server of an existing cluster without a running server. Call under the lock.
 *
 * @throws EmbeddedPostgresFault with PostgreSQL's reason; no process is left running
 */
export const startServer = async (cluster: Cluster, options: StartOptions): Promise<RunningServer> => {
  await renouncePidFile(cluster.folder);
  const lines = await launch(cluster, options);
  try {
    const server = lines === undefined ? await findRunning(cluster.folder) : undefined;
    if (server !== undefined) return server;
    throw tellsDiskFull(lines ?? '') ? diskFull(cluster.folder) : startFailed(options.logFile, complaintIn(lines ?? ''));
  } catch (error) {
    // Never on a renounced pid file: pg_ctl would signal the process that it names, which is ours.
    if ((await claimedServer(cluster.folder)) !== undefined) await stopWith(cluster, ['-m', 'immediate']);
    throw error;
  }
};
