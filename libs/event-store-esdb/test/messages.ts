import type { ExpectedRevision } from './event-log.js';
import type { Logged, Proposed } from './logged-event.js';
import {
  type AppendReq,
  AppendResp,
  type DeleteReq,
  DeleteResp,
  Empty,
  type ReadReq,
  ReadResp,
  StreamIdentifier,
  type TombstoneReq,
  TombstoneResp,
  UUID,
} from './protocol.js';

const identifier = (stream: string): StreamIdentifier => new StreamIdentifier().setStreamName(Buffer.from(stream));

type Addressed = AppendReq.Options | ReadReq.Options.StreamOptions | DeleteReq.Options | TombstoneReq.Options;

export const streamOf = (options: Addressed): string => Buffer.from(options.getStreamIdentifier()?.getStreamName_asU8() ?? []).toString();

export const expectedOf = (options: AppendReq.Options | DeleteReq.Options | TombstoneReq.Options): ExpectedRevision => {
  if (options.hasAny()) return 'any';
  if (options.hasNoStream()) return 'no-stream';
  if (options.hasStreamExists()) return 'stream-exists';
  return BigInt(options.getRevision());
};

export const proposedOf = (message: AppendReq.ProposedMessage): Proposed => ({
  id: message.getId()?.getString() ?? '',
  type: message.getMetadataMap().get('type') ?? '',
  data: message.getData_asU8(),
  metadata: message.getCustomMetadata_asU8(),
});

export const written = ({ revision, position }: Logged, telling: 'position' | 'no-position'): AppendResp => {
  const success = new AppendResp.Success().setCurrentRevision(revision.toString());
  if (telling === 'no-position') return new AppendResp().setSuccess(success.setNoPosition(new Empty()));
  const place = new AppendResp.Position().setCommitPosition(position.toString()).setPreparePosition(position.toString());
  return new AppendResp().setSuccess(success.setPosition(place));
};

export const wrongRevision = (current: bigint | undefined): AppendResp => {
  const wrong = new AppendResp.WrongExpectedVersion().setExpectedAny(new Empty());
  return new AppendResp().setWrongExpectedVersion(current === undefined ? wrong.setCurrentNoStream(new Empty()) : wrong.setCurrentRevision(current.toString()));
};

const ticksPerMs = 10_000n;

export const eventMessage = ({ id, type, stream, revision, position, created, data, metadata }: Logged): ReadResp => {
  const recorded = new ReadResp.ReadEvent.RecordedEvent()
    .setId(new UUID().setString(id))
    .setStreamIdentifier(identifier(stream))
    .setStreamRevision(revision.toString())
    .setCommitPosition(position.toString())
    .setPreparePosition(position.toString())
    .setData(data)
    .setCustomMetadata(metadata);
  const contentType = type === '$streamDeleted' ? 'application/octet-stream' : 'application/json';
  recorded
    .getMetadataMap()
    .set('type', type)
    .set('content-type', contentType)
    .set('created', String(BigInt(created) * ticksPerMs));
  return new ReadResp().setEvent(new ReadResp.ReadEvent().setEvent(recorded).setCommitPosition(position.toString()));
};

export const streamNotFound = (stream: string): ReadResp =>
  new ReadResp().setStreamNotFound(new ReadResp.StreamNotFound().setStreamIdentifier(identifier(stream)));

export const confirmation = (): ReadResp => new ReadResp().setConfirmation(new ReadResp.SubscriptionConfirmation().setSubscriptionId(crypto.randomUUID()));

export const checkpoint = ({ position }: Logged): ReadResp =>
  new ReadResp().setCheckpoint(new ReadResp.Checkpoint().setCommitPosition(position.toString()).setPreparePosition(position.toString()));

export const caughtUp = (): ReadResp => new ReadResp().setCaughtUp(new ReadResp.CaughtUp());

export const fellBehind = (): ReadResp => new ReadResp().setFellBehind(new ReadResp.FellBehind());

export const deleted = ({ position }: Logged): DeleteResp =>
  new DeleteResp().setPosition(new DeleteResp.Position().setCommitPosition(position.toString()).setPreparePosition(position.toString()));

export const tombstoned = ({ position }: Logged): TombstoneResp =>
  new TombstoneResp().setPosition(new TombstoneResp.Position().setCommitPosition(position.toString()).setPreparePosition(position.toString()));
