import { canonicalJson } from '@actiespoor/kernel';

import type { Folding } from './batch.js';
import type { Building } from './building.js';
import type { EventStore } from './event-store.js';
import type { Position, Recorded } from './recorded.js';
import { factsOf } from './facts.js';
import { StreamTampered } from './tampering.js';

/** The rebuild cannot go on, or its outcome must not take the place of what stands. */
export class RebuildFault extends Error {
  override readonly name = 'RebuildFault';
}

export interface Checking extends Folding {
  readonly store: EventStore;
  /** How many rows are folded once more to compare; 100 unless told. */
  readonly sampleSize?: number;
}

export interface Checked {
  readonly rows: number;
  /** How many of them were folded once more and are the same. */
  readonly checked: number;
}

const defaultSampleSize = 100;

/** As it comes out of a database, in one order of names. */
const canonical = (row: object | undefined): string => canonicalJson(JSON.parse(JSON.stringify(row ?? null)));

const inOrder = (a: Recorded, b: Recorded): number => (a.position < b.position ? -1 : 1);

const eventsFor = async (store: EventStore, streams: readonly string[], upTo: Position): Promise<readonly Recorded[]> => {
  const events: Recorded[] = [];
  for (const stream of new Set(streams)) {
    for await (const recorded of store.read(stream)) if (recorded.position <= upTo) events.push(recorded);
  }
  return events.toSorted(inOrder);
};

/** The row as its own streams tell it, without the feed. Every event before `upTo` counts, but those that wait. */
const liveFold = async (checking: Checking, { key, row }: { key: string; row: object }, { checkpoint, parked }: Snapshot): Promise<object | undefined> => {
  const { store, projection, schema } = checking;
  const waiting = new Set(parked.map(({ position }) => position));
  const events = await eventsFor(store, projection.streamsOf(row), checkpoint);
  return events
    .filter(({ position }) => !waiting.has(position))
    .flatMap((recorded) => factsOf(schema, recorded))
    .filter((fact) => projection.keysOf(fact).includes(key))
    .reduce<object | undefined>((folded, fact) => projection.project(folded, fact, key), undefined);
};

interface Snapshot {
  readonly checkpoint: Position;
  readonly parked: Building['parked'];
}

/** Whether the streams of a row make it once more. What somebody hid on the server cannot be compared, and is no fault of the row. */
const isAsFolded = async (checking: Checking, { key, row }: { key: string; row: object }, snapshot: Snapshot): Promise<boolean | 'hidden'> => {
  try {
    return canonical(row) === canonical(await liveFold(checking, { key, row }, snapshot));
  } catch (error) {
    if (error instanceof StreamTampered) return 'hidden';
    throw error;
  }
};

/** Gives how many rows were compared. */
const checkRows = async (checking: Checking, sample: ReadonlyMap<string, object>, snapshot: Snapshot): Promise<number> => {
  let compared = 0;
  for (const [key, row] of sample) {
    const verdict = await isAsFolded(checking, { key, row }, snapshot);
    if (verdict === true) compared += 1;
    if (verdict !== false) continue;
    throw new RebuildFault(`Projectie ${checking.projection.name}: rij ${key} is na de herbouw niet zoals haar gebeurtenissen haar maken; de oude tabel blijft staan`);
  }
  return compared;
};

/**
 * Whether a new generation is what the store says: as many rows as were made, and of a sample each row folded once
 * more from its own streams, and what the store keeps beside them.
 *
 * @throws RebuildFault
 */
export const checkGeneration = async (checking: Checking, building: Building): Promise<Checked> => {
  const { projection, sampleSize = defaultSampleSize } = checking;
  const rows = await building.count();
  if (rows !== building.rows) {
    throw new RebuildFault(`Projectie ${projection.name}: na de herbouw zijn er ${rows} rijen in plaats van ${building.rows}; de oude tabel blijft staan`);
  }
  const { checkpoint, parked } = building;
  if (checkpoint === undefined) return { rows, checked: 0 };
  const sample = await building.sample(sampleSize);
  const checked = await checkRows(checking, sample, { checkpoint, parked });
  const beside = await building.faultBeside?.(sample);
  if (beside !== undefined) throw new RebuildFault(`Projectie ${projection.name}: na de herbouw klopt iets niet: ${beside}; de oude tabel blijft staan`);
  return { rows, checked };
};
