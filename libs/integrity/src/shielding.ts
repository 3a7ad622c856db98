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

/** Whether reading the stream gives the beginning and the end that passed by in the log; the revision that it does not give. */
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
  /** How far each stream went in the log. */
  readonly ends: ReadonlyMap<string, ChainEnd>;
  readonly signal: AbortSignal;
}

/** What the log says that was done; gives the streams it was done to. */
const checkTold = async (tamperings: AsyncIterable<Tampering>, bevindingen: Bevindingen): Promise<ReadonlySet<string>> => {
  const told = new Set<string>();
  for await (const tampering of tamperings) {
    told.add(tampering.stream);
    bevindingen.add(bevindingOf(tampering));
  }
  return told;
};

/**
 * Looks for what an administrator of the store did past this program: what the log says of it, and streams that do not
 * give what the log has. Only where a store lets anybody do that.
 *
 * @throws StoreUnavailable, the reason of the signal
 */
export const checkShielding = async ({ tampered, read }: Pick<History, 'tampered' | 'read'>, { ends, signal }: Passed, bevindingen: Bevindingen): Promise<void> => {
  if (!tampered || !read) return;
  const told = await checkTold(tampered({ signal }), bevindingen);
  for (const [stream, end] of ends) {
    signal.throwIfAborted();
    const difference = told.has(stream) ? undefined : await differenceIn(read, stream, end);
    if (difference) bevindingen.add(difference);
  }
};
