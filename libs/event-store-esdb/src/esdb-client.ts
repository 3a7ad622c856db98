import { type NewEvent, type Position, StoreUnavailable } from '@actiespoor/event-store';
import {
  type AllStreamResolvedEvent,
  type AllStreamSubscription,
  type AppendExpectedRevision,
  type AppendResult,
  BACKWARDS,
  type Credentials,
  END,
  EventStoreDBClient,
  FORWARDS,
  jsonEvent,
  NO_STREAM,
  type ResolvedEvent,
  START,
  type StreamingRead,
  StreamNotFoundError,
  streamNameFilter,
} from '@eventstore/db-client';

import { onLeader, refusalOf } from './client-faults.js';
import { type Line, listen, Silence } from './listen.js';
import { logPosition, positionText } from './positions.js';
import { type StoredEvent, storedMetadata, unavailable } from './stored-event.js';

// This file and its faults are the only ones that know the client: what comes after it is a change of these.

export type Sign = 'caught-up' | 'fell-behind';

export type Written =
  /** `position` is undefined where the server does not tell. */
  | { readonly outcome: 'written'; readonly revision: bigint; readonly position: Position | undefined }
  | { readonly outcome: 'wrong-revision'; readonly actual: bigint | undefined }
  /** The answer did not come, or says nothing: the events may stand there, or come yet. */
  | { readonly outcome: 'open'; readonly fault: StoreUnavailable };

/** Where events are to stand, and how long the answer may take, in milliseconds. */
export interface Claim {
  readonly expected: 'no-stream' | bigint;
  readonly withinMs: number;
}

/** One piece of a stream or of the whole log; `from` is inclusive, absent is the end that reading starts at. */
export interface Page<Place> {
  readonly from?: Place | undefined;
  readonly direction: 'forwards' | 'backwards';
  readonly max: number;
  /** How long the answer may take, in milliseconds; as long as any answer unless told. */
  readonly withinMs?: number;
}

export interface LogPage extends Page<Position> {
  /** Whoever stops reading gets what had come. */
  readonly signal?: AbortSignal;
}

/** What this adapter asks of EventStoreDB. Every method throws `StoreUnavailable`. */
export interface EsdbConnection {
  /** @throws EventTooLarge */
  append(stream: string, events: readonly NewEvent[], claim: Claim): Promise<Written>;
  /** Nothing for an unknown stream. */
  readStream(stream: string, page: Page<bigint>): Promise<readonly StoredEvent[]>;
  /** Events of the server itself included. */
  readAll(page: LogPage): Promise<readonly StoredEvent[]>;
  /**
   * What was appended after a position and what comes, without events of the server itself; ends with the signal.
   * Fails with its first fault and is not restored: an ended subscription is asked again.
   *
   * @throws Silence
   */
  subscribe(after: Position | undefined, signal: AbortSignal): AsyncIterable<StoredEvent | Sign>;
  close(): Promise<void>;
}

export interface ConnectionOptions {
  readonly url: string;
  /** How long the server may take for an answer, in milliseconds. */
  readonly answerMs: number;
  /** How long a subscription may be silent, in milliseconds. */
  readonly silenceMs: number;
}

const directions = { forwards: FORWARDS, backwards: BACKWARDS } as const;
const starts = { forwards: START, backwards: END } as const;

const noCredentials: Credentials = { username: '', password: '' };

/**
 * Credentials with the call make the client append with a call of its own, with a deadline and an error of its own.
 * Without them it sends all appends of the process through one BatchAppend call, where a lost connection can leave
 * an append without an answer for ever, or end the process with a rejection that nobody can catch. Over an insecure
 * connection the client does not send them.
 */
const credentialsOf = (url: string): Credentials => {
  const [, username, password] = /^[^:]+:\/\/([^:@/]+):([^@]+)@/.exec(url) ?? [];
  if (username !== undefined && password !== undefined) return { username: decodeURIComponent(username), password: decodeURIComponent(password) };
  if (/[?&]tls=false(&|$)/i.test(url)) return noCredentials;
  throw new RangeError('De URL van EventStoreDB noemt geen gebruiker en wachtwoord, en geen tls=false');
};

const storedOf = ({ event }: AllStreamResolvedEvent | ResolvedEvent): readonly StoredEvent[] => {
  if (!event) return [];
  const { id, type, streamId: stream, revision, position, data, metadata } = event;
  if (!position) throw unavailable('Lezen lukt niet', 'deze server zegt bij een gebeurtenis geen positie (nodig is 22.10 of later)');
  return [{ id, type, stream, revision, position: positionText(position), data, metadata }];
};

const withoutSystem = () => streamNameFilter({ regex: '^[^$]' });

