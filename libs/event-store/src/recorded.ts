/** Where an event stands in the feed of the whole store. Opaque, and sorts as text in feed order. */
export type Position = string & { readonly brand: 'Position' };

/**
 * Who, when, why, and from what. `recordedAt` is a UTC moment (ISO 8601 with `Z`); the date on which it was so is in the data.
 * `hash` is the link of the stream's chain: SHA-256 of the previous hash and everything else of this event (RFC 8785).
 */
export interface Metadata {
  readonly recordedAt: string;
  /** Opaque id of a person or a process, never a name. */
  readonly actor: string;
  readonly role: string;
  readonly organisatie: string;
  readonly onBehalfOf?: string;
  readonly reason?: string;
  /** SHA-256 of the document that said so, and the line in it, counted from 1. */
  readonly source?: { readonly document: string; readonly line?: number };
  readonly correlationId: string;
  /** The id of the command; a retry carries the same one. */
  readonly causationId: string;
  /** SHA-256 of the request, so that a key used again for something else is noticed. */
  readonly requestHash?: string;
  readonly traceparent?: string;
  readonly hash: string;
}

/** An event on its way in. `version` is that of the shape of `data`. */
export interface NewEvent {
  readonly id: string;
  readonly type: string;
  readonly version: number;
  readonly data: object;
  readonly metadata: Metadata;
}

/** An event as stored. `revision` counts from 0 within the stream. */
export interface Recorded extends NewEvent {
  readonly stream: string;
  readonly revision: bigint;
  readonly position: Position;
}
