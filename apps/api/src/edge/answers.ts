import type { FastifyReply } from 'fastify';

/** The result of a write: the path of the thing, and the revision of its stream. */
export interface WrittenAt {
  readonly location: string;
  /** Absent if the thing cannot be written to. */
  readonly revision?: bigint;
}

/** Sets the revision of the answer as its `ETag`. */
export const setEtag = (reply: FastifyReply, revision: bigint): void => {
  void reply.header('ETag', `"${String(revision)}"`);
};

/** The header that tells that the event store is away, and since when. */
export const awayHeader = 'Event-Store-Weg-Sinds';

/** Sets the moment since which the event store is away: the answer is that of the read models. */
export const setAwaySince = (reply: FastifyReply, since: string): void => {
  void reply.header(awayHeader, since);
};

/** Sets 201 with `Location` and `ETag`; the handler returns the body. */
export const setCreated = (reply: FastifyReply, { location, revision }: WrittenAt): void => {
  if (revision !== undefined) setEtag(reply, revision);
  void reply.code(201).header('Location', location);
};
