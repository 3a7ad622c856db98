import { setTimeout as sleep } from 'node:timers/promises';

import { onlyInEvents, type Outage } from '@actiespoor/application';
import { type EventStore, type Position, type ProcessorStatus, StoreUnavailable, Unanswerable } from '@actiespoor/event-store';
import type { OutageStore, ReadStore } from '@actiespoor/read-store-postgres';

import { type Asked, reasonOf, silent } from './part-watch.js';
import { readerProjections } from './processors.js';

/** A read that takes longer makes this process look whether the event store still answers. */
const slowMs = 250;

// Silence is waited for in short pauses: a process that is busy itself gets as much more time as each comes late.
const pauseMs = 100;

/**
 * The silence after which an event store is called away. In PostgreSQL a question may wait for a connection behind others, and
 * the read models are in the same database, so that an early answer gains little.
 */
const silences = { esdb: 1_500, postgres: 5_000 } as const;

/** The pause from look to look while it is away. */
const lookMs = 1_000;

/** The end of the read models, which is all that is known of the store while it is away. */
const furthest = async ({ control }: Pick<ReadStore, 'control'>): Promise<Position | undefined> =>
  (await control.conditions())
    .flatMap(({ position }) => position ?? [])
    .toSorted()
    .at(-1);

const factsWithout = (readStore: ReadStore, since: () => string | undefined): Outage['facts'] => ({
  head: () => furthest(readStore),
  of: () => Promise.reject(new Unanswerable(onlyInEvents(since() ?? 'zojuist'))),
  arrival: (position, _timeoutMs, projections = readerProjections) => readStore.arrival(projections, position, 0),
  isEndUnknown: () => true,
});

const silence = async (silenceMs: number, signal: AbortSignal): Promise<never> => {
  for (let passed = 0; passed < silenceMs; passed += pauseMs) await sleep(pauseMs, undefined, { signal });
  throw new StoreUnavailable(silent);
};

/** The read models may be out of reach as well: who looks does not wait for what they have noted. */
const noteMs = 250;

/** The outcome of one look. */
type Seen = { readonly head: Position | undefined } | { readonly fault: unknown };

export interface PresenceSources {
  readonly eventStore: Pick<EventStore, 'head'>;
  readonly readStore: ReadStore;
  /** The outage as all processes know it. */
  readonly outages: Pick<OutageStore, 'begin' | 'end'>;
  /** See {@link silences}. */
  readonly silenceMs: number;
  /** The present moment, ISO 8601 in UTC. */
  readonly clock: () => string;
  /** As long as it lasts, a store that is away is asked until it is back. */
  readonly signal?: AbortSignal | undefined;
}

/**
 * Knows whether the event store is there, so that no read waits for one that is away, and since when it is not: the one moment that
 * reads, readiness and the list of projections name. Nothing is asked of a store that answers, unless somebody wants to know or a
 * projection does not come on; one that is away is asked every second.
 */
export class StorePresence {
  readonly outage: Outage;
  private readonly ending = new AbortController();
  private since: string | undefined;
  /** The begin of the first look without an answer; it may still come. */
  private doubted: string | undefined;
  /** True while there may be a note of an outage: also of one in which a former process ended. */
  private isNoted = true;
  private looking: Promise<Seen> | undefined;

  constructor(private readonly sources: PresenceSources) {
    const since = (): string | undefined => this.since;
    this.outage = { since, facts: factsWithout(sources.readStore, since) };
  }

  /**
   * Answers a read; once more, out of the read models, if the event store turns out to be away.
   *
   * @param onAway told since when it is away, before the answer
   * @throws the fault of the read
   */
  async read<T>(run: () => Promise<T>, onAway: (since: string) => void): Promise<T> {
    const first = this.since === undefined ? await this.inTime(run) : undefined;
    if (this.since !== undefined) onAway(this.since);
    return first ? first.value : run();
  }

  /** The end of the event store; undefined if it is away. @throws StoreUnavailable if that turns out now */
  async end(): Promise<{ readonly head: Position | undefined } | undefined> {
    return this.since === undefined ? { head: await this.sources.eventStore.head() } : undefined;
  }

