import { spawn, type ChildProcess } from 'node:child_process';
import { readFile } from 'node:fs/promises';

import { codeOf } from '@actiespoor/data-dir';

import { binariesDoNotRun } from './faults.js';

/** The OS user a program runs as; only root can choose another than itself. */
export interface Account {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
}

/** One life of a process: the start time tells it from a later process with the same pid. Empty if the system hides it. */
export interface ProcessIdentity {
  readonly pid: number;
  readonly startTime: string;
}

export interface RunOptions {
  readonly account: Account | undefined;
  /** The cluster, for programs that pass a folder argument on to a shell, in which `$` and quotes would have a meaning. */
  readonly cluster?: string;
  /** Written to standard input; nothing when absent. */
  readonly input?: string;
  /** File descriptor for standard output and error; they are collected if absent. */
  readonly output?: number;
}

export interface RunResult {
  readonly code: number | null;
  /** Standard output and error, unless they went to a file. */
  readonly output: string;
}

// Field numbers in "/proc/<pid>/stat", counted behind the command name, which may itself hold spaces and brackets.
const stateField = 0;
const startTimeField = 19;

const signalReaches = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) === 'EPERM';
  }
};

const readProc = async (pid: number, file: string): Promise<string | undefined> => {
  if (process.platform !== 'linux') return undefined;
  return readFile(`/proc/${pid}/${file}`, 'utf8').catch(() => undefined);
};

const statFields = (stat: string): readonly string[] => stat.slice(stat.lastIndexOf(')') + 2).split(' ');

/** The start time of a live process, empty if the system hides it; undefined for a dead process or a zombie. */
const startTimeOf = async (pid: number): Promise<string | undefined> => {
  if (!signalReaches(pid)) return undefined;
  const stat = await readProc(pid, 'stat');
  if (stat === undefined) return '';
  const fields = statFields(stat);
  return fields[stateField] === 'Z' || fields[stateField] === 'X' ? undefined : fields[startTimeField];
};

/** The identity of a live process; undefined for a dead one. */
export const identify = async (pid: number): Promise<ProcessIdentity | undefined> => {
  const startTime = await startTimeOf(pid);
  return startTime === undefined ? undefined : { pid, startTime };
};

export const ownIdentity = async (): Promise<ProcessIdentity> => ({ pid: process.pid, startTime: (await startTimeOf(process.pid)) ?? '' });

export const isAlive = async ({ pid, startTime }: ProcessIdentity): Promise<boolean> => {
  const now = await startTimeOf(pid);
  if (now === undefined) return false;
  return now === '' || startTime === '' || now === startTime;
};

/** The name of the program that a process runs; undefined if the system hides it. */
export const programOf = async (pid: number): Promise<string | undefined> => (await readProc(pid, 'comm'))?.trim();

const collected = (child: ChildProcess): Promise<RunResult> =>
  new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    child.stdout?.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.stderr?.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.once('error', (error) => reject(binariesDoNotRun(error)));
    child.once('close', (code) => resolve({ code, output: Buffer.concat(chunks).toString('utf8') }));
  });

/**
 * Runs a program to its end, in the root folder and with a bare environment, so that our folder and the caller's variables
 * (`PGPORT`, `LANG`) do not affect it.
 *
 * @throws EmbeddedPostgresFault if the system cannot start the program
 */
export const run = async (program: string, args: readonly string[], { account, cluster, input, output }: RunOptions): Promise<RunResult> => {
  const child = spawn(program, args, {
    cwd: '/',
    env: { LC_ALL: 'C', TZ: 'UTC', ...(cluster !== undefined && { PGDATA: cluster }) },
    stdio: ['pipe', output ?? 'pipe', output ?? 'pipe'],
    windowsHide: true,
    ...(account && { uid: account.uid, gid: account.gid }),
  });
  child.stdin?.on('error', () => undefined); // a program that ends early tells why in its output
  child.stdin?.end(input);
  return collected(child);
};
