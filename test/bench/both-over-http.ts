import { esdbEventStore } from '@actiespoor/event-store-esdb';
import type { EventStore, NewEvent } from '@actiespoor/event-store';

import { startApi } from './api-process.js';
import type { BenchServer } from './bench-server.js';
import { history, type HistoryShape } from './history.js';
import { loadHistory } from './load-history.js';
import { type Result, resultOf } from './result.js';
import { takeTurns } from './rounds.js';
import { type HttpOptions, reportedActies, reportRate } from './status-updates.js';

const shape: HistoryShape = { name: 'plan', plans: 2, eventsPerActie: 50 };

/** Appends a history stream by stream: on EventStoreDB there is no faster way. */
const append = async (store: EventStore, whole: HistoryShape): Promise<void> => {
  const streams = new Map<string, NewEvent[]>();
  for (const { stream, id, type, version, data, metadata } of history(whole)) {
    const known = streams.get(stream) ?? [];
    streams.set(stream, [...known, { id, type, version, data, metadata }]);
  }
  for (const [stream, events] of streams) await store.append(stream, events, 'no-stream');
};

/** Status updates over HTTP on EventStoreDB, beside the same on PostgreSQL: the same history, the same requests, in turns. */
export const measureBothOverHttp = async (
  server: BenchServer,
  { rounds, requests }: HttpOptions,
  given: { readonly ESDB_URL: string; readonly ESDB_NAMESPACE: string },
): Promise<readonly Result[]> => {
  const [ofEsdb, ofPostgres] = [await server.database('actiespoor_esdb'), await server.database('actiespoor_naast')];
  const store = esdbEventStore({ url: given.ESDB_URL, namespace: given.ESDB_NAMESPACE });
  server.onStop(() => store.close());
  await append(store, shape);
  await loadHistory(ofPostgres, shape);
  const apis = {
    ours: await startApi(server, ofEsdb, { folder: 'api-esdb', settings: { EVENT_STORE: 'esdb', ...given } }),
    limit: await startApi(server, ofPostgres, { folder: 'api-postgres' }),
  };
  const acties = { ours: reportedActies(shape), limit: reportedActies(shape) };
  const measured = await takeTurns(rounds, {
    ours: () => reportRate(apis.ours, acties.ours, { requests, times: [] }),
    limit: () => reportRate(apis.limit, acties.limit, { requests, times: [] }),
  });
  for (const api of Object.values(apis)) await api.stop();
  return [resultOf({ id: 'E', work: 'EventStoreDB: POST statusupdates, 64 connections, beside PostgreSQL', unit: 'requests/s' }, measured)];
};
