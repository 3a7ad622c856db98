import { setTimeout as sleep } from 'node:timers/promises';

import { type EventStore, type Position, type Processor, schemaOf, startProcessor } from '@actiespoor/event-store';
import { eventVersions, upcasters } from '@actiespoor/plan/events';
import type { ReadStore } from '@actiespoor/read-store-postgres';
import { spoor } from '@actiespoor/voortgang';

import type { BenchDatabase } from './bench-server.js';
import { statusEvents } from './history.js';
import { type Result, resultOf } from './result.js';
import { quantile } from './statistics.js';

/** A moment in milliseconds, and a position that the spoor had reached or that was known to be committed by then. */
interface Sight {
  readonly position: Position;
  readonly at: number;
}

const lanes = 50;
const perTick = 5;
const tickMs = 10;
const lookMs = 2;
const longestWaitMs = 30_000;

const pollIntervalMs = 1_000;

/** Polls the checkpoint of the spoor from outside, until the signal aborts. Rows and checkpoint commit together. */
const watch = async (readStore: ReadStore, signal: AbortSignal): Promise<readonly Sight[]> => {
  const sights: Sight[] = [];
  while (!signal.aborted) {
    const position = (await readStore.projections.checkpoints()).get(spoor.name);
    if (position !== undefined && position !== sights.at(-1)?.position) sights.push({ position, at: performance.now() });
    await sleep(lookMs);
  }
  return sights;
};

/** Appends 500 events a second, each at its moment, and records when each was known to be committed. */
const produce = async (store: EventStore, seconds: number): Promise<readonly Sight[]> => {
  const ticks = (seconds * 1000) / tickMs;
  const work = Array.from({ length: lanes }, (_, index) => statusEvents('vertraging', index, (ticks * perTick) / lanes));
  const appending: Promise<Sight>[] = [];
  const append = async (turn: number): Promise<Sight> => {
    const [lane, index] = [work[turn % lanes], Math.floor(turn / lanes)];
    const event = lane?.events[index];
    if (!lane || !event) throw new Error('Er zijn te weinig gebeurtenissen gemaakt');
    const appended = await store.append(lane.stream, [event], index === 0 ? 'no-stream' : BigInt(index - 1));
    if (appended.outcome !== 'appended') throw new Error(`Toevoegen aan ${lane.stream} gaf ${appended.outcome}`);
    return { position: appended.position, at: performance.now() };
  };
  const start = performance.now();
  for (let tick = 0; tick < ticks; tick += 1) {
    for (let index = 0; index < perTick; index += 1) appending.push(append(tick * perTick + index));
    await sleep(Math.max(0, start + (tick + 1) * tickMs - performance.now()));
  }
  return Promise.all(appending);
};

const lagsOf = (commits: readonly Sight[], sights: readonly Sight[]): readonly number[] =>
  commits.map(({ position, at }) => {
    const seen = sights.find((sight) => sight.position >= position);
    if (!seen) throw new Error(`Positie ${position} kwam niet in het spoor`);
    return Math.max(0, seen.at - at);
  });

const startSpoor = ({ eventStore, readStore }: BenchDatabase): Processor =>
  startProcessor({
    store: eventStore,
    projectionStore: readStore.projections,
    projection: spoor,
    schema: schemaOf(eventVersions, upcasters),
    sleep: (ms, signal) => sleep(ms, undefined, { signal }),
    restMs: 20,
  });

const lags = async (database: BenchDatabase, processor: Processor, seconds: number): Promise<readonly number[]> => {
  const head = await database.eventStore.head();
  if (head !== undefined && !(await processor.waitFor(head, longestWaitMs))) throw new Error('Het spoor is niet bij');
  const ending = new AbortController();
  const watching = watch(database.readStore, ending.signal);
  const commits = await produce(database.eventStore, seconds);
  const last = commits.at(-1)?.position;
  if (last !== undefined) await processor.waitFor(last, longestWaitMs);
  await sleep(lookMs * 10);
  ending.abort();
  return lagsOf(commits, await watching);
};

/** The findings of P9: every lag in milliseconds. */
export interface LagFindings {
  readonly result: Result;
  readonly lags: readonly number[];
}

/** P9: the time from the answer to an append until the spoor shows it, at 500 events a second. */
export const measureLag = async (database: BenchDatabase, seconds: number): Promise<LagFindings> => {
  const processor = startSpoor(database);
  try {
    const found = await lags(database, processor, seconds);
    const subject = { id: 'P9', work: 'commit to visible in the spoor, 500 events/s, p99', unit: 'ms', goal: { bound: 'at-most', ratio: 0.25 } } as const;
    return { result: resultOf(subject, { ours: [quantile(found, 0.99)], limit: [pollIntervalMs] }), lags: found };
  } finally {
    await processor.stop();
  }
};
