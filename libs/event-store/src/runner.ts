import type { Message } from '@actiespoor/kernel';

import { applyBatch, assertCommitted, type Batch, batchOf, TableReplaced } from './batch.js';
import type { EventSchema } from './event-schema.js';
import { type EventStore, type FeedItem, type Foothold, StoreUnavailable } from './event-store.js';
import { idleStates, type ProcessorStatus, StatusBoard } from './processor-status.js';
import type { Position, Recorded } from './recorded.js';
import { Inbox } from './inbox.js';
import { Orders } from './orders.js';
import { type Condemned, messageOf, nameOf, replayParked, sortedOut } from './parking.js';
import type { Projection } from './projection.js';
import type { ProjectionSession, ProjectionStore } from './projection-store.js';
import { isStray, mooring, straySentence } from './stray.js';
import { delayOf, eased, noTrouble, poisonOf, type Trouble, worsened } from './trouble.js';

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
  readonly store: Pick<EventStore, 'feed' | 'read' | 'at' | 'head' | 'identity'>;
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

/** The pause between two looks at a store that is not the one of the read model, in milliseconds. */
const strayLookMs = 1_000;

/** One term of leadership. */
interface Term {
  readonly session: ProjectionSession;
  /** The store that is followed, and the event on which the read model stood at the beginning of the term. */
  readonly standing: Foothold;
  readonly signal: AbortSignal;
}

class RunningProcessor implements Processor {
  private readonly stopping = new AbortController();
  private readonly board: StatusBoard;
  private readonly orders = new Orders();
  private readonly batchSize: number;
  private readonly running: Promise<void>;
  private trouble: Trouble;
  private condemned: Condemned = new Map();
  /** Streams with a parked event. */
  private waiting: ReadonlySet<string> = new Set();
  /** The number of the last retry request at the moment of halting. */
  private haltedAt = 0;

  constructor(private readonly options: ProcessorOptions) {
    this.batchSize = options.batchSize ?? defaultBatchSize;
    this.trouble = noTrouble(this.batchSize);
    this.board = new StatusBoard(options.projection.name, (status) => options.onChange?.(status));
    this.running = this.run();
  }

  status(): ProcessorStatus {
    return this.board.status;
  }

  async waitFor(position: Position, timeoutMs: number): Promise<boolean> {
    if (this.board.hasReached(position)) return true;
    const deadline = new AbortController();
    void this.pause(timeoutMs, deadline.signal).then(() => deadline.abort());
    return this.board.reached(position, deadline.signal).finally(() => deadline.abort());
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    await this.running;
    this.board.become('stopped');
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
    if (this.orders.isPaused) this.board.become('paused');
    const isHalted = this.board.state === 'halted' && this.haltedAt === this.orders.retry;
    if (this.orders.isPaused || isHalted) return this.orders.next(this.stopping.signal);
    const signal = this.orders.begin(this.stopping.signal);
    if (this.board.state === 'astray') await this.pause(strayLookMs, signal);
    else if (idleStates.has(this.board.state)) this.board.become('starting');
    return this.lead(signal);
  }

  /** One term of leadership: it ends with the processor, at a request, or by a fault; the next term starts at the checkpoint. */
  private async lead(signal: AbortSignal): Promise<void> {
    const { projectionStore, projection } = this.options;
    const session = await projectionStore.lead(projection, signal);
    if (!session) return;
    try {
      const standing = await this.moored(session);
      if (standing) await this.serve({ session, standing, signal });
    } finally {
      await session.close();
    }
  }

  /**
   * The place of the read model in the store; undefined if it is not of this store, and then nothing is taken. A checkpoint of an earlier
   * program gets its event here.
   */
  private async moored(session: ProjectionSession): Promise<Foothold | undefined> {
    const { store, projection } = this.options;
    const found = await mooring(store, session);
    if (isStray(found)) {
      this.board.stray(straySentence(projection.name, found));
      return undefined;
    }
    if (found && !session.anchor) assertCommitted(await session.commit(new Map(), found), projection.name);
    return { store: found?.store ?? (await store.identity()), event: found };
  }

  private async serve(term: Term): Promise<void> {
    const { session } = term;
    if (session.checkpoint !== undefined) this.board.reach(session.checkpoint);
    await this.replay(session);
    if (this.trouble.failures === 0) this.board.become('catching-up');
    await this.follow(term);
  }

