import { mkdir, stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';

import { DataDirFault, isCode } from './faults.js';

interface Made {
  readonly isNew: boolean;
}

const isFolder = async (path: string): Promise<boolean> => (await stat(path)).isDirectory();

const made = async (path: string, mode: number): Promise<Made> => {
  try {
    await mkdir(path, { mode });
    return { isNew: true };
  } catch (fault) {
    if (isCode(fault, 'EEXIST') && (await isFolder(path))) return { isNew: false };
    throw fault;
  }
};

/** Makes one level at a time: where nothing can be made (`/proc`), `mkdir` of Node with `recursive` never returns. */
const madeWithParents = async (path: string, mode: number): Promise<Made> => {
  try {
    return await made(path, mode);
  } catch (fault) {
    if (!isCode(fault, 'ENOENT') || dirname(path) === path) throw fault;
    await madeWithParents(dirname(path), mode);
    return made(path, mode);
  }
};

/**
 * Makes a folder and the missing folders above it.
 *
 * @param mode mode of each new folder
 * @throws DataDirFault
 */
export const makeFolder = async (folder: string, mode = 0o777): Promise<Made> => {
  try {
    return await madeWithParents(resolve(folder), mode);
  } catch (fault) {
    throw new DataDirFault(folder, fault);
  }
};
