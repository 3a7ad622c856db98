import type { Misfiled, Recorded } from '@actiespoor/event-store';

import { type Bevinding, Bevindingen, meldingen } from './bevinding.js';
import { DayCheck } from './day-check.js';
import { checkFiling, checkWortelFiling } from './filing.js';
import { checkShielding } from './shielding.js';
import { type History, type Notarised, storedEvents } from './stored-events.js';
import { StreamCheck } from './stream-check.js';
import { type GetekendeWortel, wortelHash } from './wortel.js';
import { type AuditorKnowledge, checkWortels } from './wortel-check.js';
import type { MisfiledWortel } from './wortel-store.js';

export interface Controle {
  readonly gebeurtenissen: number;
  readonly streams: number;
  readonly wortels: number;
  /** The last root: a note of its fingerprint kept elsewhere lets a later check tell whether it was replaced. */
  readonly laatste?: { readonly dag: string; readonly hash: string };
  /** Events after the last root. In those, a cut-off end does not show, nor a change by somebody who also rewrote the hashes. */
  readonly nietGetekend: number;
  /** At most the first thousand. */
  readonly bevindingen: readonly Bevinding[];
  readonly aantalBevindingen: number;
}

export interface VerifyOptions extends AuditorKnowledge {
  /** True if this program can read such an event; it can read all if absent. */
  readonly isKnown?: (event: Recorded) => boolean;
  /** Findings about what stands beside the events. */
  readonly beside?: readonly Bevinding[];
  /** Called from time to time with the number of events checked so far. */
  readonly onProgress?: (events: number) => void;
  readonly signal?: AbortSignal;
}

const progressEvery = 1_000;

const lastOf = (wortels: readonly GetekendeWortel[]): Pick<Controle, 'laatste'> => {
  const last = wortels.at(-1);
  return last === undefined ? {} : { laatste: { dag: last.dag, hash: wortelHash(last) } };
};

interface Beside extends Pick<History, 'tampered' | 'read'> {
  /** Events that the store has misfiled, if it keeps search columns. */
  readonly misfiled?: AsyncIterable<Misfiled> | undefined;
  /** Roots that the store has misfiled. */
  readonly misfiledWortels?: readonly MisfiledWortel[] | undefined;
}

interface Checks {
  readonly chains: StreamCheck;
  readonly days: DayCheck;
  readonly bevindingen: Bevindingen;
}

const noteUnknown = ({ position: positie, stream, revision: revisie, type, version }: Recorded, bevindingen: Bevindingen): void =>
  bevindingen.add({ soort: 'onbekend', positie, stream, revisie, melding: meldingen.onbekend(type, version) });

const follow = async (
  events: AsyncIterable<Recorded>,
  { chains, days, bevindingen }: Checks,
  { onProgress = () => undefined, isKnown = () => true }: Pick<VerifyOptions, 'onProgress' | 'isKnown'>,
): Promise<void> => {
  for await (const event of events) {
    chains.take(event);
    days.take(event);
    if (!isKnown(event)) noteUnknown(event, bevindingen);
    if (days.taken % progressEvery === 0) onProgress(days.taken);
  }
  chains.end();
  days.end();
};

/**
 * Checks events in the order of the feed against the chain of their streams and against the signed roots. Memory grows with
 * the number of streams and days, not with the number of events.
 *
 * @param wortels by number, read before the events, so that the events of every root are there
 */
export const verifyEvents = async (
  events: AsyncIterable<Recorded>,
  wortels: readonly GetekendeWortel[],
  { misfiled, misfiledWortels, tampered, read, signal = new AbortController().signal, beside = [], ...known }: VerifyOptions & Beside,
): Promise<Controle> => {
  const bevindingen = new Bevindingen();
  const [chains, days] = [new StreamCheck(bevindingen), new DayCheck(wortels, bevindingen)];
  checkWortels(wortels, known, bevindingen);
  checkWortelFiling(misfiledWortels, bevindingen);
  await follow(events, { chains, days, bevindingen }, known);
  for (const bevinding of beside) bevindingen.add(bevinding);
  if (misfiled) await checkFiling(misfiled, bevindingen);
  await checkShielding({ ...(tampered && { tampered }), ...(read && { read }) }, { ends: chains.reached, signal }, bevindingen);
  return {
    gebeurtenissen: days.taken,
    streams: chains.streams,
    wortels: wortels.length,
    ...lastOf(wortels),
    nietGetekend: days.unsigned,
    bevindingen: bevindingen.kept,
    aantalBevindingen: bevindingen.total,
  };
};

/** Checks the present contents of a store, which may be in use. @throws StoreUnavailable */
export const verifyStore = async ({ store, wortels }: Notarised, options: VerifyOptions): Promise<Controle> => {
  const signal = options.signal ?? new AbortController().signal;
  const beside = {
    misfiled: store.misfiled?.(signal),
    misfiledWortels: await wortels.misfiled?.(),
    ...(store.tampered && { tampered: store.tampered.bind(store) }),
    ...(store.read && { read: store.read.bind(store) }),
  };
  const controle = await verifyEvents(storedEvents(store, options), await wortels.list(), { ...options, ...beside });
  signal.throwIfAborted();
  return controle;
};
