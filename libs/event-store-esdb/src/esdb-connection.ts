import type { NewEvent, Position, StoreUnavailable } from '@actiespoor/event-store';

import type { StoredEvent } from './stored-event.js';
import type { StreamNames } from './stream-names.js';

export type Sign = 'caught-up' | 'fell-behind';

export type Written =
  /** `position` is undefined if the server does not report it. */
  | { readonly outcome: 'written'; readonly revision: bigint; readonly position: Position | undefined }
  | { readonly outcome: 'wrong-revision'; readonly actual: bigint | undefined }
  /** The answer is missing or settles nothing: the events may have been written, or may yet be. */
  | { readonly outcome: 'open'; readonly fault: StoreUnavailable };

/** The revision that an append claims, and the time limit of the answer, in milliseconds. */
export interface Claim {
  readonly expected: 'no-stream' | bigint;
  readonly withinMs: number;
}

/** One piece of a stream or of the whole log; `from` is inclusive, and absent at the end where reading starts. */
export interface Page<Place> {
  readonly from?: Place | undefined;
  readonly direction: 'forwards' | 'backwards';
  readonly max: number;
  /** The time limit of the answer, in milliseconds; that of every answer by default. */
  readonly withinMs?: number | undefined;
}

export interface LogPage extends Page<Position> {
  /** A reader that stops gets the events that had arrived. */
  readonly signal?: AbortSignal;
}

/** The operations that this adapter needs from EventStoreDB. Every method throws `StoreUnavailable`. */
export interface EsdbConnection {
  /** @throws EventTooLarge; StreamTampered if the stream was ended for good */
  append(stream: string, events: readonly NewEvent[], claim: Claim): Promise<Written>;
  /** Nothing for an unknown stream. @throws StreamTampered if it was ended for good */
  readStream(stream: string, page: Page<bigint>): Promise<readonly StoredEvent[]>;
  /** The latest metadata of a stream; undefined if it never had any. */
  readMetadata(stream: string, withinMs?: number): Promise<StoredEvent | undefined>;
  /** The identity of the store; made where there is none yet. */
  identity(): Promise<string>;
  /** The event at exactly this position, of whichever program; undefined if none begins there. */
  readAt(position: Position): Promise<StoredEvent | undefined>;
  /** Includes events of other programs and of the server itself. */
  readAll(page: LogPage): Promise<readonly StoredEvent[]>;
  /**
   * The events in own streams after a position, including later ones, in groups as they arrive; ends with the signal.
   * Fails with its first fault and does not reconnect: the caller subscribes again.
   *
   * @throws Silence, DroppedAsSlow
   */
  subscribe(after: Position | undefined, signal: AbortSignal): AsyncIterable<readonly (StoredEvent | Sign)[]>;
  /**
   * The streams whose metadata change from now on, in groups as they arrive; first an empty group, once no later change can be
   * missed. Ends with the signal, and when another server turns out to lead. Fails with its first fault.
   *
   * @throws Silence
   */
  followMetadata(signal: AbortSignal): AsyncIterable<readonly string[]>;
  /** True if this user may delete streams. Asks so that nothing can be deleted: a stream of a new name, at a revision that it cannot have. */
  mayDelete(): Promise<boolean>;
  close(): Promise<void>;
}

export interface ConnectionOptions {
  readonly url: string;
  /** The time limit of an answer, in milliseconds. */
  readonly answerMs: number;
  /** The longest silence of a subscription, in milliseconds. */
  readonly silenceMs: number;
  readonly names: StreamNames;
}
