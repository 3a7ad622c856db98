import { assertAppendable } from './appendable.js';
import { Bell } from './bell.js';
import {
  type Appended,
  type ByStreamOptions,
  CorruptIdempotency,
  type EventStore,
  type Expected,
  type FeedItem,
  type FeedOptions,
  type ReadRange,
  StoreUnavailable,
} from './event-store.js';
import type { Anchor, NewEvent, Position, Recorded } from './recorded.js';
import { anchorOf, assertStanding } from './stray.js';
import { judge } from './verdict.js';

const positionOf = (index: number): Position => String(index + 1).padStart(20, '0') as Position;

/** A copy through JSON, as a server would keep it: it shares nothing with the original. */
const detached = <T extends object>(value: T): T => JSON.parse(JSON.stringify(value)) as T;

const within = ({ from, to, recordedUntil }: ReadRange, { revision, metadata }: Recorded): boolean => {
  if (from !== undefined && revision < from) return false;
  if (to !== undefined && revision > to) return false;
  return recordedUntil === undefined || Date.parse(metadata.recordedAt) <= Date.parse(recordedUntil);
};

const interests = (streamPrefixes: FeedOptions['streamPrefixes'], { stream }: Recorded): boolean =>
  streamPrefixes === undefined || streamPrefixes.some((prefix) => stream.startsWith(prefix));

let made = 0;

class MemoryEventStore implements EventStore {
  private readonly name = `geheugen-${(made += 1)}`;
  private readonly log: Recorded[] = [];
  private readonly streams = new Map<string, Recorded[]>();
  private readonly ids = new Map<string, Recorded>();
  private readonly appended = new Bell();
  private readonly closing = new AbortController();

  async append(stream: string, events: readonly NewEvent[], expected: Expected): Promise<Appended> {
    await this.answering();
    assertAppendable(stream, events);
    const verdict = judge({ stream, events, expected }, { head: this.streams.get(stream)?.at(-1)?.revision, known: this.ids });
    switch (verdict.outcome) {
      case 'write':
        return this.write(stream, events, verdict.first);
      case 'written':
        return { ...verdict, outcome: 'appended' };
      case 'conflict':
        return verdict;
      case 'corrupt':
        throw new CorruptIdempotency(`Gebeurtenis ${verdict.id} bestaat al, met een andere inhoud of op een andere plaats`);
    }
  }

  async *read(stream: string, range: ReadRange = {}): AsyncIterable<Recorded> {
    await this.answering();
    const chosen = (this.streams.get(stream) ?? []).filter((recorded) => within(range, recorded));
    const ordered = range.direction === 'backwards' ? chosen.toReversed() : chosen;
    yield* ordered.slice(0, range.max);
  }

  async *feed({ after, standing, streamPrefixes, signal }: FeedOptions): AsyncIterable<FeedItem> {
    await this.answering();
    if (standing) await assertStanding(this, standing);
    const ending = AbortSignal.any([signal, this.closing.signal]);
    let next = after === undefined ? 0 : Number(after);
    let live = false;
    while (!ending.aborted) {
      const page = this.log.slice(next);
      next += page.length;
      yield* this.itemsOf(page, streamPrefixes, ending);
      if (!live) yield { kind: 'caught-up' };
      live = true;
      if (next === this.log.length) await this.appended.next(ending);
    }
  }

  async *byStream({ upTo, streamPrefixes, afterStream = '', signal }: ByStreamOptions): AsyncIterable<Recorded> {
    await this.answering();
    const names = [...this.streams.keys()].filter((stream) => stream > afterStream).toSorted();
    for (const recorded of names.flatMap((stream) => this.streams.get(stream) ?? [])) {
      if (signal.aborted) return;
      if (recorded.position <= upTo && interests(streamPrefixes, recorded)) yield recorded;
    }
  }

  async head(): Promise<Position | undefined> {
    await this.answering();
    return this.log.at(-1)?.position;
  }

  async at(position: Position): Promise<Anchor | undefined> {
    await this.answering();
    const found = this.log.find((recorded) => recorded.position === position);
    return found && anchorOf(found);
  }

  async identity(): Promise<string> {
    await this.answering();
    return this.name;
  }

  close(): Promise<void> {
    this.closing.abort();
    return Promise.resolve();
  }

  /** Like a server, the store answers in a later turn of the event loop, and never after closing. */
  private async answering(): Promise<void> {
    await Promise.resolve();
    if (this.closing.signal.aborted) throw new StoreUnavailable('De store is gesloten');
  }

  private write(stream: string, events: readonly NewEvent[], first: bigint): Appended {
    const records = events.map((event, index): Recorded => {
      const position = positionOf(this.log.length + index);
      return { ...detached(event), stream, revision: first + BigInt(index), position };
    });
    this.log.push(...records);
    const streamLog = this.streams.get(stream) ?? [];
    this.streams.set(stream, streamLog);
    streamLog.push(...records);
    for (const record of records) this.ids.set(record.id, record);
    this.appended.ring();
    const last = records.at(-1) as Recorded;
    return { outcome: 'appended', revision: last.revision, position: last.position };
  }

  private *itemsOf(page: readonly Recorded[], prefixes: FeedOptions['streamPrefixes'], ending: AbortSignal): Iterable<FeedItem> {
    for (const recorded of page) {
      if (ending.aborted) return;
      if (interests(prefixes, recorded)) yield { kind: 'event', recorded };
    }
    const last = page.at(-1);
    if (last && !interests(prefixes, last)) yield { kind: 'checkpoint', anchor: anchorOf(last) };
  }
}

/** A store that lasts as long as the program: for specs and demonstrations, with the semantics of a real one. */
export const memoryEventStore = (): EventStore => new MemoryEventStore();
