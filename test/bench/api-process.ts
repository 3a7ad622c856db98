import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir } from 'node:fs/promises';
import { Agent, type IncomingMessage, request } from 'node:http';
import { join } from 'node:path';

import { localIssuer } from '@actiespoor/identity';

import type { BenchDatabase, BenchServer } from './bench-server.js';

export interface Answer {
  readonly status: number;
  readonly body: string;
}

/** The built API in a separate process, and one employee of Houten as its client. */
export interface ApiProcess {
  get(path: string): Promise<Answer>;
  post(path: string, sending: { readonly body: object; readonly key: string; readonly ifMatch: string }): Promise<Answer>;
  stop(): Promise<void>;
}

const program = join(import.meta.dirname, '../../apps/api/dist/main.js');
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
}

const spawnApi = ({ url, ownerUrl }: BenchDatabase, dataDir: string, settings: ApiOptions['settings']) =>
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

/** Starts the API on a database, with its processors in the process. The caller stops it before the server. */
export const startApi = async (server: BenchServer, database: BenchDatabase, { folder = 'api', settings }: ApiOptions = {}): Promise<ApiProcess> => {
  const dataDir = join(server.folder, folder);
  await mkdir(dataDir, { recursive: true });
  const child = spawnApi(database, dataDir, settings);
  const ended = once(child, 'exit');
  const agent = new Agent({ keepAlive: true, maxSockets: maxConnections });
  const stop = async (): Promise<void> => {
    agent.destroy();
    child.kill('SIGTERM');
    await ended;
  };
  server.onStop(stop);
  const address = await addressOf(child);
  const authorization = `Bearer ${await (await localIssuer(dataDir)).sign(houten)}`;
  return {
    get: (path) => exchange(agent, `${address}${path}`, { method: 'GET', headers: { authorization } }),
    post: (path, { body, key, ifMatch }) => {
      const headers = { authorization, 'content-type': 'application/json', 'idempotency-key': key, 'if-match': ifMatch };
      return exchange(agent, `${address}${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
    },
    stop,
  };
};
