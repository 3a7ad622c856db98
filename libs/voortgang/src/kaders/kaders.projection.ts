import type { Position, Projection, Recorded } from '@actiespoor/event-store';
import type { KaderEvent } from '@actiespoor/plan/events';
import { streamPrefix } from '@actiespoor/plan/model';

import { factOf, type DataOf } from '../fact.js';
import { earlier, type Gezet } from '../gezet.js';

export type KaderGegevens = Omit<DataOf<'KaderGeregistreerd'>, 'op'>;

/** A beleidskader as registered. */
export interface KaderRij {
  readonly stream: string;
  readonly revisie: number;
  readonly positie: Position;
  readonly gegevens: Gezet<KaderGegevens>;
}

const gegevensOf = (recorded: Recorded): Gezet<KaderGegevens> => {
  const { type, data } = factOf<KaderEvent>(recorded);
  switch (type) {
    case 'KaderGeregistreerd': {
      const { op, ...waarde } = data;
      return { waarde, op, positie: recorded.position };
    }
  }
};

/** Kaders by id. */
export const kaders: Projection<KaderRij> = {
  name: 'kaders',
  version: 1,
  streamPrefixes: [streamPrefix.kader],
  insertOnly: false,
  policy: 'halt',
  isOfOneStream: true,
  keysOf: (recorded) => [factOf<KaderEvent>(recorded).data.kaderId],
  project: (rij, recorded) => ({
    stream: recorded.stream,
    revisie: Number(recorded.revision),
    positie: recorded.position,
    // Registered again of an earlier day, it was there from then on.
    gegevens: earlier(rij?.gegevens, gegevensOf(recorded)),
  }),
  streamsOf: ({ stream }) => [stream],
};
