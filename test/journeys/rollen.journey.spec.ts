import { createHash } from 'node:crypto';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import type { Client, Sending } from '../support/client.js';
import { geevalueerd, type IndicatorLijst } from '../support/evaluaties.js';
import { beleidsmedewerkerLekstroom } from '../support/medewerkers.js';
import { actieMet, bytesOf, inlezen, lezen, type PlanWeergave, voorbeeldLekstroom } from '../support/plannen.js';
import { claimsOf, lezing, schrijvingen, type Uitslag, vragers } from '../support/routes-en-rollen.js';
import { startTestServer, type TestServer } from '../support/test-server.js';

interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, { readonly responses: Readonly<Record<string, { readonly content?: object }>> }>>>>;
}

const consultatieId = '5f2d7c3a-1c1b-4d8e-8a55-3d1f0f4f9b01';

describe('Op elk adres geldt voor elke rol een en dezelfde regel', () => {
  let server: TestServer;
  let ids: Readonly<Record<string, string>>;
  let paths: Document['paths'];
  let standaard: object;

  beforeAll(async () => {
    server = await startTestServer();
    const bas = await server.as(beleidsmedewerkerLekstroom);
    const { planId } = await inlezen(bas, 'SV-LEKSTROOM', voorbeeldLekstroom);
    await bas.change(`/v1/plannen/${planId}/vaststellingen`, { orgaan: 'College', datum: '2022-06-01' });
    const plan = (await bas.read<PlanWeergave>(`/v1/plannen/${planId}`)).body;
    const { importId } = (await lezen(bas, 'SV-LEKSTROOM', bytesOf(voorbeeldLekstroom))).body;
    const [indicator] = (await bas.get<IndicatorLijst>('/v1/indicatoren')).body.indicatoren;
    const indicatorId = indicator?.indicatorId ?? '';
    standaard = indicator?.versies[0]?.definitie ?? {};
    const { evaluatieId } = await geevalueerd(bas, { indicatorId, voorstel: { versie: 1 } });
    const { body } = await bas.post<{ kaderId: string }>('/v1/kaders', {
      titel: 'Visie',
      soort: 'regiovisie',
      periode: {},
      onderdelen: [],
      verplichtingen: [],
      op: '2022',
    });
    const [knoopId = '', anderKnoopId = ''] = plan.knopen.map((knoop) => knoop.knoopId);
    const document = createHash('sha256').update(voorbeeldLekstroom).digest('hex');
    ids = {
      planId,
      importId,
      indicatorId,
      evaluatieId,
      kaderId: body.kaderId,
      knoopId,
      anderKnoopId,
      consultatieId,
      document,
      code: 'SV-LEKSTROOM',
      actieId: actieMet(plan, '1a').actieId,
    };
    paths = (await server.stranger.get<Document>('/v1/openapi.json')).body.paths;
  }, 90_000);
  afterAll(() => server.stop());

  const addressOf = (path: string): string => `/v1${path.replace(/\{(\w+)\}/g, (_, name: string) => ids[name] ?? '')}`;
  const routes = (method: 'get' | 'post'): readonly string[] =>
    Object.entries(paths)
      .flatMap(([path, item]) => (method in item ? [path] : []))
      .filter((path) => !/^\/(health|metrics)/.test(path));

  interface Case {
    readonly name: string;
    readonly expected: Uitslag;
    readonly got: string | number;
  }

  const differing = (cases: readonly Case[]): readonly Case[] => cases.filter(({ expected, got }) => expected !== got);

  const formsOf = (path: string): readonly string[] => {
    const types = Object.keys(paths[path]?.['get']?.responses['200']?.content ?? {});
    return types.length === 0 ? ['*/*'] : types;
  };

  const readings = async (client: Client, vrager: (typeof vragers)[number]): Promise<readonly Case[]> => {
    const asked = routes('get').flatMap((path) => formsOf(path).map((accept) => ({ path, accept })));
    return Promise.all(
      asked.map(async ({ path, accept }): Promise<Case> => {
        const { regel, vraag } = lezing(path) ?? { regel: () => 404 as const, vraag: '' };
        const { status } = await client.send<unknown>('GET', `${addressOf(path)}${vraag}`, { headers: { accept } });
        return { name: `${vrager.rol} van ${vrager.organisatie} leest ${path} als ${accept}`, expected: regel(vrager), got: status === 200 ? 'mag' : status };
      }),
    );
  };

  const sendingOf = (path: string, body: unknown): readonly [string, Sending] =>
    body === undefined
      ? [`${addressOf(path)}?eigenaar=SV-LEKSTROOM`, { headers: { 'content-type': 'text/tab-separated-values' }, body: voorbeeldLekstroom }]
      : [addressOf(path), { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }];

  const writings = async (client: Client, vrager: (typeof vragers)[number]): Promise<readonly Case[]> =>
    Promise.all(
      Object.entries(schrijvingen(ids, standaard)).map(async ([path, [regel, body]]): Promise<Case> => {
        const [address, sending] = sendingOf(path, body);
        // No key is sent: rights are checked before the missing key, so nothing is recorded.
        const { status } = await client.send<unknown>('POST', address, sending);
        return { name: `${vrager.rol} van ${vrager.organisatie} schrijft ${path}`, expected: regel(vrager), got: status === 428 ? 'mag' : status };
      }),
    );

  it('en geen adres is zonder regel', () => {
    expect(routes('get').filter((path) => !lezing(path))).toEqual([]);
    expect(Object.keys(schrijvingen(ids, standaard)).toSorted()).toEqual(routes('post').toSorted());
  });

  it('wie inhoud mag lezen ziet die in elke vorm, anderen krijgen 403, en wat van een ander is bestaat niet', async () => {
    for (const vrager of vragers) expect(differing(await readings(await server.as(claimsOf(vrager)), vrager))).toEqual([]);
  }, 120_000);

  it('wie mag schrijven hoort dat de sleutel ontbreekt, wie het niet mag hoort dat eerst', async () => {
    for (const vrager of vragers) expect(differing(await writings(await server.as(claimsOf(vrager)), vrager))).toEqual([]);
  }, 120_000);

  it('een leeg antwoord is er alleen voor wie mag lezen en niets heeft', async () => {
    for (const path of ['/plannen', '/spoor', '/signalen', '/evaluaties']) {
      const answers = await Promise.all(
        (['lezer', 'beheerder'] as const).map(async (rol) => (await server.as(claimsOf({ rol, organisatie: 'GM0622' }))).get(`/v1${path}`)),
      );
      expect([path, ...answers.map(({ status }) => status)]).toEqual([path, 200, 403]);
    }
  });
});
