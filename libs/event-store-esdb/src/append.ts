import { type Appended, type AppendRequest, CorruptIdempotency, judge, type KnownEvent, type NewEvent, type Recorded, StoreUnavailable } from '@actiespoor/event-store';

import type { EsdbConnection } from './esdb-client.js';
import { readStream } from './read-stream.js';
import type { StoredEvent } from './stored-event.js';

/** An append that says exactly where its events belong. */
interface Placed {
  readonly stream: string;
  readonly events: readonly NewEvent[];
  readonly expected: 'no-stream' | bigint;
}

const firstOf = ({ expected }: Placed): bigint => (expected === 'no-stream' ? 0n : expected + 1n);

const readFrom = (connection: EsdbConnection, stream: string, { from, max }: { readonly from: bigint; readonly max: number }) =>
  connection.readStream(stream, { from, max, direction: 'forwards' });

/** The answer to a retry, or undefined where other events stand at this place. */
const asRetry = ({ events }: Placed, there: readonly StoredEvent[]): Appended | undefined => {
  const last = there.at(-1);
  if (!last || !events.every(({ id }, index) => there[index]?.id === id)) return undefined;
  return { outcome: 'appended', revision: last.revision, position: last.position };
};

const readBack = async (connection: EsdbConnection, stream: string, revision: bigint): Promise<Appended> => {
  const [last] = await readFrom(connection, stream, { from: revision, max: 1 });
  if (!last) throw new StoreUnavailable(`Wat aan ${stream} is toegevoegd, is niet terug te lezen`);
  return { outcome: 'appended', revision, position: last.position };
};

/**
 * Appends at one place. The server recognises a retry by the ids that stand there; where it does not, as with two
 * retries that race over a change of leader, what stands there decides.
 */
const appendAt = async (connection: EsdbConnection, placed: Placed): Promise<Appended> => {
  const { stream, events, expected } = placed;
  const written = await connection.append(stream, events, expected);
  if (written.outcome === 'wrong-revision') {
    const there = await readFrom(connection, stream, { from: firstOf(placed), max: events.length });
    return asRetry(placed, there) ?? { outcome: 'conflict', actual: written.actual };
  }
  const { revision, position } = written;
  return position === undefined ? readBack(connection, stream, revision) : { outcome: 'appended', revision, position };
};

const readWhole = async (connection: EsdbConnection, stream: string): Promise<readonly Recorded[]> => {
  const stored: Recorded[] = [];
  for await (const recorded of readStream(connection, stream)) stored.push(recorded);
  return stored;
};

const placedBy = (first: bigint): Placed['expected'] => (first === 0n ? 'no-stream' : first - 1n);

/**
 * Appends wherever the stream ends. The server's own `any` may write a retry twice, so the place is looked up and
 * then claimed; losing it to another writer means that this one got in, and the next look comes.
 *
 * @throws CorruptIdempotency where the stream has an id of these events with other content
 */
const appendAtEnd = async (connection: EsdbConnection, request: AppendRequest): Promise<Appended> => {
  for (;;) {
    const stored = await readWhole(connection, request.stream);
    const known = new Map(stored.map((recorded): [string, KnownEvent] => [recorded.id, recorded]));
    const verdict = judge(request, { head: stored.at(-1)?.revision, known });
    switch (verdict.outcome) {
      case 'written':
        return { ...verdict, outcome: 'appended' };
      case 'conflict':
        return verdict;
      case 'corrupt':
        throw new CorruptIdempotency(`Gebeurtenis ${verdict.id} staat al in ${request.stream}, met een andere inhoud of op een andere plaats`);
      case 'write': {
        const result = await appendAt(connection, { ...request, expected: placedBy(verdict.first) });
        if (result.outcome === 'appended') return result;
      }
    }
  }
};

/** One append with the semantics of the port. @throws StoreUnavailable, EventTooLarge, CorruptIdempotency */
export const append = (connection: EsdbConnection, request: AppendRequest): Promise<Appended> => {
  const { stream, events, expected } = request;
  if (expected === 'any' || expected === 'stream-exists') return appendAtEnd(connection, request);
  return appendAt(connection, { stream, events, expected });
};
