import { type ApiProcess, expected, startApi } from './api-process.js';
import type { BenchServer } from './bench-server.js';
import type { Sized } from './growth.js';
import { planIdIn } from './history.js';
import { type Result, resultOf } from './result.js';
import { secondsOf, takeTurns } from './rounds.js';
import { quantile } from './statistics.js';
import { caughtUp, type HttpOptions } from './status-updates.js';

/** Reads plans one at a time; returns the 99th percentile in milliseconds. */
const readP99 = async (api: ApiProcess, query: string, { reads, plans }: { readonly reads: number; readonly plans: number }): Promise<number> => {
  const times: number[] = [];
  for (let turn = 0; turn < reads; turn += 1) {
    const path = `/v1/plannen/${planIdIn('plan', turn % plans)}${query}`;
    times.push((await secondsOf(async () => expected(await api.get(path), 200))) * 1000);
  }
  return quantile(times, 0.99);
};

const measurePast = async (api: ApiProcess, plans: number, { rounds, reads }: HttpOptions): Promise<Result> => {
  const measured = await takeTurns(rounds, {
    ours: () => readP99(api, '?peildatum=2022-03-01&bekendOp=2022-06-01', { reads, plans }),
    limit: () => readP99(api, '', { reads, plans }),
  });
  return resultOf({ id: 'P7', work: 'plan of 40 acties at a past date beside now, p99', unit: 'ms', goal: { bound: 'at-most', ratio: 5 } }, measured);
};

/** P7, against the API in a separate process. */
export const measurePlans = async (server: BenchServer, { database, plans }: Sized, options: HttpOptions): Promise<Result> => {
  const api = await startApi(server, database);
  try {
    await caughtUp(database);
    return await measurePast(api, plans, options);
  } finally {
    await api.stop();
  }
};
