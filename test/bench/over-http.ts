import { uuidV5 } from '@actiespoor/kernel';

import { type Answer, type ApiProcess, startApi } from './api-process.js';
import { appendRate } from './append.js';
import type { BenchServer } from './bench-server.js';
import type { Sized } from './growth.js';
import { actieIdIn, actiesPerPlan, planIdIn } from './history.js';
import { type Result, resultOf } from './result.js';
import { rateOf, secondsOf, takeTurns } from './rounds.js';
import { quantile } from './statistics.js';

export interface HttpOptions {
  readonly rounds: number;
  /** Status updates in one round. */
  readonly requests: number;
  /** Reads of a plan in one round. */
  readonly reads: number;
}

/** An actie that gets report after report; `revision` is the value for If-Match. */
interface Reported {
  readonly path: string;
  revision: number;
}

const connections = 64;
const longestWaitMs = 900_000;
const keys = '0c1f7a54-2d8e-5b6f-8a41-6f3f0e9d2c11';

const expected = ({ status, body }: Answer, wanted: number): string => {
  if (status !== wanted) throw new Error(`Antwoord ${status} in plaats van ${wanted}: ${body}`);
  return body;
};

/** Waits until the read models have reached the head of the store. */
const caughtUp = async ({ database: { eventStore, readStore } }: Sized): Promise<void> => {
  const head = await eventStore.head();
  const isThere = head === undefined || (await readStore.waitForPosition(['actueel-plan', 'spoor'], head, longestWaitMs));
  if (!isThere) throw new Error('De leesmodellen komen niet bij');
};

// The history ends with Houten postponing these acties, so the first report resumes, the second postpones, and so on.
const report = async (api: ApiProcess, actie: Reported): Promise<void> => {
  const status = actie.revision % 2 === 1 ? 'hervat' : 'uitgesteld';
  const body = {
    status,
    organisatie: 'GM0321',
    op: '2025-01-06',
    toelichting: 'De werkgroep is bij elkaar geweest en heeft de afspraken van het najaar doorgenomen.',
  };
  const sending = { body, key: uuidV5(keys, `${actie.path}|${actie.revision}`), ifMatch: `"${actie.revision}"` };
  expected(await api.post(`${actie.path}/statusupdates`, sending), 201);
  actie.revision += 1;
};

export const reportedActies = (eventsPerActie: number): readonly Reported[] =>
  Array.from({ length: connections }, (_, index) => ({
    path: `/v1/acties/${actieIdIn('plan', Math.floor(index / actiesPerPlan), index % actiesPerPlan)}`,
    revision: eventsPerActie - 1,
  }));

/** Reports on all acties at once, over as many connections; returns reports a second, and adds the milliseconds of each to `times`. */
export const reportRate = (
  api: ApiProcess,
  acties: readonly Reported[],
  { requests, times }: { readonly requests: number; readonly times: number[] },
): Promise<number> => {
  const each = Math.ceil(requests / acties.length);
  const lane = async (actie: Reported): Promise<void> => {
    for (let turn = 0; turn < each; turn += 1) times.push((await secondsOf(() => report(api, actie))) * 1000);
  };
  return rateOf(each * acties.length, () => Promise.all(acties.map(lane)));
};

const measureReports = async (api: ApiProcess, [smallest, largest]: readonly [Sized, Sized], { rounds, requests }: HttpOptions): Promise<readonly Result[]> => {
  const acties = reportedActies(50);
  const perRound: number[][] = [];
  const measured = await takeTurns(rounds, {
    ours: async () => {
      await caughtUp(largest);
      const times: number[] = [];
      perRound.push(times);
      return reportRate(api, acties, { requests, times });
    },
    limit: async () => {
      await caughtUp(largest);
      return appendRate(smallest.database.eventStore, connections, requests);
    },
  });
  const counted = perRound.slice(1);
  const subject = { id: 'P6', work: 'POST statusupdates, 64 connections', unit: 'requests/s', goal: { bound: 'at-least', ratio: 0.2 } } as const;
  const slowest = { id: 'P6', work: 'POST statusupdates, p99 beside p50', unit: 'ms', goal: { bound: 'at-most', ratio: 8 } } as const;
  const percentile = (fraction: number): readonly number[] => counted.map((times) => quantile(times, fraction));
  return [resultOf(subject, measured), resultOf(slowest, { ours: percentile(0.99), limit: percentile(0.5) })];
};

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

/** P6 and P7, against the API in a separate process on the largest store; the appends behind the limit of P6 go to the smallest. */
export const measureHttp = async (server: BenchServer, stores: readonly [Sized, Sized], options: HttpOptions): Promise<readonly Result[]> => {
  const [, largest] = stores;
  const api = await startApi(server, largest.database);
  try {
    await caughtUp(largest);
    const past = await measurePast(api, largest.plans, options);
    return [...(await measureReports(api, stores, options)), past];
  } finally {
    await api.stop();
  }
};
