import { setTimeout as sleep } from 'node:timers/promises';

import { uuidV5 } from '@actiespoor/kernel';
import { allProjections } from '@actiespoor/voortgang';
import type { Client } from 'pg';

import { type ApiProcess, expected, startApi, startBare } from './api-process.js';
import type { BenchDatabase, BenchServer } from './bench-server.js';
import { type Cpu, cpuOfEach, cpuUse } from './cpu.js';
import { actieIdIn, actiesPerPlan, type HistoryShape } from './history.js';
import { loadHistory } from './load-history.js';
import { type Result, resultOf, type Subject } from './result.js';
import { rateOf, secondsOf, takeTurns } from './rounds.js';
import { quantile } from './statistics.js';

export interface HttpOptions {
  readonly rounds: number;
  /** Status updates in one round. */
  readonly requests: number;
  /** Reads of a plan in one round. */
  readonly reads: number;
  /** Plans whose acties get the status updates in turn, so that no history grows by much. */
  readonly plans: number;
}

/** An actie that gets report after report; `revision` is the value for If-Match. */
interface Reported {
  readonly path: string;
  revision: number;
}

const connections = 64;
const longestWaitMs = 900_000;
const keys = '0c1f7a54-2d8e-5b6f-8a41-6f3f0e9d2c11';

