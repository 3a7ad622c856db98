import { createHash, randomUUID } from 'node:crypto';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client as Database } from 'pg';

import { clientOf, type Answer, type Client } from '../support/client.js';
import { startServerAfter } from '../support/event-stores.js';
import {
  beleidsmedewerkerBronckhorst,
  beleidsmedewerkerVlaardingen,
  beleidsmedewerkerWestBetuwe,
  griffierWestBetuwe,
  regiocoordinatorLekstroom,
} from '../support/medewerkers.js';
import { anoukOud, bramOud, joostOud, oudeNamen, planBronckhorst, planWestBetuwe, schrijfOudePlannen, wilOud } from '../support/oude-personen.js';
import { bytesOf, doorvoeren, lezen, type PlanWeergave, type SpoorAntwoord } from '../support/plannen.js';
import { startTestServer, type TestServer } from '../support/test-server.js';
import { type ApiDocument, textInputs } from '../support/text-inputs.js';

/** Parts of paths besides ids. */
const segments: Readonly<Record<string, string>> = { code: 'SV-LEKSTROOM', document: 'f'.repeat(64) };

interface Fouten {
  readonly invalidParams?: readonly { readonly name: string; readonly reason: string }[];
}

const verwijzing = `{persoon:${bramOud}}`;
const ontwerp = (eigenaar: string) => ({
  titel: `Een plan ${randomUUID()}`,
  soort: 'lokaal',
  eigenaar,
  periode: { van: '2022', tot: '2025' },
  niveaus: ['actielijn'],
  op: '2022-01-01',
});

describe('De mensen in een installatie van voor er een sleutel was', () => {
  let server: TestServer;
  let wil: Client;
  let bram: Client;

  const titelVan = async (client: Client, planId: string): Promise<string> => (await client.read<PlanWeergave>(`/v1/plannen/${planId}`)).body.titel;
  const spoorVan = async (client: Client, query: string): Promise<SpoorAntwoord['regels']> =>
    (await client.read<SpoorAntwoord>(`/v1/spoor?${query}`)).body.regels;
  const wijzig = (client: Client, titel: string) =>
    client.change(`/v1/plannen/${planWestBetuwe}/knopen`, { niveau: 'actielijn', titel, op: '2022-02-01', volgorde: 1 });

  beforeAll(async () => {
    server = await startServerAfter('PostgreSQL', schrijfOudePlannen);
    await server.platform.readStore.personen.put(oudeNamen);
    [wil, bram] = [await server.as(beleidsmedewerkerWestBetuwe), await server.as(beleidsmedewerkerBronckhorst)];
    const head = await server.platform.eventStore.head();
    await wil.get(`/v1/plannen/${planWestBetuwe}?wachtOp=${head ?? ''}`);
  });
  afterAll(() => server.stop());

  it('zijn bij naam te lezen voor wie een plan leest waarin zij staan, en anders niet', async () => {
    expect(await titelVan(wil, planWestBetuwe)).toBe('Samen veilig met Wil Betuwe, Anouk, een medewerker en een medewerker');
    expect(await titelVan(bram, planBronckhorst)).toBe('Plan van Joost en een medewerker');
    expect(await titelVan(await server.as(griffierWestBetuwe), planWestBetuwe)).toContain('met Wil Betuwe, Anouk');
  });

  it('zijn in lijst, geschiedenis en CSV dezelfde als in het plan', async () => {
    const csv = (await wil.send<string>('GET', `/v1/plannen/${planWestBetuwe}/spoor`, { headers: { accept: 'text/csv' } })).body;
    const texts = [JSON.stringify((await wil.read('/v1/plannen')).body), JSON.stringify((await wil.read('/v1/spoor')).body), csv];
    for (const text of texts)
      expect([text.includes('Anouk'), text.includes('Joost'), text.includes('Bram'), text.includes('{persoon:')]).toEqual([true, false, false, false]);
  });

  it('schrijven verder onder een id dat niet te raden is, en blijven een persoon', async () => {
    expect((await wijzig(wil, 'Eerder in beeld')).status).toBe(201);
    const regels = await spoorVan(wil, 'aantal=100');
    const [id = '', ...others] = [...new Set(regels.map(({ medewerker }) => medewerker.id))];
    expect([others, id === wilOud]).toEqual([[], false]);
    expect(new Set(regels.map(({ medewerker }) => medewerker.naam))).toEqual(new Set(['Wil Betuwe']));
    for (const asked of [id, wilOud]) expect(await spoorVan(wil, `medewerker=${asked}`)).toEqual(regels);
    const stored = new Set<string>();
    for await (const { metadata } of server.platform.eventStore.read(`plan-${planWestBetuwe}`)) stored.add(metadata.actor);
    expect(stored).toEqual(new Set([wilOud, id]));
  });

  it('kunnen vergeten worden, onder welk id ook, en blijven dat', async () => {
    const { personen } = server.platform.readStore;
    const bekend = (await wil.read(`/v1/plannen/${planWestBetuwe}`)).headers.get('etag') ?? '';
    await personen.forget(anoukOud, new Date().toISOString());
    await personen.forget(wilOud, new Date().toISOString());
    expect((await wil.send('GET', `/v1/plannen/${planWestBetuwe}`, { headers: { 'if-none-match': bekend } })).status).toBe(200);
    expect((await wijzig(wil, 'Nog een lijn')).status).toBe(201);
    expect(await titelVan(wil, planWestBetuwe)).toBe('Samen veilig met een medewerker, een medewerker, een medewerker en een medewerker');
    expect((await spoorVan(wil, '')).filter(({ medewerker }) => medewerker.naam !== undefined)).toEqual([]);
    expect([...(await personen.names([joostOud])).values()]).toEqual(['Joost']);
  });
});

