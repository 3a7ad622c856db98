import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { localIssuer } from '@actiespoor/identity';
import { createLog } from '@actiespoor/platform';
import { heardOn, RawConnections, testDatabase, type TestDatabase } from '@actiespoor/testing';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

import { loadConfig } from './config.js';
import { type RunningServer, startServer } from './server.js';

describe('De dienst die stopt', () => {
  const lines: object[] = [];
  let database: TestDatabase;
  let dataDir: string;
  let server: RunningServer;

  const clients = new RawConnections(() => Number(new URL(server.url).port));

  const stopped = async (): Promise<number> => {
    const begun = performance.now();
    await server.stop();
    return performance.now() - begun;
  };

  beforeEach(async () => {
    database = await testDatabase();
    dataDir = await mkdtemp(join(tmpdir(), 'actiespoor-stop-'));
    const settings = { PORT: '0', DEMO: 'off', DATA_DIR: dataDir, DATABASE_URL: database.url, MIGRATION_DATABASE_URL: database.ownerUrl };
    lines.length = 0;
    const logger = createLog({ logLevel: 'info', logFormat: 'json' }, { write: (text) => lines.push(JSON.parse(text) as object) });
    server = await startServer(loadConfig(settings), () => undefined, { logger });
  });

  afterEach(async () => {
    clients.close();
    await database.drop();
    await rm(dataDir, { recursive: true });
  });

  it('wacht op geen verbinding waarop niets loopt', async () => {
    const asked = await clients.open('GET /health/live HTTP/1.1\r\nHost: x\r\n\r\n');
    await once(asked, 'data');
    await clients.open();
    await clients.open('GET /health/live HTTP/1.1\r\nHo');
    expect(await stopped()).toBeLessThan(3_000);
  });

  it('geeft wie nog bezig is antwoord, en neemt daarna niets meer aan', async () => {
    const token = await (await localIssuer(dataDir)).sign({ rollen: ['beleidsmedewerker'], organisaties: ['GM0321'] });
    const body = JSON.stringify({ titel: 'x' });
    const head = [
      'POST /v1/plannen?zoek=geheim HTTP/1.1',
      'traceparent: 00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01',
      'Host: x',
      `Authorization: Bearer ${token}`,
      'Content-Type: application/json',
      `Content-Length: ${String(body.length)}`,
      'Expect: 100-continue',
    ];
    const socket = await clients.open(`${head.join('\r\n')}\r\n\r\n`);
    const answer = heardOn(socket);
    await once(socket, 'data'); // the server continues with the request, and waits for its body
    const stopping = stopped();
    expect(await clients.open('GET /health/live HTTP/1.1\r\nHost: x\r\n\r\n').then(heardOn, () => '')).toBe('');
    socket.write(body);
    expect(await answer).toMatch(/^HTTP\/1\.1 100[^]*HTTP\/1\.1 4\d\d [^]*connection: close/i);
    expect(await stopping).toBeLessThan(3_000);
    expect(lines).toContainEqual({
      level: 'info',
      time: expect.any(String),
      request_id: expect.stringMatching(/^[0-9a-f-]{36}$/),
      actor_id: expect.stringMatching(/^[0-9a-f-]{36}$/),
      tenant: 'GM0321',
      trace_id: '0af7651916cd43dd8448eb211c80319c',
      span_id: 'b7ad6b7169203331',
      method: 'POST',
      route: '/v1/plannen',
      status: expect.any(Number),
      duration_ms: expect.any(Number),
      msg: expect.stringMatching(/^POST \/v1\/plannen 4\d\d$/),
    });
    expect(JSON.stringify(lines)).not.toMatch(new RegExp(`geheim|${token}`));
  });
});
