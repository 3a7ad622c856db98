/** A place in the feed of the whole store. Opaque; sorts as text in feed order. */
export type Position = string & { readonly brand: 'Position' };

/**
 * The actor, moment, reason and source of an event. `recordedAt` is a UTC moment (ISO 8601 with `Z`); the date on which the fact was
 * so is in the data. `hash` is the link of the stream's chain: SHA-256 of the previous hash and everything else of this event (RFC 8785).
 */
export interface Metadata {
  readonly recordedAt: string;
  /** Opaque id of a person or a process, never a name. */
  readonly actor: string;
  readonly role: string;
  readonly organisatie: string;
  readonly onBehalfOf?: string;
  readonly reason?: string;
  /** SHA-256 of the source document, and the line in it, counted from 1. */
  readonly source?: { readonly document: string; readonly line?: number };
  readonly correlationId: string;
  /** The id of the command; a retry carries the same one. */
  readonly causationId: string;
  /** SHA-256 of the request, which reveals a key that is used again for another request. */
  readonly requestHash?: string;
  readonly traceparent?: string;
  readonly hash: string;
}

/**
 * A place in the log together with the event that stands there: enough to find out later whether it still does. Ids alone do not tell:
 * the same command gets the same id again. The hash covers the moment of recording and all of the stream before it.
 */
export interface Anchor {
  readonly position: Position;
  readonly eventId: string;
  /** Empty for an event of another program. */
  readonly hash: string;
}

/** An anchor, and the identity of the store in which it was found. */
export interface Moored extends Anchor {
  readonly store: string;
}

/** An event before it is stored. `version` is that of the shape of `data`. */
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
