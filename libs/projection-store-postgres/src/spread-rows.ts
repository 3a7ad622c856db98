import type { ClientBase } from 'pg';

import { generationTable } from './generations.js';
import type { ProjectionTable, SpreadTable, Value } from './read-models.js';
import { copyInto } from './write-rows.js';

type Values = readonly (readonly Value[])[];

/** The table beside that of a projection, in one generation. */
export interface SpreadTarget {
  readonly spread: SpreadTable;
  readonly name: string;
}

/** Undefined where the projection has no table beside its own. */
export const spreadTarget = ({ spread }: ProjectionTable, generation: number): SpreadTarget | undefined =>
  spread && { spread, name: generationTable(spread, generation) };

const withColumns = ({ columns }: SpreadTable, name: string): string => `${name} (${['key', ...columns.map((column) => column.name)].join(', ')})`;

/** What these rows are, spread out. Pure, so that what it throws is about the rows. */
export const partValues = (spread: SpreadTable, rows: ReadonlyMap<string, object>): Values =>
  [...rows].flatMap(([key, row]) => spread.of(row).map((part) => [key, ...spread.columns.map((column) => column.of(part))]));

/** Gives how many there were. */
export const deleteParts = async (client: ClientBase, { name }: SpreadTarget, keys: readonly string[]): Promise<number> => {
  const { rowCount } = await client.query(`delete from ${name} where key = any($1)`, [keys]);
  return rowCount ?? 0;
};

/** Of rows that were not there before. */
export const copyParts = async (client: ClientBase, { spread, name }: SpreadTarget, values: Values): Promise<void> => {
  if (values.length > 0) await copyInto(client, withColumns(spread, name), values);
};

/** In the place of whatever stands under these keys, in the transaction that is open. */
export const replaceParts = async (client: ClientBase, target: SpreadTarget, { keys, values }: { keys: readonly string[]; values: Values }): Promise<void> => {
  await deleteParts(client, target, keys);
  await copyParts(client, target, values);
};

/** As text, so that whatever the columns are they can be compared: those of the rows beside those that are stored. */
const differing = (stored: string, wanted: string): string => `
  select key from (
    (select key, t::text from ${stored} t where key = any($1) except all select key, t::text from ${wanted} t)
    union all
    (select key, t::text from ${wanted} t except all select key, t::text from ${stored} t where key = any($1))
  ) as verschil (key, tekst) limit 1`;

const differingKey = async (client: ClientBase, { spread, name }: SpreadTarget, rows: ReadonlyMap<string, object>): Promise<string | undefined> => {
  await client.query('begin');
  try {
    await client.query(`create temporary table gewenste_delen (like ${name}) on commit drop`);
    await copyInto(client, withColumns(spread, 'gewenste_delen'), partValues(spread, rows));
    const found = await client.query<{ key: string }>(differing(name, 'gewenste_delen'), [[...rows.keys()]]);
    return found.rows[0]?.key;
  } finally {
    await client.query('rollback');
  }
};

/** What is wrong with the table as a whole, or with what it holds of some rows; undefined where it is as the rows say. */
export const partFault = async (
  client: ClientBase,
  target: SpreadTarget,
  { rows, total }: { readonly rows: ReadonlyMap<string, object>; readonly total: number },
): Promise<string | undefined> => {
  const counted = await client.query<{ aantal: number }>(`select count(*)::float8 as aantal from ${target.name}`);
  const aantal = counted.rows[0]?.aantal ?? 0;
  if (aantal !== total) return `${target.spread.table} heeft ${String(aantal)} rijen in plaats van ${String(total)}`;
  const key = await differingKey(client, target, rows);
  return key === undefined ? undefined : `${target.spread.table} is bij ${key} niet zoals de rij zegt`;
};
