import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

import { localIssuer } from '@actiespoor/identity';
import type { Readiness } from '@actiespoor/platform';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

import { type Client, clientOf } from '../support/client.js';
import { regiocoordinatorLekstroom, trekkerHouten } from '../support/medewerkers.js';
import { actieMet, inlezen, type PlanWeergave, statusVan, type Vastgelegd, voorbeeldLekstroom } from '../support/plannen.js';
import { cleanUp, newDataDir, type SpawnedServer, spawnServer } from '../support/spawned-server.js';
import { until } from './own-postgres.js';
import { swappedEventStoreDb, swappedPostgres, type SwappedStore } from './store-swap.js';

const stores = [
  ['PostgreSQL', swappedPostgres],
  ['EventStoreDB', swappedEventStoreDb],
] as const;

const main = fileURLToPath(new URL('../../apps/cli/dist/main.js', import.meta.url));

describe.each(stores)('Een oudere reservekopie, terwijl alles met kill -9 eindigt, op %s', (_, open) => {
  let store: SwappedStore;
  let dataDir: string;
  let environment: Readonly<Record<string, string>>;
  let server: SpawnedServer;
  let regio: Client;
  let trekker: Client;

  const start = async (): Promise<void> => {
    server = await spawnServer(environment);
    const [issuer, shared] = [await localIssuer(dataDir), {}];
    regio = clientOf(server.url, await issuer.sign(regiocoordinatorLekstroom), shared);
    trekker = clientOf(server.url, await issuer.sign(trekkerHouten), shared);
  };
  const actiespoor = (line: string) =>
    promisify(execFile)(process.execPath, [main, ...line.split(' ')], { env: environment }).then(
      ({ stdout }) => ({ status: 0, told: stdout }),
      (fault: { readonly code: number; readonly stdout: string; readonly stderr: string }) => ({ status: fault.code, told: fault.stdout + fault.stderr }),
    );
  /** Begins this command as a process of its own and ends it with kill -9 once it says something, or is done. */
  const killed = async (line: string): Promise<void> => {
    const child = spawn(process.execPath, [main, ...line.split(' ')], { env: environment, stdio: ['ignore', 'pipe', 'pipe'] });
    const closed = once(child, 'close');
    await Promise.race([once(child.stdout, 'data'), once(child.stderr, 'data'), closed]);
    child.kill('SIGKILL');
    await closed;
  };
  const ready = async (): Promise<{ readonly status: number; readonly body: Readiness }> => {
    const answer = await fetch(`${server.url}/health/ready`);
    return { status: answer.status, body: (await answer.json()) as Readiness };
  };
  const report = async (actieId: string, status: string, op: string): Promise<Vastgelegd> => {
    const ifMatch = (await trekker.get(`/v1/acties/${actieId}`)).headers.get('etag') ?? '';
    const answer = await trekker.post<Vastgelegd>(`/v1/acties/${actieId}/statusupdates`, { status, organisatie: 'GM0321', op }, { ifMatch });
    expect(answer).toMatchObject({ status: 201 });
    return answer.body;
  };

  beforeEach(async () => {
    [store, dataDir] = [await open(), await newDataDir()];
    const { PATH = '', HOME = '' } = process.env;
    environment = { PATH, HOME, PORT: '0', DATA_DIR: dataDir, DEMO: 'off', ...store.settings };
    await start();
  });
  afterEach(async () => {
    await cleanUp(dataDir);
    await store.close();
  });

  it('zegt bij elke start wat er is, verliest niets van daarna, en een herbouw die gedood wordt houdt de volgende niet tegen', async () => {
    const { planId } = await inlezen(regio, 'SV-LEKSTROOM', voorbeeldLekstroom);
    const plan = (await regio.read<PlanWeergave>(`/v1/plannen/${planId}`)).body;
    const [eerste, tweede] = [actieMet(plan, '1b').actieId, actieMet(plan, '1g').actieId];
    await store.backUp();
    await report(eerste, 'gestart', '2022-03-01');
    await regio.read(`/v1/plannen/${planId}`);
    const underWay = report(eerste, 'uitgesteld', '2022-03-02').catch(() => undefined);
    await server.kill();
    await underWay;
    await store.putBack();

    await start();
    await until('elke projectie is bekeken', async () => (await ready()).body.projecties.every(({ status }) => status === 'astray'));
    expect((await ready()).status).toBe(503);
    const checked = await actiespoor('events verify');
    expect([checked.status, checked.told]).toEqual([1, expect.stringMatching(/^leesmodel: projectie actueel-plan$/m)]);
    const { positie } = await report(tweede, 'gestart', '2022-03-01');
    await server.kill();

    await start();
    await until('ook de volgende start ziet het', async () => (await ready()).body.projecties.every(({ status }) => status === 'astray'));
    await killed('projections rebuild --alle');
    await server.kill();
    await start();
    expect(await actiespoor('projections rebuild --alle')).toMatchObject({ status: 0 });
    await until('weer gereed', async () => (await ready()).status === 200);
    const after = (await regio.get<PlanWeergave>(`/v1/plannen/${planId}?wachtOp=${positie}`)).body;
    expect([statusVan(actieMet(after, '1b'), 'GM0321'), statusVan(actieMet(after, '1g'), 'GM0321')]).toEqual(['gepland', 'gestart']);
    expect(await actiespoor('events verify')).toMatchObject({ status: 0 });
    expect(await actiespoor('projections list')).toMatchObject({ status: 0 });
  });
});
