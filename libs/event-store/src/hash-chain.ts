import { canonicalJson, sha256Hex } from '@actiespoor/kernel';

import type { Metadata, NewEvent, Recorded } from './recorded.js';

/** The part of an event that its link covers: everything except the link itself and the position, which belongs to the store. */
export interface Linkable extends Omit<NewEvent, 'metadata'> {
  readonly stream: string;
  readonly revision: bigint;
  readonly metadata: Omit<Metadata, 'hash'>;
}

const withoutHash = ({ hash: _, ...metadata }: Metadata): Omit<Metadata, 'hash'> => metadata;

/**
 * The link of one event in the chain of its stream, as 64 hexadecimal digits: SHA-256 of the previous link
 * (nothing for the first event) and the canonical JSON (RFC 8785) of the event.
 */
export const linkHash = (previous: string | undefined, event: Linkable): string => {
  const { stream, revision, id, type, version, data, metadata } = event;
  return sha256Hex((previous ?? '') + canonicalJson({ stream, revision: revision.toString(), id, type, version, data, metadata }));
};

/** The progress of a check: the last revision of the stream that was checked, and its link. */
export interface ChainEnd {
  readonly revision: bigint;
  readonly hash: string;
}

export const chainEndOf = ({ revision, metadata }: Recorded): ChainEnd => ({ revision, hash: metadata.hash });

/**
 * True if the event is the next of its stream, unchanged since it was written. The check needs only the end before it, so
 * that a whole store can be checked in one pass.
 *
 * @param end undefined before the first event of the stream
 */
export const continuesChain = (end: ChainEnd | undefined, event: Recorded): boolean =>
  event.revision === (end === undefined ? 0n : end.revision + 1n) &&
  event.metadata.hash === linkHash(end?.hash, { ...event, metadata: withoutHash(event.metadata) });

/**
 * Checks that a stream is unchanged since it was written.
 *
 * @param events the whole stream in order, from revision 0
 * @returns the first revision that was edited, dropped or moved, or undefined if all is well; a cut-off end does not show here
 */
export const verifyChain = (events: readonly Recorded[]): bigint | undefined => {
  const broken = events.findIndex((event, index) => {
    const before = events[index - 1];
    return !continuesChain(before && chainEndOf(before), event);
  });
  return broken === -1 ? undefined : BigInt(broken);
};
