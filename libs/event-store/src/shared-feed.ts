import type { EventStore, FeedItem, FeedOptions } from './event-store.js';
import type { Anchor } from './recorded.js';
import { type Passed, type ReadingLimits, type Seat, SharedReading, type Sign, type Spot } from './shared-reading.js';

export interface SharedFeedOptions extends Pick<ReadingLimits, 'sleep'>, Partial<Pick<ReadingLimits, 'capacity' | 'patienceMs'>> {
  readonly store: Pick<EventStore, 'feed'>;
  /** The streams that the readers follow together; a reader of other streams reads by itself. */
  readonly streamPrefixes: readonly string[];
}

const standardCapacity = 2_000;
const standardPatienceMs = 1_000;
const pieceSize = 250;

/** The readings of a process; the oldest first: readers gather in it as soon as it has their place. */
class Readings {
  private readonly open: SharedReading[] = [];
  private readonly limits: ReadingLimits;

  constructor(private readonly options: SharedFeedOptions) {
    const { capacity = standardCapacity, patienceMs = standardPatienceMs, sleep } = options;
    this.limits = { capacity, patienceMs, sleep };
  }

  /** The reading for a reader at this place. */
  at(place: Spot): SharedReading {
    return this.open.find((reading) => reading.covers(place)) ?? this.begin(place);
  }

  /** True if a reader of this reading should go over to an older one. */
  hasOlder(reading: SharedReading, place: Spot): boolean {
    const index = this.open.indexOf(reading);
    return this.open.some((other, otherIndex) => otherIndex < index && other.covers(place));
  }

  private begin(spot: Spot): SharedReading {
    const { store, streamPrefixes } = this.options;
    const reading = new SharedReading(spot, this.limits);
    this.open.push(reading);
    const { position: after, event, store: home } = spot;
    const standing = home === undefined ? undefined : { store: home, event };
    const feed = store.feed({ ...(after !== undefined && { after }), standing, streamPrefixes, signal: reading.ended });
    void reading.read(feed).then(() => this.open.splice(this.open.indexOf(reading), 1));
    return reading;
  }
}

/** One reader, who goes from reading to reading without missing or repeating anything. */
class Reader {
  /** Just past the last event that came by. */
  private place: Spot;
  private told: Sign | undefined;

  constructor(
    private readonly readings: Readings,
    private readonly prefixes: readonly string[],
    private readonly options: Pick<FeedOptions, 'after' | 'standing' | 'signal'>,
  ) {
    const { after, standing } = options;
    this.place = { position: after, event: standing?.event, store: standing?.store };
  }

  async *items(): AsyncIterable<FeedItem> {
    const { signal } = this.options;
    let isOver = false;
    while (!signal.aborted && !isOver) {
      const reading = this.readings.at(this.place);
      const seat = reading.join(this.place);
      try {
        while (!isOver && this.staysIn(reading, seat)) {
          yield* this.next(reading, seat);
          isOver = reading.isOverFor(seat);
        }
      } finally {
        reading.leave(seat);
      }
    }
  }

  private staysIn(reading: SharedReading, seat: Seat): boolean {
    return !this.options.signal.aborted && !reading.hasLost(seat) && !this.readings.hasOlder(reading, this.place);
  }

  private async *next(reading: SharedReading, seat: Seat): AsyncIterable<FeedItem> {
    const { signal } = this.options;
    const piece = await reading.take(seat, pieceSize, { told: this.told, signal });
    if (signal.aborted) return;
    const event = piece.at(-1)?.anchor;
    if (event) this.place = { ...this.place, position: event.position, event };
    const sign = reading.signFor(seat, this.told);
    this.told = sign ?? this.told;
    for (const item of this.itemsOf(piece, sign)) {
      if (signal.aborted) return;
      yield item;
    }
  }

  private *itemsOf(piece: readonly Passed[], sign: Sign | undefined): Iterable<FeedItem> {
    if (sign === 'fell-behind') yield { kind: sign };
    let unwanted: Anchor | undefined;
    for (const { anchor, recorded } of piece) {
      const isWanted = recorded !== undefined && this.prefixes.some((prefix) => recorded.stream.startsWith(prefix));
      if (isWanted) yield { kind: 'event', recorded };
      unwanted = isWanted ? undefined : anchor;
    }
    if (unwanted !== undefined) yield { kind: 'checkpoint', anchor: unwanted };
    if (sign === 'caught-up') yield { kind: sign };
  }
}

/**
 * The feed of a store for several readers of one process, who share one reading wherever they are near each other. Readers
 * far apart each get their own, and share it from the moment at which one comes to where the other was. The readers of one reading
 * go at the pace of the slowest; who stands still for long reads on by itself, so nobody is stopped. At most `capacity` items
 * are kept for each reading.
 *
 * @example
 * const feed = sharedFeed({ store, streamPrefixes: ['actie-', 'plan-'], sleep });
 * for await (const item of feed({ after, streamPrefixes: ['actie-'], signal })) take(item);
 */
export const sharedFeed = (options: SharedFeedOptions): EventStore['feed'] => {
  const readings = new Readings(options);
  const isShared = (prefix: string): boolean => options.streamPrefixes.some((shared) => prefix.startsWith(shared));
  return (wanted) => {
    const { streamPrefixes = [''] } = wanted;
    return streamPrefixes.every(isShared) ? new Reader(readings, streamPrefixes, wanted).items() : options.store.feed(wanted);
  };
};
