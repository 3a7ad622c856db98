import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir } from 'node:fs/promises';
import { Agent, type IncomingMessage, request } from 'node:http';
import { join } from 'node:path';

import { localIssuer } from '@actiespoor/identity';

import type { BareAddress } from './bare-server.child.js';
import type { BenchDatabase, BenchServer } from './bench-server.js';

export interface Answer {
  readonly status: number;
  readonly body: string;
}

/** A server in a separate process, and one employee of Houten as its client. */
export interface ApiProcess {
  readonly pid: number;
  get(path: string): Promise<Answer>;
  post(path: string, sending: { readonly body: object; readonly key: string; readonly ifMatch: string }): Promise<Answer>;
  stop(): Promise<void>;
}

/** The body of an answer. @throws if its status is another one */
export const expected = ({ status, body }: Answer, wanted: number): string => {
  if (status !== wanted) throw new Error(`Antwoord ${status} in plaats van ${wanted}: ${body}`);
  return body;
};

const ownProgram = join(import.meta.dirname, '../../apps/api/dist/main.js');
const bareProgram = join(import.meta.dirname, 'bare-server.child.ts');
const houten = { rollen: ['beleidsmedewerker'], organisaties: ['GM0321'], naam: 'Hanna Houten' } as const;
// With a million events the first start builds read models.
const longestStartMs = 900_000;
const maxConnections = 64;

const bodyOf = async (response: IncomingMessage): Promise<string> => {
  let text = '';
  for await (const chunk of response.setEncoding('utf8')) text += chunk as string;
  return text;
};

interface Sending {
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

const exchange = async (agent: Agent, url: string, { method, headers, body }: Sending): Promise<Answer> => {
  const sent = request(url, { agent, method, headers }).end(body);
  const [response] = (await once(sent, 'response')) as [IncomingMessage];
  return { status: response.statusCode ?? 0, body: await bodyOf(response) };
};

/** The data folder below that of the bench, and settings that differ. */
export interface ApiOptions {
  readonly folder?: string;
  readonly settings?: Readonly<Record<string, string>>;
  /** Another build of the API, to compare with. */
  readonly program?: string;
}

const spawnApi = ({ url, ownerUrl }: BenchDatabase, dataDir: string, { settings, program = ownProgram }: ApiOptions) =>
  spawn(process.execPath, [program], {
    env: {
      ...process.env,
      PORT: '0',
      HOST: '127.0.0.1',
      DATA_DIR: dataDir,
      DATABASE_URL: url,
      MIGRATION_DATABASE_URL: ownerUrl,
      DEMO: 'off',
      LOG_LEVEL: 'info',
      LOG_FORMAT: 'json',
      EVENT_STORE: 'postgres',
      ESDB_URL: '',
      ...settings,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });

/** Waits for the address that the program prints. @throws if the program ends first, or is silent too long */
const addressOf = (child: ReturnType<typeof spawnApi>): Promise<string> =>
  new Promise((resolve, reject) => {
    let said = '';
    const timer = setTimeout(() => child.kill(), longestStartMs);
    child.once('exit', () => reject(new Error(`De API begon niet: ${said}`)));
    const listen = (chunk: Buffer): void => {
      said += chunk.toString();
      const [, address] = /"url":"(http:[^"]+)"/.exec(said) ?? [];
      if (address === undefined) return;
      clearTimeout(timer);
      child.stdout.off('data', listen).resume();
      resolve(address);
    };
    child.stdout.on('data', listen);
  });

interface Reached {
  readonly child: ReturnType<typeof spawn>;
  readonly address: string;
  readonly token: string;
}

const clientOf = ({ child, address, token }: Reached, agent: Agent, stop: () => Promise<void>): ApiProcess => {
  const authorization = `Bearer ${token}`;
  return {
    pid: child.pid ?? 0,
    get: (path) => exchange(agent, `${address}${path}`, { method: 'GET', headers: { authorization } }),
    post: (path, { body, key, ifMatch }) => {
      const headers = { authorization, 'content-type': 'application/json', 'idempotency-key': key, 'if-match': ifMatch };
      return exchange(agent, `${address}${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
    },
    stop,
  };
};

/** Ends with the bench, or earlier: an agent with its connections, and the process. */
const stopping = (server: BenchServer, child: ReturnType<typeof spawn>): { readonly agent: Agent; readonly stop: () => Promise<void> } => {
  const ended = once(child, 'exit');
  const agent = new Agent({ keepAlive: true, maxSockets: maxConnections });
  const stop = async (): Promise<void> => {
    agent.destroy();
    child.kill('SIGTERM');
    await ended;
  };
  server.onStop(stop);
  return { agent, stop };
};

/** Starts the API on a database, with its processors in the process. The caller stops it before the server. */
export const startApi = async (server: BenchServer, database: BenchDatabase, options: ApiOptions = {}): Promise<ApiProcess> => {
  const dataDir = join(server.folder, options.folder ?? 'api');
  await mkdir(dataDir, { recursive: true });
  const child = spawnApi(database, dataDir, options);
  const { agent, stop } = stopping(server, child);
  const address = await addressOf(child);
  const token = await (await localIssuer(dataDir)).sign(houten);
  return clientOf({ child, address, token }, agent, stop);
};

/** Starts the server without framework and without read models on a database. */
export const startBare = async (server: BenchServer, { url }: BenchDatabase): Promise<ApiProcess> => {
  const child = spawn(process.execPath, [...process.execArgv, bareProgram, url], { stdio: ['ignore', 'pipe', 'inherit'] });
  const { agent, stop } = stopping(server, child);
  const [line] = (await once(child.stdout, 'data')) as [Buffer];
  const { url: address, token } = JSON.parse(line.toString()) as BareAddress;
  return clientOf({ child, address, token }, agent, stop);
};
