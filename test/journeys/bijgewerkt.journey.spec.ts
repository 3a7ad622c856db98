import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { testDatabase } from '@actiespoor/testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { loadConfig } from '../../apps/api/src/config.js';
import { type RunningServer, startServer } from '../../apps/api/src/server.js';
import type { Client } from '../support/client.js';
import { startServerAfter } from '../support/event-stores.js';
import { beleidsmedewerkerVlaardingen, beleidsmedewerkerWestBetuwe, griffierWestBetuwe } from '../support/medewerkers.js';
import { actieId, adressen, kaderId, opgaven, planId, schrijfOudeOpdrachten, sleutels, statusupdateId, teunOud } from '../support/oude-opdrachten.js';
import { wilOud } from '../support/oude-personen.js';
import type { SpoorAntwoord } from '../support/plannen.js';
import { startTestServer, type TestServer } from '../support/test-server.js';

const trekkerWestBetuwe = { rollen: ['trekker'], organisaties: ['GM1960'], naam: 'Teun Trekker' } as const;

const gemaakt = { plan: { planId }, kader: { kaderId }, actie: { actieId }, trekker: { trekkerId: sleutels.trekker }, status: { statusupdateId } } as const;
const opdrachten = Object.keys(gemaakt) as (keyof typeof gemaakt)[];

describe('Een installatie die werd bijgewerkt van voor er een sleutel voor personen was', () => {
  let server: TestServer;
  let wil: Client;
  let teun: Client;

  const herhaal = (opdracht: keyof typeof gemaakt, anders: object = {}) =>
    wil.post(adressen[opdracht], { ...opgaven[opdracht], ...anders }, { key: sleutels[opdracht], ifMatch: '"0"' });

  beforeAll(async () => {
    server = await startServerAfter('PostgreSQL', schrijfOudeOpdrachten);
    const head = await server.platform.eventStore.head();
    await (await server.as(griffierWestBetuwe)).get(`/v1/plannen/${planId}?wachtOp=${head ?? ''}`);
    [wil, teun] = [await server.as(beleidsmedewerkerWestBetuwe), await server.as(trekkerWestBetuwe)];
  });
  afterAll(() => server.stop());

  it.each(opdrachten)('voert wat al gedaan was niet nog eens uit: %s', async (opdracht) => {
    const before = await server.platform.eventStore.head();
    const answers = [await herhaal(opdracht), await herhaal(opdracht)];
    for (const answer of answers) expect(answer).toMatchObject({ status: 201, body: gemaakt[opdracht] });
    expect(await server.platform.eventStore.head()).toEqual(before);
  });

  it.each(opdrachten)('weigert een ander verzoek onder dezelfde sleutel, zoals toen: %s', async (opdracht) => {
    expect((await herhaal(opdracht, { op: '2022-01-11' })).status).toBe(409);
  });

  it('doet onder een nieuwe sleutel gewoon wat gevraagd wordt', async () => {
    const { status, body } = await wil.post<{ planId: string }>(adressen.plan, { ...opgaven.plan, titel: 'Een ander plan' });
    expect([status, body.planId === planId]).toEqual([201, false]);
  });

  it('kent ieder mens onder een id: in elk antwoord dat van nu', async () => {
    const code = '/v1/regios/GM1960/voortgang';
    await teun.get('/v1/plannen');
    expect((await wil.change(adressen.status, { status: 'uitgevoerd', organisatie: 'GM1960', op: '2022-03-01' })).status).toBe(201);
    const adressenVan = [
      `/v1/plannen/${planId}`,
      `/v1/plannen/${planId}?peildatum=2022-02-15`,
      `/v1/plannen/${planId}/acties`,
      `/v1/acties/${actieId}`,
      adressen.trekker,
      adressen.status,
      code,
      `/v1/plannen/${planId}/spoor`,
      `/v1/acties/${actieId}/spoor`,
      '/v1/spoor',
      `/v1/plannen/${planId}/verschillen?van=2022-01-10&tot=2022-03-01`,
    ];
    const texts = await Promise.all(adressenVan.map(async (adres) => JSON.stringify((await wil.read(adres)).body)));
    const csv = await wil.send<string>('GET', `/v1/plannen/${planId}/spoor`, { headers: { accept: 'text/csv' } });
    const oud = [...texts, csv.body].filter((text) => text.includes(wilOud) || text.includes(teunOud));
    expect(oud).toEqual([]);
    const { regels } = (await wil.read<SpoorAntwoord>('/v1/spoor?aantal=100')).body;
    expect(new Set(regels.filter(({ soort }) => soort.startsWith('actie-')).map(({ medewerker }) => medewerker.id)).size).toBe(1);
  });

  it('neemt een id van toen niet meer aan in wat nieuw wordt vastgelegd', async () => {
    const wijs = (persoon: string | undefined) =>
      wil.change<{ reden?: string }>(adressen.trekker, { tekst: 'Iemand', soort: 'persoon', persoon, op: '2022-04-01' });
    const [wilNu] = (await wil.read<SpoorAntwoord>(`/v1/acties/${actieId}/spoor`)).body.regels.map(({ medewerker }) => medewerker.id);
    for (const persoon of [wilOud, teunOud, randomUUID()]) expect(await wijs(persoon)).toMatchObject({ status: 409, body: { reden: 'persoon-onbekend' } });
    expect((await wijs(wilNu)).status).toBe(201);
  });

  it('ziet in wie er al trok dezelfde, ook al staat die er onder een id van toen', async () => {
    const { trekkers } = (await wil.read<{ trekkers: readonly { trekkerId: string; persoon?: string }[] }>(`/v1/acties/${actieId}`)).body;
    const persoon = trekkers.find(({ trekkerId }) => trekkerId === sleutels.trekker)?.persoon;
    expect(persoon).not.toBe(teunOud);
    expect(await wil.change(adressen.trekker, { ...opgaven.trekker, persoon })).toMatchObject({ status: 201, body: { trekkerId: sleutels.trekker } });
    expect((await wil.read<{ trekkers: readonly object[] }>(`/v1/acties/${actieId}`)).body.trekkers).toHaveLength(trekkers.length);
  });

  it('houdt de naam aan die iemand nu heeft', async () => {
    const guus = await server.as(griffierWestBetuwe);
    const namen = async () => new Set((await guus.read<SpoorAntwoord>(`/v1/acties/${actieId}/spoor`)).body.regels.map(({ medewerker }) => medewerker.naam));
    expect(await namen()).toEqual(new Set(['Wil Betuwe']));
    await (await server.as({ ...beleidsmedewerkerWestBetuwe, naam: 'Wil de Wit' })).get('/v1/plannen');
    expect(await namen()).toEqual(new Set(['Wil de Wit']));
    await (await server.as({ ...beleidsmedewerkerWestBetuwe, naam: '<b>Wil</b>' })).get('/v1/plannen');
    expect(await namen()).toEqual(new Set(['Wil de Wit']));
  });
});

