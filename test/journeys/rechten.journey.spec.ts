import { randomUUID } from 'node:crypto';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { clientOf, type Client } from '../support/client.js';
import {
  auditorLekstroom,
  beheerder,
  beleidsmedewerkerHouten,
  beleidsmedewerkerVlaardingen,
  beleidsmedewerkerWestBetuwe,
  lezerHouten,
  lezerLekstroom,
  regiocoordinatorLekstroom,
  trekkerHouten,
  zonderRol,
} from '../support/medewerkers.js';
import { actieMet, bytesOf, inlezen, lezen, type PlanLijst, type PlanWeergave, type SpoorAntwoord, voorbeeldLekstroom } from '../support/plannen.js';
import { startTestServer, type TestServer } from '../support/test-server.js';

const [houten, lopik] = ['GM0321', 'GM0331'];

describe('Wie wat mag', () => {
  let server: TestServer;
  let regio: Client;
  let planPath: string;
  let actiePath: string;
  let importPath: string;

  const status = async (who: Promise<Client>, path: string): Promise<number> => (await (await who).get(path)).status;
  const update = (organisatie: string) => ({ status: 'gestart', organisatie, op: '2022-03-01' });

  beforeAll(async () => {
    server = await startTestServer();
    regio = await server.as(regiocoordinatorLekstroom);
    const { planId } = await inlezen(regio, 'SV-LEKSTROOM', voorbeeldLekstroom);
    planPath = `/v1/plannen/${planId}`;
    actiePath = `/v1/acties/${actieMet((await regio.read<PlanWeergave>(planPath)).body, '1a').actieId}`;
    const { body } = await lezen(regio, 'SV-LEKSTROOM', bytesOf(voorbeeldLekstroom));
    importPath = `/v1/imports/${body.importId}`;
  });
  afterAll(() => server.stop());

  const paths = (): readonly string[] => [
    planPath,
    `${planPath}/acties`,
    `${planPath}/spoor`,
    `${planPath}/vaststellingen`,
    actiePath,
    `${actiePath}/spoor`,
    `${actiePath}/statusupdates`,
  ];

  it('zonder token, of met een dat niet deugt, is het 401', async () => {
    const foreign = clientOf(server.url, 'eyJhbGciOiJub25lIn0.eyJyb2xsZW4iOlsiYmVoZWVyZGVyIl19.');
    for (const path of ['/v1/plannen', '/v1/spoor', '/v1/organisaties', '/v1/kaders', ...paths()]) {
      const answer = await server.stranger.get(path);
      expect([path, answer.status, answer.headers.get('www-authenticate')]).toEqual([path, 401, 'Bearer realm="actiespoor"']);
      expect([path, (await foreign.get(path)).status]).toEqual([path, 401]);
    }
    expect(await server.stranger.post('/v1/plannen', {})).toMatchObject({ status: 401 });
  });

  it('voor een gemeente daarbuiten bestaat het plan niet', async () => {
    const outsider = server.as(beleidsmedewerkerVlaardingen);
    for (const path of [...paths(), importPath]) expect([path, await status(outsider, path)]).toEqual([path, 404]);
    const vlaardingen = await outsider;
    expect(await vlaardingen.post(`${actiePath}/statusupdates`, update('GM0622'), { ifMatch: '"1"' })).toMatchObject({ status: 404 });
    expect(await vlaardingen.post(`${importPath}/doorvoeringen`, {})).toMatchObject({ status: 404 });
    expect((await vlaardingen.get<PlanLijst>('/v1/plannen')).body.plannen).toEqual([]);
    expect((await vlaardingen.get<SpoorAntwoord>('/v1/spoor')).body.regels).toEqual([]);
  });

  it('wat er niet is antwoordt een buitenstaander hetzelfde', async () => {
    const vlaardingen = await server.as(beleidsmedewerkerVlaardingen);
    const [hidden, absent] = [planPath, `/v1/plannen/${randomUUID()}`];
    const [one, other] = [await vlaardingen.get(hidden), await vlaardingen.get(absent)];
    const wordless = (text: string): string => text.replace(/[0-9a-f-]{36}/g, '');
    expect(wordless(JSON.stringify(one.body))).toBe(wordless(JSON.stringify(other.body)));
  });

  it('leden van het verband lezen het plan en zien het in hun lijst', async () => {
    for (const claims of [beleidsmedewerkerHouten, trekkerHouten, lezerHouten, lezerLekstroom, auditorLekstroom]) {
      const client = server.as(claims);
      for (const path of paths()) expect([claims.naam, path, await status(client, path)]).toEqual([claims.naam, path, 200]);
      expect((await (await client).get<PlanLijst>('/v1/plannen')).body.plannen).toHaveLength(1);
    }
  });

  it('de lijst toont alleen plannen van de eigen organisaties', async () => {
    const wil = await server.as(beleidsmedewerkerWestBetuwe);
    const opgave = { titel: 'Eigen plan', soort: 'lokaal', eigenaar: 'GM1960', periode: { van: '2022' }, niveaus: ['thema'], op: '2022-01-01' };
    const made = await wil.post<{ planId: string; positie: string }>('/v1/plannen', opgave);
    expect(made.status).toBe(201);
    const lijst = (client: Client) => client.get<PlanLijst>(`/v1/plannen?wachtOp=${made.body.positie}`);
    expect((await lijst(wil)).body.plannen.map(({ eigenaar }) => eigenaar)).toEqual(['GM1960']);
    expect((await lijst(regio)).body.plannen.map(({ eigenaar }) => eigenaar)).toEqual(['SV-LEKSTROOM']);
  });

  it('een lezer ziet in het spoor wat er gebeurde, niet wie het deed', async () => {
    const spoor = async (who: Promise<Client>, path: string) => (await (await who).get<SpoorAntwoord>(path)).body.regels;
    for (const path of [`${planPath}/spoor`, `${actiePath}/spoor`, '/v1/spoor']) {
      const [lezer, auditor] = [await spoor(server.as(lezerLekstroom), path), await spoor(server.as(auditorLekstroom), path)];
      expect(lezer).toHaveLength(auditor.length);
      expect(new Set(lezer.flatMap(({ medewerker }) => Object.keys(medewerker)))).toEqual(new Set(['rol', 'organisatie']));
      expect(auditor.every(({ medewerker }) => medewerker.id !== undefined)).toBe(true);
    }
    const wijzigingen = (await (await server.as(lezerLekstroom)).get<string>(`${actiePath}/wijzigingen`)).body;
    expect(JSON.stringify(wijzigingen)).not.toMatch(/"id":/);
  });

  it('een lezer ziet dat een persoon trekt, en niet welke', async () => {
    const [regel] = (await regio.get<SpoorAntwoord>(`${actiePath}/spoor`)).body.regels;
    const toegewezen = await regio.change(`${actiePath}/trekkers`, {
      tekst: 'De coördinator',
      soort: 'persoon',
      persoon: regel?.medewerker.id,
      op: '2022-03-01',
    });
    expect(toegewezen.status).toBe(201);
    for (const path of [actiePath, `${actiePath}/trekkers`, planPath, `${planPath}/acties`]) {
      const [lezer, auditor] = await Promise.all([lezerLekstroom, auditorLekstroom].map(async (wie) => (await (await server.as(wie)).read(path)).body));
      expect([path, /"persoon":"/.test(JSON.stringify(auditor))]).toEqual([path, true]);
      expect([path, /"persoon":"|"id":"/.test(JSON.stringify(lezer))]).toEqual([path, false]);
    }
  });

  it('een lezer kan ook niet zoeken op wie het deed', async () => {
    const auditor = await server.as(auditorLekstroom);
    const [regel] = (await auditor.get<SpoorAntwoord>('/v1/spoor')).body.regels;
    const lezer = await server.as(lezerLekstroom);
    const asked = await lezer.get<SpoorAntwoord>(`/v1/spoor?medewerker=${regel?.medewerker.id ?? ''}`);
    expect(asked.status === 403 || asked.body.regels.length === 0).toBe(true);
  });

  it('een trekker meldt voor de eigen gemeente en voor geen andere', async () => {
    const trekker = await server.as(trekkerHouten);
    expect(await trekker.change(`${actiePath}/statusupdates`, update(houten))).toMatchObject({ status: 201 });
    for (const organisatie of [lopik, 'SV-LEKSTROOM']) {
      expect(await trekker.change(`${actiePath}/statusupdates`, update(organisatie))).toMatchObject({
        status: 403,
        body: { detail: expect.stringContaining(organisatie) },
      });
    }
    const deelname = { organisatie: houten, besluit: 'ja', op: '2022-01-01' };
    expect(await trekker.change(`${actiePath}/deelnames`, deelname)).toMatchObject({ status: 403 });
  });

  it('een regiocoordinator meldt niet voor een lid, een lezer voor niemand', async () => {
    expect(await regio.change(`${actiePath}/statusupdates`, update(lopik))).toMatchObject({ status: 403 });
    expect(await (await server.as(lezerHouten)).change(`${actiePath}/statusupdates`, update(houten))).toMatchObject({ status: 403 });
  });

  it('een lid wijzigt het plan niet en leest er geen document in', async () => {
    const hanna = await server.as(beleidsmedewerkerHouten);
    expect(await hanna.change(`${actiePath}/standen-van-zaken`, { standVanZaken: 'Loopt', op: '2022-01-01' })).toMatchObject({ status: 403 });
    expect(await hanna.change(`${planPath}/intrekkingen`, { motief: 'Niet meer nodig', op: '2022-01-01' })).toMatchObject({ status: 403 });
    expect(await hanna.post(`${planPath}/acties`, { omschrijving: 'Nieuw', soort: 'actie', volgorde: 1, op: '2022-01-01' })).toMatchObject({ status: 403 });
    expect((await lezen(hanna, 'SV-LEKSTROOM', bytesOf(voorbeeldLekstroom))).status).toBe(403);
    expect(await status(server.as(beleidsmedewerkerHouten), importPath)).toBe(404);
  });

  it('rechten gaan voor sleutels: wie niet mag, hoort niet dat If-Match ontbreekt', async () => {
    expect(await regio.post(`${actiePath}/statusupdates`, update(lopik))).toMatchObject({ status: 403 });
  });

  it.each([
    ['een beheerder', beheerder],
    ['wie geen rol heeft', zonderRol],
  ])('%s ziet geen inhoud', async (_, claims) => {
    const client = await server.as(claims);
    for (const path of paths()) expect([path, (await client.get(path)).status]).toEqual([path, 403]);
    for (const path of ['/v1/plannen', '/v1/spoor', importPath]) expect([path, (await client.get(path)).status]).toEqual([path, 403]);
  });

  it('een beheerder leest wel de organisaties', async () => {
    expect(await status(server.as(beheerder), '/v1/organisaties')).toBe(200);
    expect(await status(server.as(zonderRol), '/v1/organisaties')).toBe(403);
  });
});
