import type { Misfiled, Position } from '@actiespoor/event-store';

import { type Bevinding, Bevindingen, meldingen } from './bevinding.js';
import type { History } from './stored-events.js';
import type { MisfiledWortel, WortelStore } from './wortel-store.js';

/** Faults in the search columns that a store keeps beside its events. At most the first thousand are listed. */
export interface FilingReport {
  readonly bevindingen: readonly Bevinding[];
  readonly aantalBevindingen: number;
}

const meldingOf = ({ recordedAt, doubleNames }: Misfiled): string =>
  doubleNames === undefined ? meldingen.anderMoment(recordedAt ?? '') : meldingen.dubbeleNaam(doubleNames);

/** Adds misfiled events, except events that are known to be altered themselves. */
export const checkFiling = async (misfiled: AsyncIterable<Misfiled>, bevindingen: Bevindingen): Promise<void> => {
  for await (const one of misfiled) {
    const place = { soort: 'gewijzigd', positie: one.position, stream: one.stream, revisie: one.revision } as const;
    if (!bevindingen.knows(place)) bevindingen.add({ ...place, melding: meldingOf(one) });
  }
};

/** Adds misfiled roots: those whose columns or text differ from the signed statement. */
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
  /** The last position to check; the end if absent. */
  readonly until?: Position | undefined;
  /** Roots to check as well, if the export holds them. */
  readonly wortels?: WortelStore;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Checks the search columns, which an export leaves out. An export is taken from the events themselves, so it can be whole
 * where the columns are not.
 */
export const checkStoreFiling = async (
  store: Pick<History, 'misfiled'>,
  { until, wortels, signal = new AbortController().signal }: Looked = {},
): Promise<FilingReport> => {
  const bevindingen = new Bevindingen();
  const misfiled = store.misfiled?.(signal);
  if (misfiled) await checkFiling(upTo(misfiled, until), bevindingen);
  checkWortelFiling(await wortels?.misfiled?.(), bevindingen);
  signal.throwIfAborted();
  return { bevindingen: bevindingen.kept, aantalBevindingen: bevindingen.total };
};
