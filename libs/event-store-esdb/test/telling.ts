import type { Projection, Recorded } from '@actiespoor/event-store';

export interface Telling {
  readonly ids: readonly string[];
}

/** Per stream every id that came by, in order: an event lost, doubled or moved shows. */
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
