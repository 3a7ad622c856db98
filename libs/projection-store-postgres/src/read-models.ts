import type { Projection } from '@actiespoor/event-store';

export type Value = string | number | boolean | null;

/** What is lifted out of a row so that a query can find it. */
export interface Column<Row extends object = object> {
  readonly name: string;
  readonly type: 'text' | 'text collate "C"' | 'text[]' | 'boolean' | 'integer' | 'bigint' | 'numeric' | 'date' | 'timestamptz' | 'json';
  /** A method, so that tables of unlike rows fit one list. */
  of(row: Row): Value;
}

/**
 * A second table that a projection fills: each of its rows spread out into none or more, under the key of that row.
 * It is written with the row, in one transaction, and goes along with it through every generation.
 */
export interface SpreadTable<Row extends object = object, Part extends object = object> {
  /** `schema.name` of a view, as that of the projection itself. */
  readonly table: string;
  readonly primaryKey: string;
  readonly columns: readonly Column<Part>[];
  readonly indexes: readonly string[];
  of(row: Row): readonly Part[];
}

/** Where the rows of a projection live: beside `key` and the row itself only what queries look for. */
export interface ProjectionTable<Row extends object = object> {
  readonly projection: Projection<Row>;
  /** `schema.name` of what readers read: a view on the generation that stands. Carries the version of the projection: another version is filled anew. */
  readonly table: string;
  readonly primaryKey: string;
  readonly columns: readonly Column<Row>[];
  /** Each `(column, …)` or `using method (column)`, with a condition where only some rows matter. */
  readonly indexes: readonly string[];
  readonly spread?: SpreadTable<Row>;
}

/** The read models of one schema: everything that the engine must be told of them. */
export interface ReadModels {
  /** Holds their tables, and the bookkeeping of the engine. Made by the program, never a caller's text. */
  readonly schema: string;
  /** What they are, for a person: `de leesmodellen`. */
  readonly what: string;
  readonly tables: readonly ProjectionTable[];
  readonly locks: {
    /** Any number, as long as it is always this one and nobody else's: who makes or drops tables does so alone. */
    readonly migration: number;
    /** What the names of the other locks begin with: not the same for two schemas of one database. */
    readonly prefix: string;
  };
}
