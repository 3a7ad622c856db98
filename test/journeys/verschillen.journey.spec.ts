import { createHash } from 'node:crypto';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { canonicalJson } from '@actiespoor/kernel';

import type { VastgesteldeInhoudAntwoord, VerschilAntwoord } from '../../apps/api/src/verschillen/antwoorden.js';
import type { Client } from '../support/client.js';
import {
  beheerder,
  beleidsmedewerkerBronckhorst,
  beleidsmedewerkerHouten,
  beleidsmedewerkerWestBetuwe,
  regiocoordinatorLekstroom,
} from '../support/medewerkers.js';
import { actieMet, inlezen, type PlanLijst, type PlanWeergave, voorbeeldLekstroom } from '../support/plannen.js';
import { startTestServer, type TestServer } from '../support/test-server.js';

const regels = ({ onderdelen }: VerschilAntwoord) => onderdelen.flatMap((onderdeel) => onderdeel.regels);

const as = (client: Client, path: string, accept: string) => client.send<string>('GET', path, { headers: { accept } });

describe('Wat er in West Betuwe veranderde', () => {
  let server: TestServer;
  let wil: Client;
  let plan: string;

  beforeAll(async () => {
    server = await startTestServer({ DEMO: 'on' });
    wil = await server.as(beleidsmedewerkerWestBetuwe);
    const { plannen } = (await wil.read<PlanLijst>('/v1/plannen')).body;
    plan = `/v1/plannen/${String(plannen.find(({ eigenaar }) => eigenaar === 'GM1960')?.planId)}`;
  });
  afterAll(() => server.stop());

  it('tussen de nota en het besluit: nieuwe onderdelen, een verplaatste actie, en schrijffouten apart', async () => {
    const query = 'van=2021-11-30&vanBekendOp=2021-11-30&tot=2022-06-21&totBekendOp=2022-06-21';
    const { status, body } = await wil.get<VerschilAntwoord>(`${plan}/verschillen?${query}`);
    expect(status).toBe(200);
    expect(body.van).toEqual({ peildatum: '2021-11-30', bekendOp: '2021-11-30T22:59:59.999Z' });
    expect(body.onderdelen.map(({ onderdeel }) => onderdeel.soort)).toEqual(expect.arrayContaining(['plan', 'knoop']));
    expect(body.aantallen).toMatchObject({ verplaatst: 1, gesplitst: 1, vervallen: 0, redactioneel: 2 });
    expect(regels(body).filter(({ soort }) => soort === 'toegevoegd').length).toBe(body.aantallen.toegevoegd);
    expect(body.redactioneel.flatMap(({ wijzigingen }) => wijzigingen).map(({ nieuw }) => nieuw)).toEqual([
      expect.stringContaining('mgangshuis'),
      expect.stringContaining('GZDGWB'),
    ]);
    expect(body.positie).toEqual(expect.any(String));
  });

  it('tussen twee momenten van weten over dezelfde dag: alleen de dag die werd rechtgezet', async () => {
    const query = 'van=2022-12-31&tot=2022-12-31&vanBekendOp=2022-12-31&totBekendOp=2023-12-31';
    const { body } = await wil.get<VerschilAntwoord>(`${plan}/verschillen?${query}`);
    expect(regels(body)).toMatchObject([{ soort: 'status', organisatie: 'GM1960', wijzigingen: [{ veld: 'sinds', oud: '2022-10-03', nieuw: '2022-09-26' }] }]);
  });

  it('sinds de vaststelling, als bijlage in Markdown en HTML met dezelfde inhoud', async () => {
    const path = `${plan}/verschillen?van=vaststelling&tot=2023-12-31`;
    const json = await wil.get<VerschilAntwoord>(path);
    expect(json.body.van.vaststelling).toMatchObject({ op: '2022-06-21', orgaan: expect.stringContaining('College') });
    expect(json.body.aantallen.vervallen).toBe(1);

    const md = await as(wil, path, 'text/markdown');
    expect([md.status, md.headers.get('content-type')]).toEqual([200, 'text/markdown; charset=utf-8']);
    expect(md.body).toMatch(/^# Verschillen: Lokaal plan HGKM West Betuwe/);
    expect(md.body).toContain('| zoals vastgesteld op 21 juni 2022 | 31 december 2023 |');
    expect(md.body).toContain('| West Betuwe | status | gepland | gestart (17 april 2023) |');

    const page = await as(wil, path, 'text/html');
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(page.body).toContain('<html lang="nl">');
    expect(page.body).toContain('<td>gestart (17 april 2023)</td>');
    expect(page.headers.get('content-security-policy')).toBe("default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'");
    expect([page.headers.get('feature-policy'), page.headers.get('referrer-policy')]).toEqual(["'none'", 'no-referrer']);
    expect((await as(wil, path, 'image/png')).status).toBe(406);
  });

  it('en het vastgestelde plan is nog te lezen, met een hash die iedereen kan narekenen', async () => {
    const { status, body } = await wil.get<VastgesteldeInhoudAntwoord>(`${plan}/vaststellingen/inhoud`);
    expect(status).toBe(200);
    expect(body).toMatchObject({ klopt: true, vaststelling: { op: '2022-06-21', geregistreerdOp: '2022-06-21T14:30:00.000Z' } });
    expect(createHash('sha256').update(canonicalJson(body.tekst)).digest('hex')).toBe(body.inhoudHash);
    expect(body.herberekend).toBe(body.inhoudHash);
  });

  it('noemt ook het besluitnummer dat later is gemeld', async () => {
    const inhoud = () => wil.read<VastgesteldeInhoudAntwoord>(`${plan}/vaststellingen/inhoud`);
    const { orgaan, op: datum } = (await inhoud()).body.vaststelling;
    expect((await wil.change(`${plan}/vaststellingen`, { orgaan, datum, besluitnummer: 'B-2022-17' })).status).toBe(201);
    expect((await inhoud()).body).toMatchObject({ klopt: true, vaststelling: { besluitnummer: 'B-2022-17' } });
    expect((await wil.read<VerschilAntwoord>(`${plan}/verschillen?van=vaststelling`)).body.van.vaststelling).toMatchObject({ besluitnummer: 'B-2022-17' });
  });

  it('is niet voor een ander, en niet voor wie geen plannen leest', async () => {
    const bram = await server.as(beleidsmedewerkerBronckhorst);
    for (const path of ['verschillen?van=2022-01-01', 'vaststellingen/inhoud']) {
      expect((await server.stranger.get(`${plan}/${path}`)).status).toBe(401);
      expect((await bram.get(`${plan}/${path}`)).status).toBe(404);
    }
  });

  it('wordt niet gezegd op een onmogelijke vraag, en alle fouten komen tegelijk', async () => {
    const wrong = await wil.get(`${plan}/verschillen?van=2022&tot=gisteren&x=1`);
    expect(wrong).toMatchObject({ status: 400, body: { invalidParams: [{ name: 'x' }, { name: 'van' }, { name: 'tot' }] } });
    expect(await wil.get(`${plan}/verschillen?van=vaststelling&tot=2022-01-01`)).toMatchObject({ status: 400, body: { invalidParams: [{ name: 'tot' }] } });
    expect((await wil.get(`${plan}/verschillen?van=2019-01-01`)).status).toBe(404);
  });
});

describe('Een plan dat hier wordt vastgesteld', () => {
  let server: TestServer;
  let rosa: Client;
  let plan: string;
  const inhoud = () => rosa.read<VastgesteldeInhoudAntwoord>(`${plan}/vaststellingen/inhoud`);
  const sindsVaststelling = () => rosa.read<VerschilAntwoord>(`${plan}/verschillen?van=vaststelling`);
  const actiePath = async (code: string): Promise<string> => `/v1/acties/${actieMet((await rosa.read<PlanWeergave>(plan)).body, code).actieId}`;

  beforeAll(async () => {
    server = await startTestServer();
    rosa = await server.as(regiocoordinatorLekstroom);
    plan = `/v1/plannen/${(await inlezen(rosa, 'SV-LEKSTROOM', voorbeeldLekstroom)).planId}`;
  });
  afterAll(() => server.stop());

  it('heeft daarvoor nog niets vastgesteld', async () => {
    expect((await inhoud()).status).toBe(404);
    expect((await sindsVaststelling()).status).toBe(404);
  });

  it('klopt daarna met wat is vastgesteld, en verschilt in niets', async () => {
    const besluit = { orgaan: 'Bestuurlijk overleg', datum: '2021-06-01', besluitnummer: '2021-12' };
    expect(await rosa.change(`${plan}/vaststellingen`, besluit)).toMatchObject({ status: 201 });
    expect((await inhoud()).body).toMatchObject({ klopt: true, vaststelling: { orgaan: 'Bestuurlijk overleg', op: '2021-06-01', besluitnummer: '2021-12' } });
    expect((await sindsVaststelling()).body.onderdelen).toEqual([]);
  });

  it('klopt ook nog als er daarna gewijzigd, besloten en gemeld is', async () => {
    const hanna = await server.as(beleidsmedewerkerHouten);
    const path = await actiePath('1a');
    expect(
      await rosa.change(`${path}/wijzigingen`, { omschrijving: 'Een training in elke gemeente', op: '2022-01-01', reden: 'Afspraak in de regio' }),
    ).toMatchObject({ status: 201 });
    expect(await hanna.change(`${path}/deelnames`, { organisatie: 'GM0321', besluit: 'ja', op: '2022-01-10' })).toMatchObject({ status: 201 });
    expect(await hanna.change(`${path}/statusupdates`, { status: 'gestart', organisatie: 'GM0321', op: '2022-02-01' })).toMatchObject({ status: 201 });

    expect((await inhoud()).body.klopt).toBe(true);
    const { body } = await sindsVaststelling();
    expect(body.aantallen).toMatchObject({ toegevoegd: 0, gewijzigd: 1, vervallen: 0, deelname: 1, status: 1 });
    expect(regels(body).find(({ soort }) => soort === 'deelname')).toMatchObject({
      organisatie: 'GM0321',
      wijzigingen: [{ veld: 'deelname', oud: null, nieuw: 'ja' }],
    });
  });

  it('is ook als bijlage niet voor wie alleen beheert', async () => {
    const ben = await server.as(beheerder);
    expect((await as(ben, `${plan}/verschillen?van=vaststelling`, 'text/html')).status).toBe(403);
  });
  it('is niet vastgesteld als de vaststelling is teruggenomen, en weer als zij opnieuw is vastgelegd', async () => {
    expect(await rosa.change(`${plan}/teruggenomen-vaststellingen`, { motief: 'Een andere dag', op: '2021-06-01' })).toMatchObject({ status: 201 });
    expect([(await inhoud()).status, (await sindsVaststelling()).status]).toEqual([404, 404]);
    expect(await rosa.change(`${plan}/vaststellingen`, { orgaan: 'Bestuurlijk overleg', datum: '2021-05-20' })).toMatchObject({ status: 201 });
    const { body } = await inhoud();
    expect(body).toMatchObject({ klopt: true, vaststelling: { op: '2021-05-20' } });
    expect(body.vaststelling).not.toHaveProperty('besluitnummer');
  });
});
