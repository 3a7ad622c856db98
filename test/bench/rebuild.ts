import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

import type { BenchDatabase } from './bench-server.js';
import { keysetRate } from './feed.js';
import type { Rebuilt } from './rebuild.child.js';
import { type Result, resultOf } from './result.js';
import { takeTurns } from './rounds.js';

const child = fileURLToPath(new URL('rebuild.child.ts', import.meta.url));
const longestMs = 900_000;

type Rebuildable = 'actueel-plan' | 'spoor';

/** Rebuilds in a separate process, to measure its memory alone. */
export const rebuild = async ({ url, ownerUrl }: BenchDatabase, name: Rebuildable | 'tijdlijn' | 'cijfers'): Promise<Rebuilt> => {
  const { stdout } = await promisify(execFile)(process.execPath, [...process.execArgv, child, url, ownerUrl, name], { timeout: longestMs });
  return JSON.parse(stdout) as Rebuilt;
};

/** Fills the table behind the regiobord, if that has not been done. */
export const fillTijdlijn = async (database: BenchDatabase): Promise<void> => {
  const isFilled = (await database.readStore.projections.checkpoints()).has('tijdlijn');
  if (!isFilled) await rebuild(database, 'tijdlijn');
};

const goals: Readonly<Record<Rebuildable, number>> = { 'actueel-plan': 0.5, spoor: 0.35 };

export interface RebuildOptions {
  readonly rounds: number;
  readonly count: number;
}

/** P4: the current plan and the spoor from nothing, against reading the same rows. */
export const measureRebuild = async (database: BenchDatabase, { rounds, count }: RebuildOptions): Promise<readonly Result[]> => {
  const client = await database.connect();
  const memory: Record<Rebuildable, number[]> = { 'actueel-plan': [], spoor: [] };
  const rateOf = async (name: Rebuildable): Promise<number> => {
    const { seconds, memoryMiB } = await rebuild(database, name);
    memory[name].push(memoryMiB);
    return count / seconds;
  };
  const measured = await takeTurns(rounds, {
    'actueel-plan': () => rateOf('actueel-plan'),
    limit: () => keysetRate(client, count),
    spoor: () => rateOf('spoor'),
  });
  await client.end();
  const ratio = (name: Rebuildable): Result =>
    resultOf(
      { id: 'P4', work: `rebuild of ${name}, ${count.toLocaleString('en')} events`, unit: 'events/s', goal: { bound: 'at-least', ratio: goals[name] } },
      { ours: measured[name], limit: measured.limit },
    );
  const peaks = Object.values(memory).map((values) => Math.max(...values));
  const memoryResult = resultOf(
    { id: 'P4', work: 'memory of a rebuild, highest', unit: 'MiB', goal: { bound: 'at-most', ratio: 1 } },
    { ours: [Math.max(...peaks)], limit: [512] },
  );
  return [ratio('actueel-plan'), ratio('spoor'), memoryResult];
};
