import { setTimeout as wait } from 'node:timers/promises';

import {
  type Anchor,
  type Appended,
  assertAppendable,
  type EventStore,
  type Expected,
  type FeedItem,
  type FeedOptions,
  type NewEvent,
  type Position,
  type ReadRange,
  type Recorded,
  StoreUnavailable,
  type TamperedOptions,
  type Tampering,
} from '@actiespoor/event-store';

import { append } from './append.js';
import { AppendsUnderWay } from './appends-under-way.js';
import { connectEsdb } from './esdb-client.js';
import type { EsdbConnection } from './esdb-connection.js';
import { feed } from './feed.js';
import { Head } from './head.js';
import { Intact } from './intact.js';
import { isLogPosition } from './positions.js';
import { readStream } from './read-stream.js';
import { anchorOfStored } from './stored-event.js';
import { type NamingOptions, streamNames } from './stream-names.js';
import { tampered } from './tampered.js';

/** The time limit of disconnecting, in milliseconds: the client waits for the end of every stream, and one that was cut off may never tell its end. */
const disconnectMs = 1_000;

export interface EsdbEventStoreOptions extends NamingOptions {
  /** Connection string: `esdb://127.0.0.1:2113?tls=false`, or `esdb+discover://user:password@host` for a cluster. */
  readonly url: string;
  /** The time limit of one answer, and of an append in all, in milliseconds; 10,000 by default. */
  readonly answerMs?: number;
  /** The time in which a server that an append cannot reach may come back, in milliseconds; 3,000 by default. */
  readonly absentMs?: number;
  /** The silence after which a feed checks for itself, in milliseconds; 30,000 by default. */
  readonly silenceMs?: number;
  /** Called with every fault under a feed. The feed recovers without help. */
  readonly onFault?: (error: Error) => void;
}

class EsdbEventStore implements EventStore {
  private readonly closing = new AbortController();
  private readonly appends: AppendsUnderWay;
  private readonly connection: EsdbConnection;
  private readonly end: Head;
  private readonly intact: Intact;
  private readonly onFault: (error: Error) => void;

  constructor({ url, answerMs = 10_000, absentMs = 3_000, silenceMs = 30_000, onFault = () => undefined, ...naming }: EsdbEventStoreOptions) {
    this.connection = connectEsdb({ url, answerMs, silenceMs, names: streamNames(naming) });
    this.end = new Head(this.connection);
    this.intact = new Intact(this.connection);
    const appending = { connection: this.connection, intact: this.intact, answerMs, absentMs, closing: this.closing.signal };
    this.appends = new AppendsUnderWay((request) => append(appending, request));
    this.onFault = onFault;
  }

  async append(stream: string, events: readonly NewEvent[], expected: Expected): Promise<Appended> {
    this.assertOpen();
    assertAppendable(stream, events);
    return this.appends.append({ stream, events, expected });
  }

  /** A read that begins in the middle does not see the beginning: it would go on as if nothing were hidden, where a read of everything does not. */
  async *read(stream: string, range?: ReadRange): AsyncIterable<Recorded> {
    if (range?.from !== undefined && range.from > 0n) await this.intact.assertOpen(stream);
    const findings = this.intact.findings(stream);
    const onBeginning = (): void => void (findings.hasBeginning = true);
    yield* readStream(this.connection, stream, { ...range, onBeginning });
  }

  feed(options: FeedOptions): AsyncIterable<FeedItem> {
    const signal = AbortSignal.any([options.signal, this.closing.signal]);
    return feed({ connection: this.connection, head: this.end, onFault: this.onFault }, { ...options, signal });
  }

  tampered(options: TamperedOptions): AsyncIterable<Tampering> {
    return tampered(this.connection, options);
  }

  mayDelete(): Promise<boolean> {
    return this.connection.mayDelete();
  }

  head(): Promise<Position | undefined> {
    return this.end.position();
  }

  async at(position: Position): Promise<Anchor | undefined> {
    const stored = isLogPosition(position) ? await this.connection.readAt(position) : undefined;
    return stored && anchorOfStored(stored);
  }

  identity(): Promise<string> {
    return this.connection.identity();
  }

  /** Ends the feeds, waits for the answer of every append, and then disconnects. */
  async close(): Promise<void> {
    if (this.closing.signal.aborted) return;
    this.closing.abort();
    await this.appends.settled();
    this.intact.close();
    const done = new AbortController();
    const disconnected = this.connection.close().finally(() => done.abort());
    await Promise.race([disconnected, wait(disconnectMs, undefined, { signal: done.signal }).catch(() => undefined)]);
  }

  private assertOpen(): void {
    if (this.closing.signal.aborted) throw new StoreUnavailable('De event store is gesloten');
  }
}

/**
 * The event store in EventStoreDB, server 22.10 or later. Every call goes to the leader, so that a writer reads its own
 * writes. Connects at first use.
 *
 * @throws RangeError for a URL without user and password that does not say `tls=false`
 * @example
 * const store = esdbEventStore({ url: 'esdb://127.0.0.1:2113?tls=false' });
 */
export const esdbEventStore = (options: EsdbEventStoreOptions): EventStore => new EsdbEventStore(options);