describe('Een tweede proces op dezelfde database', () => {
  const opgave = { ...opgaven.plan, eigenaar: 'GM0622' };
  const [een, twee] = [Buffer.alloc(32, 1).toString('base64'), Buffer.alloc(32, 2).toString('base64')];

  it('voert onder een nieuwe sleutel niet nog eens uit wat onder de oude al gedaan was', async () => {
    const database = await testDatabase();
    const settings = (key: string) => ({ DATABASE_URL: database.url, MIGRATION_DATABASE_URL: database.ownerUrl, PERSONEN_KEY: key });
    const key = randomUUID();
    const made = async (server: TestServer) => {
      const vera = await server.as(beleidsmedewerkerVlaardingen);
      const { status, body } = await vera.post<{ planId: string }>('/v1/plannen', opgave, { key });
      const { regels } = (await vera.read<SpoorAntwoord>('/v1/spoor')).body;
      await server.stop();
      return [status, body.planId, regels.length];
    };
    try {
      expect(await made(await startTestServer(settings(een)))).toEqual(await made(await startTestServer(settings(`${twee},${een}`))));
    } finally {
      await database.drop();
    }
  });

  it('start alleen met dezelfde sleutel, of met een nieuwe die de oude noemt', async () => {
    const database = await testDatabase();
    const settings = (key: string) => ({ DATABASE_URL: database.url, MIGRATION_DATABASE_URL: database.ownerUrl, PERSONEN_KEY: key });
    try {
      const first = await startTestServer(settings(een));
      await expect(startTestServer(settings(twee))).rejects.toThrow(/PERSONEN_KEY/);
      await (await startTestServer(settings(een))).stop();
      await (await startTestServer(settings(`${twee},${een}`))).stop();
      await first.stop();
    } finally {
      await database.drop();
    }
  });
});

describe('Een sleutel die kwijt is', () => {
  it('wordt bij geen enkele start vervangen, en teruggezet is alles weer goed', async () => {
    const [database, dataDir] = [await testDatabase(), await mkdtemp(join(tmpdir(), 'actiespoor-sleutel-'))];
    const config = loadConfig({ PORT: '0', DEMO: 'off', DATA_DIR: dataDir, DATABASE_URL: database.url, MIGRATION_DATABASE_URL: database.ownerUrl });
    const start = (): Promise<RunningServer> => startServer(config, () => undefined);
    const file = join(dataDir, 'personen.key');
    try {
      await (await start()).stop();
      const key = await readFile(file);
      await rm(file);
      for (const attempt of ['eerste', 'tweede']) {
        const fault: unknown = await start().catch((one: unknown) => one);
        expect([attempt, fault]).toEqual([
          attempt,
          expect.objectContaining({ name: 'PersonenKeyFault', message: expect.stringMatching(/personen\.key staat geen sleutel.*reservekopie.*PERSONEN_KEY/) }),
        ]);
        expect(existsSync(file)).toBe(false);
      }
      await writeFile(file, key);
      await (await start()).stop();
    } finally {
      await database.drop();
      await rm(dataDir, { recursive: true });
    }
  });
});
