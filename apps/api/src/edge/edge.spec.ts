import { StoreUnavailable, EventTooLarge } from '@actiespoor/event-store';
import { IdentityUnavailable, mayEditPlan, type Medewerker, type TokenVerifier } from '@actiespoor/identity';
import type { Datum } from '@actiespoor/kernel';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Body, Controller, Get, Module, Post, Query, Req, Res } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';

import { DatumField, TextField } from '../validation/fields.js';
import { setCreated, setEtag } from './answers.js';
import { Caller } from './authentication.js';
import { answerType, documentTypes } from './content.js';
import { createEdge } from './create-edge.js';
import { IdParam } from './parameters.js';
import { conflict, forbidden, notFound, preconditionFailed } from './problem.js';
import type { FaultReport } from './problem-filter.js';
import { Standvraag } from './queries.js';
import { Consumes, Open, Produces } from './route-config.js';
import { Write, writeExisting, writeNew, type WriteRequest } from './write-request.js';

const houten = 'GM0321';
const plan = { eigenaar: houten, leden: [] };
const planId = '0b9f2a5e-6a0e-4f0e-9d7c-0a8f6d0d1c11';
const key = '5f2d7c3a-1c1b-4d8e-8a55-3d1f0f4f9b01';

class Opgave {
  @TextField({ max: 20 })
  readonly titel!: string;

  @DatumField()
  readonly op!: Datum;
}

@Controller('plannen')
class PlannenController {
  @Get()
  list(@Caller() { id }: Medewerker): object {
    return { id };
  }

  @Post()
  create(@Body() { titel }: Opgave, @Write() write: WriteRequest, @Res({ passthrough: true }) reply: FastifyReply): object {
    if (!mayEditPlan(write.medewerker, plan)) throw forbidden('Alleen de eigenaar maakt een plan.');
    const { commandId } = writeNew(write);
    setCreated(reply, { location: `/v1/plannen/${commandId}`, revision: 0n });
    return { titel, positie: '1' };
  }

  @Get(':planId')
  read(@IdParam('planId') id: string, @Query() vraag: Standvraag, @Res({ passthrough: true }) reply: FastifyReply): object {
    if (id !== planId) throw notFound('Er is geen plan met dit id.');
    setEtag(reply, 3n);
    return { ...vraag };
  }

  @Post(':planId/vaststellingen')
  change(@IdParam('planId') _id: string, @Body() _opgave: Opgave, @Write() write: WriteRequest): object {
    const { expected } = writeExisting(write);
    if (expected !== 3n) throw preconditionFailed(3n);
    throw conflict('al-vastgesteld', 'Dit plan is al vastgesteld', 'Pas het plan aan in plaats van het nogmaals vast te stellen.');
  }

  @Get(':planId/spoor')
  @Produces('application/json', 'text/csv')
  spoor(@IdParam('planId') _id: string, @Req() request: FastifyRequest): object {
    return { vorm: answerType(request) };
  }
}

@Controller('proef')
class ProefController {
  @Post('document')
  @Consumes(...documentTypes)
  document(@Body() body: Buffer): object {
    return { bytes: body.length };
  }

  @Get('fout')
  fault(): never {
    throw new TypeError('select * from geheim');
  }

  @Get('opslag')
  store(): never {
    throw new StoreUnavailable('postgres://user:pass@db');
  }

  @Get('groot')
  large(): never {
    throw new EventTooLarge('3 MB');
  }
}

@Controller('health')
class HealthController {
  @Get('live')
  @Open()
  live(): object {
    return { status: 'ok' };
  }
}

@Module({ controllers: [PlannenController, ProefController, HealthController] })
class ProefModule {}

const verify: TokenVerifier = (token) => {
  if (token === 'uitval') throw new IdentityUnavailable('down');
  const organisatie = token.split('.')[1];
  if (organisatie === undefined) return Promise.resolve({ ok: false, reden: 'Het token is niet te lezen.' });
  return Promise.resolve({ ok: true, medewerker: { id: 'iemand', rollen: ['beleidsmedewerker'], organisaties: [organisatie] } });
};

let app: NestFastifyApplication;
let reports: FaultReport[] = [];

interface Ask {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'HEAD' | 'OPTIONS';
  readonly headers?: Readonly<Record<string, string | undefined>>;
  readonly body?: string | object;
}

