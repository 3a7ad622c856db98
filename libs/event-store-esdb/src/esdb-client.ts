import { type NewEvent, type Position, StoreUnavailable } from '@actiespoor/event-store';
import {
  AccessDeniedError,
  type AllStreamResolvedEvent,
  type AllStreamSubscription,
  type AppendExpectedRevision,
  BACKWARDS,
  type Credentials,
  END,
  type EventStoreDBClient,
  FORWARDS,
  jsonEvent,
  NO_STREAM,
  type ResolvedEvent,
  START,
  type StreamingRead,
  StreamNotFoundError,
  streamNameFilter,
  WrongExpectedVersionError,
} from '@eventstore/db-client';

import { ClientFaults, isMisplaced, onLeader, readingAll } from './client-faults.js';
import { clientFor, credentialsOf } from './connection-url.js';
import type { Claim, ConnectionOptions, EsdbConnection, LogPage, Page, Sign, Written } from './esdb-connection.js';
import { type Line, listen } from './listen.js';
import { logPosition } from './positions.js';
import { storedOf, writtenOf } from './resolved-event.js';
import { identityOf, type IdentityStream } from './store-identity.js';
import { type StoredEvent, storedMetadata } from './stored-event.js';
import { metastreamOf } from './stream-names.js';

// Only this file, its faults and its URL know the client, so that a replacement changes nothing else.

const directions = { forwards: FORWARDS, backwards: BACKWARDS } as const;
const starts = { forwards: START, backwards: END } as const;

// The number of events that the server examines before it reports that it is still searching.
const searchWindow = 500;
const windowsPerSign = 10;
const readAhead = 500;
/** The same for who follows metadata, where hardly anything happens: the report is its sign of life. */
const signWindow = 16;

/** A revision that no stream can have. */
const impossibleRevision = 9_223_372_036_854_775_806n;

const eventData = (event: NewEvent) => jsonEvent({ id: event.id, type: event.type, data: { ...event.data }, metadata: { ...storedMetadata(event) } });

const reading = (stream: StreamingRead<AllStreamResolvedEvent | ResolvedEvent>): Line => ({ stream, hangUp: () => stream.cancel() });

/** The server is examining events outside the filter: only a sign of life. */
const looking = 'looking';

type Heard = AllStreamResolvedEvent | Sign | typeof looking;

/** The server will send every later event. */
const confirmed = 'confirmed';

/** Filters on names of streams. The server's report of how far it has examined is not used: some versions report it wrongly. */
const filterOf = (regex: string, maxSearchWindow = searchWindow) =>
  streamNameFilter({
    regex,
    maxSearchWindow,
    checkpointInterval: windowsPerSign,
    checkpointReached: (subscription) => void subscription.push(looking),
  });

