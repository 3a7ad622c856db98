import { type ReadRange, type Recorded, StreamTampered } from '@actiespoor/event-store';

import type { EsdbConnection } from './esdb-connection.js';
import { onceMended } from './patience.js';
import { recordedOf, type StoredEvent } from './stored-event.js';
import { incomplete, tamperingIn } from './tampering.js';

const pageSize = 500;
const lastPossible = 9_223_372_036_854_775_807n;

/** The range that is still to be read, inclusive at both ends; `next` is undefined at the end of the stream. */
interface Remaining {
  readonly direction: 'forwards' | 'backwards';
  readonly next: bigint | undefined;
  readonly from: bigint;
  readonly to: bigint;
  readonly max: number;
  /** True if every event counts, so that no more events are requested than are wanted. */
  readonly isPlain: boolean;
  readonly isKnown: (recorded: Recorded) => boolean;
}

const knownAt = (moment: string | undefined): Remaining['isKnown'] => {
  if (moment === undefined) return () => true;
  const until = Date.parse(moment);
  return ({ metadata }) => Date.parse(metadata.recordedAt) <= until;
};

const whole = ({ from = 0n, to = lastPossible, direction = 'forwards', max = Infinity, recordedUntil }: ReadRange): Remaining => {
  const next = direction === 'forwards' ? from : to;
  return { direction, next: next < lastPossible ? next : undefined, from, to, max, isPlain: recordedUntil === undefined, isKnown: knownAt(recordedUntil) };
};

const isWithin = ({ from, to }: Remaining, { revision }: Recorded): boolean => revision >= from && revision <= to;

/** The range that remains after a page that ended here; undefined past the other end. */
const after = (remaining: Remaining, { revision }: Recorded, taken: number): Remaining => {
  const max = remaining.max - taken;
  if (remaining.direction === 'forwards') return { ...remaining, max: revision >= remaining.to ? 0 : max, next: revision + 1n };
  return { ...remaining, max: revision <= remaining.from ? 0 : max, next: revision - 1n };
};

/** The size of the next request, in events. */
const sizeOf = ({ direction, next, from, to, max, isPlain }: Remaining): number => {
  if (!isPlain) return pageSize;
  const within = direction === 'forwards' ? to - (next ?? 0n) + 1n : (next ?? to) - from + 1n;
  return Number([BigInt(pageSize), within, BigInt(Math.min(max, pageSize))].reduce((least, size) => (size < least ? size : least)));
};

/** True if events are missing: a complete stream has every revision from 0 on. */
const isHoley = (remaining: Remaining, page: readonly StoredEvent[]): boolean => {
  const { direction, next, from } = remaining;
  const [first, last] = [page[0], page.at(-1)];
  if (!first || !last) return false;
  if (direction === 'forwards') return first.revision > (next ?? 0n);
  return page.length < sizeOf(remaining) && last.revision > from;
};

/** True if the page is empty where a stream would have begun. */
const isNothing = ({ direction, next, from }: Remaining, page: readonly StoredEvent[]): boolean =>
  page.length === 0 && from === 0n && (direction === 'backwards' || next === 0n);

interface Seen {
  readonly remaining: Remaining;
  readonly page: readonly StoredEvent[];
}

/** @throws StreamTampered if there was more than this page shows */
const assertWhole = async (connection: EsdbConnection, stream: string, { remaining, page }: Seen): Promise<void> => {
  const isHole = isHoley(remaining, page);
  if (!isHole && !isNothing(remaining, page)) return;
  const set = await connection.readMetadata(stream);
  const tampering = set && tamperingIn(set);
  if (tampering) throw new StreamTampered(tampering);
  if (isHole) throw new StreamTampered(incomplete(stream));
};

/** @throws StreamTampered at what another program wrote in between: no state follows from that */
const assertOwn = (page: readonly StoredEvent[]): void => {
  const tampering = page.map(tamperingIn).find((found) => found?.kind === 'foreign');
  if (tampering) throw new StreamTampered(tampering);
};

export interface Reading extends ReadRange {
  /** Called if the first event of the stream came by. */
  readonly onBeginning?: () => void;
}

/**
 * Reads one stream page by page; the server holds nothing while the reader works. The server cannot filter on `recordedAt`,
 * so this function does.
 *
 * @throws StoreUnavailable; StreamTampered if a part is hidden, the stream was ended or another program wrote in it
 */
export async function* readStream(connection: EsdbConnection, stream: string, { onBeginning, ...range }: Reading = {}): AsyncIterable<Recorded> {
  let remaining = whole(range);
  if (remaining.from > remaining.to) return;
  while (remaining.max > 0) {
    const { next: from, direction } = remaining;
    const size = sizeOf(remaining);
    const stored = await onceMended(() => connection.readStream(stream, { from, direction, max: size }));
    await assertWhole(connection, stream, { remaining, page: stored });
    assertOwn(stored);
    if (stored.some(({ revision }) => revision === 0n)) onBeginning?.();
    const page = stored.map(recordedOf);
    const wanted = page.filter((recorded) => isWithin(remaining, recorded) && remaining.isKnown(recorded)).slice(0, remaining.max);
    yield* wanted;
    const last = page.at(-1);
    if (last === undefined || page.length < size) return;
    remaining = after(remaining, last, wanted.length);
  }
}