describe('Wie iemand is', () => {
  let server: TestServer;
  let vera: Client;

  const named = (answer: Answer<Fouten>): readonly string[] => (answer.body.invalidParams ?? []).map(({ name }) => name);

  beforeAll(async () => {
    server = await startTestServer();
    vera = await server.as(beleidsmedewerkerVlaardingen);
  });
  afterAll(() => server.stop());

  it('is in geen enkele tekst van de API te typen', async () => {
    const document = (await server.stranger.get<ApiDocument>('/v1/openapi.json')).body;
    const inputs = textInputs(document, `met ${verwijzing}`);
    expect(inputs.filter(({ method }) => method === 'POST').length).toBeGreaterThan(80);
    expect(inputs.filter(({ method }) => method === 'GET').length).toBeGreaterThan(40);
    const passed: string[] = [];
    for (const { method, path, name, body } of inputs) {
      const address = `/v1${path.replaceAll(/\{(\w+)\}/g, (_, what: string) => segments[what] ?? randomUUID())}`;
      const answer = method === 'GET' ? await vera.get<Fouten>(address) : await vera.post<Fouten>(address, body);
      const isNamed = named(answer).some((one) => name === one || name.startsWith(`${one}[`) || name.startsWith(`${one}.`));
      if (answer.status !== 400 || !isNamed || JSON.stringify(answer.body).includes(bramOud)) passed.push(`${method} ${path} ${name} ${String(answer.status)}`);
    }
    expect(passed).toEqual([]);
  });

  it.each([verwijzing, '{Persoon:x}', `{per\u200bsoon:${bramOud}}`, `｛persoon：${bramOud}｝`])('wordt ook anders gespeld geweigerd: %j', async (tekst) => {
    const answer = await vera.post<Fouten>('/v1/plannen', { ...ontwerp('GM0622'), titel: `Plan ${tekst}`, niveaus: [`lijn ${tekst}`] });
    expect([answer.status, named(answer)]).toEqual([400, ['titel', 'niveaus']]);
  });

  it('komt niet met een document of een correctie mee', async () => {
    const regio = await server.as(regiocoordinatorLekstroom);
    const document = (tekst: string) => bytesOf(`Plan 2021-2024\nActielijn 1 Samen\nActies/prestaties\tTrekker\tWanneer\n1a. ${tekst}\tVT\t2022\n`);
    const typed = (await lezen(regio, 'SV-LEKSTROOM', document(`Met ${verwijzing}`))).body;
    expect(typed.bevindingen).toContainEqual(expect.objectContaining({ regel: 4, ernst: 'fout', code: 'persoonsverwijzing' }));
    expect(JSON.stringify(typed)).not.toContain('Bram');
    expect((await doorvoeren(regio, typed.importId)).status).toBe(409);
    expect((await doorvoeren(regio, typed.importId, { aanvaard: [4] })).status).toBeGreaterThanOrEqual(400);
    expect((await doorvoeren(regio, typed.importId, { correcties: [{ regel: 4, veld: 'omschrijving', waarde: verwijzing }] })).status).toBe(400);
    expect((await doorvoeren(regio, typed.importId, { correcties: [{ regel: 4, veld: 'omschrijving', waarde: 'Scholing' }] })).status).toBe(201);
  });

  it('blijkt niet uit het document zelf: een verwijzing staat er zoals zij getypt is, en wat niet werd overgenomen staat er niet', async () => {
    const regio = await server.as(regiocoordinatorLekstroom);
    await regio.post('/v1/plannen', ontwerp('SV-LEKSTROOM'));
    const rosa = (await regio.read<SpoorAntwoord>('/v1/spoor?aantal=1')).body.regels[0]?.medewerker ?? { id: '' };
    const tekst = `Plan 2001-2004\nActielijn 1 Samen\nActies/prestaties\tTrekker\tWanneer\n1a. Met {persoon:${rosa.id}}\tVT\t2002\n1b. Over 111222333\tVT\t2002\n`;
    const { importId, planId } = (await lezen(regio, 'SV-LEKSTROOM', bytesOf(tekst))).body;
    const correcties = [4, 5].map((regel) => ({ regel, veld: 'omschrijving', waarde: `Verbeterd ${String(regel)}` }));
    expect((await doorvoeren(regio, importId, { correcties })).status).toBe(201);
    const hash = createHash('sha256').update(tekst).digest('hex');
    const { regels } = (await regio.read<{ regels: readonly { tekst: string }[] }>(`/v1/plannen/${planId}/bronnen/${hash}`)).body;
    expect(regels.slice(3, 5).map((regel) => regel.tekst)).toEqual([`1a. Met {persoon:${rosa.id}}\tVT\t2002`, '[burgerservicenummer: niet getoond]\tVT\t2002']);
  });

  it.each(['', ' ', '\u200b', 'a'.repeat(300)])('staat in het token, en anders wordt dat geweigerd: %j', async (sub) => {
    const nobody = await server.as({ ...beleidsmedewerkerVlaardingen, sub });
    expect(await nobody.get('/v1/plannen')).toMatchObject({ status: 401, body: { detail: 'Het token noemt geen persoon.' } });
  });

  it.each([verwijzing, '<b>Vera</b>', 'vera@vlaardingen.example', 'Vera\u202e', 'Vera 111222333', 'V'.repeat(101)])(
    'krijgt geen naam die er geen is: %j',
    async (naam) => {
      const sub = randomUUID();
      const client = await server.as({ ...beleidsmedewerkerVlaardingen, naam, sub });
      const { status, body } = await client.post<{ planId: string }>('/v1/plannen', ontwerp('GM0622'));
      expect(status).toBe(201);
      const { regels } = (await client.read<SpoorAntwoord>(`/v1/plannen/${body.planId}/spoor`)).body;
      expect(regels.map(({ medewerker }) => medewerker.naam)).toEqual([undefined]);
    },
  );

  it('gaat niet boven wat vastgelegd is: een naam die niet bewaard wordt, komt bij de volgende keer', async () => {
    const owner = new Database({ connectionString: server.databaseUrl });
    await owner.connect();
    const naam = 'Nora Nieuw';
    const nora = await server.as({ ...beleidsmedewerkerVlaardingen, naam, sub: randomUUID() });
    await owner.query('alter table personen.persoon rename to weg');
    const written = await nora.post<{ planId: string }>('/v1/plannen', ontwerp('GM0622'));
    await owner.query('alter table personen.weg rename to persoon');
    await owner.end();
    expect(written.status).toBe(201);
    const spoor = async () => (await nora.read<SpoorAntwoord>(`/v1/plannen/${written.body.planId}/spoor`)).body.regels.map(({ medewerker }) => medewerker.naam);
    expect(await spoor()).toEqual([undefined]);
    expect((await nora.post('/v1/plannen', ontwerp('GM0622'))).status).toBe(201);
    expect(await spoor()).toEqual([naam]);
  });

  it('is zonder token niemand', async () => {
    expect((await clientOf(server.url).get('/v1/spoor')).status).toBe(401);
  });
});