/** The client reports signs beside the stream; the line puts them at their place between the events. */
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
  /** Aborts when another server turns out to lead. */
  private leading = new AbortController();
  private readonly credentials: Credentials;
  private readonly faults: ClientFaults;

  constructor(private readonly options: ConnectionOptions) {
    this.credentials = credentialsOf(options.url);
    this.faults = new ClientFaults(this.credentials.username);
    this.client = clientFor(options.url);
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
      const append = () => this.client.appendToStream(this.options.names.onServer(stream), events.map(eventData), options);
      return writtenOf(await onLeader(append, () => this.meetOther()));
    } catch (error) {
      return this.faults.ofAppend(stream, error);
    }
  }

  async readStream(stream: string, page: Page<bigint>): Promise<readonly StoredEvent[]> {
    try {
      return await this.readNamed(this.options.names.onServer(stream), page);
    } catch (error) {
      throw this.faults.ofStream(stream, `lezen van ${stream}`, error);
    }
  }

  async readMetadata(stream: string, withinMs?: number): Promise<StoredEvent | undefined> {
    try {
      const [last] = await this.readNamed(metastreamOf(this.options.names.onServer(stream)), { direction: 'backwards', max: 1, withinMs });
      return last;
    } catch (error) {
      throw this.faults.ofStream(stream, `lezen van de metadata van ${stream}`, error);
    }
  }

  async readAll({ from, direction, max, withinMs, signal }: LogPage): Promise<readonly StoredEvent[]> {
    const fromPosition = from === undefined ? starts[direction] : logPosition(from);
    const options = { fromPosition, direction: directions[direction], maxCount: max, requiresLeader: true };
    try {
      return await onLeader(() => this.collect(reading(this.client.readAll(options)), { withinMs, signal }));
    } catch (error) {
      throw this.faults.ofMachine(readingAll, error);
    }
  }

  async identity(): Promise<string> {
    const { identity: stream } = this.options.names;
    const first = async () => (await this.readNamed(stream, { from: 0n, direction: 'forwards', max: 1 }))[0];
    const options = { expectedRevision: NO_STREAM, credentials: this.credentials, requiresLeader: true, deadline: this.options.answerMs } as const;
    const begin: IdentityStream['begin'] = (event) =>
      onLeader(() => this.client.appendToStream(stream, jsonEvent(event), options)).then(
        () => undefined,
        (error: unknown) => void this.faults.ofAppend(stream, error),
      );
    try {
      return await identityOf({ stream, first, begin });
    } catch (error) {
      throw this.faults.ofMachine('lezen welke event store dit is', error);
    }
  }

  async readAt(position: Position): Promise<StoredEvent | undefined> {
    const options = { fromPosition: logPosition(position), direction: FORWARDS, maxCount: 1, requiresLeader: true } as const;
    try {
      const [found] = await onLeader(() => this.collect(reading(this.client.readAll(options)), { withinMs: undefined }));
      return found?.position === position ? found : undefined;
    } catch (error) {
      if (isMisplaced(error)) return undefined;
      throw this.faults.ofMachine(`lezen van positie ${position} in het hele log ($all)`, error, readingAll);
    }
  }

  async *subscribe(after: Position | undefined, signal: AbortSignal): AsyncIterable<readonly (StoredEvent | Sign)[]> {
    const fromPosition = after === undefined ? START : logPosition(after);
    const subscription = this.client.subscribeToAll(
      { fromPosition, filter: filterOf(this.options.names.pattern), requiresLeader: true },
      { highWaterMark: readAhead },
    );
    const patience = { silenceMs: this.options.silenceMs, signal: AbortSignal.any([signal, this.closing.signal]) };
    try {
      for await (const items of listen<Heard>(listening(subscription), patience)) {
        yield items.flatMap((item) => this.heard(item));
      }
    } catch (error) {
      throw this.faults.ofFollowing(error);
    }
  }

  async *followMetadata(signal: AbortSignal): AsyncIterable<readonly string[]> {
    const filter = filterOf(this.options.names.metadataPattern, signWindow);
    const subscription = this.client.subscribeToAll({ fromPosition: END, filter, requiresLeader: true });
    subscription.on('confirmation', () => subscription.push(confirmed));
    const patience = { silenceMs: this.options.silenceMs, signal: AbortSignal.any([signal, this.closing.signal, this.leading.signal]) };
    try {
      for await (const items of listen<Heard | typeof confirmed>(listening(subscription), patience)) {
        if (items.includes(confirmed)) yield [];
        yield items.flatMap((item) => (typeof item === 'string' ? [] : storedOf(this.options.names, item))).map(({ stream }) => stream);
      }
    } catch (error) {
      throw this.faults.ofFollowing(error);
    }
  }

  async mayDelete(): Promise<boolean> {
    const options = { expectedRevision: impossibleRevision, credentials: this.credentials, requiresLeader: true };
    try {
      await onLeader(() => this.client.deleteStream(this.options.names.onServer(this.options.names.unused()), options));
      return true;
    } catch (error) {
      if (error instanceof AccessDeniedError) return false;
      if (error instanceof WrongExpectedVersionError) return true;
      throw this.faults.ofMachine('nagaan van de rechten op de event store', error);
    }
  }

  async close(): Promise<void> {
    this.closing.abort();
    await this.client.dispose();
  }

  /** A former leader may go on sending nothing: who follows it must go to the new one. */
  private meetOther(): void {
    this.leading.abort();
    this.leading = new AbortController();
  }

  private heard(item: Heard): readonly (StoredEvent | Sign)[] {
    if (item === looking) return [];
    return typeof item === 'string' ? [item] : storedOf(this.options.names, item);
  }

  private async readNamed(name: string, { from, direction, max, withinMs }: Page<bigint>): Promise<readonly StoredEvent[]> {
    const options = { fromRevision: from ?? starts[direction], direction: directions[direction], maxCount: max, requiresLeader: true };
    try {
      return await onLeader(() => this.collect(reading(this.client.readStream(name, options)), { withinMs }));
    } catch (error) {
      if (error instanceof StreamNotFoundError) return [];
      throw error;
    }
  }

  private async collect(line: Line, { withinMs, signal }: Patience): Promise<readonly StoredEvent[]> {
    const events: StoredEvent[] = [];
    const ending = signal ? AbortSignal.any([signal, this.closing.signal]) : this.closing.signal;
    const patience = { silenceMs: withinMs ?? this.options.answerMs, signal: ending };
    for await (const resolved of listen<AllStreamResolvedEvent | ResolvedEvent>(line, patience)) {
      events.push(...resolved.flatMap((one) => storedOf(this.options.names, one)));
    }
    if (this.closing.signal.aborted) throw new StoreUnavailable('De event store is gesloten');
    return events;
  }
}

/**
 * Connects to one node or to a cluster (`esdb://`, `esdb+discover://`), at first use.
 *
 * @throws RangeError for a URL that is secure and has no credentials
 */
export const connectEsdb = (options: ConnectionOptions): EsdbConnection => new ClientConnection(options);
