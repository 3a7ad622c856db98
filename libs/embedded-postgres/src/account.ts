import { chmod, chown, readFile, readdir, realpath, stat } from 'node:fs/promises';
import type { Stats } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import { codeOf, makeFolder } from '@actiespoor/data-dir';

import { noAccount, noSharedFolder } from './faults.js';
import type { Account } from './processes.js';

const candidates = ['postgres', 'nobody'];
const sharedFolders = ['/var/lib/actiespoor', join(tmpdir(), 'actiespoor')];

const ownerRead = 0o400;
const ownerExecute = 0o100;

const passwd = async (): Promise<readonly Account[]> =>
  (await readFile('/etc/passwd', 'utf8'))
    .split('\n')
    .map((line) => line.split(':'))
    .map(([name = '', , uid, gid]) => ({ name, uid: Number(uid), gid: Number(gid) }));

const statOf = async (path: string): Promise<Stats | undefined> => {
  try {
    return await stat(path);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
};

export const isRoot = (): boolean => process.getuid?.() === 0;

/**
 * The OS user that PostgreSQL runs as, because it refuses root: the owner of an existing cluster, else `postgres`,
 * else `nobody`. Undefined if we are not root: PostgreSQL then runs as our own user.
 *
 * @throws EmbeddedPostgresFault if root has no such user
 */
export const chooseAccount = async (cluster: string): Promise<Account | undefined> => {
  if (!isRoot()) return undefined;
  const accounts = await passwd();
  const owner = await statOf(cluster);
  if (owner !== undefined && owner.uid !== 0) {
    return { name: accounts.find(({ uid }) => uid === owner.uid)?.name ?? String(owner.uid), uid: owner.uid, gid: owner.gid };
  }
  const account = candidates.map((name) => accounts.find((known) => known.name === name)).find((known) => known !== undefined);
  if (account === undefined) throw noAccount();
  return account;
};

// Shifts the owner's bit down to that of the group or of others.
const allows = ({ mode, uid, gid }: Stats, account: Account, bit: number): boolean => {
  if (uid === account.uid) return (mode & bit) !== 0;
  return (mode & (gid === account.gid ? bit >> 3 : bit >> 6)) !== 0;
};

const passes = async (folder: string, account: Account): Promise<boolean> => {
  const parent = dirname(folder);
  const open = allows(await stat(folder), account, ownerExecute);
  return open && (parent === folder || passes(parent, account));
};

/** True if the account may enter this existing folder and all those above it. */
export const canEnter = async (folder: string, account: Account | undefined): Promise<boolean> =>
  account === undefined || passes(await realpath(folder), account);

/** True if the account may read this existing file. */
export const canRead = async (file: string, account: Account | undefined): Promise<boolean> =>
  account === undefined || (allows(await stat(file), account, ownerRead) && (await canEnter(dirname(file), account)));

/** Gives a file, or a folder with its contents, to the account. */
export const giveTo = async (path: string, account: Account | undefined): Promise<void> => {
  if (account === undefined) return;
  await chown(path, account.uid, account.gid);
  if (!(await stat(path)).isDirectory()) return;
  for (const name of await readdir(path)) await giveTo(join(path, name), account);
};

const isOurs = async (folder: string, account: Account): Promise<boolean> => {
  try {
    const { isNew } = await makeFolder(folder);
    if (isNew) await chmod(folder, 0o755);
    const { uid, mode } = await stat(folder);
    return uid === 0 && (mode & 0o022) === 0 && (await canEnter(folder, account));
  } catch {
    return false;
  }
};

/**
 * A folder of root that the account may enter, for files that it cannot reach in their own place. Made if absent.
 *
 * @throws EmbeddedPostgresFault if there is no place for it
 */
export const sharedFolder = async (account: Account): Promise<string> => {
  for (const folder of sharedFolders) if (await isOurs(folder, account)) return folder;
  throw noSharedFolder(account.name);
};
