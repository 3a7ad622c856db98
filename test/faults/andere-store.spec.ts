import { localIssuer } from '@actiespoor/identity';
import { projectionNames, type Readiness } from '@actiespoor/platform';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

import { loadConfig } from '../../apps/api/src/config.js';
import { type RunningServer, startServer } from '../../apps/api/src/server.js';
import { run } from '../../apps/cli/src/program.js';
import { loadSettings } from '../../apps/cli/src/settings.js';
import { recordedTerminal } from '../../apps/cli/src/terminal/recorded-terminal.fixture.js';
import { type Client, clientOf } from '../support/client.js';
import { regiocoordinatorLekstroom, trekkerHouten } from '../support/medewerkers.js';
import { actieMet, inlezen, type PlanWeergave, statusVan, type Vastgelegd, voorbeeldLekstroom } from '../support/plannen.js';
import { cleanUp, newDataDir } from '../support/spawned-server.js';
import { until } from './own-postgres.js';
import { swappedEventStoreDb, swappedPostgres, type SwappedStore } from './store-swap.js';

const stores = [
  ['PostgreSQL', swappedPostgres],
  ['EventStoreDB', swappedEventStoreDb],
] as const;

// The gate comes before the file is looked for.
const writing = ['demo', 'leveringen laden levering.csv'];

const repair = 'actiespoor projections rebuild --alle';

