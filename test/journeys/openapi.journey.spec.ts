import { randomUUID } from 'node:crypto';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import type { Client } from '../support/client.js';
import { geevalueerd, type IndicatorLijst } from '../support/evaluaties.js';
import { beleidsmedewerkerWestBetuwe } from '../support/medewerkers.js';
import { actiesVan, type PlanLijst, type PlanWeergave } from '../support/plannen.js';
import { schemaFaults, type JsonSchema } from '../support/schema-faults.js';
import { startTestServer, type TestServer } from '../support/test-server.js';

interface Operation {
  readonly summary?: string;
  readonly tags?: readonly string[];
  readonly requestBody?: { readonly content: Readonly<Record<string, unknown>> };
  readonly responses: Readonly<Record<string, { readonly content?: Readonly<Record<string, { readonly schema: JsonSchema }>> }>>;
}

interface Document {
  readonly openapi: string;
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, JsonSchema>> };
}

/** An id of each kind that the paths ask for, all of one plan. */
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
      Object.entries(item).filter(([method]) => methods.includes(method)).map(([method, operation]) => [path, method.toUpperCase(), operation] as const));
  const filled = (path: string): string => `/v1${path.replace(/\{(\w+)\}/g, (_, name: string) => ids[name] ?? randomUUID())}`;

  beforeAll(async () => {
    server = await startTestServer({ DEMO: 'on' });
    wil = await server.as(beleidsmedewerkerWestBetuwe);
    document = (await server.stranger.get<Document>('/v1/openapi.json')).body;
    const [plan] = (await wil.get<PlanLijst>('/v1/plannen')).body.plannen;
    const [indicator] = (await wil.get<IndicatorLijst>('/v1/indicatoren')).body.indicatoren;
    const { evaluatieId } = await geevalueerd(wil, { indicatorId: indicator?.indicatorId, voorstel: { versie: 1 } });
    ids = { ...idsOf((await wil.get<PlanWeergave>(`/v1/plannen/${plan?.planId ?? ''}`)).body), indicatorId: indicator?.indicatorId, evaluatieId };
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

  it('belooft antwoorden zoals zij zijn', async () => {
    const reads = operations().filter(([path, method]) => method === 'GET' && !path.includes('{importId}'));
    const faults = await Promise.all(
      reads.map(async ([path, , { responses }]) => {
        const schema = responses['200']?.content?.['application/json']?.schema;
        const { status, body } = await wil.get<unknown>(filled(path));
        if (status !== 200) return [];
        return schema ? schemaFaults(body, schema, document.components.schemas).map((fault) => `${path} ${fault}`) : [`${path} zonder schema`];
      }),
    );
    expect(faults.flat()).toEqual([]);
    const [lijst] = Object.entries(document.components.schemas).filter(([name]) => name === 'PlanLijst');
    expect(schemaFaults({ plannen: [{ planId: 1 }] }, lijst?.[1] ?? {}, document.components.schemas)).toEqual(
      expect.arrayContaining(['.plannen[0].titel ontbreekt', '.plannen[0].planId is geen string']),
    );
  });

  it('belooft elke fout in dezelfde vorm', async () => {
    const probleem = document.components.schemas['Probleem'] ?? {};
    const answers = [
      await wil.get<unknown>('/v1/plannen/geen-uuid'),
      await wil.get<unknown>(`/v1/plannen/${randomUUID()}`),
      await server.stranger.get<unknown>('/v1/plannen'),
      await wil.send<unknown>('PUT', '/v1/plannen'),
      await wil.post<unknown>('/v1/plannen', {}),
    ];
    expect(answers.map(({ status }) => status)).toEqual([400, 404, 401, 405, 400]);
    expect(answers.flatMap(({ body }) => schemaFaults(body, probleem, document.components.schemas))).toEqual([]);
  });
});
