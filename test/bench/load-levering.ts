import { execFile } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

import type { BenchDatabase, BenchServer } from './bench-server.js';
import type { LeveringOptions } from './levering.js';
import type { Passed } from './levering.child.js';
import { writeCells, writeLevering } from './levering-file.js';
import { rebuild } from './rebuild.js';
import { type Result, resultOf } from './result.js';
import { takeTurns } from './rounds.js';

const child = fileURLToPath(new URL('load-levering.child.ts', import.meta.url));
const longestMs = 900_000;

/** One load in a separate process, to measure its memory alone. */
const pass = async (kind: 'ours' | 'copy', url: string, files: readonly string[]): Promise<Passed> => {
  const { stdout } = await promisify(execFile)(process.execPath, [...process.execArgv, child, kind, url, ...files], { timeout: longestMs });
  return JSON.parse(stdout) as Passed;
};

/** P16: a delivery read and recorded as events, against a COPY of the same cells into a bare table; and the read model of its figures. */
export const measureLoadLevering = async (server: BenchServer, { rounds, observations }: LeveringOptions): Promise<readonly Result[]> => {
  const [lists, figures, cellen] = ['lists', 'figures', 'cellen'].map((name) => join(server.folder, name)) as [string, string, string];
  const cells = await writeLevering('v3', observations, { lists, figures });
  await writeCells(observations, cellen);
  const loaded: BenchDatabase[] = [];
  const memory: number[] = [];
  const bare = await server.database('levering_copy');
  const measured = await takeTurns(rounds, {
    ours: async () => {
      const database = await server.database(`levering_${String(loaded.length)}`);
      loaded.push(database);
      const { seconds, memoryMiB } = await pass('ours', database.url, [lists, figures]);
      memory.push(memoryMiB);
      return cells / seconds;
    },
    limit: async () => {
      await bare.asOwner('drop table if exists cellen');
      return cells / (await pass('copy', bare.ownerUrl, [cellen])).seconds;
    },
  });
  const seconds: number[] = [];
  for (const database of loaded.slice(1)) seconds.push((await rebuild(database, 'cijfers')).seconds);
  await Promise.all([lists, figures, cellen].map((file) => rm(file)));
  const work = `loading ${cells.toLocaleString('en')} observations`;
  return [
    resultOf({ id: 'P16', work, unit: 'cells/s', goal: { bound: 'at-least', ratio: 0.25 } }, measured),
    resultOf({ id: 'P16', work: 'memory of it, highest', unit: 'MiB', goal: { bound: 'at-most', ratio: 1 } }, { ours: [Math.max(...memory)], limit: [512] }),
    resultOf(
      { id: 'P16', work: 'their read model from nothing', unit: 'cells/s', goal: { bound: 'at-least', ratio: 0.25 } },
      { ours: seconds.map((time) => cells / time), limit: measured.limit },
    ),
  ];
};
