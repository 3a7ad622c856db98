import type { Misfiled, Position } from '@actiespoor/event-store';

import { type Bevinding, Bevindingen, meldingen } from './bevinding.js';
import type { History } from './stored-events.js';

/** What a store keeps beside its events, and is not what they say. At most the first thousand are named. */
export interface Opslag {
  readonly bevindingen: readonly Bevinding[];
  readonly aantalBevindingen: number;
}

/** What was changed in the event itself is known of already. */
export const checkFiling = async (misfiled: AsyncIterable<Misfiled>, bevindingen: Bevindingen): Promise<void> => {
  for await (const { position, stream, revision, recordedAt } of misfiled) {
    const place = { soort: 'gewijzigd', positie: position, stream, revisie: revision } as const;
    if (!bevindingen.knows(place)) bevindingen.add({ ...place, melding: meldingen.anderMoment(recordedAt) });
  }
};

async function* upTo(misfiled: AsyncIterable<Misfiled>, until: Position | undefined): AsyncIterable<Misfiled> {
  for await (const one of misfiled) {
    if (until !== undefined && one.position > until) return;
    yield one;
  }
}

/**
 * Looks at what an export leaves behind: the columns by which one searches. An export holds what the events say, so that it is whole
 * where they are not.
 *
 * @param until the last position that is looked at; absent is the end
 */
export const checkOpslag = async (store: Pick<History, 'misfiled'>, { until, signal = new AbortController().signal }: { readonly until?: Position | undefined; readonly signal?: AbortSignal | undefined } = {}): Promise<Opslag> => {
  const bevindingen = new Bevindingen();
  const misfiled = store.misfiled?.(signal);
  if (misfiled) await checkFiling(upTo(misfiled, until), bevindingen);
  signal.throwIfAborted();
  return { bevindingen: bevindingen.kept, aantalBevindingen: bevindingen.total };
};
