import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import type { Client } from '../support/client.js';
import { geladen } from '../support/cijfers.js';
import { geevalueerd, type IndicatorLijst } from '../support/evaluaties.js';
import { beheerder, beleidsmedewerkerWestBetuwe } from '../support/medewerkers.js';
import { actiesVan, type PlanLijst, type PlanWeergave } from '../support/plannen.js';
import { type AnswerDocument, bodiesIn, describedBy, exampleFaults, type Media } from '../support/described.js';
import { startTestServer, type TestServer } from '../support/test-server.js';

interface Operation {
  readonly operationId?: string;
  readonly summary?: string;
  readonly tags?: readonly string[];
  readonly requestBody?: { readonly content: Readonly<Record<string, Media>> };
}

type Document = AnswerDocument & { readonly openapi: string; readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>> };

/** An id of each kind in the paths, all of one plan. */
const idsOf = (plan: PlanWeergave): Readonly<Record<string, string | undefined>> => ({
  planId: plan.planId,
  kaderId: plan.kaderId,
  actieId: actiesVan(plan)[0]?.actieId,
  knoopId: plan.knopen[0]?.knoopId,
  consultatieId: plan.consultaties[0]?.consultatieId,
});

const methods = ['get', 'post', 'put', 'patch', 'delete'];

