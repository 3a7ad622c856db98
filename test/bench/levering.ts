import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

import type { Passed } from './levering.child.js';
import { type Form, forms, writeLevering } from './levering-file.js';
import { type Result, resultOf } from './result.js';
import { takeTurns } from './rounds.js';

const child = fileURLToPath(new URL('levering.child.ts', import.meta.url));
const longestMs = 900_000;

const parsers: Readonly<Record<Form, string>> = { v3: 'OData v3', v4: 'OData v4', csv: 'CSV' };

interface Files {
  readonly lists: string;
  readonly figures: string;
}

/** One pass in a separate process, to measure its memory alone. */
const pass = async (kind: 'ours' | 'parser', form: Form, { lists, figures }: Files): Promise<Passed> => {
  const { stdout } = await promisify(execFile)(process.execPath, [...process.execArgv, child, kind, form, lists, figures], { timeout: longestMs });
  return JSON.parse(stdout) as Passed;
};

export interface LeveringOptions {
  readonly rounds: number;
  readonly observations: number;
}

const measureForm = async (form: Form, files: Files, { rounds, observations }: LeveringOptions): Promise<readonly Result[]> => {
  const cells = await writeLevering(form, observations, files);
  const memory: number[] = [];
  const measured = await takeTurns(rounds, {
    ours: async () => {
      const { seconds, memoryMiB } = await pass('ours', form, files);
      memory.push(memoryMiB);
      return cells / seconds;
    },
    limit: async () => cells / (await pass('parser', form, files)).seconds,
  });
  const work = `reading ${cells.toLocaleString('en')} observations, ${parsers[form]}`;
  return [
    resultOf({ id: 'P18', work, unit: 'cells/s', goal: { bound: 'at-least', ratio: 0.25 } }, measured),
    resultOf({ id: 'P18', work: `memory of it, highest`, unit: 'MiB', goal: { bound: 'at-most', ratio: 1 } }, { ours: [Math.max(...memory)], limit: [512] }),
  ];
};

/** P18: a delivery of figures read to observations, against the bare parser of its form over the same file. */
export const measureLevering = async (options: LeveringOptions): Promise<readonly Result[]> => {
  const folder = await mkdtemp(join(tmpdir(), 'levering-'));
  const results: Result[] = [];
  try {
    for (const form of forms) {
      const files = { lists: join(folder, `${form}-lists.json`), figures: join(folder, `${form}-figures`) };
      results.push(...(await measureForm(form, files, options)));
      await rm(files.figures);
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  return results;
};