const ask = async (url: string, { method = 'GET', headers = {}, body }: Ask = {}) => {
  const all = Object.entries({ authorization: `Bearer x.${houten}`, ...headers }).filter(([, value]) => value !== undefined);
  return app.inject({ url, method, headers: Object.fromEntries(all) as Record<string, string>, ...(body !== undefined && { payload: body }) });
};

const opgave = { titel: 'Plan', op: '2024' };
const create = (headers: Ask['headers'], body: string | object = opgave) => ask('/v1/plannen', { method: 'POST', headers: { 'idempotency-key': key, ...headers }, body });

beforeAll(async () => {
  app = await createEdge(ProefModule, { verify, corsOrigins: ['https://dashboard.example'], report: (report) => reports.push(report) }, { logger: false });
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
});

beforeEach(() => {
  reports = [];
});

afterAll(() => app.close());

describe('Wie het vraagt', () => {
  it.each([
    ['zonder token', undefined, 'Bearer realm="actiespoor"'],
    ['met iets anders dan Bearer', 'Basic abc', 'Bearer realm="actiespoor", error="invalid_request"'],
    ['met een slecht token', 'Bearer slecht', 'Bearer realm="actiespoor", error="invalid_token"'],
  ])('is %s een 401', async (_, authorization, challenge) => {
    const answer = await ask('/v1/plannen', { headers: { authorization } });
    expect(answer.statusCode).toBe(401);
    expect(answer.headers['www-authenticate']).toBe(challenge);
    expect(answer.json()).toEqual(expect.objectContaining({ status: 401, title: expect.any(String), detail: expect.any(String), instance: '/v1/plannen' }));
  });

  it('staat als medewerker bij het verzoek', async () => {
    expect((await ask('/v1/plannen')).json()).toEqual({ id: 'iemand' });
  });

  it('hoeft zich voor een open adres niet te melden', async () => {
    expect((await ask('/health/live', { headers: { authorization: undefined } })).statusCode).toBe(200);
  });

  it('krijgt 503 als de uitgever van tokens weg is', async () => {
    const answer = await ask('/v1/plannen', { headers: { authorization: 'Bearer uitval' } });
    expect([answer.statusCode, answer.headers['retry-after']]).toEqual([503, '2']);
  });
});

describe('Het adres', () => {
  it.each(['/v1/plannen/', '/v1/PLANNEN', '/plannen', '/v1/onbekend', '/v1//plannen'])('%s bestaat niet', async (url) => {
    const answer = await ask(url);
    expect(answer.statusCode).toBe(404);
    expect(answer.headers['content-type']).toBe('application/problem+json; charset=utf-8');
  });

  it.each(['/v1/%', '/v1/plannen/%zz'])('%s is niet te lezen', async (url) => {
    const answer = await ask(url);
    expect([answer.statusCode, answer.headers['content-type'], answer.headers['x-frame-options']]).toEqual([400, 'application/problem+json; charset=utf-8', 'DENY']);
  });

  it('zegt bij een andere methode welke het kent', async () => {
    const answer = await ask('/v1/plannen', { method: 'PUT', headers: { authorization: undefined }, body: {} });
    expect([answer.statusCode, answer.headers.allow]).toEqual([405, 'GET, HEAD, OPTIONS, POST']);
    expect((await ask(`/v1/plannen/${planId}`, { method: 'POST', body: {} })).headers.allow).toBe('GET, HEAD, OPTIONS');
  });

  it('antwoordt op OPTIONS met wat het kent', async () => {
    const answer = await ask('/v1/plannen', { method: 'OPTIONS', headers: { authorization: undefined } });
    expect([answer.statusCode, answer.headers.allow]).toEqual([204, 'GET, HEAD, OPTIONS, POST']);
    expect((await ask('/v1/onbekend', { method: 'OPTIONS' })).statusCode).toBe(404);
  });

  it('geeft op HEAD dezelfde headers zonder inhoud', async () => {
    const answer = await ask(`/v1/plannen/${planId}`, { method: 'HEAD' });
    expect([answer.statusCode, answer.headers.etag, answer.body]).toEqual([200, '"3"', '']);
  });
});

