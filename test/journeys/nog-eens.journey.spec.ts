import { randomUUID } from 'node:crypto';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import type { Answer, Client } from '../support/client.js';
import { beheerder, regiocoordinatorLekstroom } from '../support/medewerkers.js';
import { startTestServer, type TestServer } from '../support/test-server.js';

const op = '2022-01-01';

interface Antwoord {
  readonly ongewijzigd?: boolean;
  readonly reden?: string;
  readonly id?: string;
  readonly [id: string]: unknown;
}

/** Something that can be made: the same again, the same with another content, and something that is told apart from it. */
interface Soort {
  readonly path: (planId: string) => string;
  readonly id: string;
  readonly opgave: object;
  readonly anders: object;
  readonly reden: string;
  readonly eigen: object;
  readonly wie?: 'beheerder';
  /** The thing of which the request needs the revision. */
  readonly van?: (planId: string) => string;
}

const namen = ['titel', 'naam', 'omschrijving'];

const vanPlan = (planId: string): string => `/v1/plannen/${planId}`;

const soorten: Readonly<Record<string, Soort>> = {
  'POST /plannen': {
    path: () => '/v1/plannen',
    id: 'planId',
    opgave: { titel: 'Samen verder', soort: 'regionaal', eigenaar: 'SV-LEKSTROOM', periode: { van: '2022', tot: '2025' }, niveaus: ['thema'], op },
    anders: { niveaus: ['actielijn'] },
    reden: 'plan-bestaat-al',
    eigen: { periode: { van: '2026', tot: '2029' } },
  },
  'POST /kaders': {
    path: () => '/v1/kaders',
    id: 'kaderId',
    opgave: { titel: 'Regiovisie', soort: 'regiovisie', periode: { van: '2022', tot: '2025' }, onderdelen: [], verplichtingen: [], op },
    anders: { onderdelen: ['Preventie'] },
    reden: 'kader-bestaat-al',
    eigen: { titel: 'Regio-aanpak' },
  },
  'POST /indicatoren': {
    path: () => '/v1/indicatoren',
    id: 'indicatorId',
    opgave: { naam: 'Verschoven', omschrijving: 'Hoe vaak de planning schoof', definitie: { maat: 'verschuivingen', per: 'actie' }, op },
    anders: { omschrijving: 'Iets anders' },
    reden: 'indicator-bestaat-al',
    eigen: { naam: 'Nog eens verschoven' },
    wie: 'beheerder',
  },
  'POST /plannen/{planId}/acties': {
    path: (planId) => `${vanPlan(planId)}/acties`,
    id: 'actieId',
    opgave: { omschrijving: 'Overleg opzetten', soort: 'actie', volgorde: 1, op },
    anders: { soort: 'optie' },
    reden: 'actie-bestaat-al',
    eigen: { code: '1a' },
  },
  'POST /plannen/{planId}/knopen': {
    path: (planId) => `${vanPlan(planId)}/knopen`,
    id: 'knoopId',
    opgave: { niveau: 'thema', titel: 'Meldcode', volgorde: 1, op },
    anders: { volgorde: 2 },
    reden: 'knoop-bestaat-al',
    eigen: { code: '1' },
    van: vanPlan,
  },
};

/** Operations that make something anew each time, on purpose. */
const steedsNieuw: Readonly<Record<string, string>> = {
  'POST /imports': 'een proef legt niets vast',
  'POST /imports/{importId}/doorvoeringen': 'van een proef, die haar antwoord onthoudt',
  'POST /evaluaties': 'een vraag over de geschiedenis, en geen feit',
  'POST /evaluaties/{evaluatieId}/stops': 'van een evaluatie',
  'POST /evaluaties/{evaluatieId}/hervattingen': 'van een evaluatie',
};

/** Operations whose own journey sends the same once more. */
const elders: Readonly<Record<string, string>> = { 'POST /veilig-thuis/leveringen': 'leveringen.journey' };

interface Bewerking {
  readonly post?: { readonly parameters?: readonly { readonly $ref?: string; readonly name?: string }[] };
}

