import type { LeveringOptions } from './levering.js';
import type { HttpOptions } from './status-updates.js';

/** The amount of work. More work takes longer and lowers the spread; the subjects are the same. */
export interface BenchPlan {
  readonly rounds: number;
  /** Plans in each of the stores, from the smallest to the largest; a plan has some 2,000 events. */
  readonly plans: readonly number[];
  readonly appends: { readonly rounds: number; readonly events: number };
  readonly rebuildRounds: number;
  /** The number of loads of every actie of the long plan in one round. */
  readonly loads: number;
  /** The number of compositions of the regiobord in one round. */
  readonly boards: number;
  readonly lagSeconds: number;
  readonly http: HttpOptions;
  readonly levering: LeveringOptions;
}

/** Ten thousand and a hundred thousand events; under two minutes. */
export const quickPlan: BenchPlan = {
  rounds: 3,
  plans: [3, 48],
  appends: { rounds: 3, events: 4_000 },
  rebuildRounds: 1,
  loads: 5,
  boards: 20,
  lagSeconds: 4,
  http: { rounds: 2, requests: 384, reads: 60, plans: 10 },
  levering: { rounds: 1, observations: 100_000 },
};

/** Ten thousand, a hundred thousand and a million events. */
export const fullPlan: BenchPlan = {
  rounds: 5,
  plans: [3, 48, 497],
  appends: { rounds: 9, events: 12_000 },
  rebuildRounds: 2,
  loads: 15,
  boards: 60,
  lagSeconds: 20,
  http: { rounds: 5, requests: 6_000, reads: 200, plans: 50 },
  levering: { rounds: 2, observations: 2_000_000 },
};
