import { readFile, realpath, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

import { codeOf } from '@actiespoor/data-dir';
import { Client } from 'pg';

import { credentialsFile, readCredentials, superuserUrl } from './credentials.js';
import { noCredentials } from './faults.js';
import { identify, programOf, type ProcessIdentity } from './processes.js';

/** A server that accepts the passwords of its cluster. */
export interface RunningServer extends ProcessIdentity {
  readonly port: number;
}

interface PidFile {
  readonly pid: number;
  readonly folder: string;
  /** NaN until the server has written it. */
  readonly port: number;
}

type Answer = 'ours' | 'busy' | 'silent' | 'refused' | 'foreign';

const patienceInMs: Readonly<Record<'busy' | 'silent', number>> = { busy: 600_000, silent: 5_000 };
const pauseInMs = 50;
const connectTimeoutInMs = 5_000;

const answerFor: Readonly<Record<string, Answer>> = {
  '57P03': 'busy', // starting up, or shutting down
  '53300': 'busy', // every connection in use
  '28P01': 'refused', // the password is not right
  ECONNREFUSED: 'silent',
  ECONNRESET: 'silent',
};

const pidFileOf = (folder: string): string => join(folder, 'postmaster.pid');

/** The lines of `postmaster.pid`: pid, data folder, start time, port. */
const readPidFile = async (folder: string): Promise<PidFile | undefined> => {
  try {
    const [pid, dataFolder = '', , port] = (await readFile(pidFileOf(folder), 'utf8')).split('\n');
    return Number(pid) > 0 ? { pid: Number(pid), folder: dataFolder, port: Number.parseInt(port ?? '', 10) } : undefined;
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
};

const isSameFolder = async (one: string, other: string): Promise<boolean> => {
  const real = async (path: string): Promise<string> => realpath(path).catch(() => path);
  return (await real(one)) === (await real(other));
};

// If the system hides the program of a process, the passwords decide.
const isPostgres = async (pid: number): Promise<boolean> => {
  const program = await programOf(pid);
  return program === undefined || program === 'postgres';
};

/** The live PostgreSQL that the pid file of the cluster names, whether it answers or not. */
export const claimedServer = async (folder: string): Promise<RunningServer | undefined> => {
  const file = await readPidFile(folder);
  if (file === undefined) return undefined;
  const identity = await identify(file.pid);
  if (identity === undefined || !(await isPostgres(file.pid)) || !(await isSameFolder(file.folder, folder))) return undefined;
  return { ...identity, port: file.port };
};

// SCRAM makes the server prove that it knows the password: no other server can pass for ours.
const ask = async (connectionString: string): Promise<Answer> => {
  const client = new Client({ connectionString, connectionTimeoutMillis: connectTimeoutInMs });
  client.on('error', () => undefined); // the server may stop right after its answer
  try {
    await client.connect();
    return 'ours';
  } catch (error) {
    return answerFor[codeOf(error) ?? ''] ?? 'foreign';
  } finally {
    await client.end().catch(() => undefined);
  }
};

/**
 * The server that runs on the cluster, after waiting for one that is starting up or shutting down; undefined if there is none.
 * A pid file of a dead process, of another program or of another cluster is ignored. Call under the lock.
 *
 * @throws EmbeddedPostgresFault if a server runs and the passwords of its cluster are gone or refused
 */
export const findRunning = async (folder: string): Promise<RunningServer | undefined> => {
  const began = performance.now();
  for (;;) {
    const server = await claimedServer(folder);
    if (server === undefined) return undefined;
    const answer = server.port > 0 ? await ask(superuserUrl(await readCredentials(folder), server.port)) : 'silent';
    if (answer === 'ours') return server;
    if (answer === 'refused') throw noCredentials(credentialsFile(folder));
    if (answer === 'foreign' || performance.now() - began > patienceInMs[answer]) return undefined;
    await delay(pauseInMs);
  }
};

/**
 * Makes PostgreSQL ignore a pid file of a dead server, even if another process has its pid now.
 *
 * PostgreSQL takes a pid file with the pid of the process that started `pg_ctl` for its own. The file stays, because it
 * also names the shared memory by which PostgreSQL refuses to start beside the last processes of a killed server.
 */
export const renouncePidFile = async (folder: string): Promise<void> => {
  const file = pidFileOf(folder);
  if ((await readPidFile(folder)) === undefined) return;
  const [, ...rest] = (await readFile(file, 'utf8')).split('\n');
  await writeFile(file, [process.pid, ...rest].join('\n'));
};
