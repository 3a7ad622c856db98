import { execFile } from 'node:child_process';
import { open, rm, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** A small file system that is soon full. */
export interface SmallDisk {
  /** Fills the disk, up to this many free bytes. */
  fillUpTo(left: number): Promise<void>;
  makeRoom(): Promise<void>;
  unmount(): Promise<void>;
}

const block = 1_048_576;

const freeOn = async (folder: string): Promise<number> => {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize;
};

const fill = async (folder: string, left: number): Promise<void> => {
  const file = await open(join(folder, 'vulling'), 'a');
  try {
    for (let free = await freeOn(folder); free > left; free = await freeOn(folder)) await file.write(Buffer.alloc(Math.min(block, free - left)));
  } finally {
    await file.close();
  }
};

/**
 * Mounts a file system in memory on an existing folder.
 *
 * @returns the reason if that is impossible: it takes root and a machine that allows it
 */
export const smallDisk = async (folder: string, megabytes: number): Promise<SmallDisk | string> => {
  if (process.getuid?.() !== 0) return 'alleen root mag een bestandssysteem aankoppelen';
  try {
    await run('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m,mode=711`, 'actiespoor-proef', folder]);
  } catch (error) {
    return `aankoppelen lukt niet: ${error instanceof Error ? error.message.trim() : String(error)}`;
  }
  return {
    fillUpTo: (left) => fill(folder, left),
    makeRoom: () => rm(join(folder, 'vulling'), { force: true }),
    unmount: async () => void (await run('umount', [folder])),
  };
};
