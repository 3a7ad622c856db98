import { canonicalJson } from '@actiespoor/kernel';

import type { Folding } from './batch.js';
import type { Building } from './building.js';
import type { EventStore, ReadRange } from './event-store.js';
import type { Position, Recorded } from './recorded.js';
import { factsOf } from './facts.js';
import { StreamTampered } from './tampering.js';

/** The rebuild cannot continue, or its outcome must not replace the generation that is served. */
export class RebuildFault extends Error {
  override readonly name = 'RebuildFault';
}

export interface Checking extends Folding {
  readonly store: EventStore;
  /** The number of rows that are folded a second time to compare; 100 by default. */
  readonly sampleSize?: number;
}

export interface Checked {
  readonly rows: number;
  /** The number of rows that a second fold found equal. */
  readonly checked: number;
}

const defaultSampleSize = 100;

/** The row as a database returns it, with its keys in one order. */
const canonical = (row: object | undefined): string => canonicalJson(JSON.parse(JSON.stringify(row ?? null)));

const inOrder = (a: Recorded, b: Recorded): number => (a.position < b.position ? -1 : 1);

const rangeOf = (revision: bigint | undefined): ReadRange => (revision === undefined ? {} : { from: revision, to: revision });

/** The events that made the row, up to a position. */
const eventsFor = async ({ store, projection }: Checking, row: object, upTo: Position): Promise<readonly Recorded[]> => {
  const events: Recorded[] = [];
  const range = rangeOf(projection.revisionOf?.(row));
  for (const stream of new Set(projection.streamsOf(row))) {
    for await (const recorded of store.read(stream, range)) if (recorded.position <= upTo) events.push(recorded);
  }
  return events.toSorted(inOrder);
};

/** Folds the row from its own streams, without the feed. Every event up to the checkpoint counts, except parked ones. */
const liveFold = async (checking: Checking, { key, row }: { key: string; row: object }, { checkpoint, parked }: Snapshot): Promise<object | undefined> => {
  const { projection, schema } = checking;
  const waiting = new Set(parked.map(({ position }) => position));
  const events = await eventsFor(checking, row, checkpoint);
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

/**
 * Compares a row with a second fold of its streams. A part that somebody hid on the server cannot be compared, and is no fault of the row.
 */
const isAsFolded = async (checking: Checking, { key, row }: { key: string; row: object }, snapshot: Snapshot): Promise<boolean | 'hidden'> => {
  try {
    return canonical(row) === canonical(await liveFold(checking, { key, row }, snapshot));
  } catch (error) {
    if (error instanceof StreamTampered) return 'hidden';
    throw error;
  }
};

/** Returns the number of rows that were compared. */
const checkRows = async (checking: Checking, sample: ReadonlyMap<string, object>, snapshot: Snapshot): Promise<number> => {
  let compared = 0;
  for (const [key, row] of sample) {
    const verdict = await isAsFolded(checking, { key, row }, snapshot);
    if (verdict === true) compared += 1;
    if (verdict !== false) continue;
    throw new RebuildFault(
      `Projectie ${checking.projection.name}: rij ${key} is na de herbouw niet zoals haar gebeurtenissen haar maken; de oude tabel blijft staan`,
    );
  }
  return compared;
};

/**
 * Checks a new generation against the store: the number of rows, a sample of rows folded once more from their own
 * streams, and the data that the store keeps beside the rows.
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
