import { connect } from '@actiespoor/postgres';
import { type Client, DatabaseError } from 'pg';

import { connected } from './connection.js';
import { isLockTimeout } from './drop-generations.js';
import { partsOf, partsOfName } from './generations.js';
import { useName, type Version } from './hold-versions.js';
import { inTransaction } from './in-transaction.js';
import type { ProjectionTable, ReadModels } from './read-models.js';

interface Relation {
  readonly naam: string;
  readonly versie: number;
  readonly soort: 'r' | 'v';
}

const dependentObjects = '2BP01';

const relationsText = `
  select c.relname as naam, substring(c.relname from '_v([0-9]+)(?:_g[0-9]+)?$')::int as versie, c.relkind as soort
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where n.nspname = $2 and c.relkind in ('r', 'v') and c.relname ~ ('^' || $1::text || '_v[0-9]+(_g[0-9]+)?$')
  order by c.relkind desc, c.relname`;

// Readers, a leader and a builder of a version each hold a lock; and no migration may run meanwhile.
const unusedText = `
  select pg_try_advisory_xact_lock($2) and (select bool_and(pg_try_advisory_xact_lock(hashtextextended(name, 0))) from unnest($1::text[]) as u (name)) as unused`;

const locksOf = ({ locks }: ReadModels, { name, version }: Version): readonly string[] => [
  useName({ locks }, { name, version }),
  ...['projectie', 'herbouw'].map((task) => `${locks.prefix}${task} ${name} ${String(version)}`),
];

const baseOf = (table: string): string => table.replace(/_v\d+$/, '');

/** All tables and views with a version of this projection in their name, views before their tables. */
const relationsOf = async (client: Client, table: ProjectionTable): Promise<readonly Relation[]> => {
  const found: Relation[] = [];
  for (const part of partsOf(table)) {
    const [schema, bare] = partsOfName(part.table);
    found.push(...(await client.query<Relation>(relationsText, [baseOf(bare), schema])).rows);
  }
  return found.toSorted((one, other) => other.soort.localeCompare(one.soort));
};

interface Dropping {
  readonly client: Client;
  readonly readModels: ReadModels;
}

const dropNow = async ({ client, readModels }: Dropping, dropped: Version, relations: readonly Relation[]): Promise<boolean> => {
  const { schema, locks } = readModels;
  const { rows } = await client.query<{ unused: boolean }>(unusedText, [locksOf(readModels, dropped), locks.migration]);
  if (rows[0]?.unused !== true) return false;
  await client.query(`set local lock_timeout = '2s'`);
  for (const { naam, soort } of relations) await client.query(`drop ${soort === 'v' ? 'view' : 'table'} if exists ${schema}.${client.escapeIdentifier(naam)}`);
  for (const table of ['checkpoint', 'herbouw', 'geparkeerd']) {
    await client.query(`delete from ${schema}.${table} where name = $1 and version = $2`, [dropped.name, dropped.version]);
  }
  return true;
};

const isInUse = (error: unknown): boolean => isLockTimeout(error) || (error instanceof DatabaseError && error.code === dependentObjects);

const isDropped = async (dropping: Dropping, dropped: Version, relations: readonly Relation[]): Promise<boolean> => {
  try {
    return await inTransaction(dropping.client, () => dropNow(dropping, dropped, relations));
  } catch (error) {
    if (isInUse(error)) return false;
    throw error;
  }
};

const dropOf = async (dropping: Dropping, table: ProjectionTable): Promise<readonly Version[]> => {
  const { name, version: own } = table.projection;
  const relations = await relationsOf(dropping.client, table);
  const earlier = [...new Set(relations.map(({ versie }) => versie))].filter((version) => version < own);
  const dropped: Version[] = [];
  for (const version of earlier) {
    const these = relations.filter(({ versie }) => versie === version);
    if (await isDropped(dropping, { name, version }, these)) dropped.push({ name, version });
  }
  return dropped;
};

/**
 * Drops earlier versions of these read models that no process uses: their tables, views and progress. A later version
 * stays, for a newer program. A version on which something else depends, such as a report, stays as well.
 *
 * @param ownerUrl connection string of the role that owns the tables
 */
export const dropUnusedVersions = async (ownerUrl: string, readModels: ReadModels): Promise<readonly Version[]> => {
  const client = connected({ url: ownerUrl, name: 'oude leesmodellen', onFault: () => undefined });
  try {
    await connect(client);
    const dropped: Version[] = [];
    for (const table of readModels.tables) dropped.push(...(await dropOf({ client, readModels }, table)));
    return dropped;
  } finally {
    await client.end().catch(() => undefined);
  }
};
