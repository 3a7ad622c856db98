import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { once } from 'node:events';
import { resolve } from 'node:path';

import { chooseAccount, sharedFolder } from './account.js';
import { shippedBinaries, usableBinaries, type Binaries } from './binaries.js';
import { ensureCluster, type Cluster } from './cluster.js';
import { applicationRole, applicationUrl, ownerUrl, readCredentials } from './credentials.js';
import { type EmbeddedPostgresFault, fileSystemFault, MovedFault } from './faults.js';
import { Guard } from './guard.js';
import { isLeased, takeLease } from './leases.js';
import { withLock } from './lock.js';
import { makeDataDir, placeIn, settledCluster, type Place } from './place.js';
import type { Account } from './processes.js';
import { findRunning, type RunningServer } from './running-server.js';
import { startServer, stopServer } from './server.js';

export interface EmbeddedPostgresOptions {
  /** The folder for the cluster, its log, its URL and the leases of its users; made if absent. */
  readonly dataDir: string;
  /** Receives one English line for each thing that an operator should know. Never a password. */
  readonly log: (line: string) => void;
  /**
   * If given, a server that disappears during use is started again, at the same URLs. Called if that does not succeed: the
   * URLs stay dead.
   */
  readonly onLost?: (fault: EmbeddedPostgresFault) => void;
}

export interface EmbeddedPostgres {
  /** The URL of the application role, which owns nothing. */
  readonly url: string;
  /** The URL of the owner of the database, who migrates, and may make databases and roles. */
  readonly ownerUrl: string;
  readonly applicationRole: string;
  /** True if the server ran already: for another process, or left behind by a killed one. */
  readonly adopted: boolean;
  /** Ends our use; the last user stops the server. A second call does nothing. */
  stop(): Promise<void>;
}

type Log = EmbeddedPostgresOptions['log'];

const freePort = async (wanted = 0): Promise<number> => {
  const server = createServer().listen(wanted, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
};

const binariesFor = async (account: Account | undefined, { dataDir }: Place, log: Log): Promise<Binaries> => {
  const copyFolder = async (): Promise<string> => (account === undefined ? dataDir : sharedFolder(account));
  const { binaries, isCopy } = await usableBinaries(await shippedBinaries(), account, copyFolder);
  if (isCopy) log(`PostgreSQL ${binaries.version} cannot be run where npm put it: using the copy in ${binaries.folder}`);
  return binaries;
};

const prepare = async (place: Place, log: Log): Promise<Cluster> => {
  const account = await chooseAccount(place.cluster);
  const binaries = await binariesFor(account, place, log);
  const cluster = { folder: await settledCluster(place.cluster, account, log), binaries, account };
  await ensureCluster(cluster);
  return cluster;
};

/** The port that users of this server know, if it is free; else another. */
const portLike = (wanted: number) => (): Promise<number> => freePort(wanted).catch(() => freePort());

/** Ports below this one are for the administrator of the machine; PostgreSQL never chose one. */
const firstPort = 1024;

/** The port of a server that was killed, for its remaining users; 0 if there is none. */
const formerPort = async ({ urlFile }: Place): Promise<number> => {
  const [url = ''] = (await readFile(urlFile, 'utf8').catch(() => '')).split('\n');
  const port = URL.canParse(url) ? Number(new URL(url).port) : 0;
  return port >= firstPort ? port : 0;
};

interface Found {
  readonly server: RunningServer;
  readonly adopted: boolean;
}

const adoptOrStart = async (cluster: Cluster, place: Place, log: Log): Promise<Found> => {
  const running = await findRunning(cluster.folder);
  if (running !== undefined) {
    log(`Using the PostgreSQL that runs already as process ${running.pid} on port ${running.port}`);
    return { server: running, adopted: true };
  }
  const server = await startServer(cluster, { logFile: place.logFile, choosePort: portLike(await formerPort(place)) });
  log(`Started PostgreSQL ${cluster.binaries.version} as process ${server.pid} on port ${server.port}`);
  return { server, adopted: false };
};

const writeUrls = async ({ urlFile }: Place, urls: readonly string[]): Promise<void> => {
  const draft = `${urlFile}.new`;
  await rm(draft, { force: true });
  await writeFile(draft, `${urls.join('\n')}\n`, { mode: 0o600 });
  await rename(draft, urlFile);
};

const stopWhenUnused = async (cluster: Cluster, place: Place, log: Log): Promise<void> => {
  if (await isLeased(place.leases)) return;
  await stopServer(cluster);
  await rm(place.urlFile, { force: true });
  log('Stopped PostgreSQL');
};

const release = async (lease: string, stopServerWhenUnused: () => Promise<void>): Promise<void> => {
  await rm(lease, { force: true });
  await stopServerWhenUnused();
};

/** Call under the lock. @throws EmbeddedPostgresFault if the server is not at the address that its users know */
const restored = async (cluster: Cluster, place: Place, { port, log }: { readonly port: number; readonly log: Log }): Promise<RunningServer> => {
  const { server } = await adoptOrStart(cluster, place, log);
  if (server.port !== port) throw new MovedFault(server.port, port);
  return server;
};

const use = async (place: Place, { log, onLost }: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> => {
  const cluster = await prepare(place, log);
  const { server, adopted } = await adoptOrStart(cluster, place, log);
  try {
    const credentials = await readCredentials(cluster.folder);
    const urls = { url: applicationUrl(credentials, server.port), ownerUrl: ownerUrl(credentials, server.port) };
    await writeUrls(place, [urls.ownerUrl, urls.url]);
    const lease = await takeLease(place.leases);
    const restore = (): Promise<RunningServer> => withLock(place.lockFile, () => restored(cluster, place, { port: server.port, log }));
    const guard = onLost && new Guard({ server, restore, log, onLost });
    let stopped: Promise<void> | undefined;
    const end = async (): Promise<void> => {
      await guard?.stop();
      await withLock(place.lockFile, () => release(lease, () => stopWhenUnused(cluster, place, log)));
    };
    return { ...urls, applicationRole, adopted, stop: () => (stopped ??= end()) };
  } catch (error) {
    await stopWhenUnused(cluster, place, log);
    throw error;
  }
};

/**
 * Returns the PostgreSQL of a data folder: the running one, or else one started now, on a new cluster if there is none.
 * Several processes may do so at once; each must call `stop()`. A killed process need not: the next process uses its
 * server. Loopback only, with random passwords; while the server runs, `postgres.url` holds the URLs of the owner and of
 * the application, one a line.
 *
 * @throws EmbeddedPostgresFault with a sentence for the operator; no process is left behind then
 */
export const startEmbeddedPostgres = async (options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> => {
  const place = placeIn(resolve(options.dataDir));
  try {
    await makeDataDir(place.dataDir);
    return await withLock(place.lockFile, () => use(place, options));
  } catch (error) {
    throw fileSystemFault(place.dataDir, error);
  }
};