describe('Het OpenAPI-document', () => {
  let server: TestServer;
  let wil: Client;
  let document: Document;
  let ids: ReturnType<typeof idsOf>;

  const operations = (): readonly (readonly [path: string, method: string, operation: Operation])[] =>
    Object.entries(document.paths).flatMap(([path, item]) =>
      Object.entries(item)
        .filter(([method]) => methods.includes(method))
        .map(([method, operation]) => [path, method.toUpperCase(), operation] as const),
    );
  const filled = (path: string): string => `/v1${path.replace(/\{(\w+)\}/g, (_, name: string) => ids[name] ?? randomUUID())}`;

  beforeAll(async () => {
    server = await startTestServer({ DEMO: 'on' });
    wil = await server.as(beleidsmedewerkerWestBetuwe);
    document = (await server.stranger.get<Document>('/v1/openapi.json')).body;
    const [plan] = (await wil.get<PlanLijst>('/v1/plannen')).body.plannen;
    const [indicator] = (await wil.get<IndicatorLijst>('/v1/indicatoren')).body.indicatoren;
    const { evaluatieId } = await geevalueerd(wil, { indicatorId: indicator?.indicatorId, voorstel: { versie: 1 } });
    const { leveringId } = await geladen(await server.as(beheerder));
    ids = { ...idsOf((await wil.get<PlanWeergave>(`/v1/plannen/${plan?.planId ?? ''}`)).body), indicatorId: indicator?.indicatorId, evaluatieId, leveringId };
  });
  afterAll(() => server.stop());

  it('beschrijft een API, en elke bewerking heeft een Nederlandse zin en een plaats', () => {
    expect(document.openapi).toMatch(/^3\.1\./);
    expect(operations().length).toBeGreaterThan(40);
    expect(operations().filter(([, , { summary = '', tags = [] }]) => summary.length < 10 || tags.length === 0)).toEqual([]);
  });

  it('noemt geen adres dat er niet is', async () => {
    const answers = await Promise.all(
      operations()
        .filter(([path]) => !path.includes('{importId}'))
        .map(async ([path, method, { requestBody }]) => {
          const [type] = Object.keys(requestBody?.content ?? { 'application/json': {} });
          const write = { headers: { 'content-type': type ?? 'application/json' }, body: '{}' };
          const { status } = await wil.send(method, filled(path), method === 'GET' ? {} : write);
          return [method, path, status] as const;
        }),
    );
    expect(answers.filter(([, , status]) => [404, 405].includes(status) || status >= 500)).toEqual([]);
    expect(answers.filter(([method, , status]) => method === 'GET' && status !== 200 && status !== 400)).toEqual([]);
  });

  it('noemt elk adres dat er wel is, ook voor de import', async () => {
    const proef = await wil.send('GET', `/v1/imports/${randomUUID()}`);
    expect([proef.status, (await wil.send('DELETE', `/v1/imports/${randomUUID()}`)).status]).toEqual([404, 405]);
    expect(Object.keys(document.paths)).toEqual(expect.arrayContaining(['/imports', '/imports/{importId}', '/imports/{importId}/doorvoeringen']));
  });

  // The client compares each answer with the document, in this and every other journey.
  it('belooft antwoorden zoals zij zijn', async () => {
    const reads = operations().filter(([path, method]) => method === 'GET' && !path.includes('{importId}'));
    const statuses = await Promise.all(reads.map(async ([path]) => [path, (await wil.get<unknown>(filled(path))).status] as const));
    expect(statuses.filter(([, status]) => ![200, 400, 404].includes(status))).toEqual([]);
    expect(statuses.filter(([, status]) => status === 200).length).toBeGreaterThan(25);
  });

  it.each([
    ['een veld dat het document niet kent', { plannen: [{ ander: 1 }] }, '/plannen/0/ander is nergens beschreven'],
    ['een veld dat ontbreekt', { plannen: [{}] }, "/plannen/0 must have required property 'titel'"],
    ['een id dat er geen is', { plannen: [{ planId: '1' }] }, '/plannen/0/planId must match format "uuid"'],
  ])('verraadt %s', (_, body, fault) => {
    const told = { method: 'GET', path: '/v1/plannen?aantal=1', status: 200, type: 'application/json; charset=utf-8' };
    expect(describedBy(document)({ ...told, body })).toContain(fault);
    expect(describedBy(document)({ ...told, body: { plannen: [] } })).toEqual([]);
  });

  it('verraadt een antwoord dat het document niet kent', () => {
    const told = { method: 'GET', path: '/v1/plannen', status: 418, type: 'application/json', body: {} };
    expect(describedBy(document)(told)).toEqual([' met status 418 is nergens beschreven']);
    expect(describedBy(document)({ ...told, status: 200, type: 'text/html' })).toEqual([' als text/html is nergens beschreven']);
  });

  it('noemt elke bewerking zoals zij altijd al heette, en geen twee hetzelfde', () => {
    const names = operations()
      .map(([path, method, { operationId = '' }]) => `${operationId} ${method} ${path}`)
      .toSorted();
    expect(names).toEqual(
      readFileSync(new URL('../fixtures/openapi/bewerkingen.txt', import.meta.url), 'utf8')
        .trim()
        .split('\n'),
    );
    expect(new Set(names.map((name) => name.split(' ', 1)[0])).size).toBe(names.length);
    expect(names.filter((name) => !/^[a-z]+([A-Z][a-z]+)+ /.test(name))).toEqual([]);
  });

  it('geeft bij elke body een voorbeeld, zoals het die beschrijft', () => {
    const without = bodiesIn(document).filter(({ media: { example }, type }) => example === undefined && !type.startsWith('application/vnd.'));
    expect(without.map(({ where, type }) => `${where} ${type}`)).toEqual([]);
    expect(exampleFaults(document)).toEqual([]);
  });

  it('geeft voorbeelden die te sturen zijn', async () => {
    const bodies = operations().flatMap(([path, method, { requestBody }]) => {
      const example = requestBody?.content['application/json']?.example;
      return example === undefined ? [] : [[method, path, example] as const];
    });
    expect(bodies.length).toBeGreaterThan(30);
    const answers = await Promise.all(
      bodies.map(async ([method, path, example]) => {
        const headers = { 'content-type': 'application/json', 'idempotency-key': randomUUID(), 'if-match': '"0"' };
        const { status, body } = await wil.send(method, filled(path), { headers, body: JSON.stringify(example) });
        return [status, path, body] as const;
      }),
    );
    expect(answers.filter(([status]) => ![201, 403, 404, 409, 412].includes(status))).toEqual([]);
  });

  it('belooft elke fout in dezelfde vorm', async () => {
    const answers = [
      await wil.get<unknown>('/v1/plannen/geen-uuid'),
      await wil.get<unknown>(`/v1/plannen/${randomUUID()}`),
      await server.stranger.get<unknown>('/v1/plannen'),
      await wil.send<unknown>('PUT', '/v1/plannen'),
      await wil.post<unknown>('/v1/plannen', {}),
    ];
    expect(answers.map(({ status }) => status)).toEqual([400, 404, 401, 405, 400]);
    expect(answers.map(({ headers }) => headers.get('content-type'))).toEqual(answers.map(() => expect.stringContaining('application/problem+json')));
  });
});
