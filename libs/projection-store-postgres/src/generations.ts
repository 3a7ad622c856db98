import type { Projection } from '@actiespoor/event-store';
import { retried } from '@actiespoor/postgres';
import type { Client } from 'pg';

import type { Column, ProjectionTable, ReadModels } from './read-models.js';

/** Runs one statement. Its names come from the program, never from a caller. */
export type Execute = (text: string) => Promise<unknown>;

/** The table of one generation: readers only know the view on the served generation. */
export const generationTable = ({ table }: Pick<ProjectionTable, 'table'>, generation: number): string => `${table}_g${String(generation)}`;

/** A name as `schema.name`, in its two parts. */
export const partsOfName = (table: string): readonly [schema: string, bare: string] => {
  const [schema = '', bare = table] = table.split('.');
  return [schema, bare];
};

/** The table of the rows, and the second table if the rows are spread. */
export const partsOf = (table: ProjectionTable): readonly Pick<ProjectionTable, 'table' | 'indexes'>[] => (table.spread ? [table, table.spread] : [table]);

/** Every table of one generation. */
export const generationTables = (table: ProjectionTable, generation: number): readonly string[] =>
  partsOf(table).map((part) => generationTable(part, generation));

const columnsText = (columns: readonly Pick<Column, 'name' | 'type'>[]): string => columns.map(({ name, type }) => `${name} ${type},`).join(' ');

const createTable = (name: string, columns: string, primaryKey: string): string =>
  `create table ${name} (key text collate "C" not null, ${columns} primary key (${primaryKey}))`;

/** Creates the tables of a generation. They are never altered: another version or generation has other tables. */
export const createGeneration = async (execute: Execute, table: ProjectionTable, generation: number): Promise<void> => {
  const { spread } = table;
  await execute(createTable(generationTable(table, generation), `${columnsText(table.columns)} rij json not null,`, table.primaryKey));
  if (spread) await execute(createTable(generationTable(spread, generation), columnsText(spread.columns), spread.primaryKey));
};

interface Index {
  readonly name: string;
  readonly text: string;
}

/** The indexes of a generation, in the order of its definition: a new one goes at the end. */
export const indexesOf = (table: ProjectionTable, generation: number): readonly Index[] =>
  partsOf(table).flatMap((part) => {
    const [schema, bare] = partsOfName(generationTable(part, generation));
    return part.indexes.map((on, index) => {
      const name = `${bare}_${String(index + 1)}`;
      return { name: `${schema}.${name}`, text: `create index if not exists ${name} on ${schema}.${bare} ${on}` };
    });
  });

/** Gives each free connection the next statement: one index is written by one connection, so two connections write two at a time. */
export const inTurns = async (clients: readonly Client[], texts: readonly string[]): Promise<void> => {
  const left = texts.values();
  const take = async (client: Client): Promise<void> => {
    await client.query(`set maintenance_work_mem = '128MB'`);
    for (const text of left) await retried(() => client.query(text));
  };
  // Both connections finish first: after a fault no statement may still be running on the table.
  const done = await Promise.allSettled(clients.map(take));
  for (const one of done) if (one.status === 'rejected') throw one.reason;
};

/** Points the view of readers at this generation. */
export const pointView = async (execute: Execute, table: ProjectionTable, generation: number): Promise<void> => {
  for (const part of partsOf(table)) await execute(`create or replace view ${part.table} as select * from ${generationTable(part, generation)}`);
};

/** The table of a projection in this version. @throws RangeError if it has none */
export const tableOf = ({ tables }: ReadModels, { name, version }: Pick<Projection, 'name' | 'version'>): ProjectionTable => {
  const found = tables.find(({ projection }) => projection.name === name && projection.version === version);
  if (found === undefined) throw new RangeError(`Projectie ${name} versie ${String(version)} heeft geen tabel`);
  return found;
};
