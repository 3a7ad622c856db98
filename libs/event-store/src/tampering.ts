import type { Position } from './recorded.js';

/** One thing that somebody did to a stream past this program, so that its history is hidden, ended or mixed with what is not ours. */
export interface Tampering {
  readonly stream: string;
  /** `deleted` may be undone, `closed` not; `hidden` is a part of the stream; `foreign` an event that another program wrote in it. */
  readonly kind: 'deleted' | 'closed' | 'hidden' | 'foreign';
  /** What was done, in Dutch, to go on after the name of the stream. */
  readonly what: string;
  /** When the server recorded it, ISO 8601 in UTC; absent where it does not tell. */
  readonly since?: string;
  /** Where it stands in the log; absent where that is not known. */
  readonly position?: Position;
}

/** What was done, to which stream and when, as a Dutch sentence. */
export const tamperingSentence = ({ stream, what, since }: Tampering): string =>
  `Stream ${stream} ${what}${since === undefined ? '' : ` (op ${since})`}.`;

/**
 * The stream is not what this program wrote: a part cannot be read, or it was ended. Nothing was written, nor will be:
 * an append would be a new beginning. Trying again does not help; a person must look.
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
