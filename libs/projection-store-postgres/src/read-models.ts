import type { Projection } from '@actiespoor/event-store';

export type Value = string | number | boolean | null;

/** A value of a row in a column of its own, so that a query can search by it. */
export interface Column<Row extends object = object> {
  readonly name: string;
  readonly type: 'text' | 'text collate "C"' | 'text[]' | 'boolean' | 'integer' | 'bigint' | 'numeric' | 'date' | 'timestamptz' | 'json';
  /** A method, so that tables of different rows fit one list. */
  of(row: Row): Value;
}

/**
 * A second table of a projection: each row of the projection gives none or more of its rows, under the key of the first.
 * They are written with the row, in one transaction, and belong to the same generation.
 */
export interface SpreadTable<Row extends object = object, Part extends object = object> {
  /** `schema.name` of a view, as for the projection itself. */
  readonly table: string;
  readonly primaryKey: string;
  readonly columns: readonly Column<Part>[];
  readonly indexes: readonly string[];
  of(row: Row): readonly Part[];
}

/** The table of a projection: beside `key` and the row itself only the columns that queries search by. */
export interface ProjectionTable<Row extends object = object> {
  readonly projection: Projection<Row>;
  /** `schema.name` of the view of readers, on the served generation. It carries the version of the projection: another version is filled anew. */
  readonly table: string;
  readonly primaryKey: string;
  readonly columns: readonly Column<Row>[];
  /** Each `(column, …)` or `using method (column)`, with a condition if only some rows matter. */
  readonly indexes: readonly string[];
  readonly spread?: SpreadTable<Row>;
}

/** The read models of one schema: all input of the engine about them. */
export interface ReadModels {
  /** The schema of their tables and of the bookkeeping of the engine. The name comes from the program, never from a caller. */
  readonly schema: string;
  /** The name of these read models in a sentence: `de leesmodellen`. */
  readonly what: string;
  readonly tables: readonly ProjectionTable[];
  /** Projections whose effect is elsewhere: only their progress is kept here. */
  readonly outlets?: readonly Pick<Projection, 'name' | 'version'>[];
  readonly locks: {
    /** A fixed number that no other program uses: tables are made and dropped under this lock. */
    readonly migration: number;
    /** The prefix of the other locks: different for two schemas of one database. */
    readonly prefix: string;
  };
}
