import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';

import { eventSchema, type Tell } from '@actiespoor/application';
import { type EventStore, type Position, type Processor, type ProcessorStatus, type Projection, startProcessor } from '@actiespoor/event-store';
import type { ReadStore } from '@actiespoor/read-store-postgres';
import { allProjections } from '@actiespoor/voortgang';

import type { Observer } from './observing.js';
import { rebuild, wantsRebuild } from './rebuilding.js';

export interface ProcessorStores {
  readonly eventStore: EventStore;
  readonly readStore: ReadStore;
  readonly log: Tell;
  readonly observer: Observer;
  /** Told at every change of state or error. */
  readonly onStatus?: (status: ProcessorStatus) => void;
}

/** What the answer to a reader must at least hold. */
const readerProjections: readonly string[] = ['actueel-plan', 'spoor', 'tijdlijn'];

/** How long a start waits for the read models, in milliseconds; one that is far behind goes on after it. */
const startWaitMs = 10_000;

// Long enough for the events of a busy moment to go together, short enough that who reads what was just written does not notice.
const restMs = 20;

/** Who waits for the lead knows nothing that the leader does not know better. */
const tellsNothing: ReadonlySet<ProcessorStatus['state']> = new Set(['starting', 'stopped']);

/** The processors of this process, and what the read models hold whoever fills them. */
export class Processors {
  private readonly running: Processor[] = [];
  private readonly ending = new AbortController();
  /** By projection: when all that was told of it has been passed on. */
  private readonly reports = new Map<string, Promise<void>>();

  constructor(private readonly stores: ProcessorStores) {}

  /**
   * Starts all processors. A read model that is new to a store with a history is built at once first, and so is one
   * that a stopped process left halfway: following it event by event would take longer. Then waits until they have
   * caught up: who belongs to whom decides on rights, and the first question must not come before it is known.
   */
  async start(): Promise<void> {
    for (const projection of allProjections) {
      if (await wantsRebuild(this.stores, projection)) await this.build(projection);
      if (!this.ending.signal.aborted) this.running.push(this.follow(projection));
    }
    await this.caughtUp();
  }

  /** None where another process runs them. */
  statuses(): readonly ProcessorStatus[] {
    return this.running.map((processor) => processor.status());
  }

  /** Whether these read models came so far in time. One that was told to stand still, or halted, is not waited for. */
  async isVisible(position: Position, timeoutMs: number, names = readerProjections): Promise<boolean> {
    return (await Promise.all(names.map((name) => this.reaches(name, position, timeoutMs)))).every(Boolean);
  }

  async stop(): Promise<void> {
    this.ending.abort();
    await Promise.all(this.running.map((processor) => processor.stop()));
    await Promise.all(this.reports.values());
  }

  /** Another process may lead a projection; then only the checkpoint tells how far it is. */
  private async reaches(name: string, position: Position, timeoutMs: number): Promise<boolean> {
    const own = this.running.find((processor) => processor.status().name === name);
    const state = own?.status().state;
    if (own && state === 'live') return own.waitFor(position, timeoutMs);
    const standsStill = state === 'paused' || state === 'halted';
    return this.stores.readStore.waitForPosition([name], position, standsStill ? 0 : timeoutMs);
  }

  /** Waits for the read models that can get there, as long as nobody stops this process. */
  private async caughtUp(): Promise<void> {
    const { eventStore, readStore } = this.stores;
    const head = await eventStore.head();
    if (head === undefined || this.ending.signal.aborted) return;
    const paused = new Set((await readStore.control.standings()).filter(({ isPaused }) => isPaused).map(({ name }) => name));
    const awaited = this.running.filter((processor) => !paused.has(processor.status().name));
    const ended = once(this.ending.signal, 'abort');
    const reached = Promise.all(awaited.map((processor) => this.settled(processor, head))).catch((error: unknown) => {
      if (!this.ending.signal.aborted) throw error;
    });
    await Promise.race([reached, ended]);
  }

  /** It is there, whoever fills it, or it has halted and will not get there. */
  private settled(processor: Processor, head: Position): Promise<boolean> {
    const reached = this.stores.readStore.waitForPosition([processor.status().name], head, startWaitMs);
    return Promise.race([reached, processor.waitFor(head, startWaitMs)]);
  }

  private follow(projection: Projection): Processor {
    return startProcessor({
      store: this.stores.eventStore,
      projectionStore: this.stores.readStore.projections,
      projection,
      schema: eventSchema(),
      sleep: (ms, signal) => sleep(ms, undefined, { signal }),
      restMs,
      onChange: (status) => this.tell(status),
    });
  }

  /** A rebuild that fails leaves it to the processor, which says at which event it stands still. */
  private async build(projection: Projection): Promise<void> {
    const { log } = this.stores;
    log(`Projectie ${projection.name} wordt opgebouwd …`);
    try {
      await rebuild(this.stores, projection, { signal: this.ending.signal });
    } catch (error) {
      log(`${projection.name}: opbouwen lukte niet. ${error instanceof Error ? error.message : String(error)}`, 'error');
    }
  }

  private tell(status: ProcessorStatus): void {
    const { name, state, error } = status;
    this.stores.onStatus?.(status);
    if (error !== undefined) this.stores.log(`${name}: ${state}. ${error}`, 'error');
    if (state === 'retrying' || state === 'halted') this.stores.observer.projectionFailed(name);
    if (!tellsNothing.has(state)) this.report(status);
  }

  /** One after the other, so that the last that is told is the last that is known. A report that does not arrive must not stop anything. */
  private report(status: ProcessorStatus): void {
    const before = this.reports.get(status.name) ?? Promise.resolve();
    const report = before.then(() => this.stores.readStore.control.report(status)).catch(() => undefined);
    this.reports.set(status.name, report);
  }
}
