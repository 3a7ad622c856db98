import { type QueryExecutorProvider, type RawBuilder, sql } from 'kysely';

/** The database in which a schema is, whatever else is known of it. */
export type AnyDatabase = QueryExecutorProvider;

interface Bookkeeping {
  /** Where each projection stands, and what is asked of it. */
  readonly checkpoint: RawBuilder<unknown>;
  /** Rebuilds under construction. */
  readonly herbouw: RawBuilder<unknown>;
  /** Events that wait. */
  readonly geparkeerd: RawBuilder<unknown>;
}

/** The tables of the engine itself in a schema, as parts of a statement. */
export const bookkeeping = ({ schema }: { readonly schema: string }): Bookkeeping => ({
  checkpoint: sql.id(schema, 'checkpoint'),
  herbouw: sql.id(schema, 'herbouw'),
  geparkeerd: sql.id(schema, 'geparkeerd'),
});
