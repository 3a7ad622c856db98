import type { Misfiled, Position } from '@actiespoor/event-store';

import { type Bevinding, Bevindingen, meldingen } from './bevinding.js';
import type { History } from './stored-events.js';
import type { MisfiledWortel, WortelStore } from './wortel-store.js';

/** What a store keeps beside its events, and is not what they say. At most the first thousand are named. */
export interface Opslag {
  readonly bevindingen: readonly Bevinding[];
  readonly aantalBevindingen: number;
}

const meldingOf = ({ recordedAt, doubleNames }: Misfiled): string => (doubleNames === undefined ? meldingen.anderMoment(recordedAt ?? '') : meldingen.dubbeleNaam(doubleNames));

/** What was changed in the event itself is known of already. */
export const checkFiling = async (misfiled: AsyncIterable<Misfiled>, bevindingen: Bevindingen): Promise<void> => {
  for await (const one of misfiled) {
    const place = { soort: 'gewijzigd', positie: one.position, stream: one.stream, revisie: one.revision } as const;
    if (!bevindingen.knows(place)) bevindingen.add({ ...place, melding: meldingOf(one) });
  }
};

/** The same of the roots: what stands beside what was signed. */
export const checkWortelFiling = (misfiled: readonly MisfiledWortel[] | undefined, bevindingen: Bevindingen): void => {
  for (const { dag, columns } of misfiled ?? []) {
    const melding = columns ? meldingen.wortelKolommen(columns.nummer, columns.dag) : meldingen.wortelTekst;
    bevindingen.add({ soort: 'wortel', ...(dag !== undefined && { dag }), melding });
  }
};

async function* upTo(misfiled: AsyncIterable<Misfiled>, until: Position | undefined): AsyncIterable<Misfiled> {
  for await (const one of misfiled) {
    if (until !== undefined && one.position > until) return;
    yield one;
  }
}

interface Looked {
  /** The last position that is looked at; absent is the end. */
  readonly until?: Position | undefined;
  /** Looked at as well, where the export holds them. */
  readonly wortels?: WortelStore;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Looks at what an export leaves behind: the columns by which one searches. An export holds what the events say, so that it is whole
 * where they are not.
 */
export const checkOpslag = async (store: Pick<History, 'misfiled'>, { until, wortels, signal = new AbortController().signal }: Looked = {}): Promise<Opslag> => {
  const bevindingen = new Bevindingen();
  const misfiled = store.misfiled?.(signal);
  if (misfiled) await checkFiling(upTo(misfiled, until), bevindingen);
  checkWortelFiling(await wortels?.misfiled?.(), bevindingen);
  signal.throwIfAborted();
  return { bevindingen: bevindingen.kept, aantalBevindingen: bevindingen.total };
};
