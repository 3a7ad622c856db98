import type { NewEvent, Position, Recorded } from './recorded.js';
import type { TamperedOptions, Tampering } from './tampering.js';

/** What the writer believes of the stream: nothing, no such stream, some stream, or exactly this revision. */
export type Expected = 'any' | 'no-stream' | 'stream-exists' | bigint;

export type Appended =
  | { readonly outcome: 'appended'; readonly revision: bigint; readonly position: Position }
  /** `actual` is undefined where the stream does not exist. */
  | { readonly outcome: 'conflict'; readonly actual: bigint | undefined };

export interface ReadRange {
  /** First revision, inclusive. */
  readonly from?: bigint;
  /** Last revision, inclusive. */
  readonly to?: bigint;
  readonly direction?: 'forwards' | 'backwards';
  readonly max?: number;
  /** Only events recorded up to and including this moment (ISO 8601, UTC). */
  readonly recordedUntil?: string;
}

export interface FeedOptions {
  /** Start after this position; absent is the beginning. */
  readonly after?: Position;
  /** Only streams whose name starts with one of these, such as `actie-`. */
  readonly streamPrefixes?: readonly string[];
  readonly signal: AbortSignal;
}

export interface ByStreamOptions {
  /** Nothing that came after this position. */
  readonly upTo: Position;
  readonly streamPrefixes?: readonly string[];
  /** Only these streams, some hundreds at most. */
  readonly streams?: readonly string[];
  /** Start after this stream; absent is the first. */
  readonly afterStream?: string;
  readonly signal: AbortSignal;
}

/** Which event, and what the store keeps that is not what this program reads in it: one of the two. */
export interface Misfiled extends Pick<Recorded, 'position' | 'stream' | 'revision'> {
  /** The moment of recording as it is searched by, ISO 8601 in UTC. */
  readonly recordedAt?: string;
  /** A column whose text says a name twice: another reader may take the other one. */
  readonly doubleNames?: 'data' | 'metadata';
}

export type FeedItem =
  | { readonly kind: 'event'; readonly recorded: Recorded }
  /** Nothing of interest up to here; a filtered reader may move its checkpoint. */
  | { readonly kind: 'checkpoint'; readonly position: Position }
  | { readonly kind: 'caught-up' }
  | { readonly kind: 'fell-behind' };

/**
 * The truth. Semantics are EventStoreDB's; `event-store.contract.ts` writes them down and every adapter runs it.
 * Machine faults are thrown: {@link StoreUnavailable}, {@link EventTooLarge}, {@link CorruptIdempotency}; what people did to a stream is `StreamTampered`.
 *
 * @example
 * const result = await store.append('actie-6f1c…', [event], 4n);
 * if (result.outcome === 'conflict') return stale(result.actual);
 */
export interface EventStore {
  append(stream: string, events: readonly NewEvent[], expected: Expected): Promise<Appended>;
  /** An unknown stream is an empty one. */
  read(stream: string, range?: ReadRange): AsyncIterable<Recorded>;
  /** All events in commit order, then live; ends when the signal aborts. */
  feed(options: FeedOptions): AsyncIterable<FeedItem>;
  /**
   * Stream after stream in the order of their names, each in its own order, up to a position; ends when the signal aborts.
   * Absent where a store cannot: the feed has the same events.
   */
  byStream?(options: ByStreamOptions): AsyncIterable<Recorded>;
  /**
   * Events beside which the store keeps, to search by, something else than what they say of themselves, or whose text says more
   * than what is read in it. Absent where a store keeps nothing beside them.
   */
  misfiled?(signal: AbortSignal): AsyncIterable<Misfiled>;
  /**
   * What was done to streams past this program, in the order of the log, up to its present end. Absent where a store lets
   * nobody do such a thing.
   */
  tampered?(options: TamperedOptions): AsyncIterable<Tampering>;
  /** The last position, or undefined in an empty store. */
  head(): Promise<Position | undefined>;
  close(): Promise<void>;
}

/** The store could not be reached, or cannot take more now. Nothing is known of the write; the same write may be tried again. */
export class StoreUnavailable extends Error {
  override readonly name: string = 'StoreUnavailable';
}

/** The store is there and refuses this program. It is tried again as an outage is, but only a person can end it. */
export class StoreRefused extends StoreUnavailable {
  override readonly name = 'StoreRefused';

  constructor(
    /** A Dutch sentence with what is refused and what to do. */
    message: string,
    readonly reason: 'password' | 'right' | 'certificate',
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/** The event is larger than the store takes. Trying again will not help. */
export class EventTooLarge extends Error {
  override readonly name = 'EventTooLarge';
}

/** An event id that the store has already, with other content. Somebody's ids are wrong; nothing was written. */
export class CorruptIdempotency extends Error {
  override readonly name = 'CorruptIdempotency';
}

/** An event of a type or version that this program does not know. It halts rather than skip. */
export class UnknownEvent extends Error {
  override readonly name = 'UnknownEvent';
}
