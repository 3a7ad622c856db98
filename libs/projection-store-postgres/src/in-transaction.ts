import { retried } from '@actiespoor/postgres';
import type { ClientBase } from 'pg';

/** Work of one transaction, whole or not at all; done again where the server undid it because of another. */
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
