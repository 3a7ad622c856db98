import type { FastifyReply } from 'fastify';

/** What a write made or changed: the path of it, and the revision of its stream. */
export interface WrittenAt {
  readonly location: string;
  /** Absent where what was made cannot be written to. */
  readonly revision?: bigint;
}

/** The revision of what is read, as its `ETag`. */
export const setEtag = (reply: FastifyReply, revision: bigint): void => {
  void reply.header('ETag', `"${String(revision)}"`);
};

/** 201 with `Location` and `ETag`; the handler returns the body. */
export const setCreated = (reply: FastifyReply, { location, revision }: WrittenAt): void => {
  if (revision !== undefined) setEtag(reply, revision);
  void reply.code(201).header('Location', location);
};
