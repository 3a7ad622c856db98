import { setTimeout as delay } from 'node:timers/promises';

import type { Position } from '@actiespoor/event-store';
import { sql } from 'kysely';

import { type AnyDatabase, bookkeeping } from './bookkeeping.js';
import type { ReadModels } from './read-models.js';

interface CheckpointRow {
  readonly name: string;
  readonly version: number;
  readonly positie: Position | null;
}

/** The position of every projection, by name: in the version of this program, or in its newest version if this program has no table of it. */
export const readCheckpoints = async (db: AnyDatabase, readModels: ReadModels): Promise<ReadonlyMap<string, Position>> => {
  const versions = new Map(readModels.tables.map(({ projection }) => [projection.name, projection.version]));
  const { checkpoint } = bookkeeping(readModels);
  const { rows } = await sql<CheckpointRow>`select name, version, positie from ${checkpoint} order by version`.execute(db);
  const wanted = rows.filter(({ name, version }) => (versions.get(name) ?? version) === version);
  return new Map(wanted.flatMap(({ name, positie }) => (positie === null ? [] : [[name, positie] as const])));
};

export interface Awaited {
  readonly readModels: ReadModels;
  /** The projections that must have reached the position. */
  readonly names: readonly string[];
  readonly position: Position;
  readonly timeoutMs: number;
}

const shortestPause = 5;
const longestPause = 100;

const haveReached = async (db: AnyDatabase, { readModels, names, position }: Awaited): Promise<boolean> => {
  const checkpoints = await readCheckpoints(db, readModels);
  return names.every((name) => (checkpoints.get(name) ?? '') >= position);
};

/** True if the projections reached the position in time; for a process that does not run them itself. */
export const waitForPosition = async (db: AnyDatabase, awaited: Awaited): Promise<boolean> => {
  const deadline = performance.now() + awaited.timeoutMs;
  for (let pause = shortestPause; !(await haveReached(db, awaited)); pause = Math.min(pause * 2, longestPause)) {
    const left = deadline - performance.now();
    if (left <= 0) return false;
    await delay(Math.min(pause, left));
  }
  return true;
};
