import { randomUUID } from 'node:crypto';
import { readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { codeOf, makeFolder } from '@actiespoor/data-dir';

import { readNote } from './noted-process.js';
import { isAlive, ownIdentity } from './processes.js';

const listed = async (folder: string): Promise<readonly string[]> => {
  try {
    return await readdir(folder);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return [];
    throw error;
  }
};

/** Records that this process uses the server. Returns the lease file; one process may hold several. Call under the lock. */
export const takeLease = async (folder: string): Promise<string> => {
  const identity = await ownIdentity();
  const lease = join(folder, `${identity.pid}-${randomUUID().slice(0, 8)}`);
  await makeFolder(folder);
  await writeFile(lease, JSON.stringify(identity), { flag: 'wx', mode: 0o600 });
  return lease;
};

const isHeld = async (lease: string): Promise<boolean> => {
  const holder = await readNote(lease);
  return holder !== undefined && holder !== 'damaged' && (await isAlive(holder));
};

/** Removes the leases of dead processes and returns true if a live process still has one. Call under the lock. */
export const isLeased = async (folder: string): Promise<boolean> => {
  let leased = false;
  for (const name of await listed(folder)) {
    const lease = join(folder, name);
    if (await isHeld(lease)) leased = true;
    else await rm(lease, { force: true });
  }
  return leased;
};
