import { randomUUID } from 'node:crypto';
import { chmod, link, open, readFile, rm } from 'node:fs/promises';
import { dirname } from 'node:path';

import { codeOf, DataDirFault, isCode } from './faults.js';
import { makeFolder } from './make-folder.js';

const ownerOnly = 0o600;

const writeDurably = async (path: string, text: string): Promise<void> => {
  const file = await open(path, 'wx', ownerOnly);
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
};

/** Writes a file completely or not at all; if two processes write it at once, the first one stays. */
const writeOnce = async (path: string, text: string): Promise<void> => {
  const draft = `${path}.${randomUUID()}`;
  try {
    await writeDurably(draft, text);
    await link(draft, path);
  } catch (fault) {
    if (!isCode(fault, 'EEXIST')) throw fault;
  } finally {
    await rm(draft, { force: true });
  }
};

const readIfThere = async (path: string): Promise<string | undefined> => {
  try {
    await chmod(path, ownerOnly);
    return await readFile(path, 'utf8');
  } catch (fault) {
    if (isCode(fault, 'ENOENT')) return undefined;
    throw fault;
  }
};

const readOrMake = async (path: string, make: () => string | Promise<string>): Promise<string> => {
  const there = await readIfThere(path);
  if (there !== undefined) return there;
  await writeOnce(path, await make());
  return readFile(path, 'utf8');
};

/**
 * Reads a secret from a file that only its owner may read (mode 600). The first caller makes the file, with the folders above
 * it; callers at the same time get the same text.
 *
 * @param make produces the text if the file does not exist
 * @throws DataDirFault, and every fault of `make`
 */
export const keptSecret = async (path: string, make: () => string | Promise<string>): Promise<string> => {
  await makeFolder(dirname(path));
  try {
    return await readOrMake(path, make);
  } catch (fault) {
    throw codeOf(fault) === undefined ? fault : new DataDirFault(path, fault);
  }
};
