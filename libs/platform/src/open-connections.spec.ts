import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

import { OpenConnections } from './open-connections.js';

const ask = 'GET / HTTP/1.1\r\nHost: x\r\n\r\n';

describe('Een server die sluit', () => {
  let server: Server;
  let connections: OpenConnections;
  let answer: () => void;
  let asked: Promise<void>;
  const sockets: Socket[] = [];

  const connected = async (text = ''): Promise<Socket> => {
    const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
    sockets.push(socket);
    socket.on('error', () => undefined).setEncoding('utf8');
    await once(socket, 'connect');
    if (text !== '') socket.write(text);
    return socket;
  };

  const heard = (socket: Socket): Promise<string> =>
    new Promise((resolve) => {
      let text = '';
      socket.on('data', (part: string) => (text += part));
      socket.once('close', () => resolve(text));
    });

  /** Ends the server as a program does. @returns how long it took, in milliseconds */
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
    for (const socket of sockets.splice(0)) socket.destroy();
    server.closeAllConnections();
  });

  it.each([
    ['die nog niets vroeg', ''],
    ['die halverwege zijn vraag is', 'GET / HTTP/1.1\r\nHo'],
  ])('wacht niet op een verbinding %s', async (_, text) => {
    const gone = heard(await connected(text));
    while (connections.count() === 0) await sleep(5);
    expect(await closed()).toBeLessThan(1_000);
    expect(await gone).toBe('');
  });

  it('wacht niet op een verbinding die voor een volgende vraag open bleef', async () => {
    const socket = await connected(ask);
    await once(socket, 'data');
    expect(await closed()).toBeLessThan(1_000);
  });

  it('geeft wie wacht zijn antwoord, zegt dat het daarna ophoudt, en doet dat', async () => {
    const gone = heard(await connected(ask.replace('/ ', '/traag ')));
    await asked;
    const closing = closed();
    answer();
    expect(await closing).toBeLessThan(1_000);
    expect(await gone).toMatch(/^HTTP\/1\.1 200 OK\r\n(?=[^]*connection: close\r\n)[^]*klaar/i);
  });

  it('wacht niet eindeloos op een antwoord', async () => {
    const gone = heard(await connected(ask.replace('/ ', '/traag ')));
    await asked;
    expect(await closed(200)).toBeLessThan(1_500);
    expect(await gone).toBe('');
  });
});
