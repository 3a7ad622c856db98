import type { Message } from '@actiespoor/kernel';

import { applyBatch, type Batch, batchOf } from './batch.js';
import { Bell } from './bell.js';
import type { EventSchema } from './event-schema.js';
import { type EventStore, type FeedItem, StoreUnavailable } from './event-store.js';
import type { Position, Recorded } from './recorded.js';
import { Inbox } from './inbox.js';
import { Orders } from './orders.js';
import { type Condemned, messageOf, nameOf, replayParked, sortedOut } from './parking.js';
import type { Projection } from './projection.js';
import type { ProjectionSession, ProjectionStore } from './projection-store.js';
import { delayOf, eased, noTrouble, poisonOf, type Trouble, worsened } from './trouble.js';

export type ProcessorState = 'starting' | 'catching-up' | 'live' | 'retrying' | 'paused' | 'halted' | 'stopped';

export interface ProcessorStatus {
  readonly name: string;
  readonly state: ProcessorState;
  /** The position of the read model; absent while another process leads, and before the first event. */
  readonly position?: Position;
  /** The reason for retrying or halting. */
  readonly error?: string;
  /** The number of parked events; absent if there are none. */
  readonly parked?: number;
}

/** A projection that is running. */
export interface Processor {
  status(): ProcessorStatus;
  /** True once the read model has reached the position, false after this many milliseconds; false at once if the processor stands still. */
  waitFor(position: Position, timeoutMs: number): Promise<boolean>;
  /** Ends after the present batch; the next start continues from there. */
  stop(): Promise<void>;
}

export interface ProcessorOptions {
  /** Processors of one process may share a reading of the log, see {@link sharedFeed}. */
  readonly store: Pick<EventStore, 'feed' | 'read'>;
  readonly projectionStore: ProjectionStore;
  readonly projection: Projection;
  /** Turns stored events into facts before the projection sees them. */
  readonly schema: EventSchema<Message>;
  /** Waits this many milliseconds, or until the signal aborts; it may then resolve or reject. */
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>;
  /** Called at every change of state or error, not of position. */
  readonly onChange?: (status: ProcessorStatus) => void;
  /** The largest number of feed items in one transaction. */
  readonly batchSize?: number;
  /** The rest after a batch that was not full, in milliseconds, so that new events share the next batch. No rest by default. */
  readonly restMs?: number;
}

const defaultBatchSize = 500;

const idleStates: ReadonlySet<ProcessorState> = new Set(['paused', 'halted', 'stopped']);

