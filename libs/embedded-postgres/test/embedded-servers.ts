import { chmod, mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { expect } from '@jest/globals';
import { Client } from 'pg';

import { startEmbeddedPostgres, type EmbeddedPostgres } from '../src/embedded-postgres.js';
import { EmbeddedPostgresFault } from '../src/faults.js';

const cleanUps: (() => Promise<void>)[] = [];

export const onCleanUp = (cleaning: () => Promise<void>): void => {
  cleanUps.push(cleaning);
};

/** Cleans up in reverse order, even after a failed test: a process before its server and a server before its folder. */
export const cleanUp = async (): Promise<void> => {
  for (const cleaning of cleanUps.reverse()) await cleaning();
};

/** A new folder below one of mode 700. */
export const closedFolder = async (): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), 'embedded-postgres-'));
  onCleanUp(async () => rm(folder, { recursive: true, force: true }));
  return folder;
};

/** A folder that PostgreSQL's user under root may pass through. */
export const openFolder = async (): Promise<string> => {
  const folder = await closedFolder();
  await chmod(folder, 0o711);
  return folder;
};

export const start = async (dataDir: string, log: string[] = []): Promise<EmbeddedPostgres> => {
  const server = await startEmbeddedPostgres({ dataDir, log: (line) => log.push(line) });
  onCleanUp(async () => server.stop());
  return server;
};

export const query = async (url: string, sql: string): Promise<readonly Record<string, unknown>[]> => {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
};

export const exists = async (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  );

/** Matches a fault for the operator that has these words. */
export const fault = (words: RegExp): unknown =>
  expect.objectContaining({ constructor: EmbeddedPostgresFault, message: expect.stringMatching(words) as unknown });
