import { type QueryExecutorProvider, sql } from 'kysely';

/** An id of before, and the one that the same person has now. */
interface AliasRow {
  readonly oud: string;
  readonly nieuw: string;
}

/** The present id of each that has another one now. */
export const present = async (db: QueryExecutorProvider, ids: readonly string[]): Promise<ReadonlyMap<string, string>> => {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<AliasRow>`select oud, nieuw from personen.alias where oud = any(${[...new Set(ids)]}::text[])`.execute(db);
  return new Map(rows.map(({ oud, nieuw }) => [oud, nieuw]));
};

/** Every id of the same person, the present one first: for a query that looks for what one person did. */
export const allIdsOf = async (db: QueryExecutorProvider, id: string): Promise<readonly string[]> => {
  const nu = (await present(db, [id])).get(id) ?? id;
  const { rows } = await sql<Pick<AliasRow, 'oud'>>`select oud from personen.alias where nieuw = ${nu}`.execute(db);
  return [nu, ...rows.map(({ oud }) => oud)];
};
