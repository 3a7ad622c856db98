import type { NewEvent, Position, StoreUnavailable } from '@actiespoor/event-store';

import type { StoredEvent } from './stored-event.js';
import type { StreamNames } from './stream-names.js';

export type Sign = 'caught-up' | 'fell-behind';

export type Written =
  /** `position` is undefined where the server does not tell. */
  | { readonly outcome: 'written'; readonly revision: bigint; readonly position: Position | undefined }
  | { readonly outcome: 'wrong-revision'; readonly actual: bigint | undefined }
  /** The answer did not come, or says nothing: the events may stand there, or come yet. */
  | { readonly outcome: 'open'; readonly fault: StoreUnavailable };

/** Where events are to stand, and how long the answer may take, in milliseconds. */
export interface Claim {
  readonly expected: 'no-stream' | bigint;
  readonly withinMs: number;
}

/** One piece of a stream or of the whole log; `from` is inclusive, absent is the end that reading starts at. */
export interface Page<Place> {
  readonly from?: Place | undefined;
  readonly direction: 'forwards' | 'backwards';
  readonly max: number;
  /** How long the answer may take, in milliseconds; as long as any answer unless told. */
  readonly withinMs?: number | undefined;
}

export interface LogPage extends Page<Position> {
  /** Whoever stops reading gets what had come. */
  readonly signal?: AbortSignal;
}

/** What this adapter asks of EventStoreDB. Every method throws `StoreUnavailable`. */
export interface EsdbConnection {
  /** @throws EventTooLarge, StreamTampered where the stream was ended for good */
  append(stream: string, events: readonly NewEvent[], claim: Claim): Promise<Written>;
  /** Nothing for an unknown stream. @throws StreamTampered where it was ended for good */
  readStream(stream: string, page: Page<bigint>): Promise<readonly StoredEvent[]>;
  /** The last thing that was set on a stream; undefined where nothing ever was. */
  readMetadata(stream: string, withinMs?: number): Promise<StoredEvent | undefined>;
  /** Events of others and of the server itself included. */
  readAll(page: LogPage): Promise<readonly StoredEvent[]>;
  /**
   * What was appended to own streams after a position and what comes, as much at a time as has come; ends with the signal.
   * Fails with its first fault and is not restored: an ended subscription is asked again.
   *
   * @throws Silence, DroppedAsSlow
   */
  subscribe(after: Position | undefined, signal: AbortSignal): AsyncIterable<readonly (StoredEvent | Sign)[]>;
  close(): Promise<void>;
}

export interface ConnectionOptions {
  readonly url: string;
  /** How long the server may take for an answer, in milliseconds. */
  readonly answerMs: number;
  /** How long a subscription may be silent, in milliseconds. */
  readonly silenceMs: number;
  readonly names: StreamNames;
}
