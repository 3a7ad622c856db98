import { PostgresDialect, type PostgresPoolClient } from 'kysely';
import type { Pool, PoolClient } from 'pg';

import { retried } from './retrying.js';

/** Retries single statements. Within a transaction the owner of the transaction retries. */
const patient = (client: PoolClient): PostgresPoolClient => {
  const query = (text: string, values: readonly unknown[]): Promise<unknown> => {
    const ask = (): Promise<unknown> => client.query(text, [...values]);
    return client.getTransactionStatus() === 'I' ? retried(ask) : ask();
  };
  return { query: query as unknown as PostgresPoolClient['query'], release: (destroy) => client.release(destroy) };
};

/** Kysely on a pool: repeats a single statement that the server undid because of another transaction. @see retried */
export const retryingDialect = (pool: Pool): PostgresDialect => {
  const known = new WeakMap<PoolClient, PostgresPoolClient>();
  const connect = async (): Promise<PostgresPoolClient> => {
    const client = await pool.connect();
    const wrapped = known.get(client) ?? patient(client);
    known.set(client, wrapped);
    return wrapped;
  };
  return new PostgresDialect({ pool: { connect, end: () => pool.end(), options: pool.options } });
};
