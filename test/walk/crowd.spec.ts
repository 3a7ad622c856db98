import { randomInt } from 'node:crypto';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { startTestServer, type TestServer } from '../support/test-server.js';
import { clientsOf } from './clients.js';
import { crowd } from './crowd.js';
import { regionaal } from './people.js';
import type { Clients } from './play.js';

const first = Number(process.env['WALK_SEED'] ?? randomInt(1, 2 ** 31));

describe('Velen tegelijk op een actie', () => {
  let server: TestServer;
  let clients: Clients;

  beforeAll(async () => {
    server = await startTestServer();
    clients = await clientsOf(server);
  });
  afterAll(() => server.stop());

  it.each([0, 1, 2])('leggen samen een mogelijke geschiedenis vast, en de actie laat die zien (%d)', async (nr) => {
    const seed = first + nr;
    const { told, faults } = await crowd(clients, regionaal, { seed, writers: 6, each: 12 });
    expect({ seed, faults }).toEqual({ seed, faults: [] });
    expect(told).toBeGreaterThan(10);
  });
});
