import { batchOf, type Folding, ProjectionFault } from './batch.js';
import type { Building, ChunkEnd, ChunkWriter, Reached, StreamsDone } from './building.js';
import { checkGeneration, RebuildFault } from './check-generation.js';
import { type EventStore, type FeedItem, type Foothold, StoreUnavailable } from './event-store.js';
import type { Anchor, Moored, Position, Recorded } from './recorded.js';
import { foldChunk, onlyNew } from './fold-chunk.js';
import { Inbox, readAhead } from './inbox.js';
import { messageOf, nameOf, sortedOut } from './parking.js';
import type { ProjectionStore } from './projection-store.js';
import { type Bounds, boundsOf, goalOf, openedBuilding } from './rebuild-ground.js';
import { assertStanding, type Place } from './stray.js';
import { wholeStreams } from './whole-streams.js';

export interface RebuildProgress {
  readonly name: string;
  /** Events folded so far. */
  readonly events: number;
  /** Absent while the rebuild goes stream by stream. */
  readonly position?: Position;
  /** The end of the store at the start of the rebuild. */
  readonly head: Position;
}

export interface RebuildOptions extends Folding {
  readonly store: EventStore;
  readonly projectionStore: ProjectionStore;
  /** Stops it; with a `StoreUnavailable` as the reason it fails. */
  readonly signal: AbortSignal;
  readonly onProgress?: (progress: RebuildProgress) => void;
  /** The largest number of events held in memory; the default depends on the projection. */
  readonly chunkSize?: number;
  /** The number of rows that are folded a second time to compare; 100 by default. */
  readonly sampleSize?: number;
}

export type Rebuilt =
  | { readonly outcome: 'rebuilt'; readonly events: number; readonly rows: number; readonly checked: number }
  /** Another process builds this projection now. */
  | { readonly outcome: 'busy' }
  /** Stopped by the signal; the next rebuild continues from here. */
  | { readonly outcome: 'stopped' };

const takeSize = 2_000;
/** Events per chunk. A projection that changes its rows reads and writes a row again in each chunk: large chunks save work. */
const sizes = { changing: 50_000, adding: 5_000 } as const;

/** Folds the feed into a new generation, up to a given position. */
class Rebuild {
  private readonly inbox = new Inbox<FeedItem>(takeSize * 2);
  private readonly condemned = new Map<Position, string>();
  private waiting: ReadonlySet<string>;
  private last: Anchor | undefined;
  private isLive = false;
  private readonly signal: AbortSignal;
  private readonly chunkSize: number;
  private readonly head: Moored | undefined;
  private readonly home: string;
  events: number;

  constructor(
    private readonly options: RebuildOptions,
    private readonly building: Building,
    { signal, head, home }: Bounds,
  ) {
    [this.signal, this.head, this.home] = [signal, head, home];
    this.chunkSize = options.chunkSize ?? (options.projection.insertOnly ? sizes.adding : sizes.changing);
    this.last = building.checkpoint === undefined ? undefined : building.anchor;
    this.events = building.events;
    this.waiting = new Set(building.parked.map(({ stream }) => stream));
  }

  /** Reads ahead until the signal aborts. */
  follow(): Promise<void> {
    const { store, projection } = this.options;
    const after = this.last === undefined ? {} : { after: this.last.position };
    return this.inbox.fill(store.feed({ ...after, standing: this.standing(), streamPrefixes: projection.streamPrefixes, signal: this.signal }), this.signal);
  }

  /** Takes events until the head at the start is passed, or the feed reports that it has caught up. */
  catchUpWithFeed(): Promise<void> {
    return this.takeUntil(() => this.isLive || (this.head !== undefined && this.hasRead(this.head.position)));
  }

  /** @throws StoreUnavailable if the signal aborts before the position is reached */
  async catchUpTo(position: Position): Promise<void> {
    await this.takeUntil(() => this.hasRead(position));
    if (!this.hasRead(position)) throw new StoreUnavailable('De herbouw werd onderbroken');
  }

  /** Of what was read stream by stream nothing else tells. @throws HistoryReplaced, StoreUnavailable */
  assertHome(): Promise<void> {
    return assertStanding(this.options.store, this.standing());
  }

  private standing(): Foothold {
    return { store: this.home, event: this.last };
  }

  private hasRead(position: Position): boolean {
    return this.last !== undefined && this.last.position >= position;
  }

  /** Builds each row at once, stream by stream, if the projection and the store allow it and no position has been reached yet. */
  async takeStreams(): Promise<void> {
    const done = this.streamsToDo();
    const events = done && this.eventsByStream(done.upTo.position, done.stream);
    if (events) await this.takeByStream(events, done.upTo);
  }

  private async takeByStream(events: AsyncIterable<Recorded>, upTo: Moored): Promise<void> {
    const parts = readAhead(events, takeSize, this.signal);
    for await (const part of wholeStreams(parts, this.options.chunkSize ?? sizes.adding)) {
      if (!this.signal.aborted) await this.write(part.chunk, { streams: { stream: part.stream, upTo } });
    }
    if (!this.signal.aborted) await this.endStreams(upTo);
  }

  /** Undefined once a position has been reached, and in an empty store. */
  private streamsToDo(): StreamsDone | undefined {
    if (this.last !== undefined) return undefined;
    return this.building.streams ?? (this.head && { upTo: this.head, stream: '' });
  }

