import { type Metadata, type NewEvent, type Position, type Recorded, StoreUnavailable } from '@actiespoor/event-store';

/** An event as EventStoreDB has it. It has no place for the version of the data: that stands in the metadata. */
export interface StoredEvent {
  readonly id: string;
  readonly type: string;
  /** The own stream, also where this stands in its metadata; of another program, the name on the server. */
  readonly stream: string;
  /** `event` was written in an own stream, by this program or another; `system` by the server itself there; `metadata` is what was set on it. */
  readonly place: 'event' | 'system' | 'metadata' | 'elsewhere';
  readonly revision: bigint;
  readonly position: Position;
  /** When the server recorded it, ISO 8601 in UTC. */
  readonly at: string;
  readonly data: unknown;
  readonly metadata: unknown;
}

interface StoredMetadata extends Metadata {
  readonly version: number;
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null && !(value instanceof Uint8Array);

const isOurs = (metadata: unknown): metadata is StoredMetadata =>
  isObject(metadata) && 'version' in metadata && typeof metadata.version === 'number' && 'hash' in metadata && 'recordedAt' in metadata;

export const storedMetadata = ({ version, metadata }: NewEvent): StoredMetadata => ({ version, ...metadata });

/** Whether another program wrote it. */
export const isForeign = ({ data, metadata }: StoredEvent): boolean => !isOurs(metadata) || !isObject(data);

/** No version of ours: no schema knows it, so that whoever needs this stream stops there and says at which event. */
const foreignVersion = 0;

const asForeign = ({ at }: StoredEvent): Pick<Recorded, 'version' | 'data' | 'metadata'> => ({
  version: foreignVersion,
  data: {},
  metadata: { recordedAt: at, actor: '', role: '', organisatie: '', correlationId: '', causationId: '', hash: '' },
});

/** The event as it was written; that of another program without its contents. */
export const recordedOf = (stored: StoredEvent): Recorded => {
  const { id, type, stream, revision, position, data, metadata: written } = stored;
  const place = { id, type, stream, revision, position };
  if (!isOurs(written) || !isObject(data)) return { ...place, ...asForeign(stored) };
  const { version, ...metadata } = written;
  return { ...place, version, data, metadata };
};

/** A fault of the machine, told with what was going on. */
export const unavailable = (doing: string, cause: unknown): StoreUnavailable => {
  if (cause instanceof StoreUnavailable) return cause;
  return new StoreUnavailable(`${doing}: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
};
