import { openPool, retryingDialect } from '@actiespoor/postgres';
import { Kysely } from 'kysely';
import type { Pool } from 'pg';

/** The database; each file names the tables that it reads. */
export type ReadDatabase = Kysely<unknown>;

export interface Connecting {
  /** Connection string of the application role. */
  readonly url: string;
  /** Connection string of the role that owns the tables, for a rebuild; that of the application if absent. */
  readonly ownerUrl?: string;
  /** The largest number of reading connections; 8 by default. Each led projection has one more. */
  readonly maxConnections?: number;
  /** Called with a connection that broke while nobody was waiting for it. */
  readonly onFault?: (error: Error) => void;
  /** Called with a Dutch sentence about a transaction elsewhere that holds up a rebuild. */
  readonly onWaiting?: (sentence: string) => void;
}

/** A database, and its connection pool for inspection. `db.destroy()` closes both. */
export interface OpenDatabase {
  readonly db: ReadDatabase;
  readonly pool: Pick<Pool, 'totalCount' | 'idleCount' | 'waitingCount'>;
}

export const openDatabase = ({ url, maxConnections = 8, onFault = () => undefined }: Connecting): OpenDatabase => {
  const pool = openPool({ url, name: 'reader', max: maxConnections, onFault });
  return { db: new Kysely<unknown>({ dialect: retryingDialect(pool) }), pool };
};
