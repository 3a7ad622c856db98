import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';

import { asking, edgeFixture, houten, key, origin, planId, type Answer, type Ask } from './edge.fixture.js';
import type { FaultReport } from './problem-filter.js';
import { apiVersion } from './version.js';

let app: NestFastifyApplication;
let reports: FaultReport[] = [];

const ask = asking(() => app);
const opgave = { titel: 'Plan', op: '2024' };

const create = (headers: NonNullable<Ask['headers']>, body: object = opgave): Promise<Answer> => ask('/v1/plannen', { method: 'POST', headers, body });

const change = (headers: NonNullable<Ask['headers']>, body: object = opgave): Promise<Answer> =>
  ask(`/v1/plannen/${planId}/vaststellingen`, { method: 'POST', headers, body });

beforeAll(async () => {
  app = await edgeFixture((report) => reports.push(report));
});

beforeEach(() => {
  reports = [];
});

afterAll(() => app.close());

describe('Iets nieuws maken', () => {
  it('geeft 201 met waar het staat en zijn revisie', async () => {
    const answer = await create({ 'idempotency-key': key.toUpperCase() });
    expect(answer.status).toBe(201);
    expect(answer.headers).toEqual(expect.objectContaining({ location: expect.stringMatching(/^\/v1\/plannen\/[0-9a-f-]{36}$/), etag: '"0"' }));
    expect(answer.json).toEqual({ titel: 'Plan', positie: '1' });
  });

  it('vraagt eerst goede invoer, dan het recht en dan pas de Idempotency-Key', async () => {
    const authorization = 'Bearer x.GM1960';
    expect((await create({ authorization }, {})).status).toBe(400);
    expect((await create({ authorization })).status).toBe(403);
    expect((await create({})).status).toBe(428);
    expect((await create({})).json['title']).toBe('De header Idempotency-Key ontbreekt');
  });

  it('neemt als Idempotency-Key alleen een UUID', async () => {
    const answer = await create({ authorization: 'Bearer x.GM1960', 'idempotency-key': 'een' });
    expect(answer.invalidParams).toEqual([{ name: 'Idempotency-Key', reason: 'moet een UUID zijn' }]);
  });
});

describe('Iets bestaands wijzigen', () => {
  it('vraagt If-Match, en zegt 412 bij een oude en 409 bij een weigering', async () => {
    expect((await change({ 'idempotency-key': key })).json).toEqual(expect.objectContaining({ status: 428, title: 'De header If-Match ontbreekt' }));
    const stale = await change({ 'idempotency-key': key, 'if-match': '"2"' });
    expect([stale.status, stale.headers['etag']]).toEqual([412, '"3"']);
    expect((await change({ 'idempotency-key': key, 'if-match': '"3"' })).json).toEqual({
      type: 'urn:actiespoor:probleem:al-vastgesteld',
      title: 'Dit plan is al vastgesteld',
      status: 409,
      detail: 'Pas het plan aan in plaats van het nogmaals vast te stellen.',
      reden: 'al-vastgesteld',
      instance: `/v1/plannen/${planId}/vaststellingen`,
    });
  });

  it.each(['3', '*', 'w/"3"', 'W/3', 'W/"03"', '"3-x"', '"3gzip"', '"03"', '"-1"', '"1", "2"', '"x"'])('neemt als If-Match geen %s', async (match) => {
    const answer = await change({ 'idempotency-key': 'x', 'if-match': match });
    expect(answer.invalidParams.map(({ name }) => name)).toEqual(['Idempotency-Key', 'If-Match']);
  });
});

describe('Een ETag die een proxy aanraakte', () => {
  it.each(['W/"3"', '"3-gzip"', '"3-br"', 'W/"3-gzip"'])('is als %s nog die van ons', async (match) => {
    expect((await change({ 'idempotency-key': key, 'if-match': match })).status).toBe(409);
    expect((await change({ 'idempotency-key': key, 'if-match': match.replace('3', '2') })).status).toBe(412);
  });
});

describe('Een Idempotency-Key', () => {
  const madeAt = async (headers: NonNullable<Ask['headers']> = {}): Promise<unknown> =>
    (await create({ 'idempotency-key': key, ...headers })).headers['location'];

  it('hoort bij een vrager en een adres', async () => {
    const made = await madeAt();
    expect(await madeAt({ 'idempotency-key': key.toUpperCase() })).toBe(made);
    expect(await madeAt({ authorization: `Bearer ander.${houten}` })).not.toBe(made);
  });
});

