import { access } from 'node:fs/promises';
import { join, resolve } from 'node:path';

import { codeOf } from '@actiespoor/data-dir';

import { placeIn } from './place.js';

const absent = new Set(['ENOENT', 'ENOTDIR']);

/** True if a data folder has a database, running or not; makes and starts nothing. A folder that cannot be read counts as having one. */
export const hasCluster = async (dataDir: string): Promise<boolean> => {
  try {
    await access(join(placeIn(resolve(dataDir)).cluster, 'PG_VERSION'));
    return true;
  } catch (error) {
    return !absent.has(codeOf(error) ?? '');
  }
};
