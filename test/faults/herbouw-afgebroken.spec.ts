import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

import { localIssuer } from '@actiespoor/identity';
import { projectionNamed, type Readiness, rebuild } from '@actiespoor/platform';
import { testDatabase, type TestDatabase } from '@actiespoor/testing';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';

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

const main = fileURLToPath(new URL('../../apps/cli/dist/main.js', import.meta.url));
const spoor = 'spoor';

describe('Een herbouw die niet af kan', () => {
  let eventStoreDb: EventStoreDb;
  let database: TestDatabase;
  let dataDir: string;
  let server: RunningServer;
  let settings: Readonly<Record<string, string>>;
  let client: Client;
  let planId: string;

  const actiespoor = async (line: string) => {
    const terminal = recordedTerminal();
    const status = await run(line.split(' '), { terminal, settings: () => loadSettings(settings), interrupted: new AbortController().signal });
    return { status, told: terminal.told(), printed: terminal.printed() };
  };
  const shown = async () => {
    const { projecties } = (await (await fetch(`${server.url}/health/ready`)).json()) as Readiness;
    return projecties.find(({ naam }) => naam === spoor);
  };
  const metric = async (line: string): Promise<boolean> => (await (await fetch(`${server.url}/metrics`)).text()).includes(`actiespoor_projection_${line}`);
  const underWay = (): Promise<void> => until('er wordt herbouwd', async () => (await shown())?.status === 'rebuilding');
  const spoorIsRead = async (): Promise<void> => {
    const { status, body } = await client.get<{ readonly vastleggingen: readonly object[] }>(`/v1/plannen/${planId}/spoor`);
    expect([status, Object.values(body).some((list) => Array.isArray(list) && list.length > 0)]).toEqual([200, true]);
  };
  const left = async (reason: RegExp): Promise<void> => {
    eventStoreDb.faults.access = 'all';
    eventStoreDb.faults.silentSubscriptions = 0;
    eventStoreDb.cut();
    await until('de dienst ziet wat er is', async () => (await shown())?.status === 'running' && (await metric(`rebuild_left{projection="${spoor}"} 1`)));
    expect((await shown())?.melding).toMatch(reason);
    expect(await metric(`status{projection="${spoor}",status="rebuilding"} 0`)).toBe(true);
    const { status, printed } = await actiespoor('projections list');
    expect([status, printed]).toEqual([1, expect.stringMatching(reason)]);
    expect(printed).not.toContain('wordt opnieuw opgebouwd');
    await spoorIsRead();
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
    };
    server = await startServer(loadConfig(settings), () => undefined);
    client = clientOf(server.url, await (await localIssuer(dataDir)).sign(beleidsmedewerkerLekstroom));
    ({ planId } = await inlezen(client, 'SV-LEKSTROOM', voorbeeldLekstroom));
  }, 60_000);
  afterEach(async () => {
    expect(await actiespoor(`projections rebuild ${spoor}`)).toMatchObject({ status: 0 });
    expect(await actiespoor('projections list')).toMatchObject({ status: 0 });
    await spoorIsRead();
  });
  afterAll(async () => {
    await server.stop();
    await eventStoreDb.stop();
    await database.drop();
    await cleanUp(dataDir);
  });

  it('omdat de event store weigert: hij zegt wat, wat er stond blijft in gebruik, en zo staat het overal', async () => {
    eventStoreDb.faults.silentSubscriptions = 1_000;
    const rebuilding = actiespoor(`projections rebuild ${spoor}`);
    await underWay();
    eventStoreDb.faults.access = 'wrong-password';
    expect(await rebuilding).toMatchObject({
      status: 1,
      told: expect.stringMatching(
        /wachtwoord klopt niet; zet in ESDB_URL.* wat er stond blijft in gebruik\. Ga verder met: actiespoor projections rebuild spoor/,
      ),
    });
    await left(
      /De herbouw van spoor bleef liggen \(.*wachtwoord klopt niet.*\); wat er stond blijft in gebruik\. Ga verder met: actiespoor projections rebuild spoor/,
    );
  });

  it('omdat de event store weg blijft', async () => {
    eventStoreDb.faults.silentSubscriptions = 1_000;
    const { eventStore, readStore } = server.platform;
    const rebuilding = rebuild({ eventStore, readStore }, projectionNamed(spoor), { signal: new AbortController().signal, patienceMs: 500 });
    const failed = expect(rebuilding).rejects.toThrow();
    await underWay();
    const { log, port } = eventStoreDb;
    await eventStoreDb.stop();
    await failed;
    eventStoreDb = await startEventStoreDb({ log, port });
    await left(/De herbouw van spoor bleef liggen \(/);
  });

  it('omdat haar proces met kill -9 eindigt', async () => {
    eventStoreDb.faults.silentSubscriptions = 1_000;
    const { PATH = '', HOME = '' } = process.env;
    const child = spawn(process.execPath, [main, 'projections', 'rebuild', spoor], { env: { PATH, HOME, ...settings }, stdio: 'ignore' });
    await underWay();
    child.kill('SIGKILL');
    await once(child, 'close');
    await left(/De herbouw van spoor bleef liggen \(haar proces eindigde\)/);
  });
});
