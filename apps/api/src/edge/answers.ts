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

/** Sets 201 with `Location` and `ETag`; the handler returns the body. */
export const setCreated = (reply: FastifyReply, { location, revision }: WrittenAt): void => {
  if (revision !== undefined) setEtag(reply, revision);
  void reply.code(201).header('Location', location);
};
