import { readFile } from 'node:fs/promises';

import { codeOf, DataDirFault } from '@actiespoor/data-dir';

import type { ProcessIdentity } from './processes.js';

/** The identity that a process wrote to a file; `damaged` after a power cut or an edit by hand. */
export type Note<T extends ProcessIdentity> = T | 'damaged' | undefined;

const isIdentity = (value: unknown): value is ProcessIdentity => {
  if (typeof value !== 'object' || value === null) return false;
  const { pid, startTime } = value as Partial<Record<keyof ProcessIdentity, unknown>>;
  return typeof pid === 'number' && Number.isSafeInteger(pid) && pid > 0 && typeof startTime === 'string';
};

/** Undefined if there is no such file. @throws DataDirFault if it is unreadable */
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
