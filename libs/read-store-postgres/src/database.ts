import { openPool, retryingDialect } from '@actiespoor/postgres';
import { Kysely } from 'kysely';
import type { Pool } from 'pg';

/** The database, of which each file names the tables that it asks. */
export type ReadDatabase = Kysely<unknown>;

export interface Connecting {
  /** Connection string of the application role. */
  readonly url: string;
  /** Connection string of the role that owns the tables, for a rebuild; that of the application where absent. */
  readonly ownerUrl?: string;
  /** How many connections read at most; 8 unless told. Each projection that is led has one of its own besides. */
  readonly maxConnections?: number;
  /** Told of a connection that broke while nobody was waiting for it. */
  readonly onFault?: (error: Error) => void;
  /** Told, in a Dutch sentence, of a transaction elsewhere that holds up a rebuild. */
  readonly onWaiting?: (sentence: string) => void;
}

/** A database, and the pool of its connections to look at. `db.destroy()` closes both. */
export interface OpenDatabase {
  readonly db: ReadDatabase;
  readonly pool: Pick<Pool, 'totalCount' | 'idleCount' | 'waitingCount'>;
}

export const openDatabase = ({ url, maxConnections = 8, onFault = () => undefined }: Connecting): OpenDatabase => {
  const pool = openPool({ url, name: 'reader', max: maxConnections, onFault });
  return { db: new Kysely<unknown>({ dialect: retryingDialect(pool) }), pool };
};
