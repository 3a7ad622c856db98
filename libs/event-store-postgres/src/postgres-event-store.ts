import {
  type Anchor,
  type Appended,
  assertAppendable,
  type ByStreamOptions,
  type EventStore,
  type Expected,
  type FeedItem,
  type FeedOptions,
  type Misfiled,
  type NewEvent,
  type Position,
  type ReadRange,
  type Recorded,
  StoreUnavailable,
} from '@actiespoor/event-store';
import { openPool } from '@actiespoor/postgres';
import type { Pool } from 'pg';

import { anchorAt, identityOf } from './anchors.js';
import { byStream } from './by-stream.js';
import { feed } from './feed.js';
import { GroupCommit } from './group-commit.js';
import { misfiled } from './misfiled.js';
import { type ReadStream, streamReader } from './read-stream.js';
import { positionText, unavailable } from './rows.js';
import { WakeUp } from './wake-up.js';
import { writeBatch } from './write-batch.js';
import { WriterConnection } from './writer-connection.js';

export interface PostgresEventStoreOptions {
  /** Connection string of the application role. */
  readonly url: string;
  /** The largest number of waiting appends; the next one is answered with `StoreUnavailable`. 10,000 by default. */
  readonly maxQueued?: number;
  /** The largest number of events in one transaction; 500 by default. */
  readonly maxBatch?: number;
  /** The number of reading connections; 4 by default. One more writes and one more listens. */
  readonly maxReaders?: number;
  /** Called when an idle connection breaks. The store restores it without help. */
  readonly onFault?: (error: Error) => void;
}

class PostgresEventStore implements EventStore {
  private readonly closing = new AbortController();
  private readonly pool: Pool;
  private readonly writer: WriterConnection;
  private readonly wakeUp: WakeUp;
  private readonly appends: GroupCommit;
  private readonly readStream: ReadStream;

  constructor({ url, maxQueued = 10_000, maxBatch = 500, maxReaders = 4, onFault = () => undefined }: PostgresEventStoreOptions) {
    this.pool = openPool({ url, name: 'reader', max: maxReaders, onFault });
    this.readStream = streamReader(this.pool);
    this.writer = new WriterConnection(url, onFault);
    this.wakeUp = new WakeUp(url, onFault);
    this.appends = new GroupCommit((requests) => this.writer.use((client) => writeBatch(client, requests)), { maxQueued, maxBatch });
  }

  async append(stream: string, events: readonly NewEvent[], expected: Expected): Promise<Appended> {
    this.assertOpen();
    assertAppendable(stream, events);
    return await this.appends.submit({ stream, events, expected });
  }

  read(stream: string, range?: ReadRange): AsyncIterable<Recorded> {
    return this.readStream(stream, range);
  }

  feed(options: FeedOptions): AsyncIterable<FeedItem> {
    return feed({ pool: this.pool, wakeUp: this.wakeUp }, { ...options, signal: AbortSignal.any([options.signal, this.closing.signal]) });
  }

  byStream(options: ByStreamOptions): AsyncIterable<Recorded> {
    return byStream(this.pool, options);
  }

  misfiled(signal: AbortSignal): AsyncIterable<Misfiled> {
    return misfiled(this.pool, AbortSignal.any([signal, this.closing.signal]));
  }

  async head(): Promise<Position | undefined> {
    const { rows } = await this.pool.query<{ head: string | null }>('select max(position)::text as head from event_store.events').catch((error: unknown) => {
      throw unavailable('De laatste positie is niet te lezen', error);
    });
    const head = rows[0]?.head;
    return typeof head === 'string' ? positionText(head) : undefined;
  }

  at(position: Position): Promise<Anchor | undefined> {
    return anchorAt(this.pool, position);
  }

  identity(): Promise<string> {
    return identityOf(this.pool);
  }

  /** Ends the feeds, writes the waiting appends, and releases every connection. */
  async close(): Promise<void> {
    if (this.closing.signal.aborted) return;
    this.closing.abort();
    await this.appends.idle();
    await Promise.all([this.writer.close(), this.wakeUp.close(), this.pool.end()]);
  }

  private assertOpen(): void {
    if (this.closing.signal.aborted) throw new StoreUnavailable('De event store is gesloten');
  }
}

/**
 * The event store in PostgreSQL. Connects at first use; run {@link migrateEventStore} before.
 *
 * @example
 * await migrateEventStore(ownerUrl, 'actiespoor');
 * const store = postgresEventStore({ url });
 */
export const postgresEventStore = (options: PostgresEventStoreOptions): EventStore => new PostgresEventStore(options);
