import type { ClientBase } from 'pg';

import { generationTable } from './generations.js';
import type { ProjectionTable, SpreadTable, Value } from './read-models.js';
import { copyInto } from './write-rows.js';

type Values = readonly (readonly Value[])[];

/** The second table of a projection, in one generation. */
export interface SpreadTarget {
  readonly spread: SpreadTable;
  readonly name: string;
}

/** Undefined if the projection has no second table. */
export const spreadTarget = ({ spread }: ProjectionTable, generation: number): SpreadTarget | undefined =>
  spread && { spread, name: generationTable(spread, generation) };

const withColumns = ({ columns }: SpreadTable, name: string): string => `${name} (${['key', ...columns.map((column) => column.name)].join(', ')})`;

/** The rows of the second table for these rows. It is pure, so that every error is about the rows. */
export const partValues = (spread: SpreadTable, rows: ReadonlyMap<string, object>): Values =>
  [...rows].flatMap(([key, row]) => spread.of(row).map((part) => [key, ...spread.columns.map((column) => column.of(part))]));

/** Deletes the rows under these keys, and returns their number. */
export const deleteParts = async (client: ClientBase, { name }: SpreadTarget, keys: readonly string[]): Promise<number> => {
  const { rowCount } = await client.query(`delete from ${name} where key = any($1)`, [keys]);
  return rowCount ?? 0;
};

/** Copies in the parts of new rows. */
export const copyParts = async (client: ClientBase, { spread, name }: SpreadTarget, values: Values): Promise<void> => {
  if (values.length > 0) await copyInto(client, withColumns(spread, name), values);
};

/** Replaces all parts under these keys, in the open transaction. */
export const replaceParts = async (client: ClientBase, target: SpreadTarget, { keys, values }: { keys: readonly string[]; values: Values }): Promise<void> => {
  await deleteParts(client, target, keys);
  await copyParts(client, target, values);
};

/** Rows that differ between the stored ones and the wanted ones, compared as text, so that columns of any type can be compared. */
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

/** The fault of the second table as a whole, or of its content for some rows; undefined if it agrees with the rows. */
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
