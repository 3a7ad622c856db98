import {
  type Appended,
  type AppendRequest,
  CorruptIdempotency,
  judge,
  type KnownEvent,
  type NewEvent,
  type Recorded,
  sameContent,
  StoreUnavailable,
  StreamTampered,
} from '@actiespoor/event-store';

import type { EsdbConnection, Page, Written } from './esdb-connection.js';
import type { Intact } from './intact.js';
import { Patience, type PatienceOptions } from './patience.js';
import { readStream } from './read-stream.js';
import type { StoredEvent } from './stored-event.js';
import { begunAgain } from './tampering.js';

/** An append at one exact revision. */
interface Placed {
  readonly stream: string;
  readonly events: readonly NewEvent[];
  readonly expected: 'no-stream' | bigint;
}

/** The connection for appends, and the patience of one append. */
export interface Appending extends PatienceOptions {
  readonly connection: EsdbConnection;
  readonly intact: Intact;
}

const firstOf = ({ expected }: Placed): bigint => (expected === 'no-stream' ? 0n : expected + 1n);

const readFrom = (connection: EsdbConnection, stream: string, page: Omit<Page<bigint>, 'direction'>): Promise<readonly StoredEvent[]> =>
  connection.readStream(stream, { ...page, direction: 'forwards' });

const corrupt = (stream: string, id: string): CorruptIdempotency =>
  new CorruptIdempotency(`Gebeurtenis ${id} staat al in ${stream}, met een andere inhoud of op een andere plaats`);

/**
 * The answer to a retry, or undefined if other events stand at this revision.
 *
 * @throws CorruptIdempotency if the ids are equal and the content differs
 */
const asRetry = ({ stream, events }: Placed, there: readonly StoredEvent[]): Appended | undefined => {
  const last = there.at(-1);
  if (!last || !events.every(({ id }, index) => there[index]?.id === id)) return undefined;
  const altered = events.find((event, index) => !sameContent(event, there[index] as KnownEvent | undefined));
  if (altered) throw corrupt(stream, altered.id);
  return { outcome: 'appended', revision: last.revision, position: last.position };
};

/** One append on its way. */
interface Attempt {
  readonly connection: EsdbConnection;
  readonly placed: Placed;
  readonly patience: Patience;
}

const readBack = async ({ connection, placed: { stream }, patience }: Attempt, revision: bigint): Promise<Appended> => {
  const [last] = await patience.answered((withinMs) => readFrom(connection, stream, { from: revision, max: 1, withinMs }));
  if (!last) throw new StoreUnavailable(`Wat aan ${stream} is toegevoegd, is niet terug te lezen`);
  return { outcome: 'appended', revision, position: last.position };
};

/** The events at the place of the append, of whoever wrote them. */
const standing = ({ connection, placed, patience }: Attempt): Promise<readonly StoredEvent[]> =>
  patience.answered((withinMs) => readFrom(connection, placed.stream, { from: firstOf(placed), max: placed.events.length, withinMs }));

/** @throws StreamTampered if the events came elsewhere: the server went on after a deletion */
const assertPlace = (placed: Placed, revision: bigint): void => {
  if (revision !== firstOf(placed) + BigInt(placed.events.length) - 1n) throw new StreamTampered(begunAgain(placed.stream, revision));
};

/** Handles an answer that settles the outcome. The server recognises a retry by its ids; if it fails to, the stored events decide. */
const settled = async (attempt: Attempt, written: Exclude<Written, { outcome: 'open' }>): Promise<Appended> => {
  if (written.outcome === 'wrong-revision') {
    return asRetry(attempt.placed, await standing(attempt)) ?? { outcome: 'conflict', actual: written.actual };
  }
  const { revision, position } = written;
  assertPlace(attempt.placed, revision);
  return position === undefined ? readBack(attempt, revision) : { outcome: 'appended', revision, position };
};

/**
 * Appends at one revision. An answer that leaves the outcome open is settled by reading that place; if nothing stands
 * there, the same ids are sent again, for as long as the time of the append lasts.
 */
const appendAt = async ({ connection, intact, ...bounds }: Appending, placed: Placed): Promise<Appended> => {
  const { stream, events, expected } = placed;
  const patience = new Patience(bounds);
  const attempt = { connection, placed, patience };
  await patience.answered((withinMs) => intact.assert({ stream, expected, withinMs }));
  for (;;) {
    const written = await connection.append(stream, events, { expected, withinMs: patience.half() });
    if (written.outcome !== 'open') return settled(attempt, written);
    intact.doubt();
    const there = asRetry(placed, await standing(attempt));
    if (there) return there;
    if (patience.isOver) throw written.fault;
    await patience.pause();
  }
};

const readWhole = async (connection: EsdbConnection, stream: string): Promise<readonly Recorded[]> => {
  const stored: Recorded[] = [];
  for await (const recorded of readStream(connection, stream)) stored.push(recorded);
  return stored;
};

const placedBy = (first: bigint): Placed['expected'] => (first === 0n ? 'no-stream' : first - 1n);

/**
 * Appends at the end of the stream. The server's own `any` may write a retry twice, so the end is looked up and then
 * claimed; losing it to another writer means that this writer made progress, and the next look follows.
 *
 * @throws CorruptIdempotency if the stream has an id of these events with other content
 */
const appendAtEnd = async (appending: Appending, request: AppendRequest): Promise<Appended> => {
  for (;;) {
    const stored = await new Patience(appending).answered(() => readWhole(appending.connection, request.stream));
    const known = new Map(stored.map((recorded): [string, KnownEvent] => [recorded.id, recorded]));
    const verdict = judge(request, { head: stored.at(-1)?.revision, known });
    switch (verdict.outcome) {
      case 'written':
        return { ...verdict, outcome: 'appended' };
      case 'conflict':
        return verdict;
      case 'corrupt':
        throw corrupt(request.stream, verdict.id);
      case 'write': {
        const result = await appendAt(appending, { ...request, expected: placedBy(verdict.first) });
        if (result.outcome === 'appended') return result;
      }
    }
  }
};

/** One append with the semantics of the port. @throws StoreUnavailable, EventTooLarge, CorruptIdempotency, StreamTampered */
export const append = (appending: Appending, request: AppendRequest): Promise<Appended> => {
  const { stream, events, expected } = request;
  if (expected === 'any' || expected === 'stream-exists') return appendAtEnd(appending, request);
  return appendAt(appending, { stream, events, expected });
};
