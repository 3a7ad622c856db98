import { type QueryExecutorProvider, type RawBuilder, sql } from 'kysely';

/** The database of a schema, whatever else it contains. */
export type AnyDatabase = QueryExecutorProvider;

interface Bookkeeping {
  /** The position and the requests of each projection. */
  readonly checkpoint: RawBuilder<unknown>;
  /** Rebuilds under construction. */
  readonly herbouw: RawBuilder<unknown>;
  /** Parked events. */
  readonly geparkeerd: RawBuilder<unknown>;
}

/** The tables of the engine itself in a schema, as parts of a statement. */
export const bookkeeping = ({ schema }: { readonly schema: string }): Bookkeeping => ({
  checkpoint: sql.id(schema, 'checkpoint'),
  herbouw: sql.id(schema, 'herbouw'),
  geparkeerd: sql.id(schema, 'geparkeerd'),
});
