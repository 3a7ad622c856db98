import { createHash } from 'node:crypto';
import type { Stats } from 'node:fs';
import { access, chmod, constants, lstat, readlink, rename, symlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';

import { codeOf, makeFolder } from '@actiespoor/data-dir';

import { canEnter, isRoot, sharedFolder } from './account.js';
import { clusterOutOfReach } from './faults.js';
import type { Account } from './processes.js';

/** The files of an embedded server below its data folder. */
export interface Place {
  readonly dataDir: string;
  readonly cluster: string;
  readonly urlFile: string;
  readonly logFile: string;
  readonly lockFile: string;
  readonly leases: string;
}

const entryOf = async (path: string): Promise<Stats | undefined> => {
  try {
    return await lstat(path);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
};

export const placeIn = (dataDir: string): Place => ({
  dataDir,
  cluster: join(dataDir, 'postgres'),
  urlFile: join(dataDir, 'postgres.url'),
  logFile: join(dataDir, 'postgres.log'),
  lockFile: join(dataDir, 'postgres.lock'),
  leases: join(dataDir, 'leases'),
});

/** Makes the data folder if absent. The user that PostgreSQL runs as may pass through root's new folder, but not list it. */
export const makeDataDir = async (dataDir: string): Promise<void> => {
  const { isNew } = await makeFolder(dataDir, 0o700);
  if (isNew && isRoot()) await chmod(dataDir, 0o711);
  await access(dataDir, constants.W_OK);
};

// A data folder that was deleted and made again starts empty; the former cluster outside it is set aside and kept.
const setAside = async (cluster: string, log: (line: string) => void): Promise<void> => {
  if ((await entryOf(cluster)) === undefined) return;
  const aside = `${cluster}.old-${new Date(Date.now()).toISOString().replaceAll(':', '')}`;
  await rename(cluster, aside);
  log(`An earlier database of this data folder was moved to ${aside}`);
};

const moveOutside = async (cluster: string, account: Account, log: (line: string) => void): Promise<string> => {
  const name = createHash('sha256').update(cluster).digest('hex').slice(0, 12);
  const outside = join(await sharedFolder(account), name, 'postgres');
  await makeFolder(dirname(outside));
  await chmod(dirname(outside), 0o755);
  await setAside(outside, log);
  await symlink(outside, cluster);
  log(`User "${account.name}" cannot enter ${dirname(cluster)}: the database lies in ${outside}, with a link to it in the data folder`);
  return outside;
};

/**
 * The real folder of the cluster: the given one, the target of a link there, or, if the account cannot enter it, a new
 * place outside with a link to it. Call under the lock.
 *
 * @throws EmbeddedPostgresFault if the account cannot reach an existing cluster
 */
export const settledCluster = async (cluster: string, account: Account | undefined, log: (line: string) => void): Promise<string> => {
  const entry = await entryOf(cluster);
  if (entry?.isSymbolicLink()) return readlink(cluster);
  if (account === undefined || (await canEnter(dirname(cluster), account))) return cluster;
  if (entry !== undefined) throw clusterOutOfReach(cluster, account.name);
  return moveOutside(cluster, account, log);
};
