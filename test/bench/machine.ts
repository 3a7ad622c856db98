import { cpus, totalmem } from 'node:os';

import type { Client } from 'pg';

export interface Machine {
  readonly platform: string;
  readonly processor: string;
  readonly cores: number;
  readonly memoryGiB: number;
}

export interface Versions {
  readonly node: string;
  readonly postgres: string;
  /** The server's settings for the durability of a commit. */
  readonly durability: string;
}

export const machine = (): Machine => ({
  platform: `${process.platform}-${process.arch}`,
  processor: cpus()[0]?.model.trim() ?? 'onbekend',
  cores: cpus().length,
  memoryGiB: Math.round(totalmem() / 2 ** 30),
});

const settings = `select current_setting('server_version') as postgres,
  'fsync ' || current_setting('fsync') || ', synchronous_commit ' || current_setting('synchronous_commit') as durability`;

export const versions = async (client: Client): Promise<Versions> => {
  const { rows } = await client.query<{ postgres: string; durability: string }>(settings);
  const [row] = rows;
  if (!row) throw new Error('PostgreSQL zegt niet welke versie het is');
  return { node: process.version, ...row };
};
