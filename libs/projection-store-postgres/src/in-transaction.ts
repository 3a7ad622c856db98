import { retried } from '@actiespoor/postgres';
import type { ClientBase } from 'pg';

/** Runs work in one transaction, whole or not at all; repeats it if the server undid it because of another transaction. */
export const inTransaction = <T>(client: ClientBase, work: () => Promise<T>): Promise<T> =>
  retried(async () => {
    try {
      await client.query('begin');
      const done = await work();
      await client.query('commit');
      return done;
    } catch (error) {
      await client.query('rollback').catch(() => undefined);
      throw error;
    }
  });
