import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Regiobord, UitvoeringWeergave } from '@actiespoor/voortgang';
import { parse } from 'csv-parse/sync';

import type { Client } from '../support/client.js';
import {
  beheerder,
  beleidsmedewerkerBronckhorst,
  beleidsmedewerkerHouten,
  beleidsmedewerkerLopik,
  beleidsmedewerkerVlaardingen,
  lezerHouten,
  regiocoordinatorLekstroom,
} from '../support/medewerkers.js';
import { actieMet, actiesVan, inlezen, type PlanLijst, type PlanWeergave, voorbeeldLekstroom } from '../support/plannen.js';
import { startTestServer, type TestServer } from '../support/test-server.js';

const [houten, lopik, vlaardingen] = ['GM0321', 'GM0331', 'GM0622'];

type Actie = Regiobord['acties'][number];

const metDeelacties = (acties: readonly Actie[]): readonly Actie[] => acties.flatMap((actie) => [actie, ...metDeelacties(actie.deelacties)]);

const opOrganisatie = (uitvoeringen: readonly UitvoeringWeergave[]) => uitvoeringen.toSorted((a, b) => (a.organisatie < b.organisatie ? -1 : 1));

/** The cells by actie, in a fixed order. */
const cellen = (acties: readonly { readonly actieId: string; readonly uitvoeringen: readonly UitvoeringWeergave[] }[]) =>
  Object.fromEntries(acties.map(({ actieId, uitvoeringen }) => [actieId, opOrganisatie(uitvoeringen)]));

const celVan = (bord: Regiobord, omschrijving: string | RegExp, organisatie = vlaardingen): UitvoeringWeergave | undefined =>
  metDeelacties(bord.acties)
    .find((actie) => actie.omschrijving.match(omschrijving))
    ?.uitvoeringen.find((uitvoering) => uitvoering.organisatie === organisatie);

const momenten = [
  '',
  'peildatum=2022-12-31',
  'bekendOp=2022-11-30',
  'peildatum=2022-06-30&bekendOp=2022-11-30',
  'peildatum=2022-06-30&bekendOp=2022-12-31',
  'peildatum=2023-06-30&bekendOp=2023-06-13T10:00:00Z',
];

