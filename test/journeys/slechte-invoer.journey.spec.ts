import { randomUUID } from 'node:crypto';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import type { Answer, Client } from '../support/client.js';
import { beleidsmedewerkerLekstroom, regiocoordinatorLekstroom } from '../support/medewerkers.js';
import { actieMet, bytesOf, doorvoeren, inlezen, lezen, type PlanLijst, type PlanWeergave, voorbeeldLekstroom } from '../support/plannen.js';
import { startTestServer, type TestServer } from '../support/test-server.js';

const eigenaar = 'SV-LEKSTROOM';
const importPath = `/v1/imports?eigenaar=${eigenaar}`;

describe('Slechte invoer', () => {
  let server: TestServer;
  let regio: Client;
  let planPath: string;
  let actiePath: string;

  const head = () => server.platform.eventStore.head();
  /** Checks that the store is unchanged after any request. */
  const unchanged = async <T>(send: () => Promise<T>): Promise<T> => {
    const before = await head();
    const answer = await send();
    expect(await head()).toBe(before);
    return answer;
  };
  const namesOf = ({ body }: Answer<{ invalidParams?: readonly { name: string }[] }>): readonly string[] => (body.invalidParams ?? []).map(({ name }) => name);

  beforeAll(async () => {
    server = await startTestServer();
    regio = await server.as(regiocoordinatorLekstroom);
    const { planId } = await inlezen(regio, eigenaar, voorbeeldLekstroom);
    planPath = `/v1/plannen/${planId}`;
    actiePath = `/v1/acties/${actieMet((await regio.read<PlanWeergave>(planPath)).body, '1d').actieId}`;
  });
  afterAll(() => server.stop());

  it('in een statusupdate wordt in één keer genoemd, zonder de waarden te herhalen', async () => {
    const update = { status: 'klaar', organisatie: 'GM9999', op: '2022-02-30', toelichting: 'Bel 06-12345678', extra: 1, resultaat: 7 };
    const answer = await unchanged(() => regio.change(`${actiePath}/statusupdates`, update));
    expect(answer.status).toBe(400);
    expect([...new Set(namesOf(answer))].sort()).toEqual(['extra', 'op', 'organisatie', 'resultaat', 'status', 'toelichting']);
    expect(JSON.stringify(answer.body)).not.toMatch(/06-12345678|GM9999|2022-02-30/);
  });

  it.each([
    ['een gemeente die niet bestaat', 'GM9999'],
    ['een verband dat niet bestaat', 'SV-NERGENS'],
    ['een code die geen code is', 'Houten'],
    ['een getal', 321],
  ])('noemt %s als organisatie bij naam', async (_, organisatie) => {
    const answers = await Promise.all([
      regio.change(`${actiePath}/statusupdates`, { status: 'gestart', organisatie, op: '2022-01-01' }),
      regio.change(`${actiePath}/deelnames`, { besluit: 'ja', organisatie, op: '2022-01-01' }),
      regio.change(`${actiePath}/trekkers`, { tekst: 'Iemand', soort: 'organisatie', organisatie, op: '2022-01-01' }),
      regio.post('/v1/plannen', { titel: 'X', soort: 'lokaal', eigenaar: organisatie, periode: {}, niveaus: [], op: '2022' }),
      regio.upload(`/v1/imports?eigenaar=${String(organisatie)}`, bytesOf(voorbeeldLekstroom)),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([400, 400, 400, 400, 400]);
    expect(answers.map(namesOf)).toEqual([['organisatie'], ['organisatie'], ['organisatie'], ['eigenaar'], ['eigenaar']]);
  });

  it('geneste fouten hebben hun plaats', async () => {
    const plan = { titel: '', soort: 'landelijk', eigenaar, periode: { van: '2021-13', eind: '2022' }, niveaus: 'actielijn', op: 20210101 };
    expect([...namesOf(await unchanged(() => regio.post('/v1/plannen', plan)))].sort()).toEqual([
      'niveaus',
      'op',
      'periode.eind',
      'periode.van',
      'soort',
      'titel',
    ]);
    const proef = await lezen(regio, eigenaar, bytesOf(voorbeeldLekstroom));
    const opgave = { correcties: [{ regel: 0, veld: 'planning', waarde: '2022' }, { regel: 3 }], aanvaard: ['een'] };
    const answer = await unchanged(() => regio.post(`/v1/imports/${proef.body.importId}/doorvoeringen`, opgave));
    expect([...new Set(namesOf(answer))].sort()).toEqual(['aanvaard', 'correcties[0].regel', 'correcties[1].veld', 'correcties[1].waarde']);
  });

  it('een onderdeel heeft een niveau van het plan, ook als het uit een samenvoeging of splitsing komt', async () => {
    const { knopen } = (await regio.read<PlanWeergave>(planPath)).body;
    const [een, ander] = knopen;
    const woorden = { niveau: 'hoofdstuk', titel: 'X', volgorde: 1 };
    const under = (path: string) => `${planPath}/knopen/${een?.knoopId ?? ''}/${path}`;
    const ifMatch = (await regio.read(planPath)).headers.get('etag') ?? '';
    const answers = [
      await unchanged(() => regio.change(`${planPath}/knopen`, { ...woorden, op: '2021' })),
      await unchanged(() => regio.post(under('wijzigingen'), { niveau: 'hoofdstuk', op: '2021' }, { ifMatch })),
      await unchanged(() => regio.post(under('samenvoegingen'), { knopen: [ander?.knoopId], nieuw: woorden, op: '2022' }, { ifMatch })),
      await unchanged(() =>
        regio.post(
          under('splitsingen'),
          {
            delen: [
              { ...woorden, niveau: ' ACTIELIJN', acties: [] },
              { ...woorden, acties: [] },
            ],
            op: '2022',
          },
          { ifMatch },
        ),
      ),
    ];
    expect(answers.map((answer) => [answer.status, namesOf(answer)])).toEqual([
      [400, ['niveau']],
      [400, ['niveau']],
      [400, ['nieuw.niveau']],
      [400, ['delen[1].niveau']],
    ]);
    expect(JSON.stringify(answers[0]?.body)).toContain('actielijn');
  });

  it('wat nergens op slaat is een fout op zijn plaats', async () => {
    const consultatie = { soort: 'overleg', onderwerp: 'X', deelnemers: ['Raad'], verwacht: '2022-05', op: '2022-05-01' };
    const of = async (path: string, json: object): Promise<readonly string[]> => namesOf(await unchanged(() => regio.change(path, json)));
    expect([
      await of(`${actiePath}/planningen`, { tekst: 'X', soort: 'doorlopend', van: '2021', tot: '2022', op: '2021' }),
      await of(`${planPath}/geplande-vaststellingen`, { orgaan: 'Raad', verwacht: '2022-04', op: '2022-05-01' }),
      await of(`${planPath}/consultaties`, { ...consultatie, verwacht: '2022-04-30' }),
      await of(`${planPath}/consultaties`, { ...consultatie, deelnemers: ['Raad', ' raad\u3164'] }),
    ]).toEqual([['tot'], ['verwacht'], ['verwacht'], ['deelnemers']]);
    expect((await regio.change(`${planPath}/consultaties`, consultatie)).status).toBe(201); // in the month of the day on which it was planned
  });

  it.each([
    ['geen JSON', '{"status": "gestart"'],
    ['een lijst', '[]'],
    ['een woord', '"gestart"'],
    ['niets', 'null'],
    ['een prototype', '{"__proto__": {"status": "gestart"}}'],
  ])('is %s als body', async (_, body) => {
    const headers = { 'content-type': 'application/json', 'idempotency-key': randomUUID(), 'if-match': '"1"' };
    const answer = await unchanged(() => regio.send('POST', `${actiePath}/statusupdates`, { headers, body }));
    expect(answer).toMatchObject({ status: 400, body: { status: 400, detail: expect.any(String) } });
  });

  it('in adres of header is 400, en herhaalt geen gegevens', async () => {
    expect(namesOf(await regio.get('/v1/plannen/geen-uuid'))).toEqual(['planId']);
    expect(namesOf(await regio.get(`${planPath}?peildatum=2022-02-29&bekendOp=gisteren&zoek=x`)).toSorted()).toEqual(['bekendOp', 'peildatum', 'zoek']);
    expect(namesOf(await regio.get('/v1/spoor?aantal=0&volgende=%20')).toSorted()).toEqual(['aantal', 'volgende']);
    expect(namesOf(await regio.get('/v1/spoor?volgende=bm9wZQ'))).toEqual(['volgende']);
    const answer = await regio.post(
      `${actiePath}/statusupdates`,
      { status: 'gestart', organisatie: eigenaar, op: '2022-01-01' },
      { key: 'een', ifMatch: 'W/"x"' },
    );
    expect(namesOf(answer)).toEqual(['Idempotency-Key', 'If-Match']);
  });

  const binary = new Uint8Array(5000).map((_, index) => (index * 37) % 256);
  const rows = 'a\tb\tc\td\te\n'.repeat(100_000);
  const header = 'Wat gaan we daarvoor doen? Acties/prestaties\tBetrokken actoren\tRegionaal / lokaal\tTrekker\tWanneer\n';

  it.each([
    ['leeg', new Uint8Array(), 400],
    ['alleen wit', bytesOf(' \n\t\n'), 400],
    ['binair', binary, 400],
    ['een werkmap', Uint8Array.from([0x50, 0x4b, 0x03, 0x04, 1, 2, 3]), 400],
    ['van honderdduizend rijen', bytesOf(rows), 400],
    ['één regel van een megabyte', bytesOf(`${header}1a. ${'x'.repeat(1024 * 1024 + 1)}\t\t\t\t`), 400],
    ['vol stuurtekens', bytesOf('\u0001\u0002\u0003\u0007\u001b'.repeat(100)), 400],
    ['gewone tekst', bytesOf('Dit is een brief.\nZonder tabel.'), 400],
    ['groter dan vijf megabyte', bytesOf('a\tb\n'.repeat(1_400_000)), 413],
    ['groter dan twintig megabyte', bytesOf('a\tb\n'.repeat(5_300_000)), 413],
  ])('is een document dat %s is: één probleem, en er blijft niets achter', async (_, bytes, status) => {
    const key = randomUUID();
    const answer = await unchanged(() => regio.upload(importPath, bytes, { key }));
    expect(answer).toMatchObject({ status, body: { status, type: expect.stringMatching(/^urn:actiespoor:probleem:/), detail: expect.stringMatching(/\.$/) } });
    expect((await regio.read<PlanLijst>('/v1/plannen')).body.plannen).toHaveLength(1);
    expect(await regio.upload(importPath, bytesOf(voorbeeldLekstroom), { key })).toMatchObject({ status: 201 });
  });

  it('een formule in een cel blijft tekst, met een bevinding', async () => {
    const met = voorbeeldLekstroom.replace('2b. Voorlichting voor inwoners', '2b. =HYPERLINK("http://x")').replace('Communicatie VT', '=1+1');
    const proef = await lezen(regio, eigenaar, bytesOf(met));
    expect(proef.body.bevindingen.map(({ code }) => code)).toContain('formule');
    expect(JSON.stringify(proef.body.knopen)).toContain('=1+1');
  });

  it('een correctie op een regel die er niet is, of een veld dat niet bestaat, is 400 en legt niets vast', async () => {
    const bas = await server.as(beleidsmedewerkerLekstroom);
    const proef = await lezen(bas, eigenaar, bytesOf(voorbeeldLekstroom));
    const correcties = [
      { regel: 9999, veld: 'planning', waarde: '2022' },
      { regel: 8, veld: 'kleur', waarde: 'rood' },
    ];
    const answer = await unchanged(() => doorvoeren(bas, proef.body.importId, { correcties }));
    expect(answer.status).toBe(400);
    expect(namesOf(answer as unknown as Answer<{ invalidParams: readonly { name: string }[] }>)).toHaveLength(2);
  });

  it.each([
    ['PUT', '/v1/plannen', 'GET, HEAD, OPTIONS, POST'],
    ['DELETE', '/v1/organisaties', 'GET, HEAD, OPTIONS'],
    ['GET', '/v1/imports', 'OPTIONS, POST'],
  ])('%s %s is 405 met Allow', async (method, path, allow) => {
    const answer = await regio.send(method, path);
    expect([answer.status, answer.headers.get('allow')]).toEqual([405, allow]);
  });

  it('een onbekende vorm is 415, een onbekend adres 404, een gevraagde vorm die er niet is 406', async () => {
    const key = { 'idempotency-key': randomUUID() };
    expect(await regio.send('POST', '/v1/plannen', { headers: { ...key, 'content-type': 'application/xml' }, body: '<plan/>' })).toMatchObject({ status: 415 });
    expect(await regio.upload(importPath, bytesOf('x'), { type: 'application/pdf' })).toMatchObject({ status: 415 });
    expect(await regio.upload(importPath, bytesOf('{}'), { type: 'application/json' })).toMatchObject({ status: 415 });
    expect(await regio.get('/v1/bestaat-niet')).toMatchObject({ status: 404 });
    expect(await regio.get('/v1/plannen/')).toMatchObject({ status: 404 });
    expect(await regio.get(`${planPath}/`)).toMatchObject({ status: 404 });
    expect(await regio.send('GET', '/v1/plannen', { headers: { accept: 'text/html' } })).toMatchObject({ status: 406 });
    expect(await regio.post('/v1/plannen', { titel: 'x'.repeat(1024 * 1024) })).toMatchObject({ status: 413 });
  });

  it('elk antwoord, ook een fout, heeft de vaste headers, en elke fout is problem+json', async () => {
    const paths = [
      '/v1/plannen',
      planPath,
      '/v1/bestaat-niet',
      '/v1/plannen/geen-uuid',
      `/v1/plannen/${randomUUID()}`,
      '/health/live',
      '/v1/openapi.json',
      '/docs',
    ];
    for (const who of [regio, server.stranger]) {
      for (const path of paths) {
        const { status, headers } = await who.get(path);
        expect([path, headers.get('api-version')]).toEqual([path, expect.stringMatching(/^\d+\.\d+\.\d+$/)]);
        for (const name of ['cache-control', 'content-security-policy', 'strict-transport-security', 'x-content-type-options', 'x-request-id']) {
          expect([path, name, headers.has(name)]).toEqual([path, name, true]);
        }
        if (status >= 400) expect([path, headers.get('content-type')]).toEqual([path, 'application/problem+json; charset=utf-8']);
      }
    }
  });
});