/** Waits until all read models have reached the head of the store. */
export const caughtUp = async ({ eventStore, readStore }: BenchDatabase): Promise<void> => {
  const head = await eventStore.head();
  const names = allProjections.map(({ name }) => name);
  const isThere = head === undefined || (await readStore.waitForPosition(names, head, longestWaitMs));
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

export const reportedActies = ({ name, plans, eventsPerActie }: HistoryShape): readonly Reported[] =>
  Array.from({ length: plans * actiesPerPlan }, (_, index) => ({
    path: `/v1/acties/${actieIdIn(name, Math.floor(index / actiesPerPlan), index % actiesPerPlan)}`,
    revision: eventsPerActie - 1,
  }));

/** Each connection has acties of its own, of many plans. */
const lanesOf = (acties: readonly Reported[]): readonly (readonly Reported[])[] =>
  Array.from({ length: connections }, (_, lane) => acties.filter((__, index) => index % connections === lane));

/** Reports on all acties in turn, over as many connections as there are; returns reports a second, and adds the milliseconds of each to `times`. */
export const reportRate = (
  api: ApiProcess,
  acties: readonly Reported[],
  { requests, times }: { readonly requests: number; readonly times: number[] },
): Promise<number> => {
  const each = Math.ceil(requests / connections);
  const reportAll = async (lane: readonly Reported[]): Promise<void> => {
    // An actie that had its turn last comes first again: the revision tells how often each had its turn.
    const inTurn = lane.toSorted((a, b) => a.revision - b.revision);
    for (let turn = 0; turn < each; turn += 1) {
      const actie = inTurn[turn % inTurn.length];
      if (actie) times.push((await secondsOf(() => report(api, actie))) * 1000);
    }
  };
  return rateOf(each * connections, () => Promise.all(lanesOf(acties).map(reportAll)));
};

/** One of the servers that are compared, each on a database of its own with the same history. */
interface Rival {
  readonly api: ApiProcess;
  readonly client: Client;
  readonly acties: readonly Reported[];
  /** Resolves when the work of its reports is done. */
  readonly settled: () => Promise<void>;
  /** Of each round. */
  readonly times: number[][];
  readonly cpu: Cpu[];
}

/** The notary reads the whole history at the first start. */
const notaryDone = async (api: ApiProcess): Promise<void> => {
  const deadline = performance.now() + longestWaitMs;
  while (performance.now() < deadline) {
    const { notaris } = JSON.parse((await api.get('/health/ready')).body) as { readonly notaris?: { readonly status: string } };
    if (notaris?.status === 'ok') return;
    await sleep(250);
  }
  throw new Error('De notaris wordt niet klaar');
};

const round = async ({ api, client, acties, settled, times, cpu }: Rival, requests: number): Promise<number> => {
  const each: number[] = [];
  const before = await cpuUse(api.pid, client);
  const rate = await reportRate(api, acties, { requests, times: each });
  await settled();
  cpu.push(cpuOfEach(before, await cpuUse(api.pid, client), each.length));
  times.push(each);
  return rate;
};

type Rivals = Readonly<Record<'bare' | 'off' | 'inProcess', Rival>>;

/** A database with the history, whose read models are there and whose notary is done. */
const prepared = async (server: BenchServer, name: string, shape: HistoryShape): Promise<BenchDatabase> => {
  const database = await server.database(`actiespoor_p6_${name}`);
  await loadHistory(database, shape);
  return database;
};

const startRivals = async (server: BenchServer, shape: HistoryShape): Promise<Rivals> => {
  const rival = async (database: BenchDatabase, api: ApiProcess, settled: () => Promise<void>): Promise<Rival> => {
    return { api, client: await database.connect(), acties: reportedActies(shape), settled, times: [], cpu: [] };
  };
  const [bare, off, inProcess] = [await prepared(server, 'kaal', shape), await prepared(server, 'uit', shape), await prepared(server, 'in', shape)];
  const started = async (database: BenchDatabase, folder: string): Promise<ApiProcess> => {
    const api = await startApi(server, database, { folder });
    await caughtUp(database);
    await notaryDone(api);
    return api;
  };
  const building = await started(off, 'p6-uit');
  await building.stop();
  const nothing = (): Promise<void> => Promise.resolve();
  return {
    bare: await rival(bare, await startBare(server, bare), nothing),
    off: await rival(off, await startApi(server, off, { folder: 'p6-uit', settings: { PROCESSORS: 'off' } }), nothing),
    inProcess: await rival(inProcess, await started(inProcess, 'p6-in'), () => caughtUp(inProcess)),
  };
};

const rateSubject = (work: string, ratio: number): Subject => ({ id: 'P6', work, unit: 'requests/s', goal: { bound: 'at-least', ratio } });

const slowest: Subject = { id: 'P6', work: 'POST statusupdates, in-process, p99 beside p50', unit: 'ms', goal: { bound: 'at-most', ratio: 4 } };

/** The first round warms up, and counts nowhere. */
const counted = <T>(values: readonly T[]): readonly T[] => values.slice(1);

const cpuResults = ({ bare, off, inProcess }: Rivals): readonly Result[] => {
  const sides = { 'processors off': off, 'in-process': inProcess };
  if (bare.cpu.some(({ program }) => program === 0)) return [];
  return Object.entries(sides).flatMap(([name, { cpu }]) =>
    (['program', 'postgres'] as const).map((part) =>
      resultOf(
        { id: 'P6', work: `CPU of a request, ${part}, ${name}`, unit: 'µs' },
        { ours: counted(cpu).map((one) => one[part]), limit: counted(bare.cpu).map((one) => one[part]) },
      ),
    ),
  );
};

/** P6: the API with its processors off and in the process, against a server without framework and without read models, all on the same history. */
export const measureReports = async (server: BenchServer, { rounds, requests, plans }: HttpOptions): Promise<readonly Result[]> => {
  const rivals = await startRivals(server, { name: 'plan', plans, eventsPerActie: 30 });
  const measured = await takeTurns(rounds, {
    bare: () => round(rivals.bare, requests),
    off: () => round(rivals.off, requests),
    inProcess: () => round(rivals.inProcess, requests),
  });
  for (const { api } of Object.values(rivals)) await api.stop();
  const percentile = (fraction: number): readonly number[] => counted(rivals.inProcess.times).map((times) => quantile(times, fraction));
  return [
    resultOf(rateSubject('POST statusupdates, processors off, beside a bare server', 0.6), { ours: measured.off, limit: measured.bare }),
    resultOf(rateSubject('POST statusupdates, in-process, beside a bare server', 0.4), { ours: measured.inProcess, limit: measured.bare }),
    resultOf(slowest, { ours: percentile(0.99), limit: percentile(0.5) }),
    ...cpuResults(rivals),
  ];
};
