import { access } from 'node:fs/promises';
import { join, resolve } from 'node:path';

import { codeOf } from '@actiespoor/data-dir';

import { placeIn } from './place.js';

const absent = new Set(['ENOENT', 'ENOTDIR']);

/** Whether a data folder has a database, running or not; nothing is made or started. What cannot be seen may be there. */
export const hasCluster = async (dataDir: string): Promise<boolean> => {
  try {
    await access(join(placeIn(resolve(dataDir)).cluster, 'PG_VERSION'));
    return true;
  } catch (error) {
    return !absent.has(codeOf(error) ?? '');
  }
};