describe('Een storing', () => {
  it('is 500 zonder iets van binnen, en wordt gemeld', async () => {
    const answer = await ask('/v1/proef/fout');
    expect([answer.status, answer.json['instance']]).toEqual([500, '/v1/proef/fout']);
    expect(answer.text).not.toMatch(/select|TypeError|geheim|stack/);
    expect(reports).toEqual([{ fault: expect.any(TypeError), correlationId: answer.headers['x-request-id'], method: 'GET', route: '/v1/proef/fout' }]);
  });

  it('herhaalt nooit wat achter het vraagteken stond', async () => {
    expect((await ask('/v1/onbekend?token=geheim')).text).not.toContain('geheim');
  });

  it('van de opslag is 503 met Retry-After, en te groot is 413', async () => {
    const answer = await ask('/v1/proef/opslag');
    expect([answer.status, answer.headers['retry-after']]).toEqual([503, '2']);
    expect(answer.text).not.toContain('postgres');
    expect((await ask('/v1/proef/groot')).status).toBe(413);
  });
});

describe('Elk antwoord', () => {
  it.each([
    ['/v1/plannen', 200, {}],
    ['/v1/plannen', 401, { authorization: undefined }],
    ['/v1/onbekend', 404, {}],
    ['/v1/plannen/%zz', 400, {}],
    ['/v1/proef/fout', 500, {}],
    ['/health/live', 200, {}],
    ['/v1/openapi.json', 200, { authorization: undefined }],
  ])('van %s (%i) heeft versie en veiligheidsheaders', async (url, status, headers) => {
    const answer = await ask(url, { headers });
    expect(answer.status).toBe(status);
    expect(answer.headers).toEqual(
      expect.objectContaining({
        'api-version': apiVersion,
        'cache-control': 'no-store',
        'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
        'referrer-policy': 'no-referrer',
        'strict-transport-security': expect.stringContaining('max-age='),
        'x-content-type-options': 'nosniff',
        'x-frame-options': 'DENY',
        'x-request-id': expect.stringMatching(/^[0-9a-f-]{36}$/),
      }),
    );
    expect(answer.headers).not.toHaveProperty('x-powered-by');
  });

  it('houdt de X-Request-Id van de vrager, als het een UUID is', async () => {
    expect((await ask('/v1/plannen', { headers: { 'x-request-id': planId } })).headers['x-request-id']).toBe(planId);
    expect((await ask('/v1/plannen', { headers: { 'x-request-id': 'jan jansen' } })).headers['x-request-id']).not.toBe('jan jansen');
  });

  it('mag alleen door bekende oorsprongen gelezen worden', async () => {
    const allowed = await ask('/v1/onbekend', { headers: { origin } });
    expect([allowed.headers['access-control-allow-origin'], allowed.headers['vary']]).toEqual([origin, 'Origin']);
    expect((await ask('/v1/plannen', { headers: { origin: 'https://elders.example' } })).headers).not.toHaveProperty('access-control-allow-origin');
    expect((await ask('/v1/openapi.json', { headers: { origin: 'https://elders.example' } })).headers['access-control-allow-origin']).toBe('*');
  });

  it('staat vooraf toe wat een bekende oorsprong wil sturen', async () => {
    const preflight = { origin, 'access-control-request-method': 'POST', authorization: undefined };
    const { status, headers } = await ask('/v1/plannen', { method: 'OPTIONS', headers: preflight });
    expect([status, headers['access-control-allow-origin'], headers['access-control-allow-methods']]).toEqual([204, origin, 'GET, HEAD, OPTIONS, POST']);
    expect(headers['access-control-allow-headers']).toContain('If-Match');
  });
});

describe('De uitleg', () => {
  it('is een pagina met een eigen beleid, die niets van elders haalt', async () => {
    const page = await ask('/docs', { headers: { authorization: undefined, accept: 'text/html' } });
    expect(page.headers['content-security-policy']).toContain("script-src 'self'");
    expect(page.headers['content-security-policy']).not.toContain('unsafe');
    const own = [...page.text.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, url]) => String(url)).filter((url) => url.startsWith('/'));
    const answers = await Promise.all(own.map((url) => ask(url, { headers: { authorization: undefined } })));
    expect(answers.map(({ status }) => status)).toEqual(own.map(() => 200));
    expect(page.text).not.toMatch(/https?:|<script>|style=/);
  });
});

describe('Wat geen HTTP is', () => {
  it('krijgt een antwoord van dezelfde vorm', async () => {
    await app.listen(0, '127.0.0.1');
    const { connect } = await import('node:net');
    const port = Number(new URL(await app.getUrl()).port);
    const text = await new Promise<string>((resolve, reject) => {
      let received = '';
      const socket = connect(port, '127.0.0.1', () => socket.write('GEEN HTTP\r\n\r\n'));
      socket
        .on('data', (chunk) => (received += String(chunk)))
        .on('end', () => resolve(received))
        .on('error', reject);
    });
    expect(text).toMatch(/^HTTP\/1\.1 400 .*application\/problem\+json.*"status":400/s);
  });
});