describe.each(stores)('Leesmodellen van een andere event store, op %s', (_, open) => {
  let store: SwappedStore;
  let dataDir: string;
  let settings: Readonly<Record<string, string>>;
  let server: RunningServer;
  let regio: Client;
  let trekker: Client;

  const start = async (): Promise<void> => {
    server = await startServer(loadConfig(settings), () => undefined);
    const issuer = await localIssuer(dataDir);
    const shared = {};
    regio = clientOf(server.url, await issuer.sign(regiocoordinatorLekstroom), shared);
    trekker = clientOf(server.url, await issuer.sign(trekkerHouten), shared);
  };
  const actiespoor = async (line: string) => {
    const terminal = recordedTerminal();
    const status = await run(line.split(' '), { terminal, settings: () => loadSettings(settings), interrupted: new AbortController().signal });
    return { status, printed: terminal.printed(), told: terminal.told() };
  };
  const ready = async (): Promise<{ readonly status: number; readonly body: Readiness }> => {
    const answer = await fetch(`${server.url}/health/ready`);
    return { status: answer.status, body: (await answer.json()) as Readiness };
  };
  /** The position of every read model, in one order. */
  const places = async (): Promise<readonly string[]> => (await ready()).body.projecties.map(({ naam, positie }) => `${naam} ${positie ?? ''}`).toSorted();
  const planNow = async (planId: string): Promise<PlanWeergave> => (await regio.read<PlanWeergave>(`/v1/plannen/${planId}`)).body;
  const report = async (actieId: string, status: string, op: string): Promise<Vastgelegd> => {
    const ifMatch = (await trekker.read(`/v1/acties/${actieId}`)).headers.get('etag') ?? '';
    const answer = await trekker.post<Vastgelegd>(`/v1/acties/${actieId}/statusupdates`, { status, organisatie: 'GM0321', op }, { ifMatch });
    expect(answer).toMatchObject({ status: 201 });
    return answer.body;
  };
  const strayNow = async (found: RegExp): Promise<void> => {
    await until('elke projectie is bekeken', async () => (await ready()).body.projecties.every(({ status }) => status === 'astray'));
    const { status, body } = await ready();
    expect([status, body.status, body.projecties.map(({ naam }) => naam).toSorted()]).toEqual([503, 'niet-gereed', projectionNames.toSorted()]);
    for (const { melding, achterstand } of body.projecties) expect([achterstand, melding]).toEqual([undefined, expect.stringMatching(found)]);
    expect(body.projecties.every(({ melding }) => melding?.endsWith(repair))).toBe(true);
    const list = await actiespoor('projections list');
    expect([list.status, list.told]).toEqual([1, expect.stringContaining('Hier is iets mis')]);
    for (const name of projectionNames) expect(list.printed).toMatch(new RegExp(`^${name} .*hoort niet bij deze event store`, 'm'));
    expect(list.printed).toContain(repair);
  };

  beforeEach(async () => {
    [store, dataDir] = [await open(), await newDataDir()];
    settings = { PORT: '0', DATA_DIR: dataDir, DEMO: 'off', ...store.settings };
    await start();
  });
  afterEach(async () => {
    await server.stop();
    await store.close();
    await cleanUp(dataDir);
  });

  /** A backup is put back under the running service, and its read models are rebuilt; the id of a plan in it. */
  const putBackAndRebuilt = async (): Promise<string> => {
    const { planId } = await inlezen(regio, 'SV-LEKSTROOM', voorbeeldLekstroom);
    const { actieId } = actieMet(await planNow(planId), '1b');
    await store.backUp();
    await report(actieId, 'gestart', '2022-03-01');
    await planNow(planId);
    await store.putBack();
    await strayNow(/staat op positie [\d-]+/);
    expect(await actiespoor('projections rebuild --alle')).toMatchObject({ status: 0 });
    await until('weer gereed', async () => (await ready()).status === 200);
    return planId;
  };

  it('een oudere reservekopie eronder: zij gaan niet verder, zeggen wat er is, en de genoemde opdracht herstelt het', async () => {
    const { planId } = await inlezen(regio, 'SV-LEKSTROOM', voorbeeldLekstroom);
    const plan = await planNow(planId);
    const [eerste, tweede] = [actieMet(plan, '1b').actieId, actieMet(plan, '1g').actieId];
    await store.backUp();
    await report(eerste, 'gestart', '2022-03-01');
    await report(eerste, 'uitgesteld', '2022-03-02');
    await report(eerste, 'hervat', '2022-03-03');
    expect(statusVan(actieMet(await planNow(planId), '1b'), 'GM0321')).toBe('gestart');
    await server.stop();
    await store.putBack();
    await start();

    await strayNow(/staat op positie [\d-]+.* in deze event store geen gebeurtenis/);
    const { positie } = await report(tweede, 'gestart', '2022-03-01');
    const begun = performance.now();
    expect(await regio.get(`/v1/plannen?wachtOp=${positie}`)).toMatchObject({ status: 503 });
    await trekker.read(`/v1/plannen/${planId}`);
    expect(performance.now() - begun).toBeLessThan(3_000);

    expect(await actiespoor('projections rebuild --alle')).toMatchObject({ status: 0 });
    await until('weer gereed', async () => (await ready()).status === 200);
    const after = (await regio.get<PlanWeergave>(`/v1/plannen/${planId}?wachtOp=${positie}`)).body;
    expect([statusVan(actieMet(after, '1b'), 'GM0321'), statusVan(actieMet(after, '1g'), 'GM0321')]).toEqual(['gepland', 'gestart']);
    expect(await actiespoor('projections list')).toMatchObject({ status: 0 });
  });

  it('een lege, ook als een nieuwe start daarin hetzelfde vastlegt als de vorige', async () => {
    await server.stop();
    await store.empty();
    for (const line of writing) {
      const { status, told } = await actiespoor(line);
      expect([line, status, told]).toEqual([line, 1, expect.stringMatching(/Er is niets vastgelegd\. Projectie .*is gemaakt uit een andere event store/)]);
    }
    expect(await store.head()).toBeUndefined();
    await start();
    await strayNow(/is gemaakt uit een andere event store \([^)]+\); deze is /);
    expect(await actiespoor('projections rebuild --alle')).toMatchObject({ status: 0 });
    await until('weer gereed', async () => (await ready()).status === 200);
    const { planId } = await inlezen(regio, 'SV-LEKSTROOM', voorbeeldLekstroom);
    expect((await planNow(planId)).planId).toBe(planId);
  });

  it('een lege in de plaats, onder een lopende dienst die na een herbouw niets meer opnam: er komt niets van bij wat er staat', async () => {
    await putBackAndRebuilt();
    const before = await places();

    await store.empty();
    // Longer than the log that was there, so that it has a later position for every checkpoint.
    await store.fill();
    await strayNow(/is gemaakt uit een andere event store \([^)]+\); deze is /);
    expect(await places()).toEqual(before);
  });

  it('een store die onder een lopende dienst wordt teruggezet: ook dan', async () => {
    const planId = await putBackAndRebuilt();
    const { body } = await regio.get<PlanWeergave>(`/v1/plannen/${planId}`);
    expect(statusVan(actieMet(body, '1b'), 'GM0321')).toBe('gepland');
  });
});
