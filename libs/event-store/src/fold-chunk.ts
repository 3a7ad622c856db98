import { type Folding, ProjectionFault } from './batch.js';
import type { Recorded } from './recorded.js';
import { factsOf } from './facts.js';
import type { ChunkWriter } from './building.js';

/** One fact for one row, with the stored event that it comes from. */
interface Step {
  readonly fact: Recorded;
  readonly recorded: Recorded;
}

// Rows are in memory only while they are folded: this many at a time.
const rowsAtATime = 250;

const doOrBlame = <T>(recorded: Recorded, work: () => T): T => {
  try {
    return work();
  } catch (error) {
    throw new ProjectionFault([recorded], 0, error);
  }
};

/** The facts of these events by the row that they touch, so that each row is read and written once. */
const stepsByKey = ({ projection, schema }: Folding, events: readonly Recorded[]): ReadonlyMap<string, readonly Step[]> => {
  const steps = new Map<string, Step[]>();
  const add = (key: string, step: Step): void => {
    const known = steps.get(key);
    if (known) known.push(step);
    else steps.set(key, [step]);
  };
  for (const recorded of events) {
    doOrBlame(recorded, () => {
      for (const fact of factsOf(schema, recorded)) for (const key of projection.keysOf(fact)) add(key, { fact, recorded });
    });
  }
  return steps;
};

const foldRow = ({ projection }: Folding, key: string, { before, steps }: { before: object | undefined; steps: readonly Step[] }): object | undefined =>
  steps.reduce((row, { fact, recorded }) => doOrBlame(recorded, () => projection.project(row, fact, key)), before);

const writeGroup = async (folding: Folding, writer: ChunkWriter, group: readonly (readonly [string, readonly Step[]])[]): Promise<number> => {
  const keys = group.map(([key]) => key);
  const before = folding.projection.insertOnly ? new Map<string, object>() : await writer.load(keys);
  const after = new Map<string, object>();
  for (const [key, steps] of group) {
    const row = foldRow(folding, key, { before: before.get(key), steps });
    if (row) after.set(key, row);
  }
  const rows = [...after];
  const added = rows.filter(([key]) => !before.has(key));
  await writer.change(new Map(rows.filter(([key]) => before.has(key))));
  await writer.add(new Map(added));
  return added.length;
};

/**
 * Folds events into the rows of a new generation, a group of rows at a time. Returns the number of rows that are new.
 *
 * @throws ProjectionFault with the event at fault; the caller must then undo the chunk
 */
export const foldChunk = async (folding: Folding, writer: ChunkWriter, events: readonly Recorded[]): Promise<number> => {
  const entries = [...stepsByKey(folding, events)];
  let added = 0;
  for (let start = 0; start < entries.length; start += rowsAtATime) {
    added += await writeGroup(folding, writer, entries.slice(start, start + rowsAtATime));
  }
  return added;
};

/** A writer for a generation in which no row stands yet that these events touch: nothing is read. */
export const onlyNew = (writer: ChunkWriter): ChunkWriter => ({
  load: () => Promise.resolve(new Map()),
  add: (rows) => writer.add(rows),
  change: (rows) => writer.change(rows),
});
