import { setTimeout as sleep } from 'node:timers/promises';

import { type EventStore, linkHash, type NewEvent, type Recorded, StoreUnavailable } from '@actiespoor/event-store';
import { type Datum, uuidV5 } from '@actiespoor/kernel';
import type { ActieId } from '@actiespoor/plan/events';

/** Two events at a time: a stream of an odd length would reveal a torn addition. */
export const eventsPerAppend = 2;

/** The end of a stream, from which the next addition follows. */
interface Tip {
  readonly stream: string;
  /** -1 for an empty stream. */
  readonly revision: bigint;
  readonly hash: string | undefined;
}

export interface Writing {
  readonly store: EventStore;
  readonly stream: string;
  readonly signal: AbortSignal;
  readonly onAcknowledged: (ids: readonly string[]) => void;
  /** Called each time that the store could not be reached; the writer then sends the same addition once more. */
  readonly onUnavailable?: () => void;
  /** The length of one event in characters; that of a sentence by default. */
  readonly size?: number;
}

const namespace = '0b6d5a3e-3a5e-5c0b-8a4e-2f1f7c9d6e10';
const pauseMs = 20;

const metadata = {
  recordedAt: '2022-01-01T09:00:00.000Z',
  actor: 'mdw-4f21',
  role: 'beleidsmedewerker',
  organisatie: 'GM1960',
  correlationId: 'storing',
};

/** Derives the event from the revision alone, so that every retry, by any writer, is the same event. */
const eventAfter = ({ stream, revision, hash }: Tip, size: number): NewEvent => {
  const at = revision + 1n;
  const id = uuidV5(namespace, `${stream}|${at}`);
  const data = { actieId: stream.replace(/^actie-/, '') as ActieId, oud: null, nieuw: `Stand ${at}`.padEnd(size, '.'), op: '2022-01-01' as Datum };
  const event = { id, type: 'StandVanZakenVastgelegd', version: 1, data, metadata: { ...metadata, causationId: id } };
  return { ...event, metadata: { ...event.metadata, hash: linkHash(hash, { ...event, stream, revision: at }) } };
};

const batchAfter = (tip: Tip, size: number): readonly NewEvent[] => {
  const first = eventAfter(tip, size);
  return [first, eventAfter({ ...tip, revision: tip.revision + 1n, hash: first.metadata.hash }, size)];
};

const lastOf = async (store: EventStore, stream: string): Promise<readonly Recorded[]> => {
  const events: Recorded[] = [];
  for await (const recorded of store.read(stream, { direction: 'backwards', max: eventsPerAppend })) events.unshift(recorded);
  return events;
};

const expectedAt = (revision: bigint): bigint | 'no-stream' => (revision === -1n ? 'no-stream' : revision);

const append = async ({ store, stream, onAcknowledged }: Writing, events: readonly NewEvent[], after: bigint): Promise<void> => {
  const result = await store.append(stream, events, expectedAt(after));
  if (result.outcome === 'conflict') throw new Error(`Conflict op ${stream}: verwacht ${after}, staat op ${result.actual}`);
  const end = after + BigInt(events.length);
  if (result.revision !== end) throw new Error(`${stream} staat op ${result.revision} in plaats van ${end}`);
  onAcknowledged(events.map(({ id }) => id));
};

const patiently = async <T>({ signal, onUnavailable }: Writing, work: () => Promise<T>): Promise<T | undefined> => {
  while (!signal.aborted) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof StoreUnavailable)) throw error;
      onUnavailable?.();
      await sleep(pauseMs);
    }
  }
  return undefined;
};

/** Sends the last addition once more: a new writer does not know whether its predecessor got an answer. */
const resume = async (writing: Writing): Promise<Tip> => {
  const { store, stream } = writing;
  const last = await lastOf(store, stream);
  const end = last.at(-1);
  if (!end) return { stream, revision: -1n, hash: undefined };
  await append(writing, last, end.revision - BigInt(last.length));
  return { stream, revision: end.revision, hash: end.metadata.hash };
};

/**
 * Writes to one stream until the signal aborts, continuing at its end.
 *
 * @throws Error for a conflict: a stream has one writer, whose retries are the same events at the same place
 */
export const keepWriting = async (writing: Writing): Promise<void> => {
  let tip = await patiently(writing, () => resume(writing));
  while (tip && !writing.signal.aborted) {
    const { revision } = tip;
    const events = batchAfter(tip, writing.size ?? 0);
    await patiently(writing, () => append(writing, events, revision));
    tip = { ...tip, revision: revision + BigInt(events.length), hash: events.at(-1)?.metadata.hash };
  }
};
