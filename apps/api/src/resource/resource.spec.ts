import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Module } from '@nestjs/common';
import { APP_INTERCEPTOR } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Medewerker } from '@actiespoor/application';
import type { Position } from '@actiespoor/event-store';

import { ofActie } from '../acties/actie-table.js';
import { Resultaatopgave } from '../acties/inhoud.js';
import { Created } from '../answers.js';
import { createEdge } from '../edge/create-edge.js';
import { HeadersInterceptor } from '../headers-interceptor.js';
import { USE_CASES } from '../use-cases.js';
import { controllerOf } from './controller-of.js';
import type { Missing, None, Row, Shown, Table, Told } from './resource.js';

const actieId = '0a5e7f0e-3a52-4c1d-9e60-0a4f5b2c7d01';

const table = {
  tag: 'Proef',
  root: 'acties/:actieId',
  rows: [
    {
      path: 'resultaten',
      write: {
        operation: 'resultaatBeogen',
        summary: 'Leg een resultaat vast',
        body: Resultaatopgave,
        tells: ['ResultaatBeogen'],
        perform: (_, { ids, body }) =>
          Promise.resolve(new Created({ positie: '1' as Position, revisie: 1, ...ids, ...body }, { location: '/v1', revision: 1n })),
      },
      history: {
        operation: 'resultatenLezen',
        summary: 'Lees de resultaten',
        of: ['ResultaatBeoogd'],
        read: (_, { id }) => Promise.resolve({ regels: [], positie: id as Position }),
      },
    },
  ] as const satisfies readonly Row[],
} as const satisfies Table;

type Alles = 'ResultaatBeogen' | 'ActieVergeten';

describe('Een tabel van bewerkingen', () => {
  let app: NestFastifyApplication;
  const asCaller = { authorization: 'Bearer proef', 'content-type': 'application/json' };

  @Module({
    controllers: [controllerOf(table)],
    providers: [
      { provide: USE_CASES, useValue: {} },
      { provide: APP_INTERCEPTOR, useClass: HeadersInterceptor },
    ],
  })
  class ProefModule {}

  beforeAll(async () => {
    const medewerker: Medewerker = { id: 'm-1', rollen: ['beleidsmedewerker'], organisaties: ['GM1960'] };
    app = await createEdge(ProefModule, { verify: () => Promise.resolve({ ok: true, medewerker }), nest: { logger: false } });
    await app.init();
  });
  afterAll(() => app.close());

  const post = (url: string, payload: object) => app.inject({ method: 'POST', url, headers: asCaller, payload });

  it('geeft elke bewerking haar adres, haar body en haar ids', async () => {
    const { statusCode, body } = await post(`/v1/acties/${actieId}/resultaten`, { resultaat: 'Meer rust', op: '2022' });
    expect([statusCode, JSON.parse(body)]).toEqual([201, { positie: '1', revisie: 1, actieId, resultaat: 'Meer rust', op: '2022' }]);
    expect((await app.inject({ url: `/v1/acties/${actieId}/resultaten`, headers: asCaller })).json()).toEqual({ regels: [], positie: 'm-1' });
  });

  it('kijkt het id en de body na, zoals een uitgeschreven controller', async () => {
    const faults = await Promise.all([post('/v1/acties/1/resultaten', {}), post(`/v1/acties/${actieId}/resultaten`, { resultaat: 'x' })]);
    expect(faults.map(({ statusCode }) => statusCode)).toEqual([400, 400]);
    expect(faults.map((fault) => fault.json<{ invalidParams: readonly { name: string }[] }>().invalidParams.map(({ name }) => name))).toEqual([
      ['actieId'],
      ['op'],
    ]);
  });

  it('staat met al haar bewerkingen in het OpenAPI-document', async () => {
    const { paths } = (await app.inject({ url: '/v1/openapi.json' })).json<{ paths: Record<string, Record<string, { operationId: string }>> }>();
    const { get, post: written } = paths['/acties/{actieId}/resultaten'] ?? {};
    expect([get?.operationId, written?.operationId]).toEqual(['resultatenLezen', 'resultaatBeogen']);
  });

  it('laat de compiler noemen wat niet te melden of niet te lezen is', () => {
    type Compleet = [None<Missing<Alles, Told<typeof table>, 'ActieVergeten'>>, None<Missing<'ResultaatBeoogd', Shown<typeof table>>>];
    // @ts-expect-error a command without an address
    type Vergeten = None<Missing<Alles, Told<typeof table>>>;
    // @ts-expect-error an event without a history
    type Onleesbaar = None<Missing<'ResultaatBeoogd' | 'ActieVergeten', Shown<typeof table>>>;
    // @ts-expect-error an exception that does not exist
    type Verouderd = None<Missing<'ResultaatBeogen', Told<typeof table>, 'ActieVergeten'>>;
    const kinds: readonly (readonly [Compleet, Vergeten, Onleesbaar, Verouderd])[] = [];
    expect(kinds).toEqual([]);
  });

  it('meldt met een rij geen andere opdracht dan zij noemt', () => {
    const row = ofActie('resultaten', {
      write: {
        operation: 'resultaatBeogen',
        summary: 'Leg een resultaat vast',
        body: Resultaatopgave,
        tells: ['StandVanZakenVastleggen'],
        // @ts-expect-error the row tells another command than this one
        toCommand: ({ resultaat, op }, target) => ({ type: 'ResultaatBeogen', data: { actieId: target.actieId, resultaat, op } }),
      },
    });
    expect([row.path, row.history]).toEqual(['resultaten', undefined]);
  });
});
