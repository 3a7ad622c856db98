import type { Projection, Recorded } from '@actiespoor/event-store';

export interface Telling {
  readonly ids: readonly string[];
}

/** Collects per stream every id that came by, in order: a lost, doubled or moved event shows. */
export const telling: Projection<Telling> = {
  name: 'telling',
  version: 1,
  streamPrefixes: ['proef-'],
  insertOnly: false,
  policy: 'halt',
  keysOf: ({ stream }) => [stream],
  project: (row, { id }: Recorded) => ({ ids: [...(row?.ids ?? []), id] }),
  streamsOf: () => [],
};
