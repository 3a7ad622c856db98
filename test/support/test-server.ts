import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { localIssuer, type LocalClaims } from '@actiespoor/identity';
import type { Platform } from '@actiespoor/platform';
import { testDatabase } from '@actiespoor/testing';

import { loadConfig } from '../../apps/api/src/config.js';
import { startServer } from '../../apps/api/src/server.js';
import { clientOf, type Client, type Shared } from './client.js';

/** The real service in this process, on a port and a database of its own. */
export interface TestServer {
  readonly url: string;
  readonly platform: Platform;
  /** Its database, for tests that look past the service. */
  readonly databaseUrl: string;
  /** Its settings, for another program on the same data. */
  readonly settings: Readonly<Record<string, string>>;
  readonly stranger: Client;
  as(claims: LocalClaims): Promise<Client>;
  stop(): Promise<void>;
}

/**
 * Starts the service as its settings would: over HTTP, with tokens of the local issuer.
 *
 * @param settings environment variables that differ from the test's own
 * @example
 * const server = await startTestServer({ DEMO: 'on' });
 * const houten = await server.as(beleidsmedewerkerHouten);
 */
export const startTestServer = async (settings: Readonly<Record<string, string>> = {}): Promise<TestServer> => {
  const database = await testDatabase();
  const dataDir = await mkdtemp(join(tmpdir(), 'actiespoor-journey-'));
  const own = { PORT: '0', DATA_DIR: dataDir, DATABASE_URL: database.url, MIGRATION_DATABASE_URL: database.ownerUrl, DEMO: 'off' };
  const given = { ...own, ...settings };
  const cleanUp = async (): Promise<void> => {
    await database.drop();
    await rm(dataDir, { recursive: true, force: true });
  };
  try {
    const server = await startServer(loadConfig(given), () => undefined);
    const { url, platform } = server;
    const shared: Shared = {};
    const issuer = await localIssuer(dataDir);
    return {
      url,
      platform,
      databaseUrl: database.ownerUrl,
      settings: given,
      stranger: clientOf(url),
      as: async (claims) => clientOf(url, await issuer.sign(claims), shared),
      stop: async () => {
        await server.stop();
        await cleanUp();
      },
    };
  } catch (fault) {
    await cleanUp();
    throw fault;
  }
};
