import { randomUUID } from 'node:crypto';
import { link, rm, writeFile } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';

import { codeOf } from '@actiespoor/data-dir';

import { lockHeld } from './faults.js';
import { readNote } from './noted-process.js';
import { isAlive, ownIdentity, type ProcessIdentity } from './processes.js';

interface Lock extends ProcessIdentity {
  readonly id: string;
}

const patienceInMs = 120_000;
const pauseInMs = 25;

// A lock file that a power cut damaged: it counts as held by a process that cannot exist.
const damaged: Lock = { id: 'damaged', pid: 2 ** 31 - 1, startTime: '' };

const readLock = async (file: string): Promise<Lock | undefined> => {
  const note = await readNote<Lock>(file);
  return note === 'damaged' ? damaged : note;
};

// A link appears with its content in one step: no process ever reads a half-written lock.
const placed = async (file: string, lock: Lock): Promise<boolean> => {
  const draft = `${file}.${lock.id}`;
  await writeFile(draft, JSON.stringify(lock), { flag: 'wx', mode: 0o600 });
  try {
    await link(draft, file);
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  } finally {
    await rm(draft, { force: true });
  }
};

// The lock of a dead process is removed under a lock of its own. Otherwise, of two processes that both saw the dead one,
// the slower would remove the live lock that the faster has just placed.
const removeWhenDead = async (file: string): Promise<void> => {
  const held = await readLock(file);
  if (held === undefined || (await isAlive(held))) return;
  await withLock(`${file}.dead-${held.id}`, async () => {
    if ((await readLock(file))?.id === held.id) await rm(file, { force: true });
  });
};

/**
 * Runs the work while holding a lock file that at most one live process holds. Waits at most two minutes for another process.
 *
 * @throws EmbeddedPostgresFault if the other process keeps the lock
 */
export const withLock = async <T>(file: string, work: () => Promise<T>): Promise<T> => {
  const lock: Lock = { ...(await ownIdentity()), id: randomUUID() };
  const deadline = performance.now() + patienceInMs;
  while (!(await placed(file, lock))) {
    await removeWhenDead(file);
    if (performance.now() > deadline) throw lockHeld(file, (await readLock(file))?.pid);
    await delay(pauseInMs);
  }
  try {
    return await work();
  } finally {
    await rm(file, { force: true });
  }
};
