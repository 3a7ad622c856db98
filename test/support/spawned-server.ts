import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

import { startEmbeddedPostgres } from '@actiespoor/embedded-postgres';

/** The built service in a separate process, with its embedded PostgreSQL. */
export interface SpawnedServer {
  readonly url: string;
  /** The output so far. */
  output(): string;
  /** Ends it as in a power cut: nothing is finished or stopped. */
  kill(): Promise<void>;
  /** Ends it with Ctrl-C or another signal. @returns its exit status */
  interrupt(signal?: NodeJS.Signals): Promise<number | null>;
  /** Resolves when the output matches. @throws Error if it ends instead */
  until(words: RegExp): Promise<RegExpExecArray>;
  /** Resolves when it has ended by itself, with its exit status. */
  ended(): Promise<number | null>;
  /** Closes the reading end of its output, as a closed terminal or pipe does. */
  leave(): void;
}

export type Settings = Readonly<Record<string, string>>;

/** The end of a process that never listened. */
export interface Ended {
  readonly code: number | null;
  readonly output: string;
}

/** The programs that run as a service. */
export type App = 'api' | 'worker';

const mainOf = (app: App): string => fileURLToPath(new URL(`../../apps/${app}/dist/main.js`, import.meta.url));
const listening = /luistert op (http:[^\s"]+)/;
const started: ChildProcess[] = [];

const run = (settings: Settings, app: App = 'api'): { child: ChildProcess; output: () => string } => {
  const main = mainOf(app);
  if (!existsSync(main)) throw new Error(`${main} ontbreekt: bouw eerst met npm run build`);
  const { PATH = '', HOME = '' } = process.env;
  const child = spawn(process.execPath, [main], { env: { PATH, HOME, PORT: '0', DEMO: 'off', ...settings }, stdio: ['ignore', 'pipe', 'pipe'] });
  started.push(child);
  let text = '';
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (part: string) => (text += part));
  return { child, output: () => text };
};

const hasEnded = ({ exitCode, signalCode }: ChildProcess): boolean => exitCode !== null || signalCode !== null;

const end = async (child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> => {
  if (!hasEnded(child)) {
    const closed = once(child, 'close');
    child.kill(signal);
    await closed;
  }
  return child.exitCode;
};

/** Starts a service that cannot start, or should not. */
export const runServer = async (settings: Settings, app?: App): Promise<Ended> => {
  const { child, output } = run(settings, app);
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, output: output() };
};

const until = ({ child, output }: ReturnType<typeof run>, words: RegExp): Promise<RegExpExecArray> =>
  new Promise((resolve, reject) => {
    const look = (): void => {
      const found = words.exec(output());
      if (found) resolve(found);
    };
    child.stdout?.on('data', look);
    look();
    child.once('close', () => reject(new Error(`De dienst stopte bij het starten:\n${output()}`)));
  });

/** The handles on a running process. */
const handles = (child: ChildProcess, output: () => string): Omit<SpawnedServer, 'url'> => ({
  output,
  kill: async () => void (await end(child, 'SIGKILL')),
  interrupt: (signal = 'SIGINT') => end(child, signal),
  until: (words) => until({ child, output }, words),
  ended: async () => {
    if (!hasEnded(child)) await once(child, 'close');
    return child.exitCode;
  },
  leave: () => {
    child.stdout?.destroy();
    child.stderr?.destroy();
  },
});

/** Starts the built service and waits only until it prints these words. @throws Error if it ends instead */
export const startedUntil = async (words: RegExp, settings: Settings, app?: App): Promise<Omit<SpawnedServer, 'url'>> => {
  const running = run(settings, app);
  await until(running, words);
  return handles(running.child, running.output);
};

/**
 * Starts the built service and waits until it listens.
 *
 * @param settings environment variables, of which DATA_DIR is a must
 * @throws Error with its output if it ends instead
 */
export const spawnServer = async (settings: Settings): Promise<SpawnedServer> => {
  const running = run(settings);
  const [, url = ''] = await until(running, listening);
  return { url, ...handles(running.child, running.output) };
};

/** A data folder that PostgreSQL's user under root may enter too. */
export const newDataDir = async (): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), 'actiespoor-faults-'));
  await chmod(folder, 0o711);
  return folder;
};

/** The PostgreSQL servers that run on a data folder, by process id. */
export const postgresOn = async (dataDir: string): Promise<readonly number[]> => {
  const { stdout } = await promisify(execFile)('ps', ['-eo', 'pid=,ppid=,args=']);
  const lines = stdout.split('\n').filter((line) => line.includes(dataDir) && /\bpostgres\b/.test(line));
  const found = lines.map((line) => line.trim().split(/\s+/).map(Number));
  const all = new Set(found.map(([pid]) => pid));
  // A server that forks shows twice for a moment.
  return found.flatMap(([pid = 0, parent]) => (all.has(parent) ? [] : [pid]));
};

/** Ends everything that a test left running on its data folder, and removes the folder. */
export const cleanUp = async (dataDir: string): Promise<void> => {
  for (const child of started) await end(child, 'SIGKILL');
  if ((await postgresOn(dataDir)).length > 0) {
    const left = await startEmbeddedPostgres({ dataDir, log: () => undefined });
    await left.stop();
  }
  await rm(dataDir, { recursive: true, force: true });
};
