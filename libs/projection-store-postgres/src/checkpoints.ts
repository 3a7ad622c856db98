import { setTimeout as delay } from 'node:timers/promises';

import type { Position } from '@actiespoor/event-store';
import { sql } from 'kysely';

import { type AnyDatabase, bookkeeping } from './bookkeeping.js';
import type { ReadModels } from './read-models.js';

interface CheckpointRow {
  readonly name: string;
  readonly version: number;
  readonly positie: Position | null;
  readonly staat: string | null;
}

const rowsIn = async (db: AnyDatabase, readModels: ReadModels): Promise<readonly CheckpointRow[]> => {
  const versions = new Map(readModels.tables.map(({ projection }) => [projection.name, projection.version]));
  const { checkpoint } = bookkeeping(readModels);
  const { rows } = await sql<CheckpointRow>`select name, version, positie, staat from ${checkpoint} order by version`.execute(db);
  return rows.filter(({ name, version }) => (versions.get(name) ?? version) === version);
};

/** The position of every projection, by name: in the version of this program, or in its newest version if this program has no table of it. */
export const readCheckpoints = async (db: AnyDatabase, readModels: ReadModels): Promise<ReadonlyMap<string, Position>> => {
  const rows = await rowsIn(db, readModels);
  return new Map(rows.flatMap(({ name, positie }) => (positie === null ? [] : [[name, positie] as const])));
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

/** `never`: one of them was made from another store, and its position means nothing here. */
const progressOf = async (db: AnyDatabase, { readModels, names, position }: Awaited): Promise<'reached' | 'behind' | 'never'> => {
  const rows = (await rowsIn(db, readModels)).filter(({ name }) => names.includes(name));
  if (rows.some(({ staat }) => staat === 'astray')) return 'never';
  const reached = new Map(rows.map(({ name, positie }) => [name, positie ?? '']));
  return names.every((name) => (reached.get(name) ?? '') >= position) ? 'reached' : 'behind';
};

/**
 * True if the projections reached the position in time; for a process that does not run them itself. One that belongs to another store is not
 * waited for.
 */
export const waitForPosition = async (db: AnyDatabase, awaited: Awaited): Promise<boolean> => {
  const deadline = performance.now() + awaited.timeoutMs;
  for (let pause = shortestPause; ; pause = Math.min(pause * 2, longestPause)) {
    const progress = await progressOf(db, awaited);
    const left = deadline - performance.now();
    if (progress !== 'behind' || left <= 0) return progress === 'reached';
    await delay(Math.min(pause, left));
  }
};
