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

const columnNames = ({ columns }: SpreadTable): readonly string[] => ['key', ...columns.map(({ name }) => name)];

const withColumns = (spread: SpreadTable, name: string): string => `${name} (${columnNames(spread).join(', ')})`;

const partsOf = (spread: SpreadTable, key: string, row: object): Values =>
  spread.of(row).map((part) => [key, ...spread.columns.map((column) => column.of(part))]);

/** The rows of the second table for these rows. It is pure, so that every error is about the rows. */
export const partValues = (spread: SpreadTable, rows: ReadonlyMap<string, object>): Values => [...rows].flatMap(([key, row]) => partsOf(spread, key, row));

/** Deletes the rows under these keys, and returns their number. */
export const deleteParts = async (client: ClientBase, { name }: SpreadTarget, keys: readonly string[]): Promise<number> => {
  const { rowCount } = await client.query(`delete from ${name} where key = any($1)`, [keys]);
  return rowCount ?? 0;
};

/** Copies in the parts of new rows. */
export const copyParts = async (client: ClientBase, { spread, name }: SpreadTarget, values: Values): Promise<void> => {
  if (values.length > 0) await copyInto(client, withColumns(spread, name), values);
};

/** The work on the second table for some rows: most of the parts of a row that changed are as they were. */
export interface PartChanges {
  /** Keys whose parts are all deleted, because the stored ones are not known. */
  readonly unknown: readonly string[];
  /** Parts that are not there any more, or differ, by their primary key. */
  readonly gone: Values;
  /** Parts that are new, or differ. */
  readonly put: Values;
}

const primaryKeyOf = ({ primaryKey }: SpreadTable): readonly string[] => primaryKey.split(',').map((name) => name.trim());

/** The places of the columns of the primary key among the values of a part. */
const placesOf = (spread: SpreadTable): readonly number[] => primaryKeyOf(spread).map((name) => columnNames(spread).indexOf(name));

const isSame = (one: readonly Value[] | undefined, other: readonly Value[]): boolean => one?.every((value, index) => value === other[index]) === true;

const difference = (spread: SpreadTable, before: Values, after: Values): Pick<PartChanges, 'gone' | 'put'> => {
  const places = placesOf(spread);
  const idOf = (part: readonly Value[]): string => JSON.stringify(places.map((place) => part[place]));
  const stored = new Map(before.map((part) => [idOf(part), part]));
  const put = after.filter((part) => !isSame(stored.get(idOf(part)), part));
  const kept = new Set(after.filter((part) => isSame(stored.get(idOf(part)), part)).map(idOf));
  return { put, gone: before.filter((part) => !kept.has(idOf(part))).map((part) => places.map((place) => part[place] ?? null)) };
};

type Stored = { readonly row: object | undefined } | undefined;

const changesOf = (spread: SpreadTable, [key, row]: readonly [string, object], stored: Stored): PartChanges => {
  const after = partsOf(spread, key, row);
  const before = stored?.row ? partsOf(spread, key, stored.row) : [];
  return stored ? { unknown: [], ...difference(spread, before, after) } : { unknown: [key], gone: [], put: after };
};

/** @param stored the row before, undefined inside if there was none; absent if that is unknown */
export const partChanges = (spread: SpreadTable, rows: ReadonlyMap<string, object>, stored: (key: string) => Stored): PartChanges => {
  const changes = [...rows].map((entry) => changesOf(spread, entry, stored(entry[0])));
  return {
    unknown: changes.flatMap(({ unknown }) => unknown),
    gone: changes.flatMap(({ gone }) => gone),
    put: changes.flatMap(({ put }) => put),
  };
};

const gonePerDelete = 500;

const deleteGone = async (client: ClientBase, { spread, name }: SpreadTarget, gone: Values): Promise<void> => {
  const names = primaryKeyOf(spread);
  const types = names.map((column) => spread.columns.find((one) => one.name === column)?.type ?? 'text');
  for (let start = 0; start < gone.length; start += gonePerDelete) {
    const chunk = gone.slice(start, start + gonePerDelete);
    const tuples = chunk.map((_, row) => `(${types.map((type, column) => `$${String(row * types.length + column + 1)}::${type}`).join(', ')})`);
    await client.query(`delete from ${name} where (${names.join(', ')}) in (${tuples.join(', ')})`, chunk.flat());
  }
};

/** Changes the second table in the open transaction. */
export const changeParts = async (client: ClientBase, target: SpreadTarget, { unknown, gone, put }: PartChanges): Promise<void> => {
  if (unknown.length > 0) await deleteParts(client, target, unknown);
  await deleteGone(client, target, gone);
  await copyParts(client, target, put);
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
