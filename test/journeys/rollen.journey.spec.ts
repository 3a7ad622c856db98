import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import type { Client, Sending } from '../support/client.js';
import { type ElkAdres, elkAdres } from '../support/elk-adres.js';
import { voorbeeldLekstroom } from '../support/plannen.js';
import { claimsOf, levering, lezing, schrijvingen, type Uitslag, vragers } from '../support/routes-en-rollen.js';
import { startTestServer, type TestServer } from '../support/test-server.js';

describe('Op elk adres geldt voor elke rol een en dezelfde regel', () => {
  let server: TestServer;
  let elk: ElkAdres;

  beforeAll(async () => {
    server = await startTestServer();
    elk = await elkAdres(server);
  }, 90_000);
  afterAll(() => server.stop());

  interface Case {
    readonly name: string;
    readonly expected: Uitslag;
    readonly got: string | number;
  }

  const differing = (cases: readonly Case[]): readonly Case[] => cases.filter(({ expected, got }) => expected !== got);

  const readings = async (client: Client, vrager: (typeof vragers)[number]): Promise<readonly Case[]> => {
    const asked = elk.routes('get').flatMap((path) => elk.formsOf(path).map((accept) => ({ path, accept })));
    return Promise.all(
      asked.map(async ({ path, accept }): Promise<Case> => {
        const { regel, vraag } = lezing(path) ?? { regel: () => 404 as const, vraag: '' };
        const { status } = await client.send<unknown>('GET', `${elk.addressOf(path)}${vraag}`, { headers: { accept } });
        return { name: `${vrager.rol} van ${vrager.organisatie} leest ${path} als ${accept}`, expected: regel(vrager), got: status === 200 ? 'mag' : status };
      }),
    );
  };

  const sendingOf = (path: string, body: unknown): readonly [string, Sending] => {
    if (body === levering) return [elk.addressOf(path), { headers: { 'content-type': 'application/octet-stream' }, body: 'cijfers' }];
    return body === undefined
      ? [`${elk.addressOf(path)}?eigenaar=SV-LEKSTROOM`, { headers: { 'content-type': 'text/tab-separated-values' }, body: voorbeeldLekstroom }]
      : [elk.addressOf(path), { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }];
  };

  const writings = async (client: Client, vrager: (typeof vragers)[number]): Promise<readonly Case[]> =>
    Promise.all(
      Object.entries(schrijvingen(elk.ids, elk.standaard)).map(async ([path, [regel, body]]): Promise<Case> => {
        const [address, sending] = sendingOf(path, body);
        // No key is sent: rights are checked before the missing key, so nothing is recorded.
        const { status } = await client.send<unknown>('POST', address, sending);
        return { name: `${vrager.rol} van ${vrager.organisatie} schrijft ${path}`, expected: regel(vrager), got: status === 428 ? 'mag' : status };
      }),
    );

  it('en geen adres is zonder regel', () => {
    expect(elk.routes('get').filter((path) => !lezing(path))).toEqual([]);
    expect(Object.keys(schrijvingen(elk.ids, elk.standaard)).toSorted()).toEqual(elk.routes('post').toSorted());
  });

  it('wie inhoud mag lezen ziet die in elke vorm, anderen krijgen 403, en wat van een ander is bestaat niet', async () => {
    for (const vrager of vragers) expect(differing(await readings(await server.as(claimsOf(vrager)), vrager))).toEqual([]);
  }, 120_000);

  it('wie mag schrijven hoort dat de sleutel ontbreekt, wie het niet mag hoort dat eerst', async () => {
    for (const vrager of vragers) expect(differing(await writings(await server.as(claimsOf(vrager)), vrager))).toEqual([]);
  }, 120_000);

  it('een leeg antwoord is er alleen voor wie mag lezen en niets heeft', async () => {
    for (const path of ['/plannen', '/spoor', '/signalen', '/beurten', '/mijn-beurt', '/evaluaties']) {
      const answers = await Promise.all(
        (['lezer', 'beheerder'] as const).map(async (rol) => (await server.as(claimsOf({ rol, organisatie: 'GM0622' }))).get(`/v1${path}`)),
      );
      expect([path, ...answers.map(({ status }) => status)]).toEqual([path, 200, 403]);
    }
  });
});