class RunningProcessor implements Processor {
  private readonly stopping = new AbortController();
  private readonly moved = new Bell();
  private readonly orders = new Orders();
  private readonly batchSize: number;
  private readonly running: Promise<void>;
  private trouble: Trouble;
  private current: ProcessorStatus;
  private condemned: Condemned = new Map();
  /** Streams with a parked event. */
  private waiting: ReadonlySet<string> = new Set();
  /** The number of the last retry request at the moment of halting. */
  private haltedAt = 0;

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
    while (!reached() && !idleStates.has(this.current.state) && !deadline.signal.aborted) await this.moved.next(deadline.signal);
    deadline.abort();
    return reached();
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    await this.running;
    this.become('stopped');
  }

  private async run(): Promise<void> {
    const { signal } = this.stopping;
    const listening = this.orders.follow(this.options.projectionStore.requests(this.options.projection, signal));
    await this.orders.known(signal);
    while (!signal.aborted) {
      try {
        await this.turn();
      } catch (error) {
        await this.recover(error);
      }
    }
    await listening;
  }

  /** Leads, unless an operator paused the projection or it has halted and nobody asked for another attempt. */
  private async turn(): Promise<void> {
    if (this.orders.isPaused) this.become('paused');
    const isHalted = this.current.state === 'halted' && this.haltedAt === this.orders.retry;
    if (this.orders.isPaused || isHalted) return this.orders.next(this.stopping.signal);
    if (idleStates.has(this.current.state)) this.become('starting');
    return this.lead();
  }

  /** One term of leadership: it ends with the processor, at a request, or by a fault; the next term starts at the checkpoint. */
  private async lead(): Promise<void> {
    const { projectionStore, projection } = this.options;
    const signal = this.orders.begin(this.stopping.signal);
    const session = await projectionStore.lead(projection, signal);
    if (!session) return;
    try {
      if (session.checkpoint !== undefined) this.reach(session.checkpoint);
      await this.replay(session);
      if (this.trouble.failures === 0) this.become('catching-up');
      await this.follow(session, signal);
    } finally {
      await session.close();
    }
  }

  /** Tries parked events again if an operator asked for that since. */
  private async replay(session: ProjectionSession): Promise<void> {
    const { retry } = this.orders;
    const isAsked = retry > session.answered;
    const left = isAsked ? await replayParked(this.options, session) : session.parked;
    if (isAsked) await session.answer(retry);
    this.waiting = new Set(left.map(({ stream }) => stream));
    this.count(left.length);
  }

  private async follow(session: ProjectionSession, term: AbortSignal): Promise<void> {
    const { store, projection } = this.options;
    const ending = new AbortController();
    const signal = AbortSignal.any([term, ending.signal]);
    const inbox = new Inbox<FeedItem>(this.batchSize * 2);
    const after = session.checkpoint === undefined ? {} : { after: session.checkpoint };
    const filling = inbox.fill(store.feed({ ...after, streamPrefixes: projection.streamPrefixes, signal }), signal);
    try {
      while (!signal.aborted) {
        const taken = await this.takeBatch(session, inbox, signal);
        if (taken < this.trouble.limit) await this.rest(signal);
      }
    } finally {
      ending.abort();
      await filling;
    }
  }

  private async takeBatch(session: ProjectionSession, inbox: Inbox<FeedItem>, signal: AbortSignal): Promise<number> {
    const items = await inbox.take(this.trouble.limit, signal);
    if (signal.aborted) return 0;
    if (items.length === 0) throw new StoreUnavailable('De feed hield op');

    const batch = batchOf(items);
    const { taken, parked, waiting } = sortedOut(batch.events, this.waiting, this.condemned);
    await applyBatch(this.options, session, { ...batch, events: taken, parked });
    if (parked.length > 0) {
      this.condemned = new Map();
      this.waiting = waiting;
      this.count((this.current.parked ?? 0) + parked.length);
    }
    this.progress(batch);
    return items.length;
  }

  private async rest(signal: AbortSignal): Promise<void> {
    if (this.options.restMs !== undefined) await this.pause(this.options.restMs, signal);
  }

  /** Records progress. `fell-behind` is no progress: it comes before the event that is in the way. */
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

  /** Applies the policy to an event that cannot be taken; everything before it is in. */
  private settle(poison: Recorded, error: unknown): void {
    const { name, policy } = this.options.projection;
    this.trouble = noTrouble(this.batchSize);
    if (policy === 'park') {
      this.condemned = new Map([[poison.position, messageOf(error)]]);
      this.become('retrying', `Projectie ${name} zet ${nameOf(poison)} apart: ${messageOf(error)}`);
      return;
    }
    this.haltedAt = this.orders.retry;
    this.become('halted', `Projectie ${name} staat stil bij ${nameOf(poison)}: ${messageOf(error)}`);
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

  private count(parked: number): void {
    const { parked: _, ...known } = this.current;
    this.current = { ...known, ...(parked > 0 && { parked }) };
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
 * checkpoint together, so that each event has its effect exactly once. A fault of the machine is retried for ever. An
 * event that the projection cannot take halts this projection alone, with everything before it in, or is parked with
 * the rest of its stream while everything else goes on.
 */
export const startProcessor = (options: ProcessorOptions): Processor => new RunningProcessor(options);
