import { connect, type Socket } from 'node:net';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';

import { asking, edgeFixture, houten, key, planId, type Answer } from './edge.fixture.js';
import type { FaultReport } from './problem-filter.js';
import { apiVersion } from './version.js';

let app: NestFastifyApplication;
let port: number;
const reports: FaultReport[] = [];

const ask = asking(() => app);
const problem = 'application/problem+json; charset=utf-8';
const jsonType = 'application/json';

const send = (body: string | Buffer, headers: Readonly<Record<string, string>> = {}): Promise<Answer> =>
  ask('/v1/plannen', { method: 'POST', headers: { 'content-type': jsonType, 'idempotency-key': key, ...headers }, body });

const namesOf = ({ invalidParams }: Answer): readonly string[] => invalidParams.map(({ name }) => name);

/** The answer to bytes that no HTTP library would send. */
const raw = (text: string): Promise<string> =>
  new Promise((resolve, reject) => {
    let received = '';
    const socket = connect(port, '127.0.0.1', () => socket.write(text));
    socket
      .on('data', (chunk) => (received += String(chunk)))
      .on('end', () => resolve(received))
      .on('error', reject);
  });

/** Sends a text, and goes away in the given manner; resolves when the edge has noticed. */
const leave = async (text: string, go: (socket: Socket) => unknown): Promise<void> => {
  const gone = new Promise<void>((resolve) => {
    app.getHttpServer().once('connection', (served: Socket) => served.once('close', () => resolve()));
  });
  const socket = connect(port, '127.0.0.1', () => socket.write(text, () => setTimeout(() => go(socket), 50)));
  socket.on('error', () => undefined).resume();
  await gone;
  await new Promise((resolve) => setTimeout(resolve, 50));
};

beforeAll(async () => {
  app = await edgeFixture((report) => reports.push(report));
  await app.listen(0, '127.0.0.1');
  port = Number(new URL(await app.getUrl()).port);
});

afterAll(async () => {
  await app.close();
  expect(reports).toEqual([]);
});

describe('Wie weggaat terwijl hij iets stuurt', () => {
  const head = `POST /v1/plannen HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer x.${houten}\r\nContent-Type: ${jsonType}\r\nIdempotency-Key: ${key}\r\n`;
  const started = `${head}Content-Length: 1000\r\n\r\n{"titel":`;
  const chunked = `${head}Transfer-Encoding: chunked\r\n\r\n9\r\n{"titel":\r\n`;

  it.each([
    ['verbreekt', started, (socket: Socket) => socket.destroy()],
    ['reset', started, (socket: Socket) => socket.resetAndDestroy()],
    ['houdt op', started, (socket: Socket) => socket.end()],
    ['verbreekt tussen twee delen', chunked, (socket: Socket) => socket.destroy()],
    ['reset tussen twee delen', chunked, (socket: Socket) => socket.resetAndDestroy()],
    ['stuurt een deel dat geen HTTP is', chunked, (socket: Socket) => socket.end('onzin\r\n')],
  ])('en %s, is geen fout van deze dienst', async (_, text, go) => {
    await leave(text, go);
    expect(reports).toEqual([]);
  });
});

