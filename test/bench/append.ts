import type { EventStore, NewEvent } from '@actiespoor/event-store';
import type { Client } from 'pg';

import type { BenchDatabase } from './bench-server.js';
import { statusEvents } from './history.js';
import { type Measured, type Result, resultOf } from './result.js';
import { rateOf, takeTurns } from './rounds.js';

/** Events for one stream, appended one after another, each at the revision of the one before. */
interface Lane {
  readonly stream: string;
  readonly events: readonly NewEvent[];
}

let rounds = 0;

/** New streams with new events, made before the clock starts. */
export const lanes = (count: number, events: number): readonly Lane[] => {
  rounds += 1;
  return Array.from({ length: count }, (_, index) => statusEvents(`append-${rounds}`, index, Math.ceil(events / count)));
};

const appendAll = async (store: EventStore, { stream, events }: Lane): Promise<void> => {
  for (const [index, event] of events.entries()) {
    const { outcome } = await store.append(stream, [event], index === 0 ? 'no-stream' : BigInt(index - 1));
    if (outcome !== 'appended') throw new Error(`Toevoegen aan ${stream} gaf ${outcome}`);
  }
};

/** Appends this many events with so many in flight, each in its own stream; returns appends a second. */
export const appendRate = (store: EventStore, inFlight: number, events: number): Promise<number> => {
  const work = lanes(inFlight, events);
  return rateOf(work.length * (work[0]?.events.length ?? 0), () => Promise.all(work.map((lane) => appendAll(store, lane))));
};

const insertText = `insert into public.bare (stream, revision, id, type, version, data, metadata, recorded_at) values ($1, $2, $3, $4, $5, $6, $7, $8)`;

const insertBare = async (client: Client, row: { readonly stream: string; readonly revision: number; readonly event: NewEvent }): Promise<void> => {
  const { stream, revision, event } = row;
  const { id, type, version, data, metadata } = event;
  const values = [stream, revision, id, type, version, JSON.stringify(data), JSON.stringify(metadata), metadata.recordedAt];
  await client.query({ name: 'bare', text: insertText, values });
};

/** Inserts the same rows with the bare driver: each connection takes the next row when it is free, and commits it by itself. */
const bareRate = (clients: readonly Client[], events: number): Promise<number> => {
  const rows = lanes(64, events).flatMap((lane) => lane.events.map((event, revision) => ({ stream: lane.stream, revision, event })));
  const queue = rows.values();
  const drain = async (client: Client): Promise<void> => {
    for (const row of queue) await insertBare(client, row);
  };
  return rateOf(rows.length, () => Promise.all(clients.map(drain)));
};

export interface AppendOptions {
  readonly rounds: number;
  /** In one round of one contestant. */
  readonly events: number;
}

/** The findings of P1 and P2; the rates are for the chart. */
export interface AppendFindings {
  readonly results: readonly Result[];
  /** By the number of appends in flight. */
  readonly rates: ReadonlyMap<number, Measured>;
}

const unit = 'appends/s';

/** P1 and P2: one event with an expected revision, against a bare INSERT of the same row. */
export const measureAppends = async (database: BenchDatabase, options: AppendOptions): Promise<AppendFindings> => {
  const { eventStore } = database;
  const clients = await Promise.all(Array.from({ length: 16 }, () => database.connect()));
  const { events } = options;
  const few = Math.ceil(events / 4);
  const measured = await takeTurns(options.rounds, {
    at64: () => appendRate(eventStore, 64, events),
    many: () => bareRate(clients, events),
    at256: () => appendRate(eventStore, 256, events),
    at1: () => appendRate(eventStore, 1, few),
    one: () => bareRate(clients.slice(0, 1), few),
  });
  const { at1, at64, at256, one, many } = measured;
  const rates = new Map([
    [1, { ours: at1, limit: one }],
    [64, { ours: at64, limit: many }],
    [256, { ours: at256, limit: many }],
  ]);
  const results = [
    resultOf({ id: 'P1', work: 'append, 64 in flight', unit, goal: { bound: 'at-least', ratio: 1.3 } }, { ours: at64, limit: many }),
    resultOf({ id: 'P1', work: 'append, 256 in flight', unit, goal: { bound: 'at-least', ratio: 1.6 } }, { ours: at256, limit: many }),
    resultOf({ id: 'P2', work: 'append, one at a time', unit, goal: { bound: 'at-least', ratio: 0.6 } }, { ours: at1, limit: one }),
  ];
  await Promise.all(clients.map((client) => client.end()));
  return { results, rates };
};
