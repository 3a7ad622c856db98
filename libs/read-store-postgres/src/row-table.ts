import type { ColumnType } from 'kysely';

/** JSON comes out as a value and goes in as text, so that only our code decides its form. */
export type Json<T> = ColumnType<T, string, string>;

/** A table of rows of a projection, as a query sees it: beside the row only its columns. */
export interface RowTable<Row> {
  readonly key: string;
  readonly rij: Json<Row>;
}
