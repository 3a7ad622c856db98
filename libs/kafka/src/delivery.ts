import { fromKafka, fromMessage, type KafkaRecord, type ReadMessage } from '@actiespoor/integration-events';

/** A record of the topic, with its reading. */
export interface Delivered {
  readonly offset: bigint;
  /** As it came, so that it can be read again later. */
  readonly record: KafkaRecord;
  readonly read: ReadMessage;
}

/** Records of one partition, in their order. */
export interface Delivery {
  readonly partition: number;
  readonly messages: readonly Delivered[];
  /** The first offset that is not in it. */
  readonly next: bigint;
}

/** The place of a stream: its last revision, and the ids of the messages with that revision. */
export interface StreamPlace {
  readonly revision: bigint;
  readonly ids: readonly string[];
}

/** A message that cannot be taken, with the reason in Dutch. It keeps nothing else from going on but its own stream. */
export interface SetAside extends Delivered {
  readonly reason: string;
}

export interface Sorted {
  readonly fresh: readonly Delivered[];
  /** Copies of what was taken before. */
  readonly repeated: readonly Delivered[];
  readonly aside: readonly SetAside[];
  /** The places of the streams after the fresh messages, by {@link streamKey}. */
  readonly places: ReadonlyMap<string, StreamPlace>;
}

export const delivered = (offset: bigint, record: KafkaRecord): Delivered => ({ offset, record, read: fromMessage(fromKafka(record)) });

/** Streams of two sources may have one name. */
export const streamKey = (source: string, stream: string): string => `${source} ${stream}`;

type Verdict = 'fresh' | 'repeated' | { readonly reason: string };

const judged = (place: StreamPlace | undefined, { revision, id }: { readonly revision: bigint; readonly id: string }): Verdict => {
  const last = place?.revision ?? -1n;
  if (revision > last + 1n) return { reason: `revisie ${last + 1n} ontbreekt: deze stroom wacht vanaf revisie ${revision}` };
  if (revision === last + 1n) return 'fresh';
  return revision < last || place?.ids.includes(id) ? 'repeated' : 'fresh';
};

const placeAfter = (place: StreamPlace | undefined, { revision, id }: { readonly revision: bigint; readonly id: string }): StreamPlace =>
  place?.revision === revision ? { revision, ids: [...place.ids, id] } : { revision, ids: [id] };

/**
 * Sorts a delivery by two guards: what was taken before is dropped, and a stream with a hole waits. A message that nobody can read is set aside;
 * the rest of its stream then shows the hole.
 *
 * @param known the places of the streams in this delivery, by {@link streamKey}
 */
export const sorted = ({ messages }: Pick<Delivery, 'messages'>, known: ReadonlyMap<string, StreamPlace>): Sorted => {
  const places = new Map<string, StreamPlace>();
  const [fresh, repeated, aside]: [Delivered[], Delivered[], SetAside[]] = [[], [], []];
  for (const message of messages) {
    const { read } = message;
    if (read.outcome === 'heartbeat') fresh.push(message);
    else if (read.outcome === 'unreadable') aside.push({ ...message, reason: read.faults.map(({ veld, reden }) => `${veld} ${reden}`).join('; ') });
    else {
      const key = streamKey(read.source, read.fact.stream);
      const place = places.get(key) ?? known.get(key);
      const verdict = judged(place, read.fact);
      if (verdict === 'fresh') {
        places.set(key, placeAfter(place, read.fact));
        fresh.push(message);
      } else if (verdict === 'repeated') repeated.push(message);
      else aside.push({ ...message, reason: verdict.reason });
    }
  }
  return { fresh, repeated, aside, places };
};
