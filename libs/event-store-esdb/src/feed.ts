import { setTimeout as wait } from 'node:timers/promises';

import { type FeedItem, type FeedOptions, type Position, StoreUnavailable } from '@actiespoor/event-store';

import type { EsdbConnection, Sign } from './esdb-client.js';
import { Silence } from './listen.js';
import { isSystem, recordedOf, type StoredEvent } from './stored-event.js';

export interface FeedSource {
  readonly connection: EsdbConnection;
  /** Told of every fault; the feed goes on by itself. */
  readonly onFault: (error: Error) => void;
}

const pageSize = 500;
const firstDelay = 100;
const longestDelay = 10_000;

/**
 * One reader of the whole log: reads to its head, subscribes from there, and begins again where it was after every
 * fault and every long silence. Where it is, is the position of the last event that came by, wanted or not, so an
 * event that comes twice is left out and none is passed over.
 */
class Follower {
  private last: Position | undefined;
  private told: Sign | undefined;
  private failures = 0;

  constructor(
    private readonly source: FeedSource,
    private readonly options: FeedOptions,
  ) {
    this.last = options.after;
  }

  async *items(): AsyncIterable<FeedItem> {
    const { signal } = this.options;
    while (!signal.aborted) {
      try {
        yield* this.history();
        yield* this.live();
      } catch (error) {
        if (!(error instanceof StoreUnavailable)) throw error;
        yield* this.afterFault(error);
      }
    }
  }

  /**
   * Everything up to the head. Only here is it known that the reader is there: servers before 23.10 do not say so in
   * a subscription.
   */
  private async *history(): AsyncIterable<FeedItem> {
    for (;;) {
      const page = await this.source.connection.readAll({ from: this.last, direction: 'forwards', max: pageSize, signal: this.options.signal });
      const isFull = page.length === pageSize;
      if (this.options.signal.aborted) return;
      if (isFull && this.told !== undefined) yield* this.tell('fell-behind');
      yield* this.itemsOf(page);
      if (!isFull) break;
    }
    yield* this.tell('caught-up');
  }

  private async *live(): AsyncIterable<FeedItem> {
    try {
      for await (const item of this.source.connection.subscribe(this.last, this.options.signal)) {
        this.failures = 0;
        if (typeof item === 'string') yield* this.tell(item);
        else yield* this.itemsOf([item]);
      }
    } catch (error) {
      if (!(error instanceof Silence)) throw error;
      // Nothing to tell, or a connection that only seems open: looking once more is the way to know.
      this.failures = 0;
      return;
    }
    if (!this.options.signal.aborted) throw new StoreUnavailable('De server beëindigde het volgen');
  }

  /** A page may begin with what was seen already, and a server may send an event once more. */
  private *itemsOf(page: readonly StoredEvent[]): Iterable<FeedItem> {
    let isCheckpointDue = false;
    for (const event of page) {
      if (this.options.signal.aborted) return;
      if (this.last !== undefined && event.position <= this.last) continue;
      this.last = event.position;
      isCheckpointDue = !this.isWanted(event);
      if (!isCheckpointDue) yield { kind: 'event', recorded: recordedOf(event) };
    }
    if (isCheckpointDue && this.last !== undefined) yield { kind: 'checkpoint', position: this.last };
  }

  private isWanted(event: StoredEvent): boolean {
    const { streamPrefixes } = this.options;
    return !isSystem(event) && (streamPrefixes === undefined || streamPrefixes.some((prefix) => event.stream.startsWith(prefix)));
  }

  private *tell(sign: Sign): Iterable<FeedItem> {
    if (this.told === sign || this.options.signal.aborted) return;
    this.told = sign;
    yield { kind: sign };
  }

  /** As long as the server cannot be asked, a reader that was there may be behind. */
  private async *afterFault(error: StoreUnavailable): AsyncIterable<FeedItem> {
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
 * The server leaves out its own events. It could leave out the streams that are not wanted too, but then it tells how
 * far it has looked only now and then (every 32 events by default, and wrongly in some versions: pull requests 4035
 * and 4990 of kurrent-io/KurrentDB), and whoever waits for a position would wait for that. So prefixes are looked at
 * here, and each event that is not wanted is a checkpoint at once.
 *
 * @throws RangeError for a position of another store; UnknownEvent where another program wrote in a wanted stream
 */
export const feed = (source: FeedSource, options: FeedOptions): AsyncIterable<FeedItem> => new Follower(source, options).items();
