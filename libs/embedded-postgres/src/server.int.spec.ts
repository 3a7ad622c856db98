import { once } from 'node:events';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { chooseAccount } from './account.js';
import { shippedBinaries } from './binaries.js';
import { ensureCluster, type Cluster } from './cluster.js';
import { startServer, stopServer } from './server.js';

let home: string;
let cluster: Cluster;
let neighbour: Server;

const portOf = (server: Server): number => (server.address() as AddressInfo).port;

const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const port = portOf(server);
  server.close();
  await once(server, 'close');
  return port;
};

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'embedded-postgres-server-'));
  await chmod(home, 0o711);
  const folder = join(home, 'postgres');
  cluster = { folder, binaries: await shippedBinaries(), account: await chooseAccount(folder) };
  await ensureCluster(cluster);
  neighbour = createServer().listen(0, '127.0.0.1');
  await once(neighbour, 'listening');
});

afterAll(async () => {
  neighbour.close();
  await stopServer(cluster);
  await rm(home, { recursive: true });
});

describe('De server', () => {
  it('kiest een andere poort wanneer de gekozen poort intussen bezet is', async () => {
    const free = await freePort();
    const ports = [portOf(neighbour), free];
    const server = await startServer(cluster, { logFile: join(home, 'log'), choosePort: async () => Promise.resolve(ports.shift() ?? free) });
    expect(server.port).toBe(free);
    await stopServer(cluster);
  });

  it('zegt waarom PostgreSQL niet start en laat geen proces achter', async () => {
    const choosePort = async (): Promise<number> => Promise.resolve(portOf(neighbour));
    const logFile = join(home, 'log');
    await expect(startServer(cluster, { logFile, choosePort })).rejects.toThrow(
      `PostgreSQL start niet ("could not create any TCP/IP sockets"): lees ${logFile}`,
    );
    await stopServer(cluster);
  });
});
