import type { Position } from './recorded.js';

/** One change that somebody made to a stream past this program: its history is hidden, ended or mixed with foreign events. */
export interface Tampering {
  readonly stream: string;
  /** `deleted` can be undone, `closed` cannot; `hidden` is a part of the stream; `foreign` is an event that another program wrote in it. */
  readonly kind: 'deleted' | 'closed' | 'hidden' | 'foreign';
  /** The deed in Dutch, worded to follow the name of the stream. */
  readonly what: string;
  /** The moment at which the server recorded it, ISO 8601 in UTC; absent if the server does not tell. */
  readonly since?: string;
  /** The position in the log; absent if unknown. */
  readonly position?: Position;
}

/** The deed, its stream and its moment as a Dutch sentence. */
export const tamperingSentence = ({ stream, what, since }: Tampering): string => `Stream ${stream} ${what}${since === undefined ? '' : ` (op ${since})`}.`;

/**
 * The stream is not as this program wrote it: a part is unreadable, or the stream was ended. Nothing was written, nor will be:
 * an append would start a new history. A retry does not help; a person must look.
 */
export class StreamTampered extends Error {
  override readonly name = 'StreamTampered';

  constructor(
    readonly tampering: Tampering,
    options?: ErrorOptions,
  ) {
    super(`${tamperingSentence(tampering)} Er wordt niets aan toegevoegd. Vraag de beheerder van de event store wat daar is gebeurd.`, options);
  }
}

export interface TamperedOptions {
  /** Start after this position; absent is the beginning. */
  readonly after?: Position;
  readonly signal: AbortSignal;
}
