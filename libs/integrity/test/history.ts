import { type EventStore, linkHash, type Metadata, type NewEvent } from '@actiespoor/event-store';

/** One event that happened: its stream, moment and contents. */
export interface Happened {
  readonly stream: string;
  /** ISO 8601 in UTC. */
  readonly at: string;
  readonly data?: object;
  /** The id of the event and of its command; made up if absent. */
  readonly id?: string;
}

export interface Ends {
  readonly revisions: Map<string, bigint>;
  readonly hashes: Map<string, string>;
}

export const noEnds = (): Ends => ({ revisions: new Map(), hashes: new Map() });

const metadataAt = (recordedAt: string, causationId: string): Omit<Metadata, 'hash'> => ({
  recordedAt,
  actor: 'mdw-4f21',
  role: 'beleidsmedewerker',
  organisatie: 'GM1960',
  correlationId: 'c1',
  causationId,
});

/** The event as `handle()` would write it, with its link and its revision. */
export const linked = (ends: Ends, { stream, at, data = { tekst: 'één' }, id = crypto.randomUUID() }: Happened): NewEvent & { readonly revision: bigint } => {
  const revision = (ends.revisions.get(stream) ?? -1n) + 1n;
  const event = { id, type: 'ProefGedaan', version: 1, data, metadata: metadataAt(at, id) };
  const hash = linkHash(ends.hashes.get(stream), { ...event, stream, revision });
  ends.revisions.set(stream, revision);
  ends.hashes.set(stream, hash);
  return { ...event, revision, metadata: { ...event.metadata, hash } };
};

/** Writes these events, one by one in this order. */
export const write = async (store: EventStore, happened: readonly Happened[], ends: Ends = noEnds()): Promise<Ends> => {
  for (const each of happened) {
    const { revision, ...event } = linked(ends, each);
    await store.append(each.stream, [event], revision === 0n ? 'no-stream' : revision - 1n);
  }
  return ends;
};

/** This many events on a day, distributed over the streams in turn. */
export const dayOfWork = (dag: string, count: number, streams: readonly string[]): readonly Happened[] =>
  Array.from({ length: count }, (_, index) => ({
    stream: streams[index % streams.length] as string,
    at: `${dag}T09:00:${String(index % 60).padStart(2, '0')}.000Z`,
    data: { nummer: index, tekst: 'één\u2028twee 🙂', getal: [1e21, 0.1, -0, 1.5e-7], leeg: null },
  }));
