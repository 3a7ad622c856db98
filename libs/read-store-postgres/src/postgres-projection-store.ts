import { setTimeout as delay } from 'node:timers/promises';

import type { Position, Projection, ProjectionSession, ProjectionStore } from '@actiespoor/event-store';
import { Client } from 'pg';

import { readCheckpoints } from './checkpoints.js';
import type { ReadDatabase } from './database.js';
import { faultOf } from './fault.js';
import { PostgresProjectionSession, type Lead } from './projection-session.js';

export interface PostgresProjectionStoreOptions {
  readonly db: ReadDatabase;
  /** Connection string of the application role: a leader has a connection of its own. */
  readonly url: string;
  /** How long to wait before asking for the lead again, in milliseconds; 500 unless told. */
  readonly retryMs?: number;
  /** Told of a connection that broke while nobody was waiting for it. Its session fails at the next call. */
  readonly onFault?: (error: Error) => void;
}

const lockName = ({ name, version }: Projection): string => `projectie ${name} ${String(version)}`;

const hasLock = async (client: Client, projection: Projection): Promise<boolean> => {
  const text = 'select pg_try_advisory_lock(hashtextextended($1, 0)) as taken';
  const { rows } = await client.query<{ taken: boolean }>(text, [lockName(projection)]);
  return rows[0]?.taken === true;
};

const takeText = `
  insert into voortgang.checkpoint as c (name, version, positie, epoch) values ($1, $2, null, 1)
  on conflict (name, version) do update set epoch = c.epoch + 1
  returning positie, epoch::text as epoch`;

/** A new epoch: whoever led before, and does not know yet that it lost its lock, can write nothing more. */
const takeLead = async (client: Client, { name, version }: Projection): Promise<Lead> => {
  const { rows } = await client.query<{ positie: Position | null; epoch: string }>(takeText, [name, version]);
  const [row] = rows;
  if (row === undefined) throw new Error(`Projectie ${name} heeft geen checkpoint`);
  return { checkpoint: row.positie ?? undefined, epoch: row.epoch };
};

const waitForLock = async (client: Client, projection: Projection, { retryMs, signal }: { retryMs: number; signal: AbortSignal }): Promise<boolean> => {
  while (!signal.aborted) {
    if (await hasLock(client, projection)) return true;
    await delay(retryMs, undefined, { signal }).catch(() => undefined);
  }
  return false;
};

/** Rows and checkpoints in one transaction, one leader per projection. @see ProjectionStore */
export const postgresProjectionStore = ({ db, url, retryMs = 500, onFault = () => undefined }: PostgresProjectionStoreOptions): ProjectionStore => {
  const lead = async (projection: Projection, signal: AbortSignal): Promise<ProjectionSession | undefined> => {
    const client = new Client({ connectionString: url, keepAlive: true, application_name: `actiespoor ${projection.name}` });
    client.on('error', onFault);
    try {
      await client.connect();
      if (await waitForLock(client, projection, { retryMs, signal })) {
        return new PostgresProjectionSession(client, projection, await takeLead(client, projection));
      }
      await client.end();
      return undefined;
    } catch (error) {
      await client.end().catch(() => undefined);
      throw faultOf(`Leiding over ${projection.name} krijgen lukt niet`, error);
    }
  };

  const checkpoints = async (): Promise<ReadonlyMap<string, Position>> => {
    try {
      return await readCheckpoints(db);
    } catch (error) {
      throw faultOf('Lezen van de checkpoints lukt niet', error);
    }
  };

  return { lead, checkpoints };
};