describe('Een body in JSON', () => {
  it.each([33, 1500, 100_000])('mag geen %i lagen hebben', async (depth) => {
    for (const [open, close] of ['[ ]', '{"a": }'].map((pair) => pair.split(' ') as [string, string])) {
      const answer = await send(`{"titel":${open.repeat(depth)}1${close.repeat(depth)}}`);
      expect([answer.status, answer.headers['content-type']]).toEqual([400, problem]);
    }
  });

  it('heeft geen lijst in een lijst, waar dan ook', async () => {
    for (const body of ['{"titel":[[]]}', '{"titel":[["a"]]}', '{"a":{"b":[{"c":[[1]]}]}}', '[[]]']) {
      const answer = await send(body);
      expect([body, answer.status, namesOf(answer).some((name) => name.endsWith('[0]'))]).toEqual([body, 400, true]);
    }
  });

  it('heeft geen naam die elk object al heeft, ook niet dieper', async () => {
    const names = Object.getOwnPropertyNames(Object.prototype);
    for (const name of names) {
      for (const [body, place] of [
        [`{"op":"2024","${name}":1}`, name],
        [`{"op":"2024","titel":{"${name}":"x"}}`, `titel.${name}`],
      ] as const) {
        const answer = await send(body);
        expect([name, answer.status, namesOf(answer)]).toEqual([name, 400, expect.arrayContaining([place])]);
      }
    }
    expect(namesOf(await send('{"constructor":{"prototype":{"titel":"x"}}}'))).toEqual(expect.arrayContaining(['constructor']));
  });

  it.each(['{"op":"2024","titel":1e999}', '{"op":"2024","titel":-1e999}', '{"op":"2024","titel":"\\ud800"}', '{"op":"2024","titel":"x\\udc00y"}'])(
    'heeft niets dat niet weer op te schrijven is: %s',
    async (body) => {
      expect(namesOf(await send(body))).toEqual(['titel']);
      expect((await ask('/v1/proef/zonder-body', { method: 'POST', headers: { 'content-type': jsonType }, body })).status).toBe(400);
    },
  );

  it.each([
    ['{"titel":"a","op":"2024","titel":"b"}', 'titel'],
    ['{"titel":"a","op":"2024","tit\\u0065l":"a"}', 'titel'],
    ['{"op":"2024","titel":{"x":[{"y":1},{"y":1,"z":{},"y":"}{,"}]}}', 'titel.x[1].y'],
    ['{"titel":{"a":1,"a":2},"op":"2024","titel":"b"}', 'titel.a'],
    ['{"titel":"\\\\","op":"2024","op":"2024"}', 'op'],
    ['[{"a":1,"b":[],"a":1}]', '[0].a'],
    ['{"":1,"":2}', ''],
  ])('heeft elke naam één keer: %s', async (body, name) => {
    const answer = await send(body);
    expect([answer.status, answer.invalidParams]).toEqual([400, expect.arrayContaining([{ name, reason: 'staat er meer dan eens' }])]);
  });

  it.each(['{"titel":"\\"titel\\":1,","op":"2024"}', ' { "op" : "2024" , "titel" : "{\\"op\\":1,\\"op\\":2}" } '])(
    'mag in woorden hebben wat op een naam lijkt: %s',
    async (body) => {
      expect((await send(body)).status).toBe(201);
    },
  );

  it('wordt ook als hij vol fouten zit vlot en kort beantwoord', async () => {
    const long = 'n'.repeat(300_000);
    const bodies = [
      `{"${long}":{${Array.from({ length: 50_000 }, () => '"a":1').join()}}}`,
      `{"${long}":{${Array.from({ length: 40_000 }, (_, index) => `"${String(index % 20_000)}":1`).join()}}}`,
      `{"${long}":[${Array.from({ length: 150_000 }, () => '[]').join()}]}`,
      `{"a":${'{"a":'.repeat(60_000)}1${',"a":2}'.repeat(60_000)}}`,
      `{"a":${'['.repeat(100_000)}${']'.repeat(100_000)},"a":1}`,
    ];
    for (const body of bodies) {
      const begin = process.cpuUsage();
      const answer = await send(body);
      expect([answer.status, answer.text.length < 50_000, process.cpuUsage(begin).user < 2_000_000]).toEqual([400, true, true]);
    }
  });

  it('wordt niet genegeerd waar niemand hem leest', async () => {
    const answers = async (body: string) => ask('/v1/proef/zonder-body', { method: 'POST', headers: { 'content-type': jsonType }, body });
    expect(namesOf(await answers('{"reden":"x","op":"2024"}'))).toEqual(['reden', 'op']);
    for (const body of ['null', '[]', '3', '"x"']) expect([body, namesOf(await answers(body))]).toEqual([body, ['body']]);
    for (const body of ['', '{}']) expect([body, (await answers(body)).status]).toEqual([body, 201]);
  });

  it('is UTF-8, en zegt niet dat het iets anders is', async () => {
    for (const bytes of [
      Buffer.from('{"titel":"caf\u00e9","op":"2024"}', 'latin1'),
      Buffer.from('{"titel":"x"}', 'utf16le'),
      Buffer.from([0x7b, 0xc0, 0x80, 0x7d]),
    ]) {
      expect((await send(bytes)).status).toBe(400);
    }
    for (const charset of ['latin1', 'iso-8859-1', '"utf-16"', 'windows-1252', 'x', '', '""', ' ', '"utf-8', 'utf-8; charset=latin1', '; charset=utf-8']) {
      expect([charset, (await send('{"titel":"x","op":"2024"}', { 'content-type': `${jsonType}; charset=${charset}` })).status]).toEqual([charset, 415]);
    }
    for (const charset of ['utf-8', 'UTF-8', '"utf-8"', 'utf8']) {
      expect([charset, (await send('{"titel":"café","op":"2024"}', { 'content-type': `${jsonType}; charset=${charset}` })).json['titel']]).toEqual([
        charset,
        'café',
      ]);
    }
  });

  it.each(['gzip', 'br', 'deflate', 'compress', 'zstd', 'x', 'gzip, identity'])('komt niet ingepakt met %s', async (encoding) => {
    const answer = await send('{"titel":"x","op":"2024"}', { 'content-encoding': encoding });
    expect([answer.status, answer.headers['accept-encoding'], answer.headers['content-type']]).toEqual([415, 'identity', problem]);
    expect((await ask('/v1/proef/document', { method: 'POST', headers: { 'content-type': 'text/csv', 'content-encoding': encoding }, body: 'a' })).status).toBe(
      415,
    );
  });

  it('mag zeggen dat hij niet is ingepakt', async () => {
    expect((await send('{"titel":"x","op":"2024"}', { 'content-encoding': 'identity' })).status).toBe(201);
  });
});

