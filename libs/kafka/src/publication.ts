import type { Projection, ProjectionSession, ProjectionStore, Recorded } from '@actiespoor/event-store';
import { type Fact, type KafkaRecord, messageOf, type MessageSource, toKafka, toMessage } from '@actiespoor/integration-events';
import { uuidV5 } from '@actiespoor/kernel';
import type { DomainEvent } from '@actiespoor/plan/events';
import { streamPrefix } from '@actiespoor/plan/model';

/** Streams that are told as a whole. Anything else stays inside, whatever it is. */
export const publicPrefixes: readonly string[] = [streamPrefix.organisatie, streamPrefix.kader, streamPrefix.plan, streamPrefix.actie];

/** The name and the version under which its progress is kept. */
export const publicationName = { name: 'berichten', version: 1 } as const;

const sequenceLength = 20;

const isCode = (organisatie: string): boolean => /^(?:GM|VT|SV-|PA-)[0-9A-Z-]+$/.test(organisatie);

/** The fact as others may know it: without the person who recorded it, and without an organisatie where the installation did so itself. */
const factOf = ({ id, stream, revision, position, type, data, metadata }: Recorded): Fact => {
  const { recordedAt, organisatie, traceparent } = metadata;
  const place = { id, stream, revision, position: position.slice(0, sequenceLength), recordedAt };
  return {
    ...place,
    organisatie: isCode(organisatie) ? organisatie : '',
    ...(traceparent !== undefined && { traceparent }),
    event: { type, data } as unknown as DomainEvent,
  };
};

const isTold = ({ type }: Recorded): boolean => messageOf(type as DomainEvent['type']) !== undefined;

/**
 * The facts that others may know, as records for Kafka. A fact that this program does not know waits with the rest of its stream: left out, it
 * would be a hole that no reader can fill.
 */
export const publication = (source: MessageSource): Projection<KafkaRecord> => ({
  ...publicationName,
  streamPrefixes: publicPrefixes,
  insertOnly: true,
  policy: 'park',
  keysOf: (recorded) => (isTold(recorded) ? [`${recorded.position} ${recorded.type}`] : []),
  project: (_, recorded) => {
    const message = toMessage(source, factOf(recorded));
    if (!message) throw new RangeError(`${recorded.type} heeft geen bericht`);
    return toKafka(message);
  },
  streamsOf: ({ key }) => [key],
});

const idHeader = 'ce_id';

/** The records in the order of the log. One event of an earlier shape may hold two facts of today: the second gets an id of its own. */
export const recordsOf = (rows: ReadonlyMap<string, object>): readonly KafkaRecord[] => {
  const seen = new Map<string, number>();
  return [...(rows as ReadonlyMap<string, KafkaRecord>).values()].map((record) => {
    const id = record.headers[idHeader] ?? '';
    const before = seen.get(id) ?? 0;
    seen.set(id, before + 1);
    return before === 0 ? record : { ...record, headers: { ...record.headers, [idHeader]: uuidV5(id, String(before)) } };
  });
};

type Send = (records: readonly KafkaRecord[]) => Promise<void>;

/** The session, which sends rows instead of keeping them, and only then moves the checkpoint. */
const sending = (session: ProjectionSession, send: Send): ProjectionSession => {
  const sent = async (rows: ReadonlyMap<string, object>): Promise<void> => {
    if (rows.size > 0) await send(recordsOf(rows));
  };
  return {
    checkpoint: session.checkpoint,
    anchor: session.anchor,
    parked: session.parked,
    answered: session.answered,
    load: () => Promise.resolve(new Map()),
    commit: async (rows, reached, parked) => {
      await sent(rows);
      return session.commit(new Map(), reached, parked);
    },
    release: async (rows, event) => {
      await sent(rows);
      return session.release(new Map(), event);
    },
    refuse: (event, error) => session.refuse(event, error),
    answer: (retry) => session.answer(retry),
    close: () => session.close(),
  };
};

/**
 * A store of progress whose rows go out: at least once, for a process may die between sending and moving the checkpoint.
 * Nothing can be built anew: messages that were sent stay.
 */
export const sendingStore = (progress: ProjectionStore, send: Send): ProjectionStore => ({
  lead: async (projection, signal) => {
    const session = await progress.lead(projection, signal);
    return session && sending(session, send);
  },
  checkpoints: () => progress.checkpoints(),
  requests: (projection, signal) => progress.requests(projection, signal),
  build: () => Promise.resolve(undefined),
});
