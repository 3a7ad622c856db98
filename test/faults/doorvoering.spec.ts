import { setTimeout as pause } from 'node:timers/promises';

import { localIssuer } from '@actiespoor/identity';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { clientOf, type Client, type Shared } from '../support/client.js';
import { brokenChains, eventsOfPlan, eventsPerCommand, foldedPlan, openStored, storedEvents } from '../support/evidence.js';
import { beleidsmedewerkerLekstroom } from '../support/medewerkers.js';
import { actiesVan, bytesOf, doorvoeren, lezen, type PlanLijst, type PlanWeergave, type ProefAntwoord } from '../support/plannen.js';
import { cleanUp, newDataDir, type SpawnedServer, spawnServer } from '../support/spawned-server.js';
import { leden, regio } from './workload.js';

const lijnen = 6;
const letters = [...'abcdefghijklmnopqrstuvwxyz'];
const kolommen = 'Wat gaan we daarvoor doen? Acties/prestaties\tBetrokken actoren\tRegionaal / lokaal\tTrekker\tWanneer';

/** A plan table of some hundred and fifty acties. */
const groot = [
  'Uitvoeringsplan huiselijk geweld en kindermishandeling Lekstroom 2021-2024',
  ...Array.from({ length: lijnen }, (_, index) => index + 1).flatMap((lijn) => [
    '',
    `Actielijn ${lijn} Lijn nummer ${lijn}\t\t\t\t`,
    kolommen,
    ...letters.map((letter) => `${lijn}${letter}. Afspraak ${letter} van lijn ${lijn}\tVT, gemeenten\tLokaal\tGemeente\t2022`),
  ]),
].join('\n');

/** A step well after the beginning and far from the end. */
const halfway = 200;

describe('Een doorvoering die halverwege wordt afgebroken', () => {
  let dataDir: string;
  let server: SpawnedServer;
  let client: Client;
  let proef: ProefAntwoord;

  const start = async (): Promise<void> => {
    const shared: Shared = {};
    server = await spawnServer({ DATA_DIR: dataDir });
    client = clientOf(server.url, await (await localIssuer(dataDir)).sign(beleidsmedewerkerLekstroom), shared);
  };

  beforeAll(async () => {
    dataDir = await newDataDir();
    await start();
    proef = (await lezen(client, regio, bytesOf(groot))).body;
  });
  afterAll(() => cleanUp(dataDir));

  it('laat zolang niets van het plan zien', async () => {
    expect(proef.samenvatting).toMatchObject({ knopen: lijnen, acties: lijnen * letters.length });
    const stored = await openStored(dataDir);
    try {
      const before = Number(await stored.store.head());
      const cutOff = doorvoeren(client, proef.importId).catch(() => 'afgebroken');
      while (Number(await stored.store.head()) < before + halfway) await client.get('/health/live');

      expect((await client.get<PlanLijst>('/v1/plannen')).body.plannen).toEqual([]);
      expect(await client.get(`/v1/plannen/${proef.planId}`)).toMatchObject({ status: 404 });
      await server.kill();
      expect(await cutOff).toBe('afgebroken');
    } finally {
      await stored.close();
    }
    const events = eventsOfPlan(await storedEvents(dataDir), proef.planId);
    expect(events.length).toBeGreaterThan(halfway / 2);
    expect(events.map(({ type }) => type)).not.toContain('DoorvoeringVoltooid');
    expect(foldedPlan(events, leden)).toBeUndefined();
  });

  it('is na een nieuwe start compleet, en alles eenmaal', async () => {
    await start();
    // The turn of the process that was killed must run out first.
    while ((await client.get(`/v1/plannen/${proef.planId}`)).status === 404) await pause(100);
    const events = eventsOfPlan(await storedEvents(dataDir), proef.planId);
    expect(events.filter(({ type }) => type === 'ActieOpgenomen')).toHaveLength(lijnen * letters.length);
    expect(events.filter(({ type }) => type === 'DoorvoeringVoltooid')).toHaveLength(1);
    expect([...eventsPerCommand(events).values()].filter((count) => count !== 1)).toEqual([]);
    expect(brokenChains(events)).toEqual([]);

    const plan = (await client.read<PlanWeergave>(`/v1/plannen/${proef.planId}`)).body;
    expect(plan).toEqual(foldedPlan(events, leden));
    expect(actiesVan(plan)).toHaveLength(lijnen * letters.length);
    const again = await doorvoeren(client, proef.importId);
    expect(again.body).toEqual({ planId: plan.planId, gebeurtenissen: events.length, positie: events.at(-1)?.position ?? '' });
    expect(await server.interrupt()).toBe(0);
  });
});