  /** The end of the event store, or since when and why it is away, as far as that is told within so many milliseconds. */
  async asked(timeoutMs: number): Promise<Asked<Position>> {
    const done = new AbortController();
    const late = sleep(timeoutMs, undefined, { signal: done.signal }).then((): Seen => ({ fault: new StoreUnavailable(silent) }));
    late.catch(() => undefined);
    const seen = await Promise.race([this.look(), late]);
    done.abort();
    if ('head' in seen) return { answer: seen.head, part: { status: 'ok' } };
    const sinds = this.since ?? this.doubted ?? this.sources.clock();
    return { answer: undefined, part: { status: 'weg', sinds, reden: reasonOf(seen.fault) } };
  }

  /** A projection that does not come on may miss the store; so the absence is known also where nobody asks anything of it. */
  observe({ state }: Pick<ProcessorStatus, 'state'>): void {
    if (this.since === undefined && (state === 'retrying' || state === 'catching-up')) void this.look();
  }

  async close(): Promise<void> {
    this.ending.abort();
    await this.looking;
  }

  /** Undefined if the event store kept the read from its answer. */
  private async inTime<T>(run: () => Promise<T>): Promise<{ readonly value: T } | undefined> {
    const done = new AbortController();
    try {
      return await Promise.race([run().then((value) => ({ value })), this.lostDuring(done.signal)]);
    } catch (fault) {
      if (!(fault instanceof StoreUnavailable)) throw fault;
      await this.look();
      return undefined;
    } finally {
      done.abort();
    }
  }

  /** Resolves once the store is found to be away during a slow read; never after the read is done. */
  private lostDuring(done: AbortSignal): Promise<undefined> {
    return new Promise((resolve) => {
      const lookAfter = async (ms: number): Promise<void> => {
        await sleep(ms, undefined, { signal: done });
        await this.look();
        if (this.since === undefined) return lookAfter(2 * ms);
        resolve(undefined);
      };
      lookAfter(slowMs).catch(() => undefined);
    });
  }

  private look(): Promise<Seen> {
    this.looking ??= this.lookOnce().finally(() => {
      this.looking = undefined;
    });
    return this.looking;
  }

  private async lookOnce(): Promise<Seen> {
    this.doubted ??= this.sources.clock();
    const seen = await this.answer();
    if ('head' in seen) this.isBack();
    else if (this.since === undefined) await this.isAway(this.doubted);
    return seen;
  }

  private isBack(): void {
    [this.since, this.doubted] = [undefined, undefined];
    if (this.isNoted) this.sources.outages.end().catch(() => undefined);
    this.isNoted = false;
  }

  private async isAway(since: string): Promise<void> {
    this.isNoted = true;
    const noted = this.sources.outages.begin(since).catch(() => since);
    this.since = await Promise.race([noted, sleep(noteMs, since, { ref: false })]);
    this.lookUntilBack();
  }

  private async answer(): Promise<Seen> {
    const done = new AbortController();
    const asking = this.sources.eventStore.head().then((head) => ({ head }));
    asking.catch(() => undefined);
    try {
      return await Promise.race([asking, silence(this.sources.silenceMs, done.signal)]);
    } catch (fault) {
      return { fault };
    } finally {
      done.abort();
    }
  }

  private lookUntilBack(): void {
    const { signal = this.ending.signal } = this.sources;
    const ending = AbortSignal.any([signal, this.ending.signal]);
    const goOn = async (): Promise<void> => {
      while (this.since !== undefined) {
        await sleep(lookMs, undefined, { signal: ending, ref: false });
        await this.look();
      }
    };
    goOn().catch(() => undefined);
  }
}

type Opened = Omit<PresenceSources, 'outages' | 'silenceMs'> & { readonly eventStoreUrl?: string | undefined };

/** The presence for a process that serves, which tells the others. */
export const presenceOn = ({ eventStoreUrl, ...sources }: Opened): StorePresence =>
  new StorePresence({ ...sources, outages: sources.readStore.outages, silenceMs: eventStoreUrl === undefined ? silences.postgres : silences.esdb });
