import { canonicalJson } from '@actiespoor/kernel';

import type { Expected } from './event-store.js';
import type { NewEvent, Position, Recorded } from './recorded.js';

/** The fields of a stored event by which a store recognises a retry. */
export type KnownEvent = Pick<Recorded, 'id' | 'stream' | 'revision' | 'position' | 'type' | 'data'>;

export interface AppendRequest {
  readonly stream: string;
  readonly events: readonly NewEvent[];
  readonly expected: Expected;
}

/** The part of the store that matters to one request. */
export interface Holdings {
  /** The last revision of the stream, undefined if the stream does not exist. */
  readonly head: bigint | undefined;
  /** The events in the whole store that have an id of the request. */
  readonly known: ReadonlyMap<string, KnownEvent>;
}

export type Verdict =
  | { readonly outcome: 'write'; readonly first: bigint }
  | { readonly outcome: 'written'; readonly revision: bigint; readonly position: Position }
  | { readonly outcome: 'conflict'; readonly actual: bigint | undefined }
  | { readonly outcome: 'corrupt'; readonly id: string };

const matches = (expected: Expected, head: bigint | undefined): boolean => {
  if (expected === 'any') return true;
  if (expected === 'no-stream') return head === undefined;
  if (expected === 'stream-exists') return head !== undefined;
  return expected === head;
};

/** The revision of the first event if this request is a retry: after the expected revision, or the place of its first event. */
const retryPlace = ({ events, expected }: AppendRequest, known: Holdings['known']): bigint | undefined => {
  if (typeof expected === 'bigint') return expected + 1n;
  if (expected === 'no-stream') return 0n;
  return known.get(events[0]?.id ?? '')?.revision;
};

const allThere = ({ stream, events }: AppendRequest, known: Holdings['known'], place: bigint): boolean =>
  events.every(({ id }, index) => {
    const there = known.get(id);
    return there?.stream === stream && there.revision === place + BigInt(index);
  });

type Content = Pick<NewEvent, 'type' | 'data'>;

/** True if two events under one id have the same type and data; metadata may differ. */
export const sameContent = (one: Content, other: Content | undefined): boolean =>
  other?.type === one.type && (other.data === one.data || canonicalJson(other.data) === canonicalJson(one.data));

/** The verdict on a retry, or undefined if the request is none. */
const asRetry = (request: AppendRequest, known: Holdings['known']): Verdict | undefined => {
  const place = retryPlace(request, known);
  if (place === undefined || !allThere(request, known, place)) return undefined;
  const altered = request.events.find((event) => !sameContent(event, known.get(event.id)));
  if (altered) return { outcome: 'corrupt', id: altered.id };
  const last = known.get(request.events.at(-1)?.id ?? '');
  return last && { outcome: 'written', revision: last.revision, position: last.position };
};

/**
 * Judges one append against the present content of the store. A retry succeeds whatever was written since; a wrong
 * revision is a conflict; an id that is used elsewhere is corrupt.
 */
export const judge = (request: AppendRequest, { head, known }: Holdings): Verdict => {
  const retry = asRetry(request, known);
  if (retry) return retry;
  if (!matches(request.expected, head)) return { outcome: 'conflict', actual: head };
  const elsewhere = request.events.find(({ id }) => known.has(id));
  if (elsewhere) return { outcome: 'corrupt', id: elsewhere.id };
  return { outcome: 'write', first: (head ?? -1n) + 1n };
};
