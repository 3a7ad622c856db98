import { setTimeout as delay } from 'node:timers/promises';

import { type Arrival, type Position, standstillOf } from '@actiespoor/event-store';
import { sql } from 'kysely';

import { type AnyDatabase, bookkeeping } from './bookkeeping.js';
import type { ReadModels } from './read-models.js';

interface CheckpointRow {
  readonly name: string;
  readonly version: number;
  readonly positie: Position | null;
  readonly gevraagd: 'lopen' | 'pauze';
  readonly staat: string | null;
  readonly melding: string | null;
}

const rowsIn = async (db: AnyDatabase, readModels: ReadModels): Promise<readonly CheckpointRow[]> => {
  const versions = new Map(readModels.tables.map(({ projection }) => [projection.name, projection.version]));
  const { checkpoint } = bookkeeping(readModels);
  const { rows } = await sql<CheckpointRow>`select name, version, positie, gevraagd, staat, melding from ${checkpoint} order by version`.execute(db);
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

const standstillIn = ({ name, gevraagd, staat, melding }: CheckpointRow): Arrival | undefined =>
  standstillOf({ name, isPaused: gevraagd === 'pauze', ...(staat !== null && { state: staat }), ...(melding !== null && { error: melding }) });

/** The position of a read model that was made from another store means nothing here. */
const isThere = ({ positie, staat }: CheckpointRow, position: Position): boolean => staat !== 'astray' && (positie ?? '') >= position;

const arrivalNow = async (db: AnyDatabase, { readModels, names, position }: Awaited): Promise<Arrival> => {
  const rows = new Map((await rowsIn(db, readModels)).filter(({ name }) => names.includes(name)).map((row) => [row.name, row]));
  const awaited = names.map((name) => rows.get(name)).filter((row) => !row || !isThere(row, position));
  if (awaited.length === 0) return { outcome: 'reached' };
  return awaited.map((row) => row && standstillIn(row)).find((found) => found !== undefined) ?? { outcome: 'behind' };
};

/** Waits until the projections reached the position; for a process that does not run them itself. One that stands still is not waited for. */
export const arrivalAt = async (db: AnyDatabase, awaited: Awaited): Promise<Arrival> => {
  const deadline = performance.now() + awaited.timeoutMs;
  for (let pause = shortestPause; ; pause = Math.min(pause * 2, longestPause)) {
    const arrival = await arrivalNow(db, awaited);
    const left = deadline - performance.now();
    if (arrival.outcome !== 'behind' || left <= 0) return arrival;
    await delay(Math.min(pause, left));
  }
};
