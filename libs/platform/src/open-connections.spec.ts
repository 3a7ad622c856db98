import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

import { heardOn, RawConnections } from '@actiespoor/testing';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

import { OpenConnections } from './open-connections.js';

const ask = 'GET / HTTP/1.1\r\nHost: x\r\n\r\n';

describe('Een server die sluit', () => {
  let server: Server;
  let connections: OpenConnections;
  let answer: () => void;
  let asked: Promise<void>;
  const clients = new RawConnections(() => (server.address() as AddressInfo).port);

  /** Ends the server as a program does. @returns the duration, in milliseconds */
  const closed = async (patienceMs?: number): Promise<number> => {
    const begun = performance.now();
    const ending = connections.end(patienceMs);
    const gone = new Promise<void>((resolve) => server.close(() => resolve()));
    await Promise.all([ending, gone]);
    return performance.now() - begun;
  };

  beforeEach(async () => {
    let heardOne: () => void = () => undefined;
    asked = new Promise((resolve) => (heardOne = resolve));
    const answering = new Promise<void>((resolve) => (answer = resolve));
    server = createServer((request, response) => {
      heardOne();
      void (request.url === '/traag' ? answering : Promise.resolve()).then(() => response.end('klaar'));
    });
    connections = new OpenConnections(server);
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
  });

  afterEach(() => {
    clients.close();
    server.closeAllConnections();
  });

  it.each([
    ['die nog niets vroeg', ''],
    ['die halverwege zijn vraag is', 'GET / HTTP/1.1\r\nHo'],
  ])('wacht niet op een verbinding %s', async (_, text) => {
    const gone = heardOn(await clients.open(text));
    while (connections.count() === 0) await sleep(5);
    expect(await closed()).toBeLessThan(1_000);
    expect(await gone).toBe('');
  });

  it('wacht niet op een verbinding die voor een volgende vraag open bleef', async () => {
    const socket = await clients.open(ask);
    await once(socket, 'data');
    expect(await closed()).toBeLessThan(1_000);
  });

  it('geeft wie wacht zijn antwoord, zegt dat het daarna ophoudt, en doet dat', async () => {
    const gone = heardOn(await clients.open(ask.replace('/ ', '/traag ')));
    await asked;
    const closing = closed();
    answer();
    expect(await closing).toBeLessThan(1_000);
    expect(await gone).toMatch(/^HTTP\/1\.1 200 OK\r\n(?=[^]*connection: close\r\n)[^]*klaar/i);
  });

  it('wacht niet eindeloos op een antwoord', async () => {
    const gone = heardOn(await clients.open(ask.replace('/ ', '/traag ')));
    await asked;
    expect(await closed(200)).toBeLessThan(1_500);
    expect(await gone).toBe('');
  });
});
