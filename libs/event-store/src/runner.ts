import { applyBatch, type Batch, batchOf } from './batch.js';
import { Bell } from './bell.js';
import { type EventStore, type FeedItem, type Position, type Recorded, StoreUnavailable } from './event-store.js';
import { Inbox } from './inbox.js';
import type { Projection, ProjectionSession, ProjectionStore } from './projection.js';
import { delayOf, eased, noTrouble, poisonOf, type Trouble, worsened } from './trouble.js';

export type ProcessorState = 'starting' | 'catching-up' | 'live' | 'retrying' | 'halted' | 'stopped';

export interface ProcessorStatus {
  readonly name: string;
  readonly state: ProcessorState;
  /** How far the read model is; absent while another leads, and before the first event. */
  readonly position?: Position;
  /** Why it retries or has halted. */
  readonly error?: string;
}

/** One projection at work. */
export interface Processor {
  status(): ProcessorStatus;
  /** Whether the read model has come this far within so many milliseconds; false at once where it has halted or stopped. */
  waitFor(position: Position, timeoutMs: number): Promise<boolean>;
  /** Ends after the batch at hand; the next start goes on where this one ended. */
  stop(): Promise<void>;
}

export interface ProcessorOptions {
  readonly store: EventStore;
  readonly projectionStore: ProjectionStore;
  readonly projection: Projection;
  /** Waits so many milliseconds, or until the signal aborts; whether it then resolves or rejects is the same. */
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>;
  /** Told at every change of state or error, not of position. */
  readonly onChange?: (status: ProcessorStatus) => void;
  /** At most so many items of the feed in one transaction. */
  readonly batchSize?: number;
}

const defaultBatchSize = 500;

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

const nameOf = ({ type, stream, revision, position }: Recorded): string => `${type} in ${stream}, revisie ${revision} (positie ${position})`;

class RunningProcessor implements Processor {
  private readonly stopping = new AbortController();
  private readonly moved = new Bell();
  private readonly batchSize: number;
  private readonly running: Promise<void>;
  private trouble: Trouble;
  private current: ProcessorStatus;

  constructor(private readonly options: ProcessorOptions) {
    this.batchSize = options.batchSize ?? defaultBatchSize;
    this.trouble = noTrouble(this.batchSize);
    this.current = { name: options.projection.name, state: 'starting' };
    this.running = this.run();
  }

  status(): ProcessorStatus {
    return this.current;
  }

  async waitFor(position: Position, timeoutMs: number): Promise<boolean> {
    const deadline = new AbortController();
    const reached = (): boolean => this.current.position !== undefined && this.current.position >= position;
    void this.pause(timeoutMs, deadline.signal).then(() => deadline.abort());
    while (!reached() && !this.isOver() && !deadline.signal.aborted) await this.moved.next(deadline.signal);
    deadline.abort();
    return reached();
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    await this.running;
    this.become('stopped');
  }

  private isOver(): boolean {
    return this.current.state === 'halted' || this.current.state === 'stopped';
  }

  private async run(): Promise<void> {
    while (!this.stopping.signal.aborted && !this.isOver()) {
      try {
        await this.lead();
      } catch (error) {
        await this.recover(error);
      }
    }
  }

  /** One term of leadership: ends with the processor, or by a fault after which the next term starts at the checkpoint. */
  private async lead(): Promise<void> {
    const { projectionStore, projection } = this.options;
    const session = await projectionStore.lead(projection, this.stopping.signal);
    if (!session) return;
    try {
      if (session.checkpoint !== undefined) this.reach(session.checkpoint);
      if (this.trouble.failures === 0) this.become('catching-up');
      await this.follow(session);
    } finally {
      await session.close();
    }
  }

  private async follow(session: ProjectionSession): Promise<void> {
    const { store, projection } = this.options;
    const ending = new AbortController();
    const signal = AbortSignal.any([this.stopping.signal, ending.signal]);
    const inbox = new Inbox<FeedItem>(this.batchSize * 2);
    const after = session.checkpoint === undefined ? {} : { after: session.checkpoint };
    const filling = inbox.fill(store.feed({ ...after, streamPrefixes: projection.streamPrefixes, signal }), signal);
    try {
      while (!signal.aborted) await this.takeBatch(session, inbox);
    } finally {
      ending.abort();
      await filling;
    }
  }

  private async takeBatch(session: ProjectionSession, inbox: Inbox<FeedItem>): Promise<void> {
    const items = await inbox.take(this.trouble.limit, this.stopping.signal);
    if (this.stopping.signal.aborted) return;
    if (items.length === 0) throw new StoreUnavailable('De feed hield op');

    const batch = batchOf(items);
    await applyBatch(this.options.projection, session, batch);
    this.progress(batch);
  }

  /** A sign of being behind is no progress: it comes before the event that is in the way. */
  private progress({ position, sign }: Batch): void {
    if (position !== undefined) this.reach(position);
    if (position !== undefined || sign === 'caught-up') this.trouble = eased(this.trouble, this.batchSize);
    if (sign === 'caught-up') this.become('live');
    else if (sign === 'fell-behind' || this.current.state === 'retrying') this.become('catching-up');
  }

  private async recover(error: unknown): Promise<void> {
    if (this.stopping.signal.aborted) return;
    this.trouble = worsened(this.trouble, error);
    const poison = poisonOf(this.trouble, error);
    if (poison) {
      this.settle(poison, error);
      return;
    }
    this.become('retrying', messageOf(error));
    await this.pause(delayOf(this.trouble), this.stopping.signal);
  }

  /** What becomes of an event that cannot be taken: everything before it is in, and the projection waits for a person. */
  private settle(poison: Recorded, error: unknown): void {
    this.become('halted', `Projectie ${this.current.name} staat stil bij ${nameOf(poison)}: ${messageOf(error)}`);
  }

  private async pause(ms: number, signal: AbortSignal): Promise<void> {
    await this.options.sleep(ms, signal).catch((error: unknown) => {
      if (!signal.aborted) throw error;
    });
  }

  private reach(position: Position): void {
    this.current = { ...this.current, position };
    this.moved.ring();
  }

  private become(state: ProcessorState, error?: string): void {
    const { error: _, ...known } = this.current;
    if (state === known.state && error === this.current.error) return;
    this.current = { ...known, state, ...(error !== undefined && { error }) };
    this.moved.ring();
    this.options.onChange?.(this.current);
  }
}

/**
 * Runs one projection until it is stopped: takes the lead, follows the feed from the checkpoint, and commits rows and
 * checkpoint together, so that each event has its effect exactly once. A fault of the machine is retried for ever; an
 * event that the projection cannot take halts this projection alone, with everything before it in.
 */
export const startProcessor = (options: ProcessorOptions): Processor => new RunningProcessor(options);
