import { localIssuer } from '@actiespoor/identity';
import type { Readiness } from '@actiespoor/platform';
import { testDatabase, type TestDatabase } from '@actiespoor/testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { loadConfig } from '../../apps/api/src/config.js';
import { type RunningServer, startServer } from '../../apps/api/src/server.js';
import { run } from '../../apps/cli/src/program.js';
import { loadSettings } from '../../apps/cli/src/settings.js';
import { recordedTerminal } from '../../apps/cli/src/terminal/recorded-terminal.fixture.js';
import { startTestServer as startEventStoreDb, type TestServer as EventStoreDb } from '../../libs/event-store-esdb/test/test-server.js';
import { type Client, clientOf } from '../support/client.js';
import { beleidsmedewerkerLekstroom } from '../support/medewerkers.js';
import { inlezen, voorbeeldLekstroom } from '../support/plannen.js';
import { cleanUp, newDataDir } from '../support/spawned-server.js';
import { until } from './own-postgres.js';

const refusals = [
  { naam: 'een wachtwoord', access: 'wrong-password', reden: /wachtwoord klopt niet; zet in ESDB_URL/ },
  { naam: 'het recht op $all', access: 'streams-only', reden: /lezen van het hele log \(\$all\); geef hem dat recht/ },
] as const;

const commands = ['events verify', 'events notarise', 'events export', 'projections list', 'projections rebuild spoor', 'demo', 'evaluatie lijst'] as const;

describe('Wat een draaiende dienst op EventStoreDB wordt afgenomen', () => {
  let eventStoreDb: EventStoreDb;
  let database: TestDatabase;
  let dataDir: string;
  let server: RunningServer;
  let settings: Readonly<Record<string, string>>;
  let client: Client;
  let planId: string;
  const lines: string[] = [];

  const toldSince = (line: number): readonly string[] => lines.slice(line).filter((one) => /lukt niet|event store|EventStoreDB/i.test(one));
  const ready = async (): Promise<{ readonly status: number; readonly body: Readiness }> => {
    const answer = await fetch(`${server.url}/health/ready`);
    return { status: answer.status, body: (await answer.json()) as Readiness };
  };
  const actiespoor = async (line: string) => {
    const terminal = recordedTerminal();
    const status = await run(line.split(' '), { terminal, settings: () => loadSettings(settings), interrupted: new AbortController().signal });
    return { status, told: terminal.told() };
  };

  beforeAll(async () => {
    [eventStoreDb, database, dataDir] = [await startEventStoreDb(), await testDatabase(), await newDataDir()];
    settings = {
      PORT: '0',
      DATA_DIR: dataDir,
      DATABASE_URL: database.url,
      MIGRATION_DATABASE_URL: database.ownerUrl,
      DEMO: 'off',
      EVENT_STORE: 'esdb',
      ESDB_URL: eventStoreDb.url,
      ESDB_NAMESPACE: 'proef',
    };
    server = await startServer(loadConfig(settings), (line, level) => void lines.push(`${level ?? 'info'} ${line}`));
    client = clientOf(server.url, await (await localIssuer(dataDir)).sign(beleidsmedewerkerLekstroom));
    ({ planId } = await inlezen(client, 'SV-LEKSTROOM', voorbeeldLekstroom));
  }, 60_000);
  afterAll(async () => {
    await server.stop();
    await eventStoreDb.stop();
    await database.drop();
    await cleanUp(dataDir);
  });

  it.each(refusals)(
    '$naam: de gereedheid noemt het, lezen gaat door, en het staat er eens per minuut, niet bij elke poging',
    async ({ access, reden }) => {
      const before = lines.length;
      eventStoreDb.faults.access = access;
      eventStoreDb.cut();
      await until('de gereedheid noemt het', async () => reden.test(JSON.stringify((await ready()).body.onderdelen.eventStore)));
      expect((await ready()).status).toBe(503);
      expect(await client.get(`/v1/plannen/${planId}`)).toMatchObject({ status: 200 });
      const tried = eventStoreDb.calls.length;
      await until('er is nog vele malen geprobeerd', async () => (await ready()).status === 503 && eventStoreDb.calls.length > tried + 20);
      await until('het staat in het log', () => toldSince(before).length > 0);
      const told = toldSince(before);
      expect(lines.slice(before).filter((one) => one.startsWith('warn De event store weigert dit programma'))).toEqual([expect.stringMatching(reden)]);
      expect(told.toSorted()).toEqual([...new Set(told)].toSorted());
      expect(told.length).toBeLessThan(10);

      for (const command of commands) {
        const { status, told: said } = await actiespoor(command);
        expect({ command, status, said }).toEqual({ command, status: expect.any(Number), said: expect.not.stringMatching(/onverwacht|geheim/) });
      }
      eventStoreDb.faults.access = 'all';
      await until('weer gereed', async () => (await ready()).status === 200);
      await until('lezen weet het ook', async () => !(await client.get(`/v1/plannen/${planId}`)).headers.has('event-store-weg-sinds'));
    },
    60_000,
  );

  it('staat ook in het log van een proces dat niets volgt', async () => {
    const said: string[] = [];
    const idle = await startServer(loadConfig({ ...settings, PROCESSORS: 'off' }), (line, level) => void said.push(`${level ?? 'info'} ${line}`));
    eventStoreDb.faults.access = 'wrong-password';
    eventStoreDb.cut();
    await until('de gereedheid vroeg het', async () => (await fetch(`${idle.url}/health/ready`)).status === 503);
    await until('het staat er', () => said.some((one) => /^warn De event store weigert dit programma: .*wachtwoord klopt niet/.test(one)));
    eventStoreDb.faults.access = 'all';
    await idle.stop();
  });
});
