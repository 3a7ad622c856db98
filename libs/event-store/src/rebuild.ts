import { batchOf, type Folding, ProjectionFault } from './batch.js';
import type { Building, ChunkEnd, ChunkWriter, Reached } from './building.js';
import { checkGeneration, RebuildFault } from './check-generation.js';
import { type EventStore, type FeedItem, StoreUnavailable } from './event-store.js';
import type { Position, Recorded } from './recorded.js';
import { foldChunk } from './fold-chunk.js';
import { Inbox, readAhead } from './inbox.js';
import { messageOf, nameOf, sortedOut } from './parking.js';
import type { ProjectionStore } from './projection-store.js';
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
  private read: Position | undefined;
  private isLive = false;
  private readonly signal: AbortSignal;
  private readonly chunkSize: number;
  private readonly head: Position;
  events: number;

  constructor(
    private readonly options: RebuildOptions,
    private readonly building: Building,
    { signal, head }: { readonly signal: AbortSignal; readonly head: Position },
  ) {
    this.signal = signal;
    this.head = head;
    this.chunkSize = options.chunkSize ?? (options.projection.insertOnly ? sizes.adding : sizes.changing);
    this.read = building.checkpoint;
    this.events = building.events;
    this.waiting = new Set(building.parked.map(({ stream }) => stream));
  }

  /** Reads ahead until the signal aborts. */
  follow(): Promise<void> {
    const { store, projection } = this.options;
    const after = this.read === undefined ? {} : { after: this.read };
    return this.inbox.fill(store.feed({ ...after, streamPrefixes: projection.streamPrefixes, signal: this.signal }), this.signal);
  }

  /** Takes events until the head at the start is passed, or the feed reports that it has caught up. */
  catchUpWithFeed(): Promise<void> {
    return this.takeUntil(() => this.isLive || this.hasRead(this.head));
  }

  /** @throws StoreUnavailable if the signal aborts before the position is reached */
  async catchUpTo(position: Position): Promise<void> {
    await this.takeUntil(() => this.hasRead(position));
    if (!this.hasRead(position)) throw new StoreUnavailable('De herbouw werd onderbroken');
  }

  private hasRead(position: Position): boolean {
    return this.read !== undefined && this.read >= position;
  }

  /** Builds each row at once, stream by stream, if the projection and the store allow it and no position has been reached yet. */
  async takeStreams(): Promise<void> {
    const { upTo, stream } = this.building.streams ?? { upTo: this.head, stream: '' };
    const events = this.read === undefined ? this.eventsByStream(upTo, stream) : undefined;
    if (!events) return;
    const parts = readAhead(events, takeSize, this.signal);
    for await (const part of wholeStreams(parts, this.options.chunkSize ?? sizes.adding)) {
      if (!this.signal.aborted) await this.write(part.chunk, { streams: { stream: part.stream, upTo } });
    }
    if (!this.signal.aborted) await this.endStreams(upTo);
  }

  private eventsByStream(upTo: Position, afterStream: string): AsyncIterable<Recorded> | undefined {
    const { store, projection } = this.options;
    if (!projection.isOfOneStream) return undefined;
    return store.byStream?.({ upTo, afterStream, streamPrefixes: projection.streamPrefixes, signal: this.signal });
  }

  private async endStreams(upTo: Position): Promise<void> {
    await this.write([], { position: upTo });
    this.read = upTo;
  }

  private async takeUntil(isEnough: () => boolean): Promise<void> {
    while (!this.signal.aborted && !isEnough()) {
      const before = this.read;
      const events = await this.gather(isEnough);
      const position = this.read;
      if (!this.signal.aborted && position !== undefined && position !== before) await this.write(events, { position });
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
    const { events, position, sign } = batchOf(items);
    this.read = position ?? this.read;
    if (sign !== undefined) this.isLive = sign === 'caught-up';
    return events;
  }

  private async write(events: readonly Recorded[], reached: Reached): Promise<void> {
    await this.writeOnce(events, reached);
    this.events += events.length;
    const { position } = reached;
    const progress = { name: this.options.projection.name, events: this.events, head: this.head };
    this.options.onProgress?.(position === undefined ? progress : { ...progress, position });
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

const onlyNew = (writer: ChunkWriter): ChunkWriter => ({
  load: () => Promise.resolve(new Map()),
  add: (rows) => writer.add(rows),
  change: (rows) => writer.change(rows),
});

/** Fills the new generation up to the present end of the feed. */
const fill = async (rebuild: Rebuild, building: Building): Promise<void> => {
  await rebuild.takeStreams();
  void rebuild.follow();
  await rebuild.catchUpWithFeed();
  await building.finish();
  const standing = await building.standing();
  if (standing !== undefined) await rebuild.catchUpTo(standing);
};

const buildIn = async (options: RebuildOptions, building: Building, signal: AbortSignal): Promise<Rebuilt> => {
  const head = await options.store.head();
  if (head === undefined) return { outcome: 'rebuilt', events: 0, rows: 0, checked: 0 };
  const rebuild = new Rebuild(options, building, { signal, head });
  try {
    await fill(rebuild, building);
    const { checked } = await checkGeneration(options, building);
    if (signal.aborted) return { outcome: 'stopped' };
    await building.replace((position) => rebuild.catchUpTo(position));
    return { outcome: 'rebuilt', events: rebuild.events, rows: building.rows, checked };
  } catch (error) {
    if (signal.aborted) return { outcome: 'stopped' };
    throw error;
  }
};

/**
 * Rebuilds a read model beside the one that is served and then replaces it: readers never wait, and no event is lost or
 * taken twice. An interrupted rebuild is continued by the next one. A rebuild writes rows only and sends no messages.
 *
 * @throws RebuildFault if the new generation differs from the store, or an event cannot be taken; StoreUnavailable.
 *   The served generation is then unchanged, and after a RebuildFault the next rebuild starts from the beginning.
 */
export const rebuildProjection = async (options: RebuildOptions): Promise<Rebuilt> => {
  const building = await options.projectionStore.build(options.projection);
  if (!building) return { outcome: 'busy' };
  const ending = new AbortController();
  try {
    return await buildIn(options, building, AbortSignal.any([options.signal, ending.signal]));
  } catch (error) {
    if (error instanceof RebuildFault) await building.discard();
    throw error;
  } finally {
    ending.abort();
    await building.close();
  }
};
