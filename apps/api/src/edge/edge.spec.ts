import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';

import { asking, edgeFixture, key, planId, type Answer, type Ask } from './edge.fixture.js';

let app: NestFastifyApplication;

const ask = asking(() => app);

const create = (headers: NonNullable<Ask['headers']>, body: string | object): Promise<Answer> =>
  ask('/v1/plannen', { method: 'POST', headers: { 'idempotency-key': key, ...headers }, body });

const problem = 'application/problem+json; charset=utf-8';

beforeAll(async () => {
  app = await edgeFixture(() => undefined);
});

afterAll(() => app.close());

describe('Wie het vraagt', () => {
  it.each([
    ['zonder token', undefined, 'Bearer realm="actiespoor"'],
    ['met iets anders dan Bearer', 'Basic abc', 'Bearer realm="actiespoor", error="invalid_request"'],
    ['met een slecht token', 'Bearer slecht', 'Bearer realm="actiespoor", error="invalid_token"'],
  ])('is %s een 401', async (_, authorization, challenge) => {
    const answer = await ask('/v1/plannen', { headers: { authorization } });
    expect(answer.status).toBe(401);
    expect(answer.headers['www-authenticate']).toBe(challenge);
    expect(answer.json).toEqual(expect.objectContaining({ status: 401, title: expect.any(String), detail: expect.any(String), instance: '/v1/plannen' }));
  });

  it('staat als medewerker bij het verzoek', async () => {
    expect((await ask('/v1/plannen')).json).toEqual({ id: 'iemand' });
  });

  it('hoeft zich voor een open adres niet te melden', async () => {
    expect((await ask('/health/live', { headers: { authorization: undefined } })).status).toBe(200);
  });

  it('krijgt 503 als de uitgever van tokens weg is', async () => {
    const answer = await ask('/v1/plannen', { headers: { authorization: 'Bearer uitval' } });
    expect([answer.status, answer.headers['retry-after']]).toEqual([503, '2']);
  });
});

describe('Het adres', () => {
  it.each(['/v1/plannen/', '/v1/PLANNEN', '/plannen', '/v1/onbekend', '/v1//plannen'])('%s bestaat niet', async (url) => {
    const answer = await ask(url);
    expect(answer.status).toBe(404);
    expect(answer.headers['content-type']).toBe(problem);
  });

  it.each(['/v1/%', '/v1/plannen/%zz'])('%s is niet te lezen', async (url) => {
    const answer = await ask(url);
    expect([answer.status, answer.headers['content-type'], answer.headers['x-frame-options']]).toEqual([400, problem, 'DENY']);
  });

  it('zegt bij een andere methode welke het kent', async () => {
    const answer = await ask('/v1/plannen', { method: 'PUT', headers: { authorization: undefined }, body: {} });
    expect([answer.status, answer.headers['allow']]).toEqual([405, 'GET, HEAD, OPTIONS, POST']);
    expect((await ask(`/v1/plannen/${planId}`, { method: 'POST', body: {} })).headers['allow']).toBe('GET, HEAD, OPTIONS');
  });

  it('antwoordt op OPTIONS met wat het kent', async () => {
    const answer = await ask('/v1/plannen', { method: 'OPTIONS', headers: { authorization: undefined } });
    expect([answer.status, answer.headers['allow']]).toEqual([204, 'GET, HEAD, OPTIONS, POST']);
    expect((await ask('/v1/onbekend', { method: 'OPTIONS' })).status).toBe(404);
  });

  it('geeft op HEAD dezelfde headers zonder inhoud', async () => {
    const answer = await ask(`/v1/plannen/${planId}`, { method: 'HEAD' });
    expect([answer.status, answer.headers['etag'], answer.text]).toEqual([200, '"3"', '']);
  });
});

