import { randomUUID } from 'node:crypto';
import { mkdir, readFile, readdir, rename, rm, rmdir, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

import { codeOf } from '@actiespoor/data-dir';

import { giveTo } from './account.js';
import { majorOf, type Binaries } from './binaries.js';
import { applicationRole, createCredentials, database, ownerRole, superuserRole, type Credentials } from './credentials.js';
import { binariesDoNotRun, birthFailed, complaintIn, diskFull, noCluster, otherVersion, tellsDiskFull } from './faults.js';
import { run, type Account, type RunResult } from './processes.js';

/** Everything needed to make, start and stop one cluster. */
export interface Cluster {
  /** The folder itself, not a link to it. */
  readonly folder: string;
  readonly binaries: Binaries;
  readonly account: Account | undefined;
}

// In postgresql.conf, where an operator may change them.
const settings = [
  'max_connections=100',
  'shared_buffers=128MB',
  'max_wal_size=512MB',
  'password_encryption=scram-sha-256',
  'timezone=UTC',
  'log_timezone=UTC',
  'log_min_error_statement=panic', // a failed statement may hold personal data
];

const access = `# Loopback with a password, and nothing else.
host all all 127.0.0.1/32 scram-sha-256
`;

// Single-user mode reads one statement per line.
const rolesAndDatabase = ({ superuser, owner, application }: Credentials): string => `
ALTER ROLE ${superuserRole} PASSWORD '${superuser}';
CREATE ROLE ${ownerRole} LOGIN CREATEDB CREATEROLE PASSWORD '${owner}';
CREATE ROLE ${applicationRole} LOGIN PASSWORD '${application}';
ALTER ROLE ${ownerRole} SET createrole_self_grant = 'set, inherit';
GRANT ${applicationRole} TO ${ownerRole} WITH ADMIN TRUE, INHERIT TRUE, SET TRUE;
CREATE DATABASE ${database} OWNER ${ownerRole};
`;

const verify = ({ code, output }: RunResult, folder: string): void => {
  if (code === 0) return;
  if (tellsDiskFull(output)) throw diskFull(folder);
  if (code === 127 || output.includes('error while loading shared libraries')) throw binariesDoNotRun(new Error(output));
  throw birthFailed(folder, complaintIn(output), new Error(output));
};

const initialise = async ({ binaries, account }: Cluster, folder: string): Promise<void> => {
  const locale = ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
  // No connection is possible before the passwords and our own pg_hba.conf are in place.
  const args = ['-D', folder, '-U', superuserRole, '--auth=reject', ...locale, ...settings.flatMap((setting) => ['-c', setting])];
  verify(await run(binaries.initdb, args, { account }), dirname(folder));
};

const populate = async ({ binaries, account }: Cluster, folder: string): Promise<void> => {
  const input = rolesAndDatabase(await createCredentials(folder));
  const args = ['--single', '-D', folder, '-c', 'exit_on_error=on', 'postgres'];
  verify(await run(binaries.postgres, args, { account, input }), dirname(folder));
  await writeFile(join(folder, 'pg_hba.conf'), access);
};

const draftPrefix = (folder: string): string => `${basename(folder)}.new-`;

const removeDrafts = async (folder: string): Promise<void> => {
  const names = (await readdir(dirname(folder))).filter((name) => name.startsWith(draftPrefix(folder)));
  for (const name of names) await rm(join(dirname(folder), name), { recursive: true, force: true, maxRetries: 5 });
};

// The draft gets a new name: the initdb of a killed process may still write to the former draft, or clean it up.
const create = async (cluster: Cluster): Promise<void> => {
  const draft = join(dirname(cluster.folder), `${draftPrefix(cluster.folder)}${randomUUID().slice(0, 8)}`);
  try {
    await mkdir(draft, { mode: 0o700 });
    await giveTo(draft, cluster.account);
    await initialise(cluster, draft);
    await populate(cluster, draft);
    await giveTo(draft, cluster.account);
    await rename(draft, cluster.folder);
  } catch (error) {
    await rm(draft, { recursive: true, force: true, maxRetries: 5 });
    throw error;
  }
};

const versionOf = async (folder: string): Promise<string | undefined> => {
  try {
    return (await readFile(join(folder, 'PG_VERSION'), 'utf8')).trim();
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
};

const removeWhenEmpty = async (folder: string): Promise<void> => {
  try {
    await rmdir(folder);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return;
    throw codeOf(error) === 'ENOTEMPTY' ? noCluster(folder) : error;
  }
};

/**
 * Makes the cluster with its roles and database if it does not exist, completely or not at all, and checks the version of
 * an existing one. Call under the lock.
 *
 * @throws EmbeddedPostgresFault for a cluster of another major version, a folder with other contents, a full disk,
 *   or a PostgreSQL that does not run here
 */
export const ensureCluster = async (cluster: Cluster): Promise<void> => {
  const { folder, binaries, account } = cluster;
  await removeDrafts(folder);
  const version = await versionOf(folder);
  if (version === undefined) {
    await removeWhenEmpty(folder);
    return create(cluster);
  }
  if (version !== majorOf(binaries)) throw otherVersion(folder, version, majorOf(binaries));
  if (account !== undefined && (await stat(folder)).uid === 0) await giveTo(folder, account);
};
