import { setTimeout as delay } from 'node:timers/promises';

import type { Position } from '@actiespoor/event-store';

import type { ReadDatabase } from './database.js';
import { projectionTables } from './projection-tables.js';

const versions = new Map(projectionTables.map(({ projection }) => [projection.name, projection.version]));

/** Where every projection stands, by name: in the version of this program, or for what has no table here in its newest. */
export const readCheckpoints = async (db: ReadDatabase): Promise<ReadonlyMap<string, Position>> => {
  const rows = await db.selectFrom('voortgang.checkpoint').select(['name', 'version', 'positie']).orderBy('version').execute();
  const wanted = rows.filter(({ name, version }) => (versions.get(name) ?? version) === version);
  return new Map(wanted.flatMap(({ name, positie }) => (positie === null ? [] : [[name, positie] as const])));
};

export interface Awaited {
  /** The projections that must have come so far. */
  readonly names: readonly string[];
  readonly position: Position;
  readonly timeoutMs: number;
}

const shortestPause = 5;
const longestPause = 100;

const haveReached = async (db: ReadDatabase, { names, position }: Awaited): Promise<boolean> => {
  const checkpoints = await readCheckpoints(db);
  return names.every((name) => (checkpoints.get(name) ?? '') >= position);
};

/** Whether the projections came so far in time; for a process that does not run them itself. */
export const waitForPosition = async (db: ReadDatabase, awaited: Awaited): Promise<boolean> => {
  const deadline = performance.now() + awaited.timeoutMs;
  for (let pause = shortestPause; !(await haveReached(db, awaited)); pause = Math.min(pause * 2, longestPause)) {
    const left = deadline - performance.now();
    if (left <= 0) return false;
    await delay(Math.min(pause, left));
  }
  return true;
};
