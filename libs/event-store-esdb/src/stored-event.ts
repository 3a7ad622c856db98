import { type Metadata, type NewEvent, type Position, type Recorded, StoreUnavailable, UnknownEvent } from '@actiespoor/event-store';

/** An event as EventStoreDB has it. It has no place for the version of the data: that stands in the metadata. */
export interface StoredEvent {
  readonly id: string;
  readonly type: string;
  readonly stream: string;
  readonly revision: bigint;
  readonly position: Position;
  readonly data: unknown;
  readonly metadata: unknown;
}

interface StoredMetadata extends Metadata {
  readonly version: number;
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null && !(value instanceof Uint8Array);

const isOurs = (metadata: unknown): metadata is StoredMetadata =>
  isObject(metadata) && 'version' in metadata && typeof metadata.version === 'number' && 'hash' in metadata && 'recordedAt' in metadata;

/** Streams of the server itself, and the metadata of streams. */
export const isSystem = ({ stream }: Pick<StoredEvent, 'stream'>): boolean => stream.startsWith('$');

export const storedMetadata = ({ version, metadata }: NewEvent): StoredMetadata => ({ version, ...metadata });

/**
 * The event as it was written.
 *
 * @throws UnknownEvent where another program wrote it
 */
export const recordedOf = ({ data, metadata: stored, ...rest }: StoredEvent): Recorded => {
  if (!isOurs(stored) || !isObject(data)) throw new UnknownEvent(`${rest.type} in ${rest.stream}, revisie ${rest.revision}, is niet door dit programma geschreven`);
  const { version, ...metadata } = stored;
  return { ...rest, version, data, metadata };
};

/** A fault of the machine, told with what was going on. */
export const unavailable = (doing: string, cause: unknown): StoreUnavailable => {
  if (cause instanceof StoreUnavailable) return cause;
  return new StoreUnavailable(`${doing}: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
};
