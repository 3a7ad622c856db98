import { setTimeout as sleep } from 'node:timers/promises';

import { onlyInEvents, type Outage } from '@actiespoor/application';
import { type EventStore, type Position, StoreUnavailable, Unanswerable } from '@actiespoor/event-store';
import type { ReadStore } from '@actiespoor/read-store-postgres';

import { readerProjections } from './processors.js';

/** A read that takes longer makes this process look whether the event store still answers. */
const slowMs = 250;

// Silence is waited for in short pauses: a process that is busy itself gets as much more time as each comes late.
const pauseMs = 100;

/**
 * The silence after which an event store is called away. In PostgreSQL a question may wait for a connection behind others, and
 * the read models are in the same database, so that an early answer gains little.
 */
export const silences = { esdb: 1_500, postgres: 5_000 } as const;

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

const silent = async (silenceMs: number, signal: AbortSignal): Promise<'silent'> => {
  for (let passed = 0; passed < silenceMs; passed += pauseMs) await sleep(pauseMs, undefined, { signal });
  return 'silent';
};

interface Sources {
  readonly eventStore: Pick<EventStore, 'head'>;
  readonly readStore: ReadStore;
  /** See {@link silences}. */
  readonly silenceMs: number;
  /** The present moment, ISO 8601 in UTC. */
  readonly clock: () => string;
}

/**
 * Knows whether the event store is there, so that no read waits for one that is away. Nothing is asked of a store that
 * answers; one that is away is asked every second.
 */
export class StorePresence {
  readonly outage: Outage;
  private readonly ending = new AbortController();
  private since: string | undefined;
  private looking: Promise<void> | undefined;

  constructor(private readonly sources: Sources) {
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

  private look(): Promise<void> {
    this.looking ??= this.lookOnce().finally(() => {
      this.looking = undefined;
    });
    return this.looking;
  }

  private async lookOnce(): Promise<void> {
    const wasThere = this.since === undefined;
    this.since = (await this.answers()) ? undefined : (this.since ?? this.sources.clock());
    if (wasThere && this.since !== undefined) this.lookUntilBack();
  }

  private async answers(): Promise<boolean> {
    const done = new AbortController();
    const asking = this.sources.eventStore.head().then(() => 'answer' as const);
    try {
      return (await Promise.race([asking, silent(this.sources.silenceMs, done.signal)])) === 'answer';
    } catch {
      return false;
    } finally {
      done.abort();
    }
  }

  private lookUntilBack(): void {
    const goOn = async (): Promise<void> => {
      while (this.since !== undefined) {
        await sleep(lookMs, undefined, { signal: this.ending.signal, ref: false });
        await this.look();
      }
    };
    goOn().catch(() => undefined);
  }
}