describe('De vorm van het verzoek', () => {
  it.each([
    ['een ander type', { 'content-type': 'text/plain' }, 'titel'],
    ['een formulier', { 'content-type': 'application/x-www-form-urlencoded' }, 'titel=Plan'],
    ['geen type', { 'content-type': '' }, 'titel'],
  ])('met %s is 415', async (_, headers, body) => {
    expect((await create(headers, body)).statusCode).toBe(415);
  });

  it('is bij een document juist geen JSON', async () => {
    const send = (type: string) => ask('/v1/proef/document', { method: 'POST', headers: { 'content-type': type }, body: 'a\tb' });
    expect((await send('text/tab-separated-values')).json()).toEqual({ bytes: 3 });
    expect((await send('application/json')).statusCode).toBe(415);
  });

  it('kan te groot zijn', async () => {
    const answer = await create({ 'content-type': 'application/json' }, JSON.stringify({ titel: 'x'.repeat(1024 * 1024) }));
    expect([answer.statusCode, answer.json().status]).toEqual([413, 413]);
  });

  it('vraagt eerst om een token, dan om het goede type', async () => {
    expect((await create({ authorization: undefined, 'content-type': 'text/plain' }, 'x')).statusCode).toBe(401);
  });

  it.each([
    ['text/html', 406],
    ['text/csv, */*;q=0', 406],
    ['text/html, */*;q=0.1', 200],
    ['application/*', 200],
  ])('met Accept %s geeft %i', async (accept, status) => {
    expect((await ask('/v1/plannen', { headers: { accept } })).statusCode).toBe(status);
  });

  it('kiest de vorm van het antwoord', async () => {
    const form = async (accept: string) => (await ask(`/v1/plannen/${planId}/spoor`, { headers: { accept } })).json().vorm;
    expect([await form('text/csv'), await form('*/*')]).toEqual(['text/csv', 'application/json']);
  });
});

describe('De invoer', () => {
  it('geeft alle fouten tegelijk, in het Nederlands', async () => {
    const answer = await create({}, { titel: ' ', extra: 1 });
    expect(answer.statusCode).toBe(400);
    expect(answer.json().invalidParams).toEqual([
      { name: 'extra', reason: 'is hier geen bekende naam' },
      { name: 'titel', reason: 'mag niet leeg zijn' },
      { name: 'op', reason: 'is verplicht' },
    ]);
  });

  it.each(['{"titel":', '[1', '{"__proto__":{}}'])('%s is geen JSON voor ons', async (body) => {
    const answer = await create({ 'content-type': 'application/json' }, body);
    expect([answer.statusCode, answer.headers['content-type']]).toEqual([400, 'application/problem+json; charset=utf-8']);
    expect(answer.body).not.toMatch(/Unexpected|FST_|proto/);
  });

  it.each(['', '[]', '"tekst"', 'null', '3'])('%s is geen opgave', async (body) => {
    const answer = await create({ 'content-type': 'application/json' }, body);
    expect([answer.statusCode, answer.json().invalidParams.length > 0]).toEqual([400, true]);
  });

  it('kent geen andere vragen dan genoemd', async () => {
    expect((await ask('/v1/plannen?sorteer=naam&x=1')).json().invalidParams).toEqual([
      { name: 'sorteer', reason: 'is hier geen bekende naam' },
      { name: 'x', reason: 'is hier geen bekende naam' },
    ]);
    const names = (await ask(`/v1/plannen/${planId}?peildatum=2024&bekendOp=gisteren&x=1`)).json().invalidParams.map(({ name }: { name: string }) => name);
    expect(names.sort()).toEqual(['bekendOp', 'peildatum', 'x']);
  });

  it('leest peildatum en bekendOp, ook met een plus in het adres', async () => {
    const answer = await ask(`/v1/plannen/${planId}?peildatum=2024-03-01&bekendOp=2024-03-02T10:00:00+01:00`);
    expect(answer.json()).toEqual({ peildatum: '2024-03-01', bekendOp: '2024-03-02T10:00:00+01:00' });
  });

  it('noemt een id dat er geen is', async () => {
    const answer = await ask('/v1/plannen/drie');
    expect([answer.statusCode, answer.json().invalidParams[0].name]).toEqual([400, 'planId']);
  });
});
