import { setTimeout as sleep } from 'node:timers/promises';

import { eventSchema } from '@actiespoor/application';
import type { Tell } from '@actiespoor/work';
import {
  type Arrival,
  type EventStore,
  type Position,
  type Processor,
  type ProcessorState,
  type ProcessorStatus,
  type Projection,
  type Rebuilt,
  type RebuildProgress,
  standstillOf,
  startProcessor,
} from '@actiespoor/event-store';
import type { ReadStore } from '@actiespoor/read-store-postgres';
import { allProjections } from '@actiespoor/voortgang';

import { untilArrived } from './arrival.js';
import { followedBy } from './followed.js';
import type { Observer } from './observing.js';
import { rebuild, wantsRebuild } from './rebuilding.js';
import { seldom } from './seldom.js';
import type { Startup } from './startup.js';
import { strayAmong } from './stray-models.js';

export interface ProcessorStores {
  readonly eventStore: EventStore;
  readonly readStore: ReadStore;
  readonly log: Tell;
  readonly observer: Observer;
  /** Told at every change of state or error. */
  readonly onStatus?: (status: ProcessorStatus) => void;
  /** Told how far the read models are that this process waits for. */
  readonly startup?: Startup | undefined;
}

/** The read models that every answer to a reader must hold. */
export const readerProjections: readonly string[] = ['actueel-plan', 'spoor', 'tijdlijn'];

/** From look to look at a build of another process, in milliseconds. */
const lookMs = 500;

// A build stops after the chunk at hand; what takes longer, such as an index, is left to the database.
const stopPatienceMs = 3_000;

// Long enough for the events of a busy moment to go together, short enough that who reads what was just written does not notice.
const restMs = 20;

/** One of the read models that are to be built. */
interface Place {
  readonly index: number;
  readonly count: number;
}

/** A process that waits for the lead knows less than the leader. */
const tellsNothing: ReadonlySet<ProcessorStatus['state']> = new Set(['starting', 'stopped']);

/** The finding without the end of the store, which moves with every event that others write there. */
const withoutEnd = (line: string): string => line.replace(/de event store (loopt tot positie [\d-]+|is leeg)/, '');

/** The processors of this process, and what the read models hold whoever fills them. */
export class Processors {
  private readonly running: Processor[] = [];
  private readonly ending = new AbortController();
  /** By projection: when all that was told of it has been passed on. */
  private readonly reports = new Map<string, Promise<void>>();
  private starting: Promise<void> = Promise.resolve();

  private readonly followed: ReturnType<typeof followedBy>;
  private readonly tellStray: Tell;

  constructor(private readonly stores: ProcessorStores) {
    this.followed = followedBy(allProjections, stores.eventStore);
    this.tellStray = seldom(stores.log, undefined, withoutEnd);
  }

  /**
   * Starts all processors. A read model that is new to a store with a history is built first, and so is one that a
   * stopped process left halfway: following it event by event would take longer. The others go on meanwhile. Then waits
   * until all have come to where the store was: who belongs to whom decides on rights, and the first question must not
   * come before it is known.
   *
   * @param patienceMs one that is far behind goes on after so long; absent, it is waited for however long it takes
   */
  start(patienceMs?: number): Promise<void> {
    this.starting = this.startAll(patienceMs);
    return this.starting;
  }

  private async startAll(patienceMs: number | undefined): Promise<void> {
    const wanted: Projection[] = [];
    for (const projection of allProjections) {
      if (await wantsRebuild(this.stores, projection)) wanted.push(projection);
      else this.begin(projection);
    }
    for (const [index, projection] of wanted.entries()) {
      await this.build(projection, { index: index + 1, count: wanted.length });
      this.begin(projection);
    }
    const { signal } = this.ending;
    const { startup } = this.stores;
    await untilArrived(this.stores, { signal, patienceMs, startup, stateOf: (name) => this.stateOf(name) });
    if (startup && !signal.aborted) await this.dropUnused();
  }

  /** None where another process runs them. */
  statuses(): readonly ProcessorStatus[] {
    return this.running.map((processor) => processor.status());
  }

  /** True if these read models came so far in time. */
  async isVisible(position: Position, timeoutMs: number, names?: readonly string[]): Promise<boolean> {
    return (await this.arrival(position, timeoutMs, names)).outcome === 'reached';
  }

  /** Waits until these read models came so far. One that was told to stand still, has halted, or is not of this event store, is not waited for. */
  async arrival(position: Position, timeoutMs: number, names = readerProjections): Promise<Arrival> {
    const stray = await this.strayAmong(names);
    if (stray) return stray;
    const arrivals = await Promise.all(names.map((name) => this.reaches(name, position, timeoutMs)));
    return arrivals.find(({ outcome }) => outcome === 'standing') ?? arrivals.find(({ outcome }) => outcome === 'behind') ?? { outcome: 'reached' };
  }

