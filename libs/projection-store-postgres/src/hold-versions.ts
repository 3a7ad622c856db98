import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';

import { connect } from '@actiespoor/postgres';
import type { Client } from 'pg';

import { connected } from './connection.js';
import type { ReadModels } from './read-models.js';

/** A version of a read model. */
export interface Version {
  readonly name: string;
  readonly version: number;
}

export interface VersionHold {
  close(): Promise<void>;
}

const retryMs = 1_000;
// A server that hangs delays nobody's close for longer than this.
const closeMs = 1_000;

/** Name of the lock that is held by every process that may read this version. */
export const useName = ({ locks }: Pick<ReadModels, 'locks'>, { name, version }: Version): string => `${locks.prefix}gebruik ${name} ${String(version)}`;

const takeText = 'select pg_advisory_lock_shared(hashtextextended(name, 0)) from unnest($1::text[]) as u (name)';

/** A connection that holds the locks for as long as it lives. */
const taken = async (url: string, names: readonly string[]): Promise<Client> => {
  const client = connected({ url, name: 'leesmodellen in gebruik', onFault: () => undefined });
  try {
    await connect(client);
    await client.query(takeText, [names]);
    return client;
  } catch (error) {
    await client.end().catch(() => undefined);
    throw error;
  }
};

/** Takes the locks again after a broken connection, until the signal. */
const keep = async (first: Client, again: () => Promise<Client>, signal: AbortSignal): Promise<void> => {
  let client: Client | undefined = first;
  while (!signal.aborted) {
    if (client) await once(client, 'end', { signal }).catch(() => undefined);
    if (signal.aborted) break;
    client = await again().catch(() => undefined);
    if (!client) await delay(retryMs, undefined, { signal }).catch(() => undefined);
  }
  await client?.end().catch(() => undefined);
};

/**
 * Declares for as long as it is open that this process uses these versions of read models, so that their tables are not dropped.
 * Take it before looking for the tables: from then on they stay.
 */
export const holdVersions = async (url: string, { locks, tables }: ReadModels): Promise<VersionHold> => {
  const names = tables.map(({ projection }) => useName({ locks }, projection));
  const ending = new AbortController();
  const keeping = keep(await taken(url, names), () => taken(url, names), ending.signal);
  return {
    close: async () => {
      ending.abort();
      await Promise.race([keeping, delay(closeMs, undefined, { ref: false })]);
    },
  };
};