describe('Het regiobord van Maassluis, Vlaardingen en Schiedam', () => {
  let server: TestServer;
  let vera: Client;

  const bordOp = async (moment: string): Promise<Regiobord> => (await vera.get<Regiobord>(`/v1/regios/SV-MVS/voortgang?${moment}`)).body;

  beforeAll(async () => {
    server = await startTestServer({ DEMO: 'on' });
    vera = await server.as(beleidsmedewerkerVlaardingen);
  });
  afterAll(() => server.stop());

  it.each(momenten)('heeft in elke cel wat het plan zelf zegt: %s', async (moment) => {
    const bord = await bordOp(moment);
    const [plan] = (await vera.get<PlanLijst>('/v1/plannen')).body.plannen;
    const { body } = await vera.get<PlanWeergave>(`/v1/plannen/${String(plan?.planId)}?${moment}`);
    expect(bord.plannen).toMatchObject([{ planId: body.planId, titel: body.titel, eigenaar: vlaardingen, status: body.status }]);
    expect(cellen(metDeelacties(bord.acties))).toEqual(cellen(actiesVan(body)));
    expect(bord.acties.map(({ knoopId }) => knoopId).filter((id) => id !== undefined)).toEqual(
      body.knopen.flatMap(({ knoopId, acties }) => acties.map(() => knoopId)),
    );
    expect(bord.samenvatting).toEqual(body.samenvatting);
  });

  it('noemt de leden bij naam, en telt wat er staat', async () => {
    const bord = await bordOp('');
    expect(bord.regio).toEqual({ code: 'SV-MVS', naam: 'Maassluis, Vlaardingen en Schiedam' });
    expect(bord.organisaties.map(({ naam }) => naam)).toEqual(['Maassluis', 'Schiedam', 'Vlaardingen']);
    expect(bord.organisaties.map(({ samenvatting }) => samenvatting.totaal)).toEqual([0, 0, bord.samenvatting.totaal]);
    expect(bord.samenvatting.tekst).toMatch(/^\d+ van \d+ geëvalueerd, /);
    expect(bord.positie).toEqual(expect.any(String));
  });

  it('weet van een jaar dat alleen bij benadering bekend is dat het onzeker was, tot het is rechtgezet', async () => {
    const group = /^Supportgroep/;
    expect(celVan(await bordOp('peildatum=2022-06-30&bekendOp=2022-11-30'), group)).toMatchObject({ status: 'gestart', sinds: '2022', onzeker: true });
    expect(celVan(await bordOp('peildatum=2022-06-30&bekendOp=2022-12-31'), group)).toMatchObject({ status: 'gepland' });
    expect(celVan(await bordOp('peildatum=2022-12-31'), group)).toMatchObject({ status: 'gestart', sinds: '2022-09-14' });
    expect(celVan(await bordOp('peildatum=2022-12-31'), group)?.onzeker).toBeUndefined();
    expect(celVan(await bordOp(''), group)).toMatchObject({ status: 'geevalueerd', sinds: '2023-09-19' });
  });

  it('is leeg voordat er iets was, en de lijst van plannen ook', async () => {
    const bord = await bordOp('peildatum=2000-01-01');
    expect([bord.plannen, bord.acties, bord.samenvatting.totaal, bord.peildatum]).toEqual([[], [], 0, '2000-01-01']);
    expect((await vera.get<PlanLijst>('/v1/plannen?peildatum=2000-01-01')).body.plannen).toEqual([]);
    const vroeger = (await vera.get<{ plannen: readonly { status: string }[] }>('/v1/plannen?bekendOp=2022-11-22T12:00:00Z')).body.plannen;
    expect(vroeger).toMatchObject([{ eigenaar: vlaardingen }]);
  });

  it('komt met een filter op organisatie, status of plan op hetzelfde uit', async () => {
    const heel = await bordOp('');
    const gestart = await bordOp('status=gestart');
    expect(gestart.samenvatting).toMatchObject({ totaal: heel.samenvatting.gestart, gestart: heel.samenvatting.gestart });
    expect(metDeelacties(gestart.acties).every(({ uitvoeringen }) => uitvoeringen.every(({ status }) => status === 'gestart'))).toBe(true);
    expect((await bordOp(`organisatie=${vlaardingen}`)).samenvatting).toEqual(heel.samenvatting);
    expect(await bordOp('organisatie=GM0556')).toMatchObject({ acties: [], organisaties: [{ organisatie: 'GM0556' }] });
    expect((await bordOp(`plan=${String(heel.plannen[0]?.planId)}`)).acties).toEqual(heel.acties);
    expect((await bordOp('plan=a0000000-0000-4000-8000-000000000000')).plannen).toEqual([]);
  });

  it('staat ook op het bord van de Veilig Thuis-regio daaromheen', async () => {
    const { body } = await vera.get<Regiobord>('/v1/regios/VT18/voortgang');
    expect(body.acties).toEqual((await bordOp('')).acties);
    expect(body.organisaties.map(({ organisatie }) => organisatie)).toEqual(expect.arrayContaining(['GM0599', vlaardingen]));
  });
});

