import { type AppendFindings, measureAppends } from './append.js';
import type { BenchDatabase, BenchServer } from './bench-server.js';
import { measureEventStoreDb } from './event-store-db.js';
import { measureFeed } from './feed.js';
import { type GrowthFindings, measureGrowth, type Sized } from './growth.js';
import { measureLag } from './lag.js';
import { drawLineChart } from './line-chart.js';
import { longHistory, measureLoading } from './load-and-decide.js';
import { loadHistory } from './load-history.js';
import { machine, versions } from './machine.js';
import { measurePlans } from './over-http.js';
import type { BenchPlan } from './plan.js';
import { measureLevering } from './levering.js';
import { measureLoadLevering } from './load-levering.js';
import { fillTijdlijn, measureRebuild } from './rebuild.js';
import { measureBoard, regionHistory } from './regiobord.js';
import type { Report, Result } from './result.js';
import { secondsOf } from './rounds.js';
import { measureReports } from './status-updates.js';
import { median, quantile } from './statistics.js';

export interface RunOptions {
  readonly plan: BenchPlan;
  /** Called with a line about each measurement. */
  readonly progress: (line: string) => void;
  /** The ids of the measurements to run, such as `P3`; all if empty. */
  readonly only: readonly string[];
}

export interface Findings {
  readonly report: Report;
  /** SVG pictures by name. */
  readonly charts: ReadonlyMap<string, string>;
}

/** The input and the results of all measurements. */
interface Bench extends RunOptions {
  readonly server: BenchServer;
  readonly stores: readonly Sized[];
  /** The store with the most events. */
  readonly largest: Sized;
  readonly results: Result[];
  readonly charts: Map<string, string>;
}

const loadStore = async (server: BenchServer, plans: number, { progress }: RunOptions): Promise<Sized> => {
  const database = await server.database(`actiespoor_${plans}`);
  let count = 0;
  const seconds = await secondsOf(async () => {
    count = await loadHistory(database, longHistory, regionHistory, { name: 'plan', plans, eventsPerActie: 50 });
  });
  progress(`loaded ${count.toLocaleString('en')} events in ${seconds.toFixed(1)} s`);
  return { database, count, plans };
};

const appendChart = ({ rates }: AppendFindings): string =>
  drawLineChart({
    title: 'P1, P2: appends a second',
    xAxis: 'appends in flight (the bare INSERT has 1 connection at 1, and 16 beyond)',
    yAxis: 'events a second',
    labels: [...rates.keys()].map(String),
    series: [
      { name: 'append', values: [...rates.values()].map(({ ours }) => median(ours)) },
      { name: 'bare INSERT', values: [...rates.values()].map(({ limit }) => median(limit)) },
    ],
  });

const growthChart = ({ counts, grown }: GrowthFindings): string => {
  const relative = (values: readonly (readonly number[])[]): readonly number[] => values.map((rates) => median(rates) / median(values[0] ?? []));
  return drawLineChart({
    title: 'P10: speed as the store grows',
    xAxis: 'events in the store',
    yAxis: 'speed beside the smallest store',
    labels: counts.map((count) => count.toLocaleString('en')),
    series: grown.map(({ work: name, rates }) => ({ name, values: relative(rates) })),
  });
};

const lagChart = (lags: readonly number[]): string => {
  const percentiles = [0, 10, 25, 50, 75, 90, 95, 99, 100];
  return drawLineChart({
    title: 'P9: from commit to visible in the spoor',
    xAxis: 'percentile of the events',
    yAxis: 'milliseconds',
    labels: percentiles.map(String),
    series: [{ name: '500 events/s', values: percentiles.map((percent) => quantile(lags, percent / 100)) }],
  });
};