describe('Wie iets nog eens stuurt onder een andere sleutel', () => {
  let server: TestServer;
  let clients: Readonly<Record<'regio' | 'beheerder', Client>>;
  let planId: string;

  const maakt = async ({ path, van, wie = 'regio' as never }: Soort, opgave: object): Promise<Answer<Antwoord>> => {
    const client = clients[wie as 'regio'];
    const ifMatch = van && (await client.read<unknown>(van(planId))).headers.get('etag');
    return client.post<Antwoord>(path(planId), opgave, { key: randomUUID(), ...(ifMatch && { ifMatch }) });
  };

  beforeAll(async () => {
    server = await startTestServer();
    clients = { regio: await server.as(regiocoordinatorLekstroom), beheerder: await server.as(beheerder) };
    const plan = { titel: 'Een eigen plan', soort: 'regionaal', eigenaar: 'SV-LEKSTROOM', periode: {}, niveaus: ['thema'], op };
    ({ planId } = (await clients.regio.post<{ planId: string }>('/v1/plannen', plan)).body);
  });
  afterAll(() => server.stop());

  it.each(Object.entries(soorten))('%s: bedoelt wat er al is, hoort wat er verschilt, en maakt alleen iets nieuws als het anders heet', async (_, soort) => {
    const eerst = await maakt(soort, soort.opgave);
    expect([eerst.status, eerst.body.ongewijzigd]).toEqual([201, undefined]);
    const id = eerst.body[soort.id];
    expect(await maakt(soort, soort.opgave)).toMatchObject({ status: 201, body: { [soort.id]: id, ongewijzigd: true } });
    expect(await maakt(soort, { ...soort.opgave, ...soort.anders })).toMatchObject({ status: 409, body: { reden: soort.reden, id } });
    const eigen = await maakt(soort, { ...soort.opgave, ...soort.eigen });
    expect([eigen.status, eigen.body.ongewijzigd, eigen.body[soort.id] === id]).toEqual([201, undefined, false]);
  });

  it.each(Object.entries(soorten))('%s: zegt niet dat iets al zo was op een dag waarop het er nog niet was', async (_, soort) => {
    const eigen = randomUUID();
    const opgave = Object.fromEntries(Object.entries(soort.opgave).map(([veld, waarde]) => [veld, namen.includes(veld) ? eigen : waarde]));
    const plan = soort.path(planId) === '/v1/plannen';
    const [begin, eerder] = [plan ? op : '2022-06-01', plan ? '2021-03-01' : '2022-03-01'];
    const eerst = await maakt(soort, { ...opgave, op: begin });
    const vroeger = await maakt(soort, { ...opgave, op: eerder });
    expect([vroeger.status, vroeger.body.ongewijzigd]).not.toEqual([201, true]);
    if (vroeger.status === 201) expect(await maakt(soort, { ...opgave, op: eerder })).toMatchObject({ status: 201, body: { ongewijzigd: true } });
    expect(await maakt(soort, { ...opgave, op: begin })).toMatchObject({ status: 201, body: { [soort.id]: eerst.body[soort.id], ongewijzigd: true } });
  });

  it('is een kader er vanaf de eerdere dag die wordt verteld, ook voor een plan van die dag', async () => {
    const { path, opgave } = soorten['POST /kaders'] as Soort;
    const titel = 'Regiovisie van eerder';
    const { kaderId } = (await clients.regio.post<{ kaderId: string }>(path(planId), { ...opgave, titel, op: '2022-06-01' })).body;
    const plan = { titel, soort: 'regionaal', eigenaar: 'SV-LEKSTROOM', periode: {}, niveaus: ['thema'], kaderId, op: '2022-03-01' };
    expect(await clients.regio.post('/v1/plannen', plan)).toMatchObject({ status: 409, body: { reden: 'kader-onbekend' } });
    expect(await clients.regio.post(path(planId), { ...opgave, titel, op: '2022-03-01' })).toMatchObject({ status: 201, body: { kaderId } });
    expect((await clients.regio.post('/v1/plannen', plan)).status).toBe(201);
    expect((await clients.regio.read(`/v1/kaders/${kaderId}?peildatum=2022-03-01`)).status).toBe(200);
    expect((await clients.regio.read(`/v1/kaders/${kaderId}?peildatum=2022-02-28`)).status).toBe(404);
  });

  it('geldt de eerste versie van een indicator vanaf de eerdere dag die wordt verteld', async () => {
    const { path, opgave } = soorten['POST /indicatoren'] as Soort;
    const naam = 'Verschoven, van eerder';
    const { indicatorId } = (await clients.beheerder.post<{ indicatorId: string }>(path(planId), { ...opgave, naam, op: '2022-06-01' })).body;
    expect(await clients.beheerder.post(path(planId), { ...opgave, naam, op: '2022-03-01' })).toMatchObject({ status: 201, body: { indicatorId } });
    const { body } = await clients.beheerder.read<{ versies: readonly { versie: number; op: string }[] }>(`/v1/indicatoren/${indicatorId}`);
    expect(body.versies.map(({ versie, op: vanaf }) => [versie, vanaf])).toEqual([[1, '2022-03-01']]);
  });

  it.each(Object.entries(soorten))('%s: maakt er één, ook van vier verzoeken tegelijk', async (_, soort) => {
    const eigen = randomUUID();
    const opgave = Object.fromEntries(Object.entries(soort.opgave).map(([veld, waarde]) => [veld, namen.includes(veld) ? eigen : waarde]));
    const antwoorden = await Promise.all([1, 2, 3, 4].map(() => maakt(soort, opgave)));
    const gelukt = antwoorden.filter(({ status }) => status === 201);
    expect(new Set(gelukt.map(({ body }) => body[soort.id])).size).toBe(1);
    expect(gelukt.filter(({ body }) => !body.ongewijzigd)).toHaveLength(1);
    expect(antwoorden.filter(({ status }) => ![201, 409, 412].includes(status))).toEqual([]);
  });

  it('geldt voor alles wat te maken is', async () => {
    const { body } = await clients.regio.get<{ readonly paths: Readonly<Record<string, Bewerking>> }>('/v1/openapi.json');
    const zonderRevisie = Object.entries(body.paths)
      .filter(
        ([, { post }]) =>
          post && !(post.parameters ?? []).some(({ $ref = '', name = '' }) => `${$ref} ${name}`.includes('If-Match') || $ref.includes('IfMatch')),
      )
      .map(([path]) => `POST ${path}`);
    expect(zonderRevisie.filter((wijze) => !(wijze in { ...soorten, ...steedsNieuw, ...elders }))).toEqual([]);
  });
});
