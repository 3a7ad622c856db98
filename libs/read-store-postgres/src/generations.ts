import type { Projection } from '@actiespoor/event-store';

import { projectionTables, type Column, type ProjectionTable } from './projection-tables.js';

/** Runs one statement. Names in it are ours, never a caller's. */
export type Execute = (text: string) => Promise<unknown>;

/** The table of one generation: what readers know is a view on the generation that stands. */
export const generationTable = ({ table }: Pick<ProjectionTable, 'table'>, generation: number): string => `${table}_g${String(generation)}`;

const bare = (table: string): string => table.split('.')[1] ?? table;

/** The table of the rows, and where they are spread out the one beside it. */
export const partsOf = (table: ProjectionTable): readonly Pick<ProjectionTable, 'table' | 'indexes'>[] => (table.spread ? [table, table.spread] : [table]);

/** Every table of one generation. */
export const generationTables = (table: ProjectionTable, generation: number): readonly string[] =>
  partsOf(table).map((part) => generationTable(part, generation));

const columnsText = (columns: readonly Pick<Column, 'name' | 'type'>[]): string => columns.map(({ name, type }) => `${name} ${type},`).join(' ');

const createTable = (name: string, columns: string, primaryKey: string): string =>
  `create table ${name} (key text collate "C" not null, ${columns} primary key (${primaryKey}))`;

/** Tables of its own for a generation. They are never altered: another version or generation is another table. */
export const createGeneration = async (execute: Execute, table: ProjectionTable, generation: number): Promise<void> => {
  const { spread } = table;
  await execute(createTable(generationTable(table, generation), `${columnsText(table.columns)} rij json not null,`, table.primaryKey));
  if (spread) await execute(createTable(generationTable(spread, generation), columnsText(spread.columns), spread.primaryKey));
};

/** One statement for each index of a generation; those that are there already are left as they are. */
export const indexTexts = (table: ProjectionTable, generation: number): readonly string[] =>
  partsOf(table).flatMap((part) => {
    const name = generationTable(part, generation);
    return part.indexes.map((on, index) => `create index if not exists ${bare(name)}_${String(index + 1)} on ${name} ${on}`);
  });

export const createIndexes = async (execute: Execute, table: ProjectionTable, generation: number): Promise<void> => {
  for (const text of indexTexts(table, generation)) await execute(text);
};

/** From here on, who reads the projection reads this generation. */
export const pointView = async (execute: Execute, table: ProjectionTable, generation: number): Promise<void> => {
  for (const part of partsOf(table)) await execute(`create or replace view ${part.table} as select * from ${generationTable(part, generation)}`);
};

export const bareName = ({ table }: Pick<ProjectionTable, 'table'>): string => bare(table);

/** The table of a projection in this version. @throws RangeError where it has none */
export const tableOf = ({ name, version }: Pick<Projection, 'name' | 'version'>): ProjectionTable => {
  const found = projectionTables.find(({ projection }) => projection.name === name && projection.version === version);
  if (found === undefined) throw new RangeError(`Projectie ${name} versie ${String(version)} heeft geen tabel`);
  return found;
};