describe('Het adres', () => {
  it('kent in zijn vragen geen namen die elk object al heeft', async () => {
    for (const name of Object.getOwnPropertyNames(Object.prototype)) {
      for (const path of ['/v1/plannen', `/v1/plannen/${planId}`]) {
        const answer = await ask(`${path}?${name}=1`);
        expect([name, answer.status, namesOf(answer)]).toEqual([name, 400, [name]]);
      }
    }
  });

  it('kent dezelfde methoden, hoe het ook gespeld is', async () => {
    for (const path of ['/v1/%70lannen', '/%76%31/plannen', '/v1/pl%61nnen']) {
      expect([path, (await ask(path)).status]).toEqual([path, 200]);
      const answer = await ask(path, { method: 'PUT', body: {} });
      expect([path, answer.status, answer.headers['allow']]).toEqual([path, 405, 'GET, HEAD, OPTIONS, POST']);
      expect((await ask(path, { method: 'OPTIONS' })).headers['allow']).toBe('GET, HEAD, OPTIONS, POST');
    }
    expect((await ask(`/v1/plannen/%30${planId.slice(1)}`, { method: 'PUT', body: {} })).headers['allow']).toBe('GET, HEAD, OPTIONS');
    expect((await ask('/v1%2Fplannen', { method: 'PUT', body: {} })).status).toBe(404);
  });
});

describe('Wat Node zelf zou antwoorden', () => {
  const get = (path: string, ...headers: readonly string[]): string => [`GET ${path} HTTP/1.1`, ...headers, 'Connection: close', '', ''].join('\r\n');

  it.each([
    ['geen HTTP', 'GEEN HTTP\r\n\r\n', 400],
    ['geen Host', get('/health/live'), 400],
    ['twee keer Host', get('/health/live', 'Host: x', 'Host: x'), 400],
    ['twee keer Host, anders gespeld', get('/v1/onbekend', 'Host: x', 'HOST: y'), 400],
    ['twee tokens', get('/v1/plannen', 'Host: x', `Authorization: Bearer x.${houten}`, 'Authorization: Bearer y.GM0331'), 400],
    [
      'twee soorten inhoud',
      get('/v1/plannen', 'Host: x', `Authorization: Bearer x.${houten}`, 'Content-Type: application/json', 'Content-Type: text/plain'),
      400,
    ],
    ['een verwachting die er niet is', get('/health/live', 'Host: x', 'Expect: iets'), 417],
    ['headers zonder eind', get('/health/live', 'Host: x', `X-Lang: ${'x'.repeat(20_000)}`), 431],
    ['een lengte die geen getal is', `POST /v1/plannen HTTP/1.1\r\nHost: x\r\nContent-Length: x\r\n\r\n`, 400],
    ['een tunnel', 'CONNECT elders.example:443 HTTP/1.1\r\nHost: elders.example\r\n\r\n', 400],
    ['twee lengtes', `POST /v1/plannen HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n`, 400],
  ])('op %s is een heel probleem', async (_, text, status) => {
    const answer = await raw(text);
    const [head = '', body = ''] = answer.split('\r\n\r\n');
    expect(head).toMatch(new RegExp(`^HTTP/1.1 ${String(status)} \\w`));
    expect(head.toLowerCase()).toContain(`api-version: ${apiVersion}`);
    expect(head.toLowerCase()).toContain(`content-type: ${problem}`);
    expect(head.toLowerCase()).toMatch(/x-request-id: [0-9a-f-]{36}/);
    expect(JSON.parse(body)).toMatchObject({
      type: expect.stringMatching(/^urn:/),
      title: expect.any(String),
      status,
      detail: expect.any(String),
      instance: expect.any(String),
    });
  });

  it('op Expect: 100-continue blijft van Node', async () => {
    const text = 'GET /health/live HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nConnection: close\r\n\r\n';
    expect(await raw(text)).toMatch(/HTTP\/1\.1 200/);
  });
});