  /** Tries parked events again if an operator asked for that since. */
  private async replay(session: ProjectionSession): Promise<void> {
    const { retry } = this.orders;
    const isAsked = retry > session.answered;
    const left = isAsked ? await replayParked(this.options, session) : session.parked;
    if (isAsked) await session.answer(retry);
    this.waiting = new Set(left.map(({ stream }) => stream));
    this.board.count(left.length);
  }

  private async follow({ session, standing, signal: term }: Term): Promise<void> {
    const { store, projection } = this.options;
    const ending = new AbortController();
    const signal = AbortSignal.any([term, ending.signal]);
    const inbox = new Inbox<FeedItem>(this.batchSize * 2);
    const after = session.checkpoint === undefined ? {} : { after: session.checkpoint };
    const filling = inbox.fill(store.feed({ ...after, standing, streamPrefixes: projection.streamPrefixes, signal }), signal);
    try {
      while (!signal.aborted) {
        const taken = await this.takeBatch({ session, standing, signal }, inbox);
        if (taken < this.trouble.limit) await this.rest(signal);
      }
    } finally {
      ending.abort();
      await filling;
    }
  }

  private async takeBatch({ session, standing: { store }, signal }: Term, inbox: Inbox<FeedItem>): Promise<number> {
    const items = await inbox.take(this.trouble.limit, signal);
    if (signal.aborted) return 0;
    if (items.length === 0) throw new StoreUnavailable('De feed hield op');

    const batch = batchOf(items);
    const { taken, parked, waiting } = sortedOut(batch.events, this.waiting, this.condemned);
    await applyBatch(this.options, session, { events: taken, parked, reached: batch.anchor && { ...batch.anchor, store } });
    if (parked.length > 0) {
      this.condemned = new Map();
      this.waiting = waiting;
      this.board.count((this.board.status.parked ?? 0) + parked.length);
    }
    this.progress(batch);
    return items.length;
  }

  private async rest(signal: AbortSignal): Promise<void> {
    if (this.options.restMs !== undefined) await this.pause(this.options.restMs, signal);
  }

  /** Records progress. `fell-behind` is no progress: it comes before the event that is in the way. */
  private progress({ anchor, sign }: Batch): void {
    if (anchor !== undefined) this.board.reach(anchor.position);
    if (anchor !== undefined || sign === 'caught-up') this.trouble = eased(this.trouble, this.batchSize);
    if (sign === 'caught-up') this.board.become('live');
    else if (sign === 'fell-behind' || this.board.state === 'retrying') this.board.become('catching-up');
  }

  private async recover(error: unknown): Promise<void> {
    if (this.stopping.signal.aborted) return;
    if (error instanceof TableReplaced) return this.board.become('starting');
    this.trouble = worsened(this.trouble, error);
    const poison = poisonOf(this.trouble, error);
    if (poison) {
      this.settle(poison, error);
      return;
    }
    this.board.become('retrying', messageOf(error));
    await this.pause(delayOf(this.trouble), this.stopping.signal);
  }

  /** Applies the policy to an event that cannot be taken; everything before it is in. */
  private settle(poison: Recorded, error: unknown): void {
    const { name, policy } = this.options.projection;
    this.trouble = noTrouble(this.batchSize);
    if (policy === 'park') {
      this.condemned = new Map([[poison.position, messageOf(error)]]);
      this.board.become('retrying', `Projectie ${name} zet ${nameOf(poison)} apart: ${messageOf(error)}`);
      return;
    }
    this.haltedAt = this.orders.retry;
    this.board.become('halted', `Projectie ${name} staat stil bij ${nameOf(poison)}: ${messageOf(error)}`);
  }

  private async pause(ms: number, signal: AbortSignal): Promise<void> {
    await this.options.sleep(ms, signal).catch((error: unknown) => {
      if (!signal.aborted) throw error;
    });
  }
}

/**
 * Runs one projection until it is stopped: takes the lead, follows the feed from the checkpoint, and commits rows and
 * checkpoint together, so that each event has its effect exactly once. A fault of the machine is retried for ever. An
 * event that the projection cannot take halts this projection alone, with everything before it in, or is parked with
 * the rest of its stream while everything else goes on.
 */
export const startProcessor = (options: ProcessorOptions): Processor => new RunningProcessor(options);