const work: Readonly<Record<string, (bench: Bench) => Promise<void>>> = {
  'P1 P2': async ({ stores: [smallest], plan, results, charts }) => {
    if (!smallest) return;
    const findings = await measureAppends(smallest.database, plan.appends);
    results.push(...findings.results);
    charts.set('appends', appendChart(findings));
  },
  P3: async ({ largest: { database, count }, plan, results }) => {
    results.push(await measureFeed(database, { rounds: plan.rounds, count }));
  },
  P4: async ({ largest: { database, count }, plan, results }) => {
    results.push(...(await measureRebuild(database, { rounds: plan.rebuildRounds, count })));
  },
  P5: async ({ largest: { database }, plan, results }) => {
    results.push(await measureLoading(database, { rounds: plan.rounds, times: plan.loads }));
  },
  P6: async ({ server, plan, results }) => {
    results.push(...(await measureReports(server, plan.http)));
  },
  P7: async ({ server, largest, plan, results }) => {
    results.push(await measurePlans(server, largest, plan.http));
  },
  P8: async ({ largest: { database }, plan, results }) => {
    await fillTijdlijn(database);
    results.push(...(await measureBoard(database, { rounds: plan.rounds, times: plan.boards })));
  },
  P9: async ({ largest: { database }, plan, results, charts }) => {
    const { result, lags } = await measureLag(database, plan.lagSeconds);
    results.push(result);
    charts.set('lag', lagChart(lags));
  },
  P10: async ({ stores, plan, results, charts }) => {
    for (const { database } of stores) await fillTijdlijn(database);
    const findings = await measureGrowth(stores, plan.appends);
    results.push(...findings.results);
    charts.set('growth', growthChart(findings));
  },
  E: async ({ server, stores: [smallest], plan, results, progress }) => {
    const url = process.env['ESDB_URL'];
    if (url === undefined) progress('E: skipped, ESDB_URL names no EventStoreDB');
    else if (smallest) results.push(...(await measureEventStoreDb(server, smallest.database, { url, plan })));
  },
  P16: async ({ server, plan, results }) => {
    results.push(...(await measureLoadLevering(server, plan.levering)));
  },
  P18: async ({ plan, results }) => {
    results.push(...(await measureLevering(plan.levering)));
  },
};

const isWanted = (ids: string, only: readonly string[]): boolean => only.length === 0 || ids.split(' ').some((id) => only.includes(id));

const versionsOf = async (database: BenchDatabase): Promise<Report['versions']> => {
  const client = await database.connect();
  return versions(client);
};

// These measure in databases of their own: a million events need not be loaded for them.
const withOwnStores: ReadonlySet<string> = new Set(['P6', 'P16', 'P18', 'E']);

const storesOf = ({ plan, only }: RunOptions): BenchPlan['plans'] =>
  only.length > 0 && only.every((id) => withOwnStores.has(id)) ? plan.plans.slice(0, 1) : plan.plans;

/** Loads the stores and measures one subject after another. The largest store is read before anything is written to it. */
export const runAll = async (server: BenchServer, options: RunOptions): Promise<Findings> => {
  const { plan, progress, only } = options;
  const stores: Sized[] = [];
  for (const plans of storesOf(options)) stores.push(await loadStore(server, plans, options));
  const largest = stores.at(-1);
  if (!largest) throw new RangeError('Zonder geschiedenis is er niets te meten');
  const bench: Bench = { ...options, server, stores, largest, results: [], charts: new Map() };
  for (const [ids, measure] of Object.entries(work).filter(([key]) => isWanted(key, only))) {
    progress(ids);
    const known = bench.results.length;
    progress(`${ids} took ${(await secondsOf(() => measure(bench))).toFixed(1)} s`);
    // Printed at once: a later fault takes nothing of it away.
    for (const { work: what, ratio, goal } of bench.results.slice(known)) progress(`  ${what}: ${ratio.toFixed(2)} × (${goal})`);
  }
  const report = { machine: machine(), versions: await versionsOf(largest.database), rounds: plan.rounds, results: bench.results };
  return { report, charts: bench.charts };
};
