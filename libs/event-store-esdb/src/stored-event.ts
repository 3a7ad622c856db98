import { type Anchor, type Metadata, type NewEvent, type Position, type Recorded, StoreUnavailable } from '@actiespoor/event-store';

/** An event as EventStoreDB stores it. The version of the data is part of the metadata, because EventStoreDB has no field for it. */
export interface StoredEvent {
  readonly id: string;
  readonly type: string;
  /** The own stream to which the event belongs, or whose metadata it is; for a foreign event, the name on the server. */
  readonly stream: string;
  /**
   * `event` was written in an own stream, by this program or another; `system` by the server itself there; `metadata` sets the stream's
   * metadata.
   */
  readonly place: 'event' | 'system' | 'metadata' | 'elsewhere';
  readonly revision: bigint;
  readonly position: Position;
  /** The moment of recording by the server, ISO 8601 in UTC. */
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

/** True if another program wrote the event. */
export const isForeign = ({ data, metadata }: StoredEvent): boolean => !isOurs(metadata) || !isObject(data);

/** The event as this program wrote it. @throws TypeError for an event of another program: readers pass over those, or refuse their stream */
export const recordedOf = ({ id, type, stream, revision, position, data, metadata: written }: StoredEvent): Recorded => {
  if (!isOurs(written) || !isObject(data)) throw new TypeError(`${type} in ${stream}, revisie ${revision}, is niet door dit programma geschreven`);
  const { version, ...metadata } = written;
  return { id, type, stream, revision, position, version, data, metadata };
};

/** The place of an event, with its hash if it is ours. */
export const anchorOfStored = ({ position, id, metadata }: StoredEvent): Anchor => ({ position, eventId: id, hash: isOurs(metadata) ? metadata.hash : '' });

/** The client adds a note about the resolution of the name of the server, mostly an empty one. */
const said = (cause: unknown): string => (cause instanceof Error ? cause.message : String(cause)).replace(/\s*Resolution note:\s*\.?\s*$/, '');

/** A fault of the machine, with the activity that it interrupted. */
export const unavailable = (doing: string, cause: unknown): StoreUnavailable => {
  if (cause instanceof StoreUnavailable) return cause;
  return new StoreUnavailable(`${doing}: ${said(cause)}`, { cause });
};
