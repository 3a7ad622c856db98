import { EventStoreDBClient, jsonEvent, type StreamMetadata } from '@eventstore/db-client';

/** A person at the server itself, past our adapter, or another program. */
export interface Administrator {
  readonly softDelete: (stream: string) => Promise<unknown>;
  readonly tombstone: (stream: string) => Promise<unknown>;
  readonly set: (stream: string, metadata: StreamMetadata) => Promise<unknown>;
  readonly write: (stream: string, type?: string) => Promise<unknown>;
  readonly leave: () => Promise<void>;
}

// Credentials with the call, so that the client sends each append as a separate call.
const as = { credentials: { username: 'admin', password: 'changeit' } };

export const administratorAt = (url: string): Administrator => {
  const client = EventStoreDBClient.connectionString(url);
  return {
    softDelete: (stream) => client.deleteStream(stream, as),
    tombstone: (stream) => client.tombstoneStream(stream, as),
    set: (stream, metadata) => client.setStreamMetadata(stream, metadata, as),
    write: (stream, type = 'Vreemd') => client.appendToStream(stream, jsonEvent({ type, data: { van: 'een ander' } }), as),
    leave: () => client.dispose(),
  };
};