  private eventsByStream(upTo: Position, afterStream: string): AsyncIterable<Recorded> | undefined {
    const { store, projection } = this.options;
    if (!projection.isOfOneStream) return undefined;
    return store.byStream?.({ upTo, afterStream, streamPrefixes: projection.streamPrefixes, signal: this.signal });
  }

  private async endStreams(upTo: Moored): Promise<void> {
    await this.write([], { at: upTo });
    this.last = upTo;
  }

  private async takeUntil(isEnough: () => boolean): Promise<void> {
    while (!this.signal.aborted && !isEnough()) {
      const before = this.last;
      const events = await this.gather(isEnough);
      const reached = this.last;
      if (!this.signal.aborted && reached !== undefined && reached !== before) await this.write(events, { at: { ...reached, store: this.home } });
    }
  }

  /** @throws the fault of the feed */
  private async gather(isEnough: () => boolean): Promise<readonly Recorded[]> {
    const gathered: Recorded[] = [];
    while (gathered.length < this.chunkSize && !isEnough() && !this.signal.aborted) gathered.push(...(await this.take(this.chunkSize)));
    return gathered;
  }

  private async take(max: number): Promise<readonly Recorded[]> {
    const items = await this.inbox.take(Math.min(takeSize, max), this.signal);
    if (items.length === 0 && !this.signal.aborted) throw new StoreUnavailable('De feed hield op');
    const { events, anchor, sign } = batchOf(items);
    this.last = anchor ?? this.last;
    if (sign !== undefined) this.isLive = sign === 'caught-up';
    return events;
  }

  private async write(events: readonly Recorded[], reached: Reached): Promise<void> {
    await this.writeOnce(events, reached);
    this.events += events.length;
    const at = reached.at ?? reached.streams.upTo;
    const progress = { name: this.options.projection.name, events: this.events, head: this.head?.position ?? at.position };
    this.options.onProgress?.(reached.at ? { ...progress, position: at.position } : progress);
  }

  /** Writes a chunk; an event that cannot be taken is condemned and the chunk tried again, if the projection may park events. */
  private async writeOnce(events: readonly Recorded[], reached: Reached): Promise<void> {
    const { taken, parked, waiting } = sortedOut(events, this.waiting, this.condemned);
    const work = async (writer: ChunkWriter): Promise<ChunkEnd> => {
      const rows = await foldChunk(this.options, reached.streams ? onlyNew(writer) : writer, taken);
      return { reached, rows, parked, events: events.length };
    };
    try {
      await this.building.chunk(work);
      this.waiting = waiting;
    } catch (error) {
      this.condemn(error);
      await this.writeOnce(events, reached);
    }
  }

  private condemn(error: unknown): void {
    const [poison] = error instanceof ProjectionFault ? error.events : [];
    if (!poison) throw error;
    const { name, policy } = this.options.projection;
    if (policy === 'halt') throw new RebuildFault(`Projectie ${name} kan niet verder dan ${nameOf(poison)}: ${messageOf(error)}`, { cause: error });
    this.condemned.set(poison.position, messageOf(error));
  }
}

const catchUpWith = async (options: RebuildOptions, rebuild: Rebuild, standing: Place): Promise<void> => {
  const goal = await goalOf(options.store, standing);
  if (goal !== undefined) await rebuild.catchUpTo(goal);
};

/** Fills the new generation up to the present end of the feed. */
const fill = async (options: RebuildOptions, rebuild: Rebuild, building: Building): Promise<void> => {
  await rebuild.takeStreams();
  void rebuild.follow();
  await rebuild.catchUpWithFeed();
  await building.finish();
  await catchUpWith(options, rebuild, await building.standing());
};

const buildIn = async (options: RebuildOptions, building: Building, signal: AbortSignal): Promise<Rebuilt> => {
  const rebuild = new Rebuild(options, building, await boundsOf(options.store, signal));
  try {
    await fill(options, rebuild, building);
    const { checked } = await checkGeneration(options, building);
    signal.throwIfAborted();
    await building.replace(async (standing) => {
      await catchUpWith(options, rebuild, standing);
      await rebuild.assertHome();
    });
    return { outcome: 'rebuilt', events: rebuild.events, rows: building.rows, checked };
  } catch (error) {
    if (!options.signal.aborted) throw error;
    if (options.signal.reason instanceof StoreUnavailable) throw options.signal.reason;
    await building.leave('iemand brak haar af').catch(() => undefined);
    return { outcome: 'stopped' };
  }
};

/** The next rebuild begins anew where this one was wrong, and goes on where it could not end. */
const giveUp = (building: Building, error: unknown): Promise<void> =>
  error instanceof RebuildFault ? building.discard() : building.leave(messageOf(error)).catch(() => undefined);

/**
 * Rebuilds a read model beside the one that is served and then replaces it: readers never wait, and no event is lost or
 * taken twice. An interrupted rebuild is continued by the next one. A rebuild writes rows only and sends no messages.
 *
 * @throws RebuildFault if the new generation differs from the store, or an event cannot be taken; StoreUnavailable.
 *   The served generation is then unchanged; after a RebuildFault the next rebuild starts from the beginning, else it goes on.
 */
export const rebuildProjection = async (options: RebuildOptions): Promise<Rebuilt> => {
  const building = await openedBuilding(options);
  if (!building) return { outcome: 'busy' };
  const ending = new AbortController();
  try {
    return await buildIn(options, building, AbortSignal.any([options.signal, ending.signal]));
  } catch (error) {
    await giveUp(building, error);
    throw error;
  } finally {
    ending.abort();
    await building.close();
  }
};