describe('De vorm van het verzoek', () => {
  it.each([
    ['een ander type', { 'content-type': 'text/plain' }, 'titel'],
    ['een formulier', { 'content-type': 'application/x-www-form-urlencoded' }, 'titel=Plan'],
    ['geen type', { 'content-type': '' }, 'titel'],
  ])('met %s is 415', async (_, headers, body) => {
    expect((await create(headers, body)).status).toBe(415);
  });

  it('is bij een document juist geen JSON', async () => {
    const send = (type: string) => ask('/v1/proef/document', { method: 'POST', headers: { 'content-type': type }, body: 'a\tb' });
    expect((await send('text/tab-separated-values')).json).toEqual({ bytes: 3 });
    expect((await send('application/json')).status).toBe(415);
  });

  it('kan te groot zijn', async () => {
    const answer = await create({ 'content-type': 'application/json' }, JSON.stringify({ titel: 'x'.repeat(1024 * 1024) }));
    expect([answer.status, answer.json['status']]).toEqual([413, 413]);
  });

  it('vraagt eerst om een token, dan om het goede type', async () => {
    expect((await create({ authorization: undefined, 'content-type': 'text/plain' }, 'x')).status).toBe(401);
  });

  it.each([
    ['text/html', 406],
    ['text/csv, */*;q=0', 406],
    ['text/html, */*;q=0.1', 200],
    ['application/*', 200],
  ])('met Accept %s geeft %i', async (accept, status) => {
    expect((await ask('/v1/plannen', { headers: { accept } })).status).toBe(status);
  });

  it('zegt dat het van Accept afhangt, waar er meer dan één is', async () => {
    const vary = async (path: string, accept: string) => (await ask(path, { headers: { accept } })).headers['vary'];
    for (const accept of ['text/csv', '*/*', 'text/html']) {
      expect([await vary(`/v1/plannen/${planId}/spoor`, accept), await vary('/v1/plannen', accept)]).toEqual(['Origin, Accept', 'Origin']);
    }
    expect([await vary('/v1/openapi.json', '*/*'), await vary('/', '*/*')]).toEqual(['Origin, Accept', 'Origin, Accept']);
  });

  it('kiest de vorm van het antwoord', async () => {
    const form = async (accept: string) => (await ask(`/v1/plannen/${planId}/spoor`, { headers: { accept } })).json['vorm'];
    expect([await form('text/csv'), await form('*/*')]).toEqual(['text/csv', 'application/json']);
  });
});

describe('De invoer', () => {
  it('geeft alle fouten tegelijk, in het Nederlands', async () => {
    const answer = await create({}, { titel: ' ', extra: 1 });
    expect(answer.status).toBe(400);
    expect(answer.invalidParams).toEqual([
      { name: 'extra', reason: 'is hier geen bekende naam' },
      { name: 'titel', reason: 'mag niet leeg zijn' },
      { name: 'op', reason: 'is verplicht' },
    ]);
  });

  it.each(['{"titel":', '[1', '"', '{"', '{"titel', '{"titel":"x', '{"titel":"x\\', '{"titel":"x\\"', '["a', '{"a":1,"a', '{"__proto__":"x'])(
    '%s is geen JSON voor ons',
    async (body) => {
      const answer = await create({ 'content-type': 'application/json' }, body);
      expect([answer.status, answer.headers['content-type']]).toEqual([400, problem]);
      expect(answer.text).not.toMatch(/Unexpected|FST_|proto/);
    },
  );

  it.each(['', '[]', '"tekst"', 'null', '3'])('%s is geen opgave', async (body) => {
    const answer = await create({ 'content-type': 'application/json' }, body);
    expect([answer.status, answer.invalidParams.length > 0]).toEqual([400, true]);
  });

  it('kent geen andere vragen dan genoemd', async () => {
    expect((await ask('/v1/plannen?sorteer=naam&x=1')).invalidParams).toEqual([
      { name: 'sorteer', reason: 'is hier geen bekende naam' },
      { name: 'x', reason: 'is hier geen bekende naam' },
    ]);
    const names = (await ask(`/v1/plannen/${planId}?peildatum=2024&bekendOp=gisteren&x=1`)).invalidParams.map(({ name }) => name);
    expect([...names].sort()).toEqual(['bekendOp', 'peildatum', 'x']);
  });

  it('leest peildatum en bekendOp, ook met een plus in het adres', async () => {
    const answer = await ask(`/v1/plannen/${planId}?peildatum=2024-03-01&bekendOp=2024-03-02T10:00:00+01:00`);
    expect(answer.json).toEqual({ peildatum: '2024-03-01', bekendOp: '2024-03-02T10:00:00+01:00' });
  });

  it('noemt een id dat er geen is', async () => {
    const answer = await ask('/v1/plannen/drie');
    expect([answer.status, answer.invalidParams[0]?.name]).toEqual([400, 'planId']);
  });
});
