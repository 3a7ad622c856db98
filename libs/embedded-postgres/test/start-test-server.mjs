// Jest's globalSetup: one embedded server for a whole run, unless TEST_DATABASE_URL names one.
import { chmod, mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { EmbeddedPostgresFault, isLeased, startEmbeddedPostgres } from './sources.mjs';

const prefix = 'actiespoor-jest-';
const youngInMs = 60_000;

const start = (dataDir) => startEmbeddedPostgres({ dataDir, log: () => undefined });

const isYoung = async (folder) => Date.now() - (await stat(folder)).mtimeMs < youngInMs;

const isInUse = (folder) => isLeased(join(folder, 'leases'));

// An interrupted run leaves its server behind; a young folder may belong to a run that is just starting.
const remove = async (folder) => {
  if ((await isYoung(folder)) || (await isInUse(folder))) return;
  const server = await start(folder);
  await server.stop();
  if (!(await isInUse(folder))) await rm(folder, { recursive: true });
};

const removeLeftovers = async () => {
  const names = (await readdir(tmpdir())).filter((name) => name.startsWith(prefix));
  await Promise.allSettled(names.map((name) => remove(join(tmpdir(), name))));
};

const startInNewFolder = async () => {
  const folder = await mkdtemp(join(tmpdir(), prefix));
  await chmod(folder, 0o711); // PostgreSQL runs as another user under root
  const server = await start(folder);
  return { folder, server };
};

const explain = (error) => {
  if (!(error instanceof EmbeddedPostgresFault)) throw error;
  console.error(`Geen server voor *.int.spec.ts. ${error.message}`);
};

export default async () => {
  if (process.env['TEST_DATABASE_URL']) return;
  await removeLeftovers();
  try {
    globalThis.testServer = await startInNewFolder();
    process.env['TEST_DATABASE_URL'] = globalThis.testServer.server.ownerUrl;
  } catch (error) {
    explain(error);
  }
};
