import { readFile } from 'node:fs/promises';

import { codeOf, DataDirFault } from '@actiespoor/data-dir';

import type { ProcessIdentity } from './processes.js';

/** What a file says of the process that wrote it; `damaged` is what a power cut, or somebody's editor, leaves of it. */
export type Note<T extends ProcessIdentity> = T | 'damaged' | undefined;

const isIdentity = (value: unknown): value is ProcessIdentity => {
  if (typeof value !== 'object' || value === null) return false;
  const { pid, startTime } = value as Partial<Record<keyof ProcessIdentity, unknown>>;
  return typeof pid === 'number' && Number.isSafeInteger(pid) && pid > 0 && typeof startTime === 'string';
};

/** Undefined where there is no such file. @throws DataDirFault where it cannot be read */
export const readNote = async <T extends ProcessIdentity>(file: string): Promise<Note<T>> => {
  try {
    const value: unknown = JSON.parse(await readFile(file, 'utf8'));
    return isIdentity(value) ? (value as T) : 'damaged';
  } catch (error) {
    if (error instanceof SyntaxError) return 'damaged';
    if (codeOf(error) === 'ENOENT') return undefined;
    throw new DataDirFault(file, error);
  }
};