const writtenOf = ({ success, nextExpectedRevision: revision, position }: AppendResult): Written => {
  if (!success) return { outcome: 'wrong-revision', actual: revision < 0n ? undefined : revision };
  return { outcome: 'written', revision, position: position && positionText(position) };
};

const eventData = (event: NewEvent) =>
  jsonEvent({ id: event.id, type: event.type, data: { ...event.data }, metadata: { ...storedMetadata(event) } });

const reading = (stream: StreamingRead<AllStreamResolvedEvent | ResolvedEvent>): Line => ({ stream, hangUp: () => stream.cancel() });

/** The client tells of the signs beside the stream; within it they keep their place between the events. */
const listening = (subscription: AllStreamSubscription): Line => {
  subscription.on('caughtUp', () => subscription.push('caught-up'));
  subscription.on('fellBehind', () => subscription.push('fell-behind'));
  return { stream: subscription, hangUp: () => subscription.unsubscribe() };
};

interface Patience {
  readonly withinMs: number | undefined;
  readonly signal?: AbortSignal | undefined;
}

class ClientConnection implements EsdbConnection {
  private readonly closing = new AbortController();
  private readonly client: EventStoreDBClient;
  private readonly credentials: Credentials;

  constructor(private readonly options: ConnectionOptions) {
    this.credentials = credentialsOf(options.url);
    this.client = EventStoreDBClient.connectionString(options.url);
  }

  async append(stream: string, events: readonly NewEvent[], { expected, withinMs }: Claim): Promise<Written> {
    const expectedRevision: AppendExpectedRevision = expected === 'no-stream' ? NO_STREAM : expected;
    const options = {
      expectedRevision,
      credentials: this.credentials,
      requiresLeader: true,
      deadline: withinMs,
    };
    try {
      const result = await onLeader(() => this.client.appendToStream(stream, events.map(eventData), options));
      return writtenOf(result);
    } catch (error) {
      return refusalOf(stream, error);
    }
  }

  async readStream(stream: string, { from, direction, max, withinMs }: Page<bigint>): Promise<readonly StoredEvent[]> {
    const options = { fromRevision: from ?? starts[direction], direction: directions[direction], maxCount: max, requiresLeader: true };
    try {
      return await onLeader(() => this.collect(reading(this.client.readStream(stream, options)), { withinMs }));
    } catch (error) {
      if (error instanceof StreamNotFoundError) return [];
      throw unavailable(`Lezen van ${stream} lukt niet`, error);
    }
  }

  async readAll({ from, direction, max, withinMs, signal }: LogPage): Promise<readonly StoredEvent[]> {
    const fromPosition = from === undefined ? starts[direction] : logPosition(from);
    const options = { fromPosition, direction: directions[direction], maxCount: max, requiresLeader: true };
    try {
      return await onLeader(() => this.collect(reading(this.client.readAll(options)), { withinMs, signal }));
    } catch (error) {
      throw unavailable('Lezen van de event store lukt niet', error);
    }
  }

  async *subscribe(after: Position | undefined, signal: AbortSignal): AsyncIterable<StoredEvent | Sign> {
    const fromPosition = after === undefined ? START : logPosition(after);
    const subscription = this.client.subscribeToAll({ fromPosition, filter: withoutSystem(), requiresLeader: true });
    const patience = { silenceMs: this.options.silenceMs, signal: AbortSignal.any([signal, this.closing.signal]) };
    try {
      for await (const item of listen<AllStreamResolvedEvent | Sign>(listening(subscription), patience)) {
        if (typeof item === 'string') yield item;
        else yield* storedOf(item);
      }
    } catch (error) {
      throw error instanceof Silence ? error : unavailable('Volgen van de event store lukt niet', error);
    }
  }

  async close(): Promise<void> {
    this.closing.abort();
    await this.client.dispose();
  }

  private async collect(line: Line, { withinMs, signal }: Patience): Promise<readonly StoredEvent[]> {
    const events: StoredEvent[] = [];
    const ending = signal ? AbortSignal.any([signal, this.closing.signal]) : this.closing.signal;
    const patience = { silenceMs: withinMs ?? this.options.answerMs, signal: ending };
    for await (const resolved of listen<AllStreamResolvedEvent | ResolvedEvent>(line, patience)) events.push(...storedOf(resolved));
    if (this.closing.signal.aborted) throw new StoreUnavailable('De event store is gesloten');
    return events;
  }
}

/**
 * A connection to one node or to a cluster (`esdb://`, `esdb+discover://`). Connects when it is first used.
 *
 * @throws RangeError for a URL without credentials that is not insecure either
 */
export const connectEsdb = (options: ConnectionOptions): EsdbConnection => new ClientConnection(options);
