import { Bell } from './bell.js';
import type { FeedItem } from './event-store.js';
import type { Anchor, Position, Recorded } from './recorded.js';
import { anchorIn, isSameEvent } from './stray.js';

/** A place in the log: an event, or a position up to which nothing is of interest. */
export interface Passed {
  readonly anchor: Anchor;
  readonly recorded: Recorded | undefined;
}

export type Sign = 'caught-up' | 'fell-behind';

export interface ReadingLimits {
  /** The largest number of items that are kept for readers. */
  readonly capacity: number;
  /** The time that a reader may stand still while others wait for it, in milliseconds. */
  readonly patienceMs: number;
  /** Waits this many milliseconds, or until the signal aborts; it may then resolve or reject. */
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>;
}

/** The place of a reader: just past this position, and past this event of this store as far as it knows them. */
export interface Spot {
  readonly position: Position | undefined;
  readonly event: Anchor | undefined;
  readonly store: string | undefined;
}

/** A reader of a reading; `cursor` counts the items of the reading before the reader's next one. */
export interface Seat {
  cursor: number;
}

/**
 * One reading of the log for several readers. It keeps the last items, so that readers at somewhat different places share it,
 * and reads on at the pace of the slowest of them. A reader that stands still while others wait loses its place: it needs a
 * reading of its own.
 */
export class SharedReading {
  private readonly kept: Passed[] = [];
  private readonly seats = new Set<Seat>();
  private readonly changed = new Bell();
  private readonly moved = new Bell();
  private readonly ending = new AbortController();
  /** The number of items that are no longer kept, and the place of the last of them. */
  private gone = 0;
  private last: Pick<Spot, 'position' | 'event'>;
  private state: 'open' | 'ended' | { readonly fault: unknown } = 'open';
  /** The last sign of the log. */
  private sign: Sign | undefined;

  constructor(
    private readonly from: Spot,
    private readonly limits: ReadingLimits,
  ) {
    this.last = from;
  }

  /** Aborts when nobody reads any more. */
  get ended(): AbortSignal {
    return this.ending.signal;
  }

  /** Reads until nobody is left, or the log ends or fails. Never rejects. */
  async read(feed: AsyncIterable<FeedItem>): Promise<void> {
    try {
      for await (const item of feed) {
        await this.makeRoom();
        this.put(item);
      }
      this.state = 'ended';
    } catch (fault) {
      this.state = { fault };
    }
    this.changed.ring();
  }

  /** True if a reader at this place can read on here. Only an event that came by counts, whatever lies around it. */
  covers(spot: Spot): boolean {
    const isOpen = this.state === 'open' && !this.ending.signal.aborted;
    return isOpen && spot.store === this.from.store && this.cursorAfter(spot) !== undefined;
  }

  /** A seat at this place, which the reading must cover. */
  join(spot: Spot): Seat {
    const seat: Seat = { cursor: this.cursorAfter(spot) ?? this.gone - 1 };
    this.seats.add(seat);
    return seat;
  }

  leave(seat: Seat): void {
    this.seats.delete(seat);
    this.moved.ring();
    if (this.seats.size === 0) this.ending.abort();
  }

  /** True if the items of this reader are no longer kept. */
  hasLost({ cursor }: Seat): boolean {
    return cursor < this.gone;
  }

  /** True if the log ended and the reader has everything. */
  isOverFor(seat: Seat): boolean {
    return this.state === 'ended' && this.isAtEnd(seat);
  }

  /** The sign that the reader has not been told yet: it has caught up once it has everything, and falls behind only if it had caught up. */
  signFor(seat: Seat, told: Sign | undefined): Sign | undefined {
    if (this.sign === 'fell-behind') return told === 'caught-up' ? this.sign : undefined;
    return this.sign !== told && this.isAtEnd(seat) ? this.sign : undefined;
  }

  /**
   * The next items, at most this many. None if the reader lost its place or must be told a sign, if the log ended, or if the
   * signal aborts.
   *
   * @throws the fault of the log, after every item before it
   */
  async take(seat: Seat, max: number, { told, signal }: { readonly told: Sign | undefined; readonly signal: AbortSignal }): Promise<readonly Passed[]> {
    while (this.hasNothingFor(seat, told) && !signal.aborted) await this.changed.next(signal);
    if (this.hasLost(seat) || signal.aborted) return [];
    if (this.isAtEnd(seat) && typeof this.state === 'object') throw this.state.fault;
    const from = seat.cursor - this.gone;
    const items = this.kept.slice(from, from + max);
    seat.cursor += items.length;
    this.moved.ring();
    return items;
  }

  private get end(): number {
    return this.gone + this.kept.length;
  }

  private hasNothingFor(seat: Seat, told: Sign | undefined): boolean {
    return this.state === 'open' && this.isAtEnd(seat) && this.signFor(seat, told) === undefined;
  }

  private isAtEnd({ cursor }: Seat): boolean {
    return cursor === this.end;
  }

  /** Undefined too if another event came by at this position: another log was put in the place of the first. */
  private cursorAfter({ position, event }: Spot): number | undefined {
    const cursor = this.cursorAt(position);
    const there = cursor === undefined || cursor === this.gone ? this.last.event : this.kept[cursor - this.gone - 1]?.anchor;
    return event && there && !isSameEvent(event, there) ? undefined : cursor;
  }

  private cursorAt(place: Position | undefined): number | undefined {
    if (place === this.last.position) return this.gone;
    if (place === undefined) return undefined;
    let [low, high] = [0, this.kept.length - 1];
    while (low <= high) {
      const middle = (low + high) >> 1;
      const { position } = (this.kept[middle] as Passed).anchor;
      if (position === place) return this.gone + middle + 1;
      if (position < place) low = middle + 1;
      else high = middle - 1;
    }
    return undefined;
  }

  private put(item: FeedItem): void {
    const anchor = anchorIn(item);
    if (anchor) this.kept.push({ anchor, recorded: item.kind === 'event' ? item.recorded : undefined });
    else if (item.kind === 'caught-up' || item.kind === 'fell-behind') this.sign = item.kind;
    this.changed.ring();
  }

  private async makeRoom(): Promise<void> {
    const { capacity } = this.limits;
    const share = Math.max(1, Math.ceil(capacity / 4));
    while (this.kept.length >= capacity && !this.ending.signal.aborted) {
      const passed = Math.min(this.slowest() - this.gone, share);
      if (passed > 0) this.drop(passed);
      else if (await this.isHeldUp()) this.drop(share);
    }
  }

  /** Waits until the slowest reader moves; true if it stood still for too long while another waited. */
  private async isHeldUp(): Promise<boolean> {
    const before = this.slowest();
    const waiting = new AbortController();
    let isOver = false;
    const over = (): void => {
      isOver = true;
      this.moved.ring();
    };
    void this.limits.sleep(this.limits.patienceMs, waiting.signal).then(over, over);
    while (this.slowest() <= before && !isOver && !this.ending.signal.aborted) await this.moved.next(this.ending.signal);
    waiting.abort();
    return this.slowest() <= before && [...this.seats].some((seat) => this.isAtEnd(seat));
  }

  /** The cursor of the slowest reader that has kept its place. */
  private slowest(): number {
    return Math.min(this.end, ...[...this.seats].filter((seat) => !this.hasLost(seat)).map(({ cursor }) => cursor));
  }

  private drop(count: number): void {
    const event = this.kept[count - 1]?.anchor;
    this.last = { position: event?.position, event };
    this.kept.splice(0, count);
    this.gone += count;
    this.changed.ring();
  }
}
