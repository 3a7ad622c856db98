import { retried } from '@actiespoor/postgres';
import { type Client, DatabaseError } from 'pg';

import { partsOf, partsOfName } from './generations.js';
import type { ProjectionTable } from './read-models.js';

const lockNotAvailable = '55P03';

export const isLockTimeout = (error: unknown): boolean => error instanceof DatabaseError && error.code === lockNotAvailable;

const generationsText = `
  select tablename as naam, substring(tablename from '_g([0-9]+)$')::int as generatie from pg_tables
  where schemaname = $1 and tablename ~ ('^' || $2::text || '_g[0-9]+$')`;

const dropOne = async (client: Client, name: string): Promise<void> => {
  try {
    await retried(() => client.query(`drop table if exists ${name}`));
  } catch (error) {
    if (!isLockTimeout(error)) throw error;
  }
};

/** Drops the generations that no reader and no rebuild needs any more. A generation that is still being read goes at a next time. */
export const dropGenerations = async (client: Client, table: ProjectionTable, keep: readonly number[]): Promise<void> => {
  await client.query(`set lock_timeout = '2s'`);
  for (const part of partsOf(table)) {
    const [schema, bare] = partsOfName(part.table);
    const { rows } = await client.query<{ naam: string; generatie: number }>(generationsText, [schema, bare]);
    for (const { naam } of rows.filter(({ generatie }) => !keep.includes(generatie))) await dropOne(client, `${schema}.${naam}`);
  }
  await client.query('set lock_timeout to default');
};
