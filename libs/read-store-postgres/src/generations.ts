import type { Projection } from '@actiespoor/event-store';

import { projectionTables, type ProjectionTable } from './projection-tables.js';

/** Runs one statement. Names in it are ours, never a caller's. */
export type Execute = (text: string) => Promise<unknown>;

/** The table of one generation: what readers know is a view on the generation that stands. */
export const generationTable = ({ table }: Pick<ProjectionTable, 'table'>, generation: number): string => `${table}_g${String(generation)}`;

const bare = (table: string): string => table.split('.')[1] ?? table;

/** A table of its own for a generation. It is never altered: another version or generation is another table. */
export const createGeneration = async (execute: Execute, table: ProjectionTable, generation: number): Promise<void> => {
  const own = table.columns.map(({ name, type }) => `${name} ${type},`).join(' ');
  const definition = `key text collate "C" not null, ${own} rij json not null, primary key (${table.primaryKey})`;
  await execute(`create table ${generationTable(table, generation)} (${definition})`);
};

export const createIndexes = async (execute: Execute, table: ProjectionTable, generation: number): Promise<void> => {
  const name = generationTable(table, generation);
  for (const [index, on] of table.indexes.entries()) await execute(`create index if not exists ${bare(name)}_${String(index + 1)} on ${name} ${on}`);
};

/** From here on, who reads the projection reads this generation. */
export const pointView = (execute: Execute, table: ProjectionTable, generation: number): Promise<unknown> =>
  execute(`create or replace view ${table.table} as select * from ${generationTable(table, generation)}`);

export const bareName = ({ table }: Pick<ProjectionTable, 'table'>): string => bare(table);

/** The table of a projection in this version. @throws RangeError where it has none */
export const tableOf = ({ name, version }: Pick<Projection, 'name' | 'version'>): ProjectionTable => {
  const found = projectionTables.find(({ projection }) => projection.name === name && projection.version === version);
  if (found === undefined) throw new RangeError(`Projectie ${name} versie ${String(version)} heeft geen tabel`);
  return found;
};
