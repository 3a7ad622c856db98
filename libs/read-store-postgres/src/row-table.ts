import type { ColumnType } from 'kysely';

/** JSON comes out as a value and goes in as text, so that nobody but us decides how it is written. */
export type Json<T> = ColumnType<T, string, string>;

/** A table of rows that a projection made, as a query sees it: beside the row only what was lifted out of it. */
export interface RowTable<Row> {
  readonly key: string;
  readonly rij: Json<Row>;
}
