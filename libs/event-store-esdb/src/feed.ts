import { setTimeout as wait } from 'node:timers/promises';

import { type FeedItem, type FeedOptions, type Position, StoreUnavailable } from '@actiespoor/event-store';

import { DroppedAsSlow } from './client-faults.js';
import type { EsdbConnection, Sign } from './esdb-connection.js';
import type { Head } from './head.js';
import { Silence } from './listen.js';
import { isForeign, recordedOf, type StoredEvent } from './stored-event.js';

export interface FeedSource {
  readonly connection: EsdbConnection;
  readonly head: Head;
  /** Told of every fault; the feed goes on by itself. */
  readonly onFault: (error: Error) => void;
}

const firstDelay = 100;
const longestDelay = 10_000;
const maxStalls = 3;
/** So many events between a reader that was there and the head are more than a moment. */
const isBehindFrom = 500;

/**
 * One reader of the whole log: subscribes where it is, and begins again there after every fault and every long silence.
 * Where it is, is the position of the last event that came by, wanted or not, so an event that comes twice is left out
 * and none is passed over.
 */
class Follower {
  private last: Position | undefined;
  private told: Sign | undefined;
  private failures = 0;
  /** How often in a row it was dropped as too slow before anything came. */
  private stalls = 0;
  /** How many events came by since it was there. */
  private behind = 0;

  constructor(
    private readonly source: FeedSource,
    private readonly options: FeedOptions,
  ) {
    this.last = options.after;
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
   * Until the subscription ends. Only the head says whether the reader is there: servers before 23.10 do not say so in a
   * subscription.
   */
  private async *follow(): AsyncIterable<readonly FeedItem[]> {
    const { connection, head } = this.source;
    const end = await head.position();
    this.behind = 0;
    yield [...this.arriveAt(end)];
    for await (const heard of connection.subscribe(this.last, this.options.signal)) {
      this.failures = 0;
      yield [...this.itemsOf(heard, end)];
    }
    if (!this.options.signal.aborted) throw new StoreUnavailable('De server beëindigde het volgen');
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

  /** A server may send an event once more. */
  private *itemOf(event: StoredEvent): Iterable<FeedItem> {
    if (this.options.signal.aborted || (this.last !== undefined && event.position <= this.last)) return;
    this.last = event.position;
    if (this.isWanted(event)) yield { kind: 'event', recorded: recordedOf(event) };
    else yield { kind: 'checkpoint', position: event.position };
  }

  /** Whoever names streams needs all that is in them, also what another program wrote there; who reads everything, what is ours. */
  private isWanted(event: StoredEvent): boolean {
    if (event.place !== 'event') return false;
    const { streamPrefixes } = this.options;
    return streamPrefixes === undefined ? !isForeign(event) : streamPrefixes.some((prefix) => event.stream.startsWith(prefix));
  }

  private *tell(sign: Sign): Iterable<FeedItem> {
    if (this.told === sign || this.options.signal.aborted) return;
    this.told = sign;
    yield { kind: sign };
  }

  private async *afterEnd(error: unknown): AsyncIterable<FeedItem> {
    // Nothing to tell, or a connection that only seems open: subscribing once more is the way to know.
    if (error instanceof Silence) this.failures = 0;
    else if (error instanceof DroppedAsSlow && this.stalls < maxStalls) return;
    else if (error instanceof StoreUnavailable || error instanceof DroppedAsSlow) yield* this.afterFault(error);
    else throw error;
  }

  /** As long as the server cannot be asked, a reader that was there may be behind. */
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
 * Everything after a position in the order of the log, and then what comes. Faults of the machine do not end it.
 *
 * The server leaves out what is not in an own stream. It could leave out the streams that are not wanted too, but then it
 * tells how far it has looked only now and then (every 32 events by default, and wrongly in some versions: pull requests
 * 4035 and 4990 of kurrent-io/KurrentDB), and whoever waits for a position would wait for that. So prefixes are looked at
 * here, and each own event that is not wanted is a checkpoint at once.
 *
 * @throws RangeError for a position of another store
 */
export const feed = (source: FeedSource, options: FeedOptions): AsyncIterable<FeedItem> => new Follower(source, options).items();
