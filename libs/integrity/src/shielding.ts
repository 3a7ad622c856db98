import { type ChainEnd, type EventStore, type Recorded, StreamTampered, type Tampering, tamperingSentence } from '@actiespoor/event-store';

import { type Bevinding, type Bevindingen, meldingen } from './bevinding.js';
import type { History } from './stored-events.js';

const bevindingOf = ({ stream, position, ...rest }: Tampering): Bevinding => ({
  soort: 'ingreep',
  ...(position !== undefined && { positie: position }),
  stream,
  melding: meldingen.ingreep(tamperingSentence({ stream, ...rest })),
});

const firstOf = async (events: AsyncIterable<Recorded>): Promise<Recorded | undefined> => {
  for await (const event of events) return event;
  return undefined;
};

type Read = EventStore['read'];

/** Compares a stream's readable beginning and end with the log; returns the first revision that cannot be read. */
const missingFrom = async (read: Read, stream: string, { revision, hash }: ChainEnd): Promise<bigint | undefined> => {
  const first = await firstOf(read(stream, { max: 1 }));
  if (first?.revision !== 0n) return 0n;
  const last = await firstOf(read(stream, { from: revision, to: revision }));
  return last?.metadata.hash === hash ? undefined : revision;
};

const differenceIn = async (read: Read, stream: string, end: ChainEnd): Promise<Bevinding | undefined> => {
  try {
    const revisie = await missingFrom(read, stream, end);
    return revisie === undefined ? undefined : { soort: 'ingreep', stream, revisie, melding: meldingen.anderLezen };
  } catch (error) {
    if (error instanceof StreamTampered) return bevindingOf(error.tampering);
    throw error;
  }
};

interface Passed {
  /** The end of each stream in the log. */
  readonly ends: ReadonlyMap<string, ChainEnd>;
  readonly signal: AbortSignal;
}

/** Adds the tampering that the log reports; returns the streams concerned. */
const checkTold = async (tamperings: AsyncIterable<Tampering>, bevindingen: Bevindingen): Promise<ReadonlySet<string>> => {
  const told = new Set<string>();
  for await (const tampering of tamperings) {
    told.add(tampering.stream);
    bevindingen.add(bevindingOf(tampering));
  }
  return told;
};

/**
 * Looks for changes that an administrator of the store made past this program: those that the log reports, and streams that
 * return less than the log holds. Skipped for a store in which such changes are impossible.
 *
 * @throws StoreUnavailable, the reason of the signal
 */
export const checkShielding = async (
  { tampered, read }: Pick<History, 'tampered' | 'read'>,
  { ends, signal }: Passed,
  bevindingen: Bevindingen,
): Promise<void> => {
  if (!tampered || !read) return;
  const told = await checkTold(tampered({ signal }), bevindingen);
  for (const [stream, end] of ends) {
    signal.throwIfAborted();
    const difference = told.has(stream) ? undefined : await differenceIn(read, stream, end);
    if (difference) bevindingen.add(difference);
  }
};
