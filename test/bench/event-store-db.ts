import type { EventStore, NewEvent } from '@actiespoor/event-store';
import { esdbEventStore } from '@actiespoor/event-store-esdb';
import { EventStoreDBClient, FORWARDS, jsonEvent, NO_STREAM, START } from '@eventstore/db-client';

import { appendRate, lanes } from './append.js';
import type { BenchDatabase, BenchServer } from './bench-server.js';
import { measureBothOverHttp } from './both-over-http.js';
import type { BenchPlan } from './plan.js';
import { type Measured, type Result, resultOf } from './result.js';
import { rateOf, takeTurns } from './rounds.js';

/** An EventStoreDB that the caller gave, in a namespace of its own; its rows stand beside those of PostgreSQL, measured in the same run. */
interface Both {
  readonly esdb: EventStore;
  readonly bare: EventStoreDBClient;
  readonly postgres: EventStore;
}

const credentials = { username: '', password: '' };

const bareEvent = ({ id, type, version, data, metadata }: NewEvent) => jsonEvent({ id, type, data: { ...data }, metadata: { version, ...metadata } });

/** The same events to the bare client, in the way of the adapter: one call for each, at its revision. */
const bareAppends = (client: EventStoreDBClient, inFlight: number, events: number): Promise<number> => {
  const work = lanes(inFlight, events);
  const appendAll = async ({ stream, events: own }: (typeof work)[number]): Promise<void> => {
    for (const [index, event] of own.entries()) {
      const expectedRevision = index === 0 ? NO_STREAM : BigInt(index - 1);
      await client.appendToStream(`kaal.${stream}`, bareEvent(event), { expectedRevision, credentials });
    }
  };
  return rateOf(work.length * (work[0]?.events.length ?? 0), () => Promise.all(work.map(appendAll)));
};

const drained = async (items: AsyncIterable<unknown>): Promise<number> => {
  let count = 0;
  for await (const item of items) count += item === undefined ? 0 : 1;
  return count;
};

/** Reads streams of thirty events with sixteen readers; returns streams a second. */
const streamRate = (streams: readonly string[], read: (stream: string) => AsyncIterable<unknown>): Promise<number> => {
  const queue = streams.values();
  const reader = async (): Promise<void> => {
    for (const stream of queue) if ((await drained(read(stream))) !== 30) throw new Error(`${stream} heeft geen dertig gebeurtenissen`);
  };
  return rateOf(streams.length, () => Promise.all(Array.from({ length: 16 }, reader)));
};

/** @param wanted the events that must come by at least */
const feedRate = async (store: EventStore, wanted: number): Promise<number> => {
  const ending = new AbortController();
  let seen = 0;
  const begun = performance.now();
  for await (const { kind } of store.feed({ signal: ending.signal })) {
    if (kind === 'event') seen += 1;
    if (kind === 'caught-up') break;
  }
  ending.abort();
  if (seen < wanted) throw new Error(`De feed gaf ${String(seen)} van ${String(wanted)} gebeurtenissen`);
  return seen / ((performance.now() - begun) / 1000);
};

/** All of the log in one go, with the events of the server and of other programs. */
const bareFeedRate = async (client: EventStoreDBClient): Promise<number> => {
  const begun = performance.now();
  const seen = await drained(client.readAll({ direction: FORWARDS, fromPosition: START, maxCount: Number.MAX_SAFE_INTEGER }));
  return seen / ((performance.now() - begun) / 1000);
};

interface Work {
  readonly work: string;
  readonly unit: string;
  readonly ratio: number;
}

/** Two rows of one work: beside the bare client, and beside PostgreSQL, which has no goal. */
const rowsOf = ({ work, unit, ratio }: Work, { ours, limit, postgres }: Measured & { readonly postgres: readonly number[] }): readonly Result[] => [
  resultOf({ id: 'E', work: `EventStoreDB: ${work}, beside the bare client`, unit, goal: { bound: 'at-least', ratio } }, { ours, limit }),
  resultOf({ id: 'E', work: `EventStoreDB: ${work}, beside PostgreSQL`, unit }, { ours, limit: postgres }),
];

const measureAppends = async ({ esdb, bare, postgres }: Both, { rounds, events }: BenchPlan['appends']): Promise<readonly Result[]> => {
  const results: Result[] = [];
  for (const inFlight of [1, 16, 64, 256]) {
    const count = inFlight === 1 ? Math.ceil(events / 4) : events;
    const measured = await takeTurns(rounds, {
      ours: () => appendRate(esdb, inFlight, count),
      limit: () => bareAppends(bare, inFlight, count),
      postgres: () => appendRate(postgres, inFlight, count),
    });
    results.push(...rowsOf({ work: `append, ${String(inFlight)} in flight`, unit: 'appends/s', ratio: 0.85 }, measured));
  }
  return results;
};

const fill = async (store: EventStore, work: ReturnType<typeof lanes>): Promise<void> => {
  for (const { stream, events } of work) await store.append(stream, events, 'no-stream');
};

const measureReads = async ({ esdb, bare, postgres }: Both, { rounds, appends }: BenchPlan): Promise<readonly Result[]> => {
  const work = lanes(Math.ceil(appends.events / 30), 30 * Math.ceil(appends.events / 30));
  const streams = work.map(({ stream }) => stream);
  for (const store of [esdb, postgres]) await fill(store, work);
  for (const { stream, events } of work) {
    await bare.appendToStream(`kaal.${stream}`, events.map(bareEvent), { expectedRevision: NO_STREAM, credentials });
  }
  const read = await takeTurns(rounds, {
    ours: () => streamRate(streams, (stream) => esdb.read(stream)),
    limit: () => streamRate(streams, (stream) => bare.readStream(`kaal.${stream}`, { direction: FORWARDS, fromRevision: START })),
    postgres: () => streamRate(streams, (stream) => postgres.read(stream)),
  });
  const followed = await takeTurns(rounds, {
    ours: () => feedRate(esdb, appends.events),
    limit: () => bareFeedRate(bare),
    postgres: () => feedRate(postgres, appends.events),
  });
  return [
    ...rowsOf({ work: 'streams of 30 events, 16 readers', unit: 'streams/s', ratio: 0.85 }, read),
    ...rowsOf({ work: 'feed from the beginning', unit: 'events/s', ratio: 0.9 }, followed),
  ];
};

/** The rows of EventStoreDB, each measured beside the bare client and beside PostgreSQL. The server keeps what was written. */
export const measureEventStoreDb = async (
  server: BenchServer,
  { eventStore: postgres }: BenchDatabase,
  { url, plan }: { readonly url: string; readonly plan: BenchPlan },
): Promise<readonly Result[]> => {
  const namespace = `bench_${crypto.randomUUID().replaceAll('-', '')}`;
  const both: Both = { esdb: esdbEventStore({ url, namespace }), bare: EventStoreDBClient.connectionString(url), postgres };
  server.onStop(() => both.esdb.close());
  server.onStop(() => both.bare.dispose());
  return [
    ...(await measureAppends(both, plan.appends)),
    ...(await measureReads(both, plan)),
    ...(await measureBothOverHttp(server, plan.http, { ESDB_URL: url, ESDB_NAMESPACE: `${namespace}_http` })),
  ];
};
