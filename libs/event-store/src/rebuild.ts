import { batchOf, type Folding, ProjectionFault } from './batch.js';
import type { Building, ChunkEnd, ChunkWriter } from './building.js';
import { checkGeneration, RebuildFault } from './check-generation.js';
import { type EventStore, type FeedItem, type Position, type Recorded, StoreUnavailable } from './event-store.js';
import { foldChunk } from './fold-chunk.js';
import { Inbox } from './inbox.js';
import { messageOf, nameOf, sortedOut } from './parking.js';
import type { ProjectionStore } from './projection.js';

export interface RebuildProgress {
  readonly name: string;
  /** Events folded so far. */
  readonly events: number;
  readonly position: Position;
  /** The end of the store when the rebuild began. */
  readonly head: Position;
}

export interface RebuildOptions extends Folding {
  readonly store: EventStore;
  readonly projectionStore: ProjectionStore;
  readonly signal: AbortSignal;
  readonly onProgress?: (progress: RebuildProgress) => void;
  /** How many events are held in memory at most; 100,000 unless told. */
  readonly chunkSize?: number;
  /** How many rows are folded once more to compare; 100 unless told. */
  readonly sampleSize?: number;
}

export type Rebuilt =
  | { readonly outcome: 'rebuilt'; readonly events: number; readonly rows: number; readonly checked: number }
  /** Another process builds this projection now. */
  | { readonly outcome: 'busy' }
  /** Stopped by the signal; the next one goes on where this one was. */
  | { readonly outcome: 'stopped' };

const takeSize = 2_000;
const defaultChunkSize = 100_000;

/** Folds the feed into a new generation, up to where it is asked. */
class Rebuild {
  private readonly inbox = new Inbox<FeedItem>(takeSize * 2);
  private readonly condemned = new Map<Position, string>();
  private waiting: ReadonlySet<string>;
  private read: Position | undefined;
  private isLive = false;
  events: number;

  constructor(
    private readonly options: RebuildOptions,
    private readonly building: Building,
    private readonly signal: AbortSignal,
  ) {
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

  /** Until it has passed the head, or the feed says that there is no more. */
  catchUpWithFeed(head: Position): Promise<void> {
    return this.takeUntil(() => this.isLive || this.hasRead(head), head);
  }

  catchUpTo(position: Position): Promise<void> {
    return this.takeUntil(() => this.hasRead(position), position);
  }

  private hasRead(position: Position): boolean {
    return this.read !== undefined && this.read >= position;
  }

  private async takeUntil(isEnough: () => boolean, head: Position): Promise<void> {
    while (!this.signal.aborted && !isEnough()) {
      const before = this.read;
      const events = await this.gather(isEnough);
      const position = this.read;
      if (this.signal.aborted || position === undefined || position === before) continue;
      await this.write(events, position);
      this.events += events.length;
      this.options.onProgress?.({ name: this.options.projection.name, events: this.events, position, head });
    }
  }

  /** @throws the fault of the feed */
  private async gather(isEnough: () => boolean): Promise<readonly Recorded[]> {
    const { chunkSize = defaultChunkSize } = this.options;
    const gathered: Recorded[] = [];
    while (gathered.length < chunkSize && !isEnough() && !this.signal.aborted) gathered.push(...(await this.take(chunkSize)));
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

  /** Once more without an event that cannot be taken, as long as the projection may park it. */
  private async write(events: readonly Recorded[], position: Position): Promise<void> {
    const { taken, parked, waiting } = sortedOut(events, this.waiting, this.condemned);
    const work = async (writer: ChunkWriter): Promise<ChunkEnd> => {
      const rows = await foldChunk(this.options, writer, taken);
      return { position, rows, parked, events: events.length };
    };
    try {
      await this.building.chunk(work);
      this.waiting = waiting;
    } catch (error) {
      this.condemn(error);
      await this.write(events, position);
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

const buildIn = async (options: RebuildOptions, building: Building, signal: AbortSignal): Promise<Rebuilt> => {
  const rebuild = new Rebuild(options, building, signal);
  void rebuild.follow();
  const head = await options.store.head();
  if (head !== undefined) await rebuild.catchUpWithFeed(head);
  if (!signal.aborted) await building.finish();
  const standing = await building.standing();
  if (standing !== undefined) await rebuild.catchUpTo(standing);
  if (signal.aborted) return { outcome: 'stopped' };

  const { checked } = await checkGeneration(options, building);
  await building.replace((position) => rebuild.catchUpTo(position));
  return { outcome: 'rebuilt', events: rebuild.events, rows: building.rows, checked };
};

/**
 * Builds a read model anew beside the standing one and puts it in its place: nobody waits, no event is lost or taken
 * twice. Cut short, the next one goes on. Rows only: nothing is sent anywhere.
 *
 * @throws RebuildFault where the new generation is not what the store says, or an event cannot be taken; StoreUnavailable.
 *   The standing generation is then as it was, and after a RebuildFault the next rebuild begins anew.
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
