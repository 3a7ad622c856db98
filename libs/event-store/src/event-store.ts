import type { Anchor, NewEvent, Position, Recorded } from './recorded.js';
import type { TamperedOptions, Tampering } from './tampering.js';

/** The writer's belief about the stream: anything, no such stream, some stream, or exactly this revision. */
export type Expected = 'any' | 'no-stream' | 'stream-exists' | bigint;

export type Appended =
  | { readonly outcome: 'appended'; readonly revision: bigint; readonly position: Position }
  /** `actual` is undefined if the stream does not exist. */
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

/** The place of a reader as it knows it: the identity of its store, and the event at its position. */
export interface Foothold {
  readonly store: string;
  /** Undefined before the first event. */
  readonly event: Anchor | undefined;
}

export interface FeedOptions {
  /** Start after this position; absent is the beginning. */
  readonly after?: Position;
  /** The reader wants events of this store only, after this event. Absent, what stands at `after` at the first look counts. */
  readonly standing?: Foothold | undefined;
  /** Only streams whose name starts with one of these, such as `actie-`. */
  readonly streamPrefixes?: readonly string[];
  readonly signal: AbortSignal;
}

export interface ByStreamOptions {
  /** Leaves out events after this position. */
  readonly upTo: Position;
  readonly streamPrefixes?: readonly string[];
  /** Only these streams, some hundreds at most. */
  readonly streams?: readonly string[];
  /** Start after this stream; absent is the first. */
  readonly afterStream?: string;
  readonly signal: AbortSignal;
}

/** An event that the store has filed wrongly: exactly one of the two fields below tells how. */
export interface Misfiled extends Pick<Recorded, 'position' | 'stream' | 'revision'> {
  /** The moment of recording under which the store searches, if that differs from the event; ISO 8601 in UTC. */
  readonly recordedAt?: string;
  /** A column whose text has a key twice: another reader may take the other value. */
  readonly doubleNames?: 'data' | 'metadata';
}

export type FeedItem =
  | { readonly kind: 'event'; readonly recorded: Recorded }
  /** Nothing of interest up to and including this event; a filtered reader may move its checkpoint. */
  | { readonly kind: 'checkpoint'; readonly anchor: Anchor }
  | { readonly kind: 'caught-up' }
  | { readonly kind: 'fell-behind' };

/**
 * The source of truth. The semantics are EventStoreDB's; `event-store.contract.ts` writes them down and every adapter runs it.
 * Faults of the machine are thrown: {@link StoreUnavailable}, {@link EventTooLarge}, {@link CorruptIdempotency}. `StreamTampered`
 * is thrown for a stream that somebody changed past this program.
 *
 * @example
 * const result = await store.append('actie-6f1c…', [event], 4n);
 * if (result.outcome === 'conflict') return stale(result.actual);
 */
export interface EventStore {
  append(stream: string, events: readonly NewEvent[], expected: Expected): Promise<Appended>;
  /** An unknown stream is an empty one. */
  read(stream: string, range?: ReadRange): AsyncIterable<Recorded>;
  /**
   * All events in commit order, then live; ends when the signal aborts.
   *
   * Every new connection to the store is checked before its events are passed on.
   *
   * @throws HistoryReplaced if the event at which the reader stands is no longer there, or if this is not the store that it named
   */
  feed(options: FeedOptions): AsyncIterable<FeedItem>;
  /**
   * Reads stream after stream in the order of their names, each in its own order, up to a position; ends when the signal aborts.
   * Absent if the store has no such order: the feed has the same events.
   */
  byStream?(options: ByStreamOptions): AsyncIterable<Recorded>;
  /**
   * Lists events whose search columns differ from the event itself, or whose text holds more than a reader sees in it.
   * Absent if the store keeps no search columns.
   */
  misfiled?(signal: AbortSignal): AsyncIterable<Misfiled>;
  /**
   * Lists the changes made to streams past this program, in the order of the log, up to its present end. Absent if the store
   * makes such changes impossible.
   */
  tampered?(options: TamperedOptions): AsyncIterable<Tampering>;
  /** True if this user may delete what was recorded, which the program never does. Absent if the store never allows it. */
  mayDelete?(): Promise<boolean>;
  /** The last position, or undefined for an empty store. */
  head(): Promise<Position | undefined>;
  /** The event at exactly this position; undefined if none stands there, or if no position of this store looks like it. */
  at(position: Position): Promise<Anchor | undefined>;
  /**
   * The identity of this store: made by chance, kept in the store itself, and so part of its backups. Two stores never have the same,
   * also if they hold the same events.
   */
  identity(): Promise<string>;
  close(): Promise<void>;
}

/** The store could not be reached, or cannot take more now. The outcome of the write is unknown; the same write may be tried again. */
export class StoreUnavailable extends Error {
  override readonly name: string = 'StoreUnavailable';
}

/** The same for one question, for a reason that its asker may read: a Dutch sentence without a secret. */
export class Unanswerable extends StoreUnavailable {
  override readonly name = 'Unanswerable';
}

/** The store was reached and refuses this program. The program retries as after an outage, but only a person can end the refusal. */
export class StoreRefused extends StoreUnavailable {
  override readonly name = 'StoreRefused';
  /** Equal for the refusals that one and the same change ends, whichever stream or position was asked for. */
  readonly kind: string;

  constructor(
    readonly reason: 'password' | 'right' | 'certificate',
    /** Half a Dutch sentence: the refusal, the refused user, and the setting to change. */
    readonly says: string,
    { doing, kind = says, ...options }: ErrorOptions & { readonly doing: string; readonly kind?: string },
  ) {
    super(`${doing}: ${says}`, options);
    this.kind = kind;
  }
}

/** The event at which a reader stood is no longer there: an older backup was put back, or this is another store. */
export class HistoryReplaced extends Error {
  override readonly name = 'HistoryReplaced';

  constructor(position: Position | undefined) {
    const found =
      position === undefined
        ? 'Dit is niet meer de event store van zojuist'
        : `Op positie ${position} van de event store staat niet meer de gebeurtenis die er stond`;
    super(`${found}: er is een andere of een oudere teruggezet`);
  }
}

/** The event is larger than the store accepts. A retry does not help. */
export class EventTooLarge extends Error {
  override readonly name = 'EventTooLarge';
}

/** The store already has this event id, with other content. The caller's ids are wrong; nothing was written. */
export class CorruptIdempotency extends Error {
  override readonly name = 'CorruptIdempotency';
}

/**
 * An event of a type or version that this program does not know: a newer version wrote it. What needs its stream halts instead of skipping it, and
 * nothing else; a retry helps once the program is up to date.
 */
export class UnknownEvent extends Error {
  override readonly name = 'UnknownEvent';
}
