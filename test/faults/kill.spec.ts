import { localIssuer, type LocalClaims } from '@actiespoor/identity';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { clientOf, type Client, type Shared } from '../support/client.js';
import { brokenChains, eventsOfPlan, eventsPerKey, foldedPlan, storedEvents } from '../support/evidence.js';
import { inlezen, type PlanWeergave, type SpoorAntwoord, voorbeeldLekstroom } from '../support/plannen.js';
import { cleanUp, newDataDir, postgresOn, type SpawnedServer, spawnServer } from '../support/spawned-server.js';
import { leden, regio, type Tally, writeAll, type Writer, writerFor } from './workload.js';

const connections = 64;
const rounds = 3;
const killAfter = 300;

const claimsOf = (organisatie: string): LocalClaims => ({ rollen: ['beleidsmedewerker'], organisaties: [organisatie] });

describe('Wie de stekker eruit trekt', () => {
  const tally: Tally = { sent: 0, acknowledged: new Set(), refused: [] };
  const writers: Writer[] = [];
  const tokens = new Map<string, string>();
  let dataDir: string;
  let server: SpawnedServer;
  let clients: Readonly<Record<string, Client>>;
  let planId: string;

  const start = async (): Promise<void> => {
    server = await spawnServer({ DATA_DIR: dataDir });
    const shared: Shared = {};
    clients = Object.fromEntries([...tokens].map(([organisatie, token]) => [organisatie, clientOf(server.url, token, shared)]));
  };
  const client = (): Client => clients[regio]!;
  const readEverything = async (): Promise<SpoorAntwoord['regels']> => {
    const page = async (volgende?: string): Promise<SpoorAntwoord['regels']> => {
      const { body } = await client().read<SpoorAntwoord>(`/v1/plannen/${planId}/spoor?aantal=500${volgende === undefined ? '' : `&volgende=${volgende}`}`);
      return body.volgende === undefined ? body.regels : [...body.regels, ...(await page(body.volgende))];
    };
    return page();
  };

  beforeAll(async () => {
    dataDir = await newDataDir();
    const issuer = await localIssuer(dataDir);
    for (const organisatie of [regio, ...leden]) tokens.set(organisatie, await issuer.sign(claimsOf(organisatie)));
    await start();
    ({ planId } = await inlezen(client(), regio, voorbeeldLekstroom));
    for (let index = 1; index <= connections; index += 1) {
      const opgave = {
        omschrijving: `Actie ${index} van velen`,
        code: `9.${index}`,
        soort: 'actie',
        schaal: { tekst: 'Lokaal', soort: 'lokaal' },
        volgorde: index,
        op: '2022-01-01',
      };
      const { headers, body } = await client().post<{ actieId: string }>(`/v1/plannen/${planId}/acties`, opgave);
      writers.push(writerFor(body.actieId, headers.get('etag') ?? ''));
    }
  });
  afterAll(() => cleanUp(dataDir));

  /** Kills the service after this many acknowledged writes, with as many under way as there are connections. */
  const writeAndKill = async (): Promise<void> => {
    const goal = tally.acknowledged.size + killAfter;
    let killed: Promise<void> | undefined;
    const killAtGoal = (): void => {
      if (tally.acknowledged.size >= goal) killed ??= server.kill();
    };
    await writeAll(writers, { clients, tally, onAcknowledged: killAtGoal });
    await killed;
    expect(tally.refused.slice(0, 1)).toEqual([]);
    expect(tally.acknowledged.size).toBeGreaterThanOrEqual(goal);
  };

  it.each(Array.from({ length: rounds }, (_, index) => index + 1))('verliest niets dat bevestigd was, ronde %i', async () => {
    const [postgres] = await postgresOn(dataDir);
    await writeAndKill();
    const underWay = writers.flatMap(({ open }) => open.slice(0, 1));
    expect(await postgresOn(dataDir)).toEqual([postgres]);

    await start();
    expect(server.output()).toMatch(`Using the PostgreSQL that runs already as process ${postgres}`);
    const found = eventsPerKey(await storedEvents(dataDir));
    expect([...tally.acknowledged].filter((key) => found.get(key) !== 1)).toEqual([]);
    expect(underWay.filter(({ key }) => (found.get(key) ?? 0) > 1)).toEqual([]);
    process.stdout.write(
      `verzonden ${tally.sent}, bevestigd ${tally.acknowledged.size}, gevonden ${[...tally.acknowledged].filter((key) => found.has(key)).length}, onderweg ${underWay.length}, waarvan toch vastgelegd ${underWay.filter(({ key }) => found.has(key)).length}\n`,
    );
  });

  it('neemt wat onderweg was met dezelfde sleutel alsnog aan, eenmaal', async () => {
    const keys = [...tally.acknowledged, ...writers.flatMap(({ open }) => open.map(({ key }) => key))];
    await writeAll(writers, { clients, tally });
    expect(tally.refused.slice(0, 1)).toEqual([]);
    expect(writers.flatMap(({ open }) => open)).toEqual([]);

    const found = eventsPerKey(await storedEvents(dataDir));
    const doubled = keys.filter((key) => (found.get(key) ?? 0) > 1);
    process.stdout.write(
      `verzonden ${tally.sent}, bevestigd ${tally.acknowledged.size}, gevonden ${keys.filter((key) => found.has(key)).length}, dubbel ${doubled.length}\n`,
    );
    expect([keys.length, tally.acknowledged.size, doubled]).toEqual([connections * 16, connections * 16, []]);
    expect(keys.filter((key) => found.get(key) !== 1)).toEqual([]);
  });

  it('toont precies wat er in de gebeurtenissen staat, en die zijn zoals zij geschreven zijn', async () => {
    const events = await storedEvents(dataDir);
    const ofPlan = eventsOfPlan(events, planId);
    expect(brokenChains(events)).toEqual([]);
    expect((await client().read<PlanWeergave>(`/v1/plannen/${planId}`)).body).toEqual(foldedPlan(ofPlan, leden));
    expect((await readEverything()).map(({ gebeurtenisId }) => gebeurtenisId)).toEqual(ofPlan.map(({ id }) => id));
  });

  it('stopt met Ctrl-C alles wat is gestart of overgenomen', async () => {
    expect(await server.interrupt()).toBe(0);
    expect(await postgresOn(dataDir)).toEqual([]);
  });
});
