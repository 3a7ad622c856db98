import { readdir, readFile } from 'node:fs/promises';

import type { Client } from 'pg';

/** Processor time of a piece of work, in microseconds. */
export interface Cpu {
  readonly program: number;
  /** The connections of the database; not the checkpointer and other processes that all databases share. */
  readonly postgres: number;
}

type Used = ReadonlyMap<string, number>;

/** The processor time that each thread of a program and each connection of its database used so far, by its file. */
export interface CpuUse {
  readonly program: Used;
  readonly postgres: Used;
}

const nanosPerMicro = 1e3;

// A thread or a connection may end between the list and the reading.
const usedBy = (path: string): Promise<readonly [string, number]> =>
  readFile(path, 'utf8').then(
    (text) => [path, Number(text.split(' ')[0]) / nanosPerMicro],
    () => [path, 0],
  );

const usedByAll = async (paths: readonly string[]): Promise<Used> => new Map(await Promise.all(paths.map(usedBy)));

const backendsText = `select pid from pg_stat_activity
  where datname = current_database() and backend_type in ('client backend', 'parallel worker') and pid <> pg_backend_pid()`;

/**
 * Reads processor time from the scheduler of Linux. Elsewhere nothing is read.
 *
 * @param client a connection to the database of the program
 */
export const cpuUse = async (pid: number, client: Client): Promise<CpuUse> => {
  const threads = await readdir(`/proc/${pid}/task`).catch((): readonly string[] => []);
  const { rows } = await client.query<{ pid: number }>(backendsText);
  const program = await usedByAll(threads.map((name) => `/proc/${pid}/task/${name}/schedstat`));
  return { program, postgres: await usedByAll(rows.map((row) => `/proc/${row.pid}/schedstat`)) };
};

// A connection that ended meanwhile had been idle for long; a new one counts from its beginning.
const between = (before: Used, after: Used): number => [...after].reduce((sum, [path, used]) => sum + Math.max(0, used - (before.get(path) ?? 0)), 0);

/** The processor time of each of so many pieces of work between two readings. */
export const cpuOfEach = (before: CpuUse, after: CpuUse, count: number): Cpu => ({
  program: between(before.program, after.program) / count,
  postgres: between(before.postgres, after.postgres) / count,
});
