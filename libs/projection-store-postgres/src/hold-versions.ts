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
// A server that hangs keeps nobody from closing.
const closeMs = 1_000;

/** Name of the lock that every process has which may read this version. */
export const useName = ({ locks }: Pick<ReadModels, 'locks'>, { name, version }: Version): string => `${locks.prefix}gebruik ${name} ${String(version)}`;

const takeText = 'select pg_advisory_lock_shared(hashtextextended(name, 0)) from unnest($1::text[]) as u (name)';

/** A connection that has the locks for as long as it lives. */
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

/** Takes the locks anew where the connection breaks, as long as nobody ends it. */
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
 * Says for as long as it is open that this process uses these versions of read models, so that nobody drops their tables.
 * Taken before the tables are looked for: from then on they stay.
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
