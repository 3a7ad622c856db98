import { type QueryExecutorProvider, sql } from 'kysely';

/** A former id of a person, with the present one. */
interface AliasRow {
  readonly oud: string;
  readonly nieuw: string;
}

/** The present id of each former one among these. */
export const present = async (db: QueryExecutorProvider, ids: readonly string[]): Promise<ReadonlyMap<string, string>> => {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<AliasRow>`select oud, nieuw from personen.alias where oud = any(${[...new Set(ids)]}::text[])`.execute(db);
  return new Map(rows.map(({ oud, nieuw }) => [oud, nieuw]));
};

/** All ids of the same person, the present one first: for a query about the work of one person. */
export const allIdsOf = async (db: QueryExecutorProvider, id: string): Promise<readonly string[]> => {
  const nu = (await present(db, [id])).get(id) ?? id;
  const { rows } = await sql<Pick<AliasRow, 'oud'>>`select oud from personen.alias where nieuw = ${nu}`.execute(db);
  return [nu, ...rows.map(({ oud }) => oud)];
};
