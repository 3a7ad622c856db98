import { appendRate } from './append.js';
import type { BenchDatabase } from './bench-server.js';
import { loadRate } from './load-and-decide.js';
import { type Result, resultOf } from './result.js';
import { type Contestant, type Rounds, takeTurns } from './rounds.js';

/** A store with so many events in it. */
export interface Sized {
  readonly database: BenchDatabase;
  readonly count: number;
  /** How many plans are in it. */
  readonly plans: number;
}

export interface GrowthOptions {
  readonly rounds: number;
  /** Appends in one round. */
  readonly events: number;
}

/** What P10 found; the rates are for the picture, from the smallest store to the largest. */
export interface GrowthFindings {
  readonly results: readonly Result[];
  readonly counts: readonly number[];
  readonly appends: readonly (readonly number[])[];
  readonly loads: readonly (readonly number[])[];
}

const inAll = (stores: readonly Sized[], contestant: (database: BenchDatabase) => Contestant): Readonly<Record<string, Contestant>> =>
  Object.fromEntries(stores.map(({ database, count }) => [`n${count}`, contestant(database)]));

/** P10: the same work in stores of growing size, all in one run. The limit is the smallest store. */
export const measureGrowth = async (stores: readonly Sized[], { rounds, events }: GrowthOptions): Promise<GrowthFindings> => {
  const appends = await takeTurns(rounds, inAll(stores, ({ eventStore }) => () => appendRate(eventStore, 64, events)));
  const loads = await takeTurns(rounds, inAll(stores, (database) => () => loadRate(database, 5)));
  const counts = stores.map(({ count }) => count);
  const of = (measured: Rounds<string>): readonly (readonly number[])[] => counts.map((count) => measured[`n${count}`] ?? []);
  const result = (work: string, unit: string, values: readonly (readonly number[])[]): Result => {
    const between = `${counts.at(-1)?.toLocaleString('en')} beside ${counts[0]?.toLocaleString('en')} events`;
    return resultOf({ id: 'P10', work: `${work}, ${between}`, unit, goal: { bound: 'at-least', ratio: 0.77 } }, { ours: values.at(-1) ?? [], limit: values[0] ?? [] });
  };
  return {
    results: [result('append, 64 in flight', 'appends/s', of(appends)), result('load and decide', 'acties/s', of(loads))],
    counts,
    appends: of(appends),
    loads: of(loads),
  };
};
