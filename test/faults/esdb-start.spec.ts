import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { localIssuer } from '@actiespoor/identity';
import { testDatabase, type TestDatabase } from '@actiespoor/testing';

import { startTestServer as startEventStoreDb, type TestServer as EventStoreDb } from '../../libs/event-store-esdb/test/test-server.js';
import { cleanUp, newDataDir, runServer } from '../support/spawned-server.js';

/** Every setting that holds a secret, each with a word of its own. */
const secrets = ['geheim-databank', 'geheim-eigenaar', 'geheim-store'] as const;

describe('Een start op een EventStoreDB die niet te gebruiken is', () => {
  let database: TestDatabase;
  let server: EventStoreDb;
  let dataDir: string;

  const urlWith = (query: string): string => `esdb://spoor:${secrets[2]}@127.0.0.1:${String(server.port)}?${query}`;
  const ended = async (url: string, more: Readonly<Record<string, string>> = {}) =>
    runServer({
      DATA_DIR: dataDir,
      DATABASE_URL: database.url,
      MIGRATION_DATABASE_URL: database.ownerUrl,
      EVENT_STORE: 'esdb',
      ESDB_URL: url,
      START_WAIT_SECONDS: '1',
      LOG_FORMAT: 'tekst',
      ...more,
    });

  beforeAll(async () => {
    [database, server, dataDir] = [await testDatabase(), await startEventStoreDb(), await newDataDir()];
    await localIssuer(dataDir);
  });
  afterAll(async () => {
    await server.stop();
    await database.drop();
    await cleanUp(dataDir);
  });

  it.each([
    ['een verkeerd wachtwoord', 'wrong-password', /de server weigert gebruiker "spoor": [^\n]*wachtwoord klopt niet; zet in ESDB_URL/],
    ['geen recht op $all', 'streams-only', /de server weigert gebruiker "spoor" dit: lezen van het hele log \(\$all\); [^\n]*rechten\.mjs/],
  ] as const)('%s: één zin, exitstatus 1 en geen stack', async (_, access, zin) => {
    server.faults.access = access;
    const { code, output } = await ended(urlWith('tls=false'));
    server.faults.access = undefined as never;
    expect([code, output]).toEqual([
      1,
      expect.stringMatching(new RegExp(`^EventStoreDB \\(127\\.0\\.0\\.1:\\d+\\) is niet te gebruiken: [^\\n]*${zin.source}[^\\n]*\\n$`)),
    ]);
    expect(output).not.toMatch(/geheim|^\s+at /m);
  });

  it.each([
    [
      'een instelling zonder effect',
      'tls=false&tlsVerifyCert=false',
      /^De instelling tlsVerifyCert in de URL van EventStoreDB heeft geen effect: [^\n]*Pas ESDB_URL aan\.\n$/,
    ],
    ['een certificaat dat er niet is', 'tlsCAFile=/er/niet', /^Het bestand van een certificaat in de URL van EventStoreDB is er niet\. Pas ESDB_URL aan\.\n$/],
  ] as const)('%s: één zin, exitstatus 1 en geen geheim', async (_, query, zin) => {
    const { code, output } = await ended(urlWith(query));
    expect([code, output]).toEqual([1, expect.stringMatching(zin)]);
    expect(output).not.toMatch(/geheim|^\s+at /m);
  });

  it('een certificaat van een CA die niemand noemde: één zin die zegt wat te doen, exitstatus 1 en geen geheim', async () => {
    const secure = await startEventStoreDb({ isSecure: true });
    const { code, output } = await ended(secure.strangeUrl);
    await secure.stop();
    expect([code, output]).toEqual([
      1,
      expect.stringMatching(
        /^EventStoreDB \(localhost:\d+\) is niet te gebruiken: het certificaat van de server is niet te controleren; noem zijn CA in ESDB_URL met tlsCAFile=[^\n]*\n$/,
      ),
    ]);
    expect(output).not.toMatch(/geheim|^\s+at /m);
  });

  it('een server die er niet is: hij wacht, zegt waarop, en eindigt met een zin', async () => {
    const { code, output } = await ended(`esdb://spoor:${secrets[2]}@127.0.0.1:9?tls=false`);
    expect([code, output]).toEqual([
      1,
      expect.stringMatching(
        /^Wachten op EventStoreDB \(127\.0\.0\.1:9\): er komt geen antwoord\.[^\n]*\nEventStoreDB \(127\.0\.0\.1:9\) is niet te gebruiken: er komt geen antwoord, ook niet na 1 s\.[^\n]*\n$/,
      ),
    ]);
    expect(output).not.toContain(secrets[2]);
  });

  it('een databank en een event store met een geheim in een fout adres: geen uitvoer noemt er een', async () => {
    const broken = (user: string): string => `postgres://rol:${user}@127.0.0.1:9/x`;
    const { code, output } = await ended(`esdb://spoor:${secrets[2]}@@host:poort`, {
      DATABASE_URL: broken(secrets[0]),
      MIGRATION_DATABASE_URL: broken(secrets[1]),
    });
    expect(code).toBe(1);
    for (const secret of secrets) expect(output).not.toContain(secret);
  });
});
