import { createHash } from 'node:crypto';

import { afterAll, beforeAll, expect, it } from '@jest/globals';

import type { BronAntwoord } from '../../../apps/api/src/bronnen/antwoorden.js';
import type { Client } from '../../support/client.js';
import { beleidsmedewerkerBronckhorst, lezerLekstroom, regiocoordinatorLekstroom } from '../../support/medewerkers.js';
import { actieMet, actiesVan, type PlanWeergave, type SpoorAntwoord, statusVan } from '../../support/plannen.js';
import { startTestServer, type TestServer } from '../../support/test-server.js';
import { alleTabellen, bronckhorst, hoofdacties, type Ingelezen, lees, lekstroom, overDocumenten, regelMet, regelTekst, tally } from './vraagbaak.js';

// Questions about a document, asked of the result of the running service.

const bevindingenOp = ({ proef }: Ingelezen, regel: number): readonly string[] =>
  proef.bevindingen.filter((bevinding) => bevinding.regel === regel).map(({ code }) => code);

const teksten = (plan: PlanWeergave) => hoofdacties(plan).map(({ planning }) => planning?.tekst ?? '');

overDocumenten('De gouden vragen over het plan van Lekstroom', lekstroom, (document) => {
  let server: TestServer;
  let regio: Client;
  let gelezen: Ingelezen;
  const hash = (): string => createHash('sha256').update(document.tekst()).digest('hex');
  const bronPath = (): string => `${gelezen.path}/bronnen/${hash()}`;
  const curated = 'Opgeschoonde woorden van deze actie';

  beforeAll(async () => {
    server = await startTestServer();
    regio = await server.as(regiocoordinatorLekstroom);
    gelezen = await lees(regio, document, [{ regel: regelMet(document, '1d.'), veld: 'omschrijving', waarde: curated }]);
  });
  afterAll(() => server.stop());

  it('6. Wat stond er letterlijk, en wat maakten wij ervan? Het document is er nog woord voor woord, het plan heeft de opgeschoonde zin', async () => {
    const { plan, path } = gelezen;
    const regel = regelMet(document, '1d.');
    expect(actieMet(plan, '1d').omschrijving).toBe(curated);
    const { regels } = (await regio.read<SpoorAntwoord>(`${path}/spoor?aantal=500&soort=actie-opgenomen`)).body;
    expect(regels.find(({ wijzigingen }) => wijzigingen.some(({ nieuw }) => nieuw === curated))?.bron).toEqual({ document: hash(), regel });
    const { body } = await regio.read<BronAntwoord>(`${bronPath()}?regel=${regel}`);
    expect(body).toEqual({ document: hash(), regels: [{ regel, tekst: regelTekst(document, regel) }] });
    expect(regelTekst(document, regel)).not.toContain(curated);
    expect((await regio.read<BronAntwoord>(bronPath())).body.regels.map(({ tekst }) => tekst)).toEqual(document.tekst().split('\n'));
  });

  it('6. en wie mag dat lezen? Wie bij dit plan hoort en namen mag zien; een ander document of een regel te ver is er niet', async () => {
    const { path } = gelezen;
    expect((await (await server.as(lezerLekstroom)).get(bronPath())).status).toBe(403);
    expect((await (await server.as(beleidsmedewerkerBronckhorst)).get(bronPath())).status).toBe(404);
    expect((await server.stranger.get(bronPath())).status).toBe(401);
    expect([(await regio.get(`${bronPath()}?regel=99999`)).status, (await regio.get(`${path}/bronnen/${'0'.repeat(64)}`)).status]).toEqual([404, 404]);
    expect(await regio.get('/v1/plannen/geen-plan/bronnen/geen-hash')).toMatchObject({
      status: 400,
      body: { invalidParams: [{ name: 'planId' }, { name: 'document' }] },
    });
    await server.platform.readStore.bronnen.forget(hash(), '2026-01-01T00:00:00.000Z');
    expect((await regio.get(bronPath())).status).toBe(404);
  });

  it('8. Is "Zie 1h." een actie, en zijn herhaalde koppen onderdelen? Nee: een verwijzing, en elke titel staat er een keer', () => {
    const { plan } = gelezen;
    const vierde = plan.knopen.find(({ niveau, code }) => niveau === 'actielijn' && code === '4');
    const actie = actieMet(plan, '1h');
    expect(vierde?.acties.map(({ code }) => code)).toEqual(['4a']);
    expect(vierde?.tevens).toEqual([actie.actieId]);
    expect(actie.verwijzingen).toContainEqual(expect.objectContaining({ soort: 'tevensOnder', doel: vierde?.knoopId }));
    expect(new Set(plan.knopen.map(({ titel }) => titel)).size).toBe(9);
    expect(JSON.stringify(plan.knopen.map(({ titel }) => titel)) + JSON.stringify(actiesVan(plan).map(({ omschrijving }) => omschrijving))).not.toMatch(
      /Acties\/prestaties|Zie (?:ook )?1[gh]/,
    );
  });

  it('9. Is 4a begonnen? Dat staat in de planning, en wordt een bevinding; wie het nakijkt meldt het als status', async () => {
    expect(bevindingenOp(gelezen, regelMet(document, '4a.'))).toContain('status-in-planning');
    const { actieId, planning, ...actie } = actieMet(gelezen.plan, '4a');
    expect(planning).toMatchObject({ tekst: 'Gestart oktober 2020', soort: 'gestart', edtf: '2020-10/..' });
    expect(statusVan({ actieId, ...actie }, document.eigenaar)).toBe('gepland');
    const melding = { status: 'gestart', organisatie: document.eigenaar, toelichting: 'Volgens de planning van het document sinds oktober 2020.' };
    const statusupdates = `/v1/acties/${actieId}/statusupdates`;
    // In October 2020 there was no plan to report on: the report is of the first day of the plan, with the month in its words.
    expect(await regio.change(statusupdates, { ...melding, op: '2020-10' })).toMatchObject({
      status: 409,
      body: { reden: 'bestond-toen-niet', feit: { op: '2021-01-01' } },
    });
    expect(await regio.change(statusupdates, { ...melding, op: '2021-01-01' })).toMatchObject({ status: 201 });
    const na = actieMet((await regio.read<PlanWeergave>(gelezen.path)).body, '4a');
    expect(na.uitvoeringen).toContainEqual(expect.objectContaining({ organisatie: document.eigenaar, status: 'gestart', sinds: '2021-01-01' }));
  });

  it('10. Staan er namen van mensen in? In het document wel, in geen gebeurtenis en geen leesmodel, en een lezer ziet ze niet', async () => {
    const { namen, path, plan } = gelezen;
    expect(namen.length).toBeGreaterThan(1);
    const named = (text: string): readonly string[] => namen.filter((naam) => text.includes(naam));
    const tabellen = await alleTabellen(server);
    expect([...tabellen.values()].filter((text) => text.includes(plan.planId)).length).toBeGreaterThan(2);
    expect([...tabellen].flatMap(([tabel, text]) => named(text).map(() => tabel))).toEqual([]);
    const lezer = await server.as(lezerLekstroom);
    const seen = await Promise.all([path, `${path}/acties`, `${path}/spoor?aantal=500`].map((address) => lezer.read<object>(address)));
    expect(seen.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(named(JSON.stringify(seen.map(({ body }) => body)))).toEqual([]);
    expect(named(JSON.stringify(plan))).toEqual(namen);
  });

  it('11. Wie leidt 3c, regionaal met een gemeente als trekker? Dat is niet te zeggen: een waarschuwing, en geen weigering', () => {
    const { proef, plan } = gelezen;
    const gewaarschuwd = proef.bevindingen.filter(({ code }) => code === 'regionaal-met-trekker-gemeente');
    expect(gewaarschuwd).toMatchObject([{ regel: regelMet(document, '3c.'), ernst: 'waarschuwing' }]);
    expect(actieMet(plan, '3c')).toMatchObject({ schaal: { tekst: 'Regionaal', soort: 'regionaal' }, trekkers: [{ tekst: 'Gemeente' }] });
  });

  it('12. Hoeveel is het? 19 acties, 3 deelacties, 9 onderdelen en 4 verwijzingen', () => {
    const { proef, plan } = gelezen;
    expect(proef.samenvatting).toMatchObject({ acties: 19, deelacties: 3, knopen: 9, verwijzingen: 4 });
    expect([hoofdacties(plan).length, actiesVan(plan).length, plan.knopen.length]).toEqual([19, 22, 9]);
    expect(plan.knopen.filter(({ niveau }) => niveau === 'actielijn')).toHaveLength(4);
    expect(actiesVan(plan).flatMap(({ verwijzingen }) => verwijzingen.filter(({ soort }) => soort === 'tevensOnder' || soort === 'zieOok'))).toHaveLength(4);
  });

  it('12. Hoe is het gespeld? 11 planningen in woorden, 9 in betekenis, en 7 schalen zoals zij er staan', () => {
    const { plan } = gelezen;
    expect(tally(teksten(plan))).toEqual({
      '2022': 4,
      Doorlopend: 3,
      'Lokaal te bepalen': 3,
      ntb: 2,
      'Nader te bepalen': 1,
      '2021-2022': 1,
      'Doorlopend, 3x per jaar': 1,
      'Afhankelijk van landelijke campagnes': 1,
      '2021/2022': 1,
      doorlopend: 1,
      'Gestart oktober 2020': 1,
    });
    expect(new Set(hoofdacties(plan).map(({ planning }) => JSON.stringify({ ...planning, tekst: null }))).size).toBe(9);
    expect(tally(hoofdacties(plan).map(({ schaal }) => schaal?.tekst ?? ''))).toEqual({
      Regionaal: 9,
      Lokaal: 3,
      'Zo mogelijk in regionaal verband': 3,
      'Regionaal / lokaal': 1,
      'Regionaal / Lokaal': 1,
      'i) Regionaal ii) Regionaal iii) Lokaal': 1,
      '(Boven)Regionaal': 1,
    });
    expect(actieMet(plan, '1c').schaal?.soort).toBe(actieMet(plan, '3e').schaal?.soort);
  });
});

overDocumenten('De gouden vragen over het formulier van Bronckhorst', bronckhorst, (document) => {
  let server: TestServer;
  let gelezen: Ingelezen;

  beforeAll(async () => {
    server = await startTestServer();
    gelezen = await lees(await server.as(beleidsmedewerkerBronckhorst), document);
  });
  afterAll(() => server.stop());

  it('7. Is het plan vastgesteld? Nee: het zegt dat het college dat in juni 2024 zal doen', () => {
    expect(gelezen.plan).toMatchObject({ status: 'vaststelling-gepland', vaststelling: { gepland: { verwacht: '2024-06' } } });
    expect(gelezen.plan.vaststelling).not.toHaveProperty('vastgesteld');
    expect(gelezen.proef.bevindingen.map(({ code }) => code)).toContain('vaststelling-verwacht');
  });

  it('9. Is de aanmelding gedaan? Dat staat in de planning, en wordt een bevinding', () => {
    expect(bevindingenOp(gelezen, regelMet(document, 'is inmiddels gedaan'))).toContain('status-in-planning');
  });

  it('10. Blijft een cel heel die over twee rijen breekt, en komt er opmaak mee? Heel, zonder opmaak en zonder naam', async () => {
    const { plan, namen } = gelezen;
    const [hoofdactie, ...meer] = plan.knopen.flatMap(({ acties }) => acties).filter(({ soort }) => soort === 'actie');
    const breuk = regelTekst(document, regelMet(document, 'Omschrijving actie') + 2)
      .trim()
      .replaceAll(/<[^>]*>/g, '')
      .slice(0, 30);
    expect([meer.length, breuk.length]).toEqual([0, 30]);
    expect(hoofdactie?.deelacties.at(-1)?.omschrijving).toContain(breuk);
    expect(JSON.stringify(plan)).not.toMatch(/<\/?[a-z]|➤|&[a-z]+;/);
    expect(namen).toHaveLength(1);
    const found = [...(await alleTabellen(server))].filter(([, text]) => namen.some((naam) => text.includes(naam)));
    expect(found.map(([tabel]) => tabel)).toEqual([]);
  });
});
