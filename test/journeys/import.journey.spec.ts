import { randomUUID } from 'node:crypto';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import type { Client } from '../support/client.js';
import { startServerOn, unkindStores } from '../support/event-stores.js';
import { beleidsmedewerkerLekstroom, regiocoordinatorLekstroom } from '../support/medewerkers.js';
import {
  actieMet,
  actiesVan,
  bytesOf,
  type Doorgevoerd,
  doorvoeren,
  lezen,
  type PlanLijst,
  type PlanWeergave,
  type ProefAntwoord,
  type SpoorAntwoord,
  voorbeeldLekstroom,
} from '../support/plannen.js';
import type { TestServer } from '../support/test-server.js';

const eigenaar = 'SV-LEKSTROOM';

const lineOf = (text: string): number => voorbeeldLekstroom.slice(0, voorbeeldLekstroom.indexOf(text)).split('\n').length;

const changedDocument = voorbeeldLekstroom
  .replace('Beleidsadviseur jeugd en veiligheid Houten\t2022', 'Beleidsadviseur jeugd en veiligheid Houten\t2023')
  .replace('1d. Vaste afspraken met de politie over het tijdelijk huisverbod', '1d. Samen met politie en Veilig Thuis oefenen met het huisverbod');

describe.each(unkindStores)('Een document wordt een plan op %s', (eventStore) => {
  let server: TestServer;
  let regio: Client;
  let beleid: Client;
  let proef: ProefAntwoord;
  let gedaan: Doorgevoerd;

  const readPlan = async (): Promise<PlanWeergave> => (await regio.read<PlanWeergave>(`/v1/plannen/${gedaan.planId}`)).body;
  const readSpoor = async (query = ''): Promise<SpoorAntwoord['regels']> => (await regio.read<SpoorAntwoord>(`/v1/spoor?aantal=500${query}`)).body.regels;

  beforeAll(async () => {
    server = await startServerOn(eventStore);
    regio = await server.as(regiocoordinatorLekstroom);
    beleid = await server.as(beleidsmedewerkerLekstroom);
  });
  afterAll(() => server.stop());

  it('eerst als proef, die telt wat er staat en zegt wat opvalt', async () => {
    const gelezen = await lezen(regio, eigenaar, bytesOf(voorbeeldLekstroom));
    proef = gelezen.body;
    expect(gelezen.status).toBe(201);
    expect(gelezen.headers.get('location')).toBe(`/v1/imports/${proef.importId}`);
    expect(proef).toMatchObject({ status: 'proef', samenvatting: { knopen: 9, acties: 19, deelacties: 3, verwijzingen: 4 } });
    expect(proef.bevindingen.map(({ code, regel }) => [code, regel])).toEqual([
      ['geldig-vanaf-afgeleid', 1],
      ['planning-dubbelzinnig', lineOf('3b.')],
      ['regionaal-met-trekker-gemeente', lineOf('3c.')],
      ['status-in-planning', lineOf('4a.')],
    ]);
  });

  it('waarvan nog niets is vastgelegd, en die opnieuw te lezen is', async () => {
    expect((await regio.read<PlanLijst>('/v1/plannen')).body).toEqual({ plannen: [] });
    expect(await readSpoor()).toEqual([]);
    expect((await regio.get<ProefAntwoord>(`/v1/imports/${proef.importId}`)).body).toEqual(proef);
  });

  it('dezelfde sleutel met een ander document is 409', async () => {
    const key = randomUUID();
    const path = `/v1/imports?eigenaar=${eigenaar}`;
    const first = await regio.upload<ProefAntwoord>(path, bytesOf(voorbeeldLekstroom), { key });
    expect((await regio.upload<ProefAntwoord>(path, bytesOf(voorbeeldLekstroom), { key })).body).toEqual(first.body);
    expect(await regio.upload(path, bytesOf(changedDocument), { key })).toMatchObject({ status: 409, body: { reden: 'sleutel-hergebruikt' } });
  });

  it('en na doorvoeren het hele plan', async () => {
    const antwoord = await doorvoeren(regio, proef.importId);
    gedaan = antwoord.body;
    expect(antwoord.status).toBe(201);
    expect(gedaan.gebeurtenissen).toBeGreaterThan(100);
    expect(antwoord.headers.get('location')).toBe(`/v1/plannen/${gedaan.planId}`);

    const plan = await readPlan();
    expect(plan).toMatchObject({ eigenaar, soort: 'regionaal', status: 'concept', periode: { van: '2021', tot: '2024' } });
    expect(plan.knopen).toHaveLength(9);
    expect(actiesVan(plan).filter(({ hoofdactieId }) => hoofdactieId === undefined)).toHaveLength(19);
    expect(actieMet(plan, '3b').deelacties.map(({ schaal }) => schaal?.soort)).toEqual(['regionaal', 'regionaal', 'lokaal']);
    expect(actiesVan(plan).flatMap(({ verwijzingen }) => verwijzingen.filter(({ soort }) => soort === 'tevensOnder' || soort === 'zieOok'))).toHaveLength(4);
    expect((await regio.read<PlanLijst>('/v1/plannen')).body.plannen).toMatchObject([{ planId: gedaan.planId, eigenaar }]);
  });

  it('elke gebeurtenis staat met medewerker, document en regel in het spoor', async () => {
    const regels = await readSpoor();
    expect(regels).toHaveLength(gedaan.gebeurtenissen);
    expect(new Set(regels.map(({ gebeurtenisId }) => gebeurtenisId)).size).toBe(regels.length);
    const actie = regels.find(({ soort, wijzigingen }) => soort === 'actie-opgenomen' && wijzigingen.some(({ nieuw }) => nieuw === '2a'));
    expect(actie).toMatchObject({
      medewerker: { rol: 'regiocoordinator', organisatie: eigenaar, id: expect.any(String) },
      bron: { document: expect.stringMatching(/^[0-9a-f]{64}$/), regel: lineOf('2a.') },
    });
  });

  it('nogmaals doorvoeren, met welke sleutel ook, geeft hetzelfde antwoord', async () => {
    expect((await doorvoeren(regio, proef.importId)).body).toEqual(gedaan);
    expect((await doorvoeren(beleid, proef.importId)).body).toEqual(gedaan);
    expect(await readSpoor()).toHaveLength(gedaan.gebeurtenissen);
    const { status, doorvoering } = (await regio.get<ProefAntwoord>(`/v1/imports/${proef.importId}`)).body;
    expect([status, doorvoering]).toEqual(['doorgevoerd', { status: 'klaar', stappen: doorvoering?.stappenTotaal, stappenTotaal: expect.any(Number) }]);
  });

  it('hetzelfde document nog eens lezen verandert niets', async () => {
    const opnieuw = await lezen(beleid, eigenaar, bytesOf(voorbeeldLekstroom));
    expect((await doorvoeren(beleid, opnieuw.body.importId)).body).toEqual({ planId: gedaan.planId, gebeurtenissen: 0 });
    expect(await readSpoor()).toHaveLength(gedaan.gebeurtenissen);
  });

  it('een gewijzigd document geeft alleen de verschillen, oud en nieuw, met de regel', async () => {
    const gewijzigd = await lezen(beleid, eigenaar, bytesOf(changedDocument));
    const antwoord = await doorvoeren(beleid, gewijzigd.body.importId);
    expect(antwoord.body).toMatchObject({ planId: gedaan.planId, gebeurtenissen: 3 });

    const nieuwe = (await readSpoor()).slice(gedaan.gebeurtenissen);
    expect(nieuwe.map(({ soort, bron, wijzigingen }) => ({ soort, regel: bron?.regel, wijzigingen }))).toEqual([
      {
        soort: 'actie-gewijzigd',
        regel: lineOf('1d.'),
        wijzigingen: [
          {
            veld: 'omschrijving',
            oud: 'Vaste afspraken met de politie over het tijdelijk huisverbod',
            nieuw: 'Samen met politie en Veilig Thuis oefenen met het huisverbod',
          },
        ],
      },
      { soort: 'planning-vastgelegd', regel: lineOf('2a.'), wijzigingen: [{ veld: 'planning', oud: '2022', nieuw: '2023' }] },
      { soort: 'doorvoering-voltooid', regel: undefined, wijzigingen: [{ veld: 'importId', oud: null, nieuw: gewijzigd.body.importId }] },
    ]);
    expect(nieuwe[0]?.bron?.document).not.toBe((await readSpoor())[0]?.bron?.document);
    const plan = await readPlan();
    expect([actieMet(plan, '2a').planning?.edtf, actieMet(plan, '1d').omschrijving]).toEqual(['2023', nieuwe[0]?.wijzigingen[0]?.nieuw]);
  });

  it('van voor de import is niets bekend, van voor de planperiode was er niets', async () => {
    expect(await regio.read(`/v1/plannen/${gedaan.planId}?bekendOp=2021-06-01`)).toMatchObject({ status: 404, body: { status: 404 } });
    expect(await regio.read(`/v1/plannen/${gedaan.planId}?peildatum=2020-12-31`)).toMatchObject({ status: 404 });
    expect(await regio.read(`/v1/plannen/${gedaan.planId}?peildatum=2021-01-01`)).toMatchObject({ status: 200 });
  });

  it('het spoor is ook een bestand, waarin niets als formule begint', async () => {
    const { headers, body } = await regio.send<string>('GET', `/v1/plannen/${gedaan.planId}/spoor?aantal=500`, { headers: { accept: 'text/csv' } });
    const lines = body.trim().split('\r\n');
    expect(headers.get('content-type')).toMatch(/^text\/csv/);
    expect(lines[0]).toMatch(/^\uFEFF?geregistreerdOp;op;soort;/);
    expect(lines.length).toBeGreaterThan(gedaan.gebeurtenissen);
    expect(lines.flatMap((line) => line.split(';')).filter((cell) => /^"?[=+@-]/.test(cell))).toEqual([]);
  });
});