describe('Het regiobord van Lekstroom', () => {
  let server: TestServer;
  let rosa: Client;
  let hanna: Client;
  let planId: string;

  const path = '/v1/regios/SV-LEKSTROOM/voortgang';

  beforeAll(async () => {
    server = await startTestServer();
    rosa = await server.as(regiocoordinatorLekstroom);
    hanna = await server.as(beleidsmedewerkerHouten);
    ({ planId } = await inlezen(rosa, 'SV-LEKSTROOM', voorbeeldLekstroom));
    const { actieId } = actieMet((await rosa.read<PlanWeergave>(`/v1/plannen/${planId}`)).body, '1b');
    const loes = await server.as(beleidsmedewerkerLopik);
    const eigen = { titel: 'Plan van Lopik', soort: 'lokaal', eigenaar: lopik, periode: { van: '2022', tot: '2025' }, niveaus: ['thema'], op: '2022-01-01' };
    const geschreven = [
      await hanna.change(`/v1/acties/${actieId}/statusupdates`, { status: 'gestart', organisatie: houten, op: '2022-03-01' }),
      await loes.change(`/v1/acties/${actieId}/deelnames`, { organisatie: lopik, besluit: 'nee', op: '2022-02-01' }),
      await loes.post('/v1/plannen', eigen),
    ];
    expect(geschreven.map(({ status }) => status)).toEqual([201, 201, 201]);
  });
  afterAll(() => server.stop());

  it('laat meteen zien wat net is vastgelegd, en elke actie telt één keer', async () => {
    const { status, body } = await rosa.read<Regiobord>(path);
    expect(status).toBe(200);
    const actie = body.acties.find(({ code }) => code === '1b');
    expect(actie?.uitvoeringen).toMatchObject([
      { organisatie: houten, deelname: 'ja', zonderBesluit: true, status: 'gestart', sinds: '2022-03-01' },
      { organisatie: lopik, deelname: 'nee' },
      { organisatie: 'GM0353', deelname: 'onbekend' },
      { organisatie: 'GM0356' },
      { organisatie: 'GM1961' },
    ]);
    expect(actie?.samenvatting.tekst).toBe('1 van 5 gestart, 1 neemt niet deel, 3 onbekend');
    const verdeeld = body.acties.find(({ code }) => code === '3b');
    expect([verdeeld?.uitvoeringen, verdeeld?.deelacties.length]).toEqual([[], 3]);
    expect(body.samenvatting).toEqual((await rosa.get<PlanWeergave>(`/v1/plannen/${planId}`)).body.samenvatting);
    const gemeenten = body.organisaties.map(({ samenvatting }) => samenvatting.totaal).reduce((som, aantal) => som + aantal, 0);
    expect(gemeenten).toBe(body.samenvatting.totaal);
  });

  it('laat ieder de plannen zien die hij mag lezen, en een ander niets', async () => {
    const eigenaars = async (who: Promise<Client>) => {
      const { status, body } = await (await who).read<Regiobord>(path);
      return status === 200 ? body.plannen.map(({ eigenaar }) => eigenaar) : status;
    };
    expect(await eigenaars(server.as(regiocoordinatorLekstroom))).toEqual(['SV-LEKSTROOM', lopik]);
    expect(await eigenaars(server.as(beleidsmedewerkerLopik))).toEqual(['SV-LEKSTROOM', lopik]);
    expect(await eigenaars(server.as(lezerHouten))).toEqual(['SV-LEKSTROOM']);
    expect(await eigenaars(server.as(beleidsmedewerkerBronckhorst))).toBe(403);
    expect(await eigenaars(server.as(beheerder))).toBe(403);
    expect((await server.stranger.get(path)).status).toBe(401);
  });

  it('is er niet van een gemeente of een onbekende code, en zegt wat wel kan', async () => {
    expect(await hanna.get('/v1/regios/GM0321/voortgang')).toMatchObject({
      status: 404,
      body: { detail: 'Houten (GM0321) is geen regio: een bord is er van een samenwerkingsverband of een Veilig Thuis-regio. Kies SV-LEKSTROOM of VT20.' },
    });
    expect(await hanna.get('/v1/regios/SV-NERGENS/voortgang')).toMatchObject({ status: 404, body: { detail: expect.stringContaining('SV-NERGENS') } });
    const fout = await hanna.get('/v1/regios/lekstroom/voortgang');
    expect([fout.status, fout.body.invalidParams?.map(({ name }) => name)]).toEqual([400, ['code']]);
    const vragen = await hanna.get(`${path}?peildatum=2022&bekendOp=gisteren&status=klaar&organisatie=GM9999&plan=1`);
    expect([vragen.status, vragen.body.invalidParams?.map(({ name }) => name).toSorted()]).toEqual([
      400,
      ['bekendOp', 'organisatie', 'peildatum', 'plan', 'status'],
    ]);
  });

  it('is als CSV één regel per actie en organisatie', async () => {
    const { headers, body } = await rosa.send<string>('GET', path, { headers: { accept: 'text/csv' } });
    expect(headers.get('content-type')).toBe('text/csv; charset=utf-8');
    const regels = parse(body, { bom: true, columns: true, delimiter: ';', record_delimiter: '\r\n' }) as readonly Readonly<Record<string, string>>[];
    expect(regels.find(({ code, organisatie }) => code === '1b' && organisatie === houten)).toMatchObject({
      eigenaar: 'SV-LEKSTROOM',
      naam: 'Houten',
      deelname: 'ja',
      status: 'gestart',
      sinds: '2022-03-01',
      schaal: 'Lokaal',
      onderdeel: expect.stringContaining('Samenwerken'),
    });
    const bord = (await rosa.get<Regiobord>(path)).body;
    expect(regels.filter(({ organisatie, vervallenOp }) => organisatie !== '' && vervallenOp === '')).toHaveLength(bord.samenvatting.totaal);
    expect(regels.filter(({ hoofdactie }) => hoofdactie === '3b').map(({ code }) => code)).not.toContain('3b');
    expect((await rosa.send('GET', path, { headers: { accept: 'image/png' } })).status).toBe(406);
  });
});
