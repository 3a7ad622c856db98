import type { Logged, Proposed } from './logged-event.js';
import { metadataIn, metastreamOf, readable, softDeleted, type StreamMetadata } from './stream-rules.js';

export type ExpectedRevision = 'any' | 'no-stream' | 'stream-exists' | bigint;

export type Outcome =
  | { readonly outcome: 'written'; readonly last: Logged }
  | { readonly outcome: 'wrong-revision'; readonly current: bigint | undefined }
  | { readonly outcome: 'deleted' };

export interface EventLogOptions {
  /** The standard projections write links to every event into `$ce-`, `$et-` and `$streams`, in the same log. */
  readonly projections?: 'none' | 'standard';
}

const recordOverhead = 130n;
const tombstoneType = '$streamDeleted';

const revisionsBefore = (expected: ExpectedRevision): bigint | undefined => {
  if (expected === 'no-stream') return -1n;
  return typeof expected === 'bigint' ? expected : undefined;
};

const isRight = (expected: ExpectedRevision, current: bigint | undefined): boolean => {
  if (expected === 'any') return true;
  if (expected === 'stream-exists') return current !== undefined;
  return revisionsBefore(expected) === (current ?? -1n);
};

const ownEvent = (type: string, text: string): Proposed => ({ id: crypto.randomUUID(), type, data: Buffer.from(text), metadata: new Uint8Array() });

/**
 * The log of a test server, in memory, with the rules of EventStoreDB: an append at an explicit revision succeeds if exactly
 * these ids stand there already. The log also holds the events that a server writes for itself.
 */
export class EventLog {
  readonly events: Logged[] = [];
  /** Treats a retry as new, as a server does that has not indexed the first attempt yet. */
  isForgetful = false;
  /** The number of events of the whole log that were sent to readers and followers. */
  sent = 0;
  /** Appends that are being written. */
  readonly underWay = new Set<string>();
  private readonly streams = new Map<string, Logged[]>();
  private end = 0n;
  private waiting: (() => void)[] = [];

  constructor(private readonly options: EventLogOptions = {}) {
    this.record('$$$settings', ownEvent('$metadata', '{}'));
  }

  append(stream: string, proposed: readonly Proposed[], expected: ExpectedRevision): Outcome {
    if (this.isTombstoned(stream)) return { outcome: 'deleted' };
    const current = this.of(stream).at(-1)?.revision;
    if (isRight(expected, current)) return { outcome: 'written', last: this.write(stream, proposed) };
    const earlier = this.earlier(stream, proposed, expected);
    if (earlier) return { outcome: 'written', last: earlier };
    if (expected === 'no-stream' && this.isSoftDeleted(stream)) return { outcome: 'written', last: this.write(stream, proposed) };
    return { outcome: 'wrong-revision', current };
  }

  /** Every event that was written in a stream, readable or not. */
  of(stream: string): readonly Logged[] {
    return this.streams.get(stream) ?? [];
  }

  /** The readable events of a stream; undefined if it was ended for good. */
  read(stream: string): readonly Logged[] | undefined {
    return this.isTombstoned(stream) ? undefined : readable(this.of(stream), this.metadataOf(stream));
  }

  /** Deletes as the "delete" button does; everyone with the right to write a stream has this right. */
  softDelete(stream: string): Logged {
    return this.write(metastreamOf(stream), [ownEvent('$metadata', `{"$tb":${softDeleted}}`)]);
  }

  /** Ends a stream for good, with an event in that stream. */
  tombstone(stream: string): Logged {
    return this.write(stream, [{ ...ownEvent(tombstoneType, ''), data: Uint8Array.of(1, 2, 3) }]);
  }

  /** Removes unreadable events from the log; the last event of a stream stays. */
  scavenge(): void {
    for (const [stream, events] of this.streams) {
      const kept = new Set(this.read(stream) ?? []);
      const gone = new Set(events.slice(0, -1).filter((event) => !kept.has(event)));
      this.streams.set(
        stream,
        events.filter((event) => !gone.has(event)),
      );
      this.events.splice(0, this.events.length, ...this.events.filter((event) => !gone.has(event)));
    }
  }

  /** The ids of the clients' events, in the order of the log. */
  ids(): readonly string[] {
    return this.events.filter(({ stream, type }) => !stream.startsWith('$') && !type.startsWith('$')).map(({ id }) => id);
  }

  /** A copy of everything as it is now: a backup. */
  copy(): EventLog {
    const copy = new EventLog(this.options);
    copy.events.splice(0, copy.events.length, ...this.events);
    copy.streams.clear();
    for (const [stream, events] of this.streams) copy.streams.set(stream, [...events]);
    copy.end = this.end;
    return copy;
  }

  /** Resolves at the next write. */
  changed(): Promise<void> {
    return new Promise((resolve) => this.waiting.push(resolve));
  }

  private metadataOf(stream: string): StreamMetadata {
    return stream.startsWith('$$') ? {} : metadataIn(this.of(metastreamOf(stream)).at(-1));
  }

  private isSoftDeleted(stream: string): boolean {
    return this.metadataOf(stream).$tb === softDeleted;
  }

  private isTombstoned(stream: string): boolean {
    return this.of(stream).at(-1)?.type === tombstoneType;
  }

  private earlier(stream: string, proposed: readonly Proposed[], expected: ExpectedRevision): Logged | undefined {
    const before = revisionsBefore(expected);
    if (before === undefined || this.isForgetful) return undefined;
    const there = this.of(stream)
      .filter(({ revision }) => revision > before)
      .slice(0, proposed.length);
    return proposed.every(({ id }, index) => there[index]?.id === id) ? there.at(-1) : undefined;
  }

  private write(stream: string, proposed: readonly Proposed[]): Logged {
    const wasDeleted = this.isSoftDeleted(stream);
    const logged = proposed.map((one) => this.record(stream, one));
    const [first, last] = [logged[0] as Logged, logged.at(-1) as Logged];
    if (wasDeleted) this.record(metastreamOf(stream), ownEvent('$metadata', `{"$tb":${first.revision}}`));
    if (this.options.projections === 'standard') for (const event of logged) this.link(event);
    if (this.events.length % 5 === 0) this.record('$stats-127.0.0.1:2113', ownEvent('$statsCollected', '{}'));
    for (const resolve of this.waiting.splice(0)) resolve();
    return last;
  }

  private link({ stream, type, revision }: Logged): void {
    if (stream.startsWith('$')) return;
    const targets = [`$ce-${stream.split('-')[0] ?? ''}`, `$et-${type}`, ...(revision === 0n ? ['$streams'] : [])];
    for (const target of targets) this.record(target, ownEvent('$>', `${revision}@${stream}`));
  }

  private record(stream: string, proposed: Proposed): Logged {
    const known = this.streams.get(stream) ?? [];
    const revision = proposed.type === tombstoneType ? softDeleted : (known.at(-1)?.revision ?? -1n) + 1n;
    const logged = { ...proposed, stream, revision, position: this.end, created: Date.now() };
    this.end += recordOverhead + BigInt(proposed.data.length + proposed.metadata.length);
    this.streams.set(stream, known);
    known.push(logged);
    this.events.push(logged);
    return logged;
  }
}
