import { setTimeout as wait } from 'node:timers/promises';

import { type Anchor, type FeedItem, type FeedOptions, HistoryReplaced, isSameEvent, type Position, StoreUnavailable } from '@actiespoor/event-store';

import { DroppedAsSlow } from './client-faults.js';
import type { EsdbConnection, Sign } from './esdb-connection.js';
import type { Head } from './head.js';
import { Silence } from './listen.js';
import { anchorOfStored, isForeign, recordedOf, type StoredEvent } from './stored-event.js';

export interface FeedSource {
  readonly connection: EsdbConnection;
  readonly head: Head;
  /** Called with every fault; the feed continues by itself. */
  readonly onFault: (error: Error) => void;
}

const firstDelay = 100;
const longestDelay = 10_000;
const maxStalls = 3;
/** The number of events between a reader and the head that counts as falling behind. */
const isBehindFrom = 500;

/**
 * One reader of the whole log: subscribes at its position, and subscribes again there after every fault and every long
 * silence. Its position is that of the last event that came by, wanted or not, so a repeated event is left out and none
 * is passed over.
 */
class Follower {
  private last: Position | undefined;
  /** The event at the last position, as the reader knew it, or as it was at the first look. */
  private stand: Anchor | undefined;
  private told: Sign | undefined;
  private failures = 0;
  /** Drops in a row for being too slow, without an event in between. */
  private stalls = 0;
  /** Events since the reader had last caught up. */
  private behind = 0;

  constructor(
    private readonly source: FeedSource,
    private readonly options: FeedOptions,
  ) {
    [this.last, this.stand] = [options.after, options.standing?.event];
  }

  async *items(): AsyncIterable<FeedItem> {
    const { signal } = this.options;
    while (!signal.aborted) {
      const before = this.last;
      try {
        for await (const items of this.follow()) yield* this.unlessAborted(items);
      } catch (error) {
        this.stalls = this.last === before ? this.stalls + 1 : 0;
        yield* this.afterEnd(error);
      }
    }
  }

  /**
   * Follows until the subscription ends. Only the head tells whether the reader has caught up: servers before 23.10 do not
   * report it in a subscription.
   */
  private async *follow(): AsyncIterable<readonly FeedItem[]> {
    const { connection, head } = this.source;
    await this.assertStands();
    const end = await head.position();
    this.behind = 0;
    yield [...this.arriveAt(end)];
    let isSure = false;
    for await (const heard of connection.subscribe(this.last, this.options.signal)) {
      this.failures = 0;
      // The server may have been replaced between the check and the subscription.
      if (!isSure) await this.assertStands();
      isSure = true;
      yield [...this.itemsOf(heard, end)];
    }
    if (!this.options.signal.aborted) throw new StoreUnavailable('De server beëindigde het volgen');
  }

  /** During an outage another log may have been put in the place of this one. @throws HistoryReplaced */
  private async assertStands(): Promise<void> {
    const { last, stand, options } = this;
    const { connection } = this.source;
    if (options.standing && (await connection.identity()) !== options.standing.store) throw new HistoryReplaced(last);
    if (last === undefined) return;
    const stored = await connection.readAt(last);
    const there = stored && anchorOfStored(stored);
    if (stand && !(there && isSameEvent(stand, there))) throw new HistoryReplaced(last);
    this.stand = there;
  }

  private *arriveAt(end: Position | undefined): Iterable<FeedItem> {
    const isThere = end === undefined || (this.last !== undefined && this.last >= end);
    this.behind += 1;
    if (isThere) yield* this.tell('caught-up');
    else if (this.told === 'caught-up' && this.behind > isBehindFrom) yield* this.tell('fell-behind');
  }

  private *itemsOf(heard: readonly (StoredEvent | Sign)[], end: Position | undefined): Iterable<FeedItem> {
    for (const one of heard) {
      if (typeof one === 'string') {
        yield* this.tell(one);
        continue;
      }
      yield* this.itemOf(one);
      yield* this.arriveAt(end);
    }
  }

  private *unlessAborted(items: readonly FeedItem[]): Iterable<FeedItem> {
    for (const item of items) {
      if (this.options.signal.aborted) return;
      yield item;
    }
  }

  /** Skips repetitions: a server may send an event twice. */
  private *itemOf(event: StoredEvent): Iterable<FeedItem> {
    if (this.options.signal.aborted || (this.last !== undefined && event.position <= this.last)) return;
    this.last = event.position;
    this.stand = anchorOfStored(event);
    if (this.isWanted(event)) yield { kind: 'event', recorded: recordedOf(event) };
    else yield { kind: 'checkpoint', anchor: this.stand };
  }

  /** An event of another program in an own stream tells nothing of ours: it is a finding, as the deeds of the server are. */
  private isWanted(event: StoredEvent): boolean {
    if (event.place !== 'event' || isForeign(event)) return false;
    const { streamPrefixes } = this.options;
    return streamPrefixes === undefined || streamPrefixes.some((prefix) => event.stream.startsWith(prefix));
  }

  private *tell(sign: Sign): Iterable<FeedItem> {
    if (this.told === sign || this.options.signal.aborted) return;
    this.told = sign;
    yield { kind: sign };
  }

  private async *afterEnd(error: unknown): AsyncIterable<FeedItem> {
    // Either nothing to report, or a connection that only seems open: a new subscription finds out.
    if (error instanceof Silence) this.failures = 0;
    else if (error instanceof DroppedAsSlow && this.stalls < maxStalls) return;
    else if (error instanceof StoreUnavailable || error instanceof DroppedAsSlow) yield* this.afterFault(error);
    else throw error;
  }

  /** While the server cannot be reached, a reader that had caught up may be behind. */
  private async *afterFault(error: Error): AsyncIterable<FeedItem> {
    const { signal } = this.options;
    if (signal.aborted) return;
    this.source.onFault(error);
    if (this.told !== undefined) yield* this.tell('fell-behind');
    const delay = Math.min(firstDelay * 2 ** this.failures, longestDelay);
    this.failures += 1;
    await wait(delay, undefined, { signal }).catch(() => undefined);
  }
}

/**
 * Everything after a position in the order of the log, and then new events as they come. Faults of the machine do not end it.
 *
 * The server filters out foreign streams. It could filter out unwanted streams too, but then it reports its progress only
 * now and then (every 32 events by default, and wrongly in some versions: pull requests 4035 and 4990 of
 * kurrent-io/KurrentDB), and a caller that waits for a position would wait for that report. So this function filters on
 * prefixes itself, and each own event outside the filter is a checkpoint at once.
 *
 * @throws RangeError for a position of another store; HistoryReplaced if, after an outage, the last event is no longer there
 */
export const feed = (source: FeedSource, options: FeedOptions): AsyncIterable<FeedItem> => new Follower(source, options).items();
