import { appendRate } from './append.js';
import type { BenchDatabase } from './bench-server.js';
import { loadRate } from './load-and-decide.js';
import { pastPlanRate } from './past-plan.js';
import { boardRate, halfway } from './regiobord.js';
import { type Result, resultOf } from './result.js';
import { type Contestant, takeTurns } from './rounds.js';

/** A store with this many events. */
export interface Sized {
  readonly database: BenchDatabase;
  readonly count: number;
  /** The number of plans in it. */
  readonly plans: number;
}

export interface GrowthOptions {
  readonly rounds: number;
  /** Appends in one round. */
  readonly events: number;
}

/** One kind of work in every store, from the smallest to the largest: its rates per round. */
interface Grown {
  readonly work: string;
  readonly unit: string;
  readonly rates: readonly (readonly number[])[];
}

/** The findings of P10; `grown` is for the chart. */
export interface GrowthFindings {
  readonly results: readonly Result[];
  readonly counts: readonly number[];
  readonly grown: readonly Grown[];
}

/** The number of reads of a plan at a past date, and of the board, in one round. */
const reads = 20;

const inAll = (stores: readonly Sized[], contestant: (store: Sized) => Contestant): Readonly<Record<string, Contestant>> =>
  Object.fromEntries(stores.map((store) => [`n${store.count}`, contestant(store)]));

const works: readonly { readonly work: string; readonly unit: string; readonly in: (store: Sized, events: number) => Promise<number> }[] = [
  { work: 'append, 64 in flight', unit: 'appends/s', in: ({ database }, events) => appendRate(database.eventStore, 64, events) },
  { work: 'load and decide', unit: 'acties/s', in: ({ database }) => loadRate(database, 5) },
  { work: 'plan at a past date', unit: 'plans/s', in: ({ database, plans }) => pastPlanRate(database, plans, reads) },
  { work: 'regiobord at a past date', unit: 'boards/s', in: ({ database }) => boardRate(database, halfway, reads) },
];

/** P10: the same work in stores of growing size, all in one run. The limit is the smallest store. */
export const measureGrowth = async (stores: readonly Sized[], { rounds, events }: GrowthOptions): Promise<GrowthFindings> => {
  const grown: Grown[] = [];
  for (const { work, unit, in: doWork } of works) {
    const measured = await takeTurns(
      rounds,
      inAll(stores, (store) => () => doWork(store, events)),
    );
    grown.push({ work, unit, rates: stores.map(({ count }) => measured[`n${count}`] ?? []) });
  }
  const counts = stores.map(({ count }) => count);
  const between = `${counts.at(-1)?.toLocaleString('en')} beside ${counts[0]?.toLocaleString('en')} events`;
  const results = grown.map(({ work, unit, rates }) =>
    resultOf({ id: 'P10', work: `${work}, ${between}`, unit, goal: { bound: 'at-least', ratio: 0.77 } }, { ours: rates.at(-1) ?? [], limit: rates[0] ?? [] }),
  );
  return { results, counts, grown };
};