  async stop(): Promise<void> {
    this.ending.abort();
    await Promise.race([this.starting.catch(() => undefined), sleep(stopPatienceMs, undefined, { ref: false })]);
    await Promise.all(this.running.map((processor) => processor.stop()));
    await Promise.all(this.reports.values());
  }

  /** Only a processor that is live has looked itself. Where the event store does not answer nobody knows, and the wait has its limit. */
  private async strayAmong(names: readonly string[]): Promise<Arrival | undefined> {
    const unsure = names.filter((name) => this.stateOf(name) !== 'live');
    const stray = unsure.length === 0 ? undefined : await strayAmong(this.stores, (name) => unsure.includes(name));
    return stray && { outcome: 'standing', ...stray };
  }

  /** Another process may lead a projection; then only the database tells how far it is, and whether it stands still. */
  private async reaches(name: string, position: Position, timeoutMs: number): Promise<Arrival> {
    const own = this.running.find((processor) => processor.status().name === name);
    const deadline = performance.now() + timeoutMs;
    if (own?.status().state === 'live' && (await own.waitFor(position, timeoutMs))) return { outcome: 'reached' };
    const standing = own && standstillOf({ ...own.status(), isPaused: false });
    const arrival = await this.stores.readStore.arrival([name], position, standing ? 0 : deadline - performance.now());
    return (arrival.outcome === 'behind' && standing) || arrival;
  }

  /** Of no use to anybody; one that cannot be dropped now goes at a next start. */
  private async dropUnused(): Promise<void> {
    const { readStore, log } = this.stores;
    try {
      for (const { name, version } of await readStore.dropUnusedVersions())
        log(`Leesmodel ${name}, versie ${String(version)}, is opgeruimd: geen proces gebruikt het nog.`);
    } catch (error) {
      log(`Oude leesmodellen opruimen lukt nu niet. ${error instanceof Error ? error.message : String(error)}`, 'error');
    }
  }

  private stateOf(name: string): ProcessorState | undefined {
    return this.statuses().find((status) => status.name === name)?.state;
  }

  private begin(projection: Projection): void {
    if (!this.ending.signal.aborted) this.running.push(this.follow(projection));
  }

  private follow(projection: Projection): Processor {
    return startProcessor({
      store: this.followed,
      projectionStore: this.stores.readStore.projections,
      projection,
      schema: eventSchema(),
      sleep: (ms, signal) => sleep(ms, undefined, { signal }),
      restMs,
      onChange: (status) => this.tell(status),
    });
  }

  /** A build by another process goes on; this process takes over if that one dies. */
  private async build(projection: Projection, place: Place): Promise<void> {
    this.stores.log(`Projectie ${projection.name} wordt opgebouwd …`);
    const { signal } = this.ending;
    while (!signal.aborted && (await this.buildOnce(projection, place)) === 'busy') {
      await sleep(lookMs, undefined, { signal }).catch(() => undefined);
      if (!(await wantsRebuild(this.stores, projection))) return;
    }
  }

  /** A rebuild that fails leaves it to the processor, which says at which event it stands still. */
  private async buildOnce(projection: Projection, place: Place): Promise<Rebuilt['outcome'] | 'failed'> {
    const { log, startup } = this.stores;
    await this.showBuilt(projection, place);
    const onProgress = (progress: RebuildProgress): void => startup?.building({ ...place, position: undefined, ...progress });
    try {
      const { outcome } = await rebuild(this.stores, projection, { signal: this.ending.signal, onProgress });
      return outcome;
    } catch (error) {
      log(`${projection.name}: opbouwen lukte niet. ${error instanceof Error ? error.message : String(error)}`, 'error');
      return 'failed';
    }
  }

  /** The progress that was left, or that another process has made. */
  private async showBuilt({ name }: Projection, place: Place): Promise<void> {
    const { readStore, eventStore, startup } = this.stores;
    if (!startup) return;
    const [conditions, head] = await Promise.all([readStore.control.conditions(), eventStore.head()]);
    const { events, position } = conditions.find((condition) => condition.name === name)?.rebuilt ?? { events: 0, position: undefined };
    if (head !== undefined) startup.building({ name, ...place, head, events, position });
  }

  private tell(status: ProcessorStatus): void {
    const { name, state, error } = status;
    this.stores.onStatus?.(status);
    const log = state === 'astray' ? this.tellStray : this.stores.log;
    if (error !== undefined) log(`${name}: ${state}. ${error}`, 'error');
    if (state === 'retrying' || state === 'halted' || state === 'astray') this.stores.observer.projectionFailed(name);
    if (!tellsNothing.has(state)) this.report(status);
  }

  /** One after the other, so that the last that is told is the last that is known. A report that does not arrive must not stop anything. */
  private report(status: ProcessorStatus): void {
    const before = this.reports.get(status.name) ?? Promise.resolve();
    const report = before.then(() => this.stores.readStore.control.report(status)).catch(() => undefined);
    this.reports.set(status.name, report);
  }
}
