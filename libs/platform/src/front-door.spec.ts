import { once } from 'node:events';
import { request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';

import { heardOn, RawConnections } from '@actiespoor/testing';
import { afterEach, describe, expect, it } from '@jest/globals';

import { FrontDoor } from './front-door.js';

const ask = 'GET / HTTP/1.1\r\nHost: x\r\n\r\n';
const command = (port: number): string => `PORT=${String(port)} npm start`;

describe('De deur van een dienst', () => {
  const doors: FrontDoor[] = [];
  const clients = new RawConnections(() => Number(new URL(doors[0]?.url ?? '').port));

  const opened = async (host = '127.0.0.1', port = 0): Promise<FrontDoor> => {
    const door = await FrontDoor.open({ host, port, command, answer: (_, response) => void response.writeHead(503).end('nog niet') });
    doors.push(door);
    return door;
  };

  const bodyFrom = (host: string, port: string): Promise<string> =>
    new Promise((resolve, reject) => {
      request({ host, port, path: '/' }, (response) => void response.setEncoding('utf8').once('data', resolve))
        .on('error', reject)
        .end();
    });

  afterEach(async () => {
    clients.close();
    for (const door of doors.splice(0)) await door.close();
  });

  it('staat open voordat er iets achter is, en geeft daarna hetzelfde adres aan wie antwoordt', async () => {
    const door = await opened();
    expect((await fetch(door.url)).status).toBe(503);
    door.handTo((_, response) => void response.end('klaar'));
    expect(await (await fetch(door.url)).text()).toBe('klaar');
  });

  it('laat ook een verbinding die al open was met de nieuwe verder praten', async () => {
    const door = await opened();
    const socket = await clients.open(ask);
    expect(String(await once(socket, 'data'))).toContain('503');
    door.handTo((_, response) => void response.end('klaar'));
    socket.write(ask);
    expect(String(await once(socket, 'data'))).toContain('klaar');
  });

  it('zegt in één zin waarom zij niet open kan', async () => {
    const { port } = new URL((await opened()).url);
    await expect(opened('127.0.0.1', Number(port))).rejects.toThrow(
      `Poort ${port} op 127.0.0.1 is al in gebruik. Draait Actiespoor al? Stop dat, of kies een andere poort: PORT=${String(Number(port) + 1)} npm start`,
    );
    await expect(opened('192.0.2.1')).rejects.toThrow('Op 192.0.2.1, poort 0, kan deze gebruiker niet luisteren.');
  });

  it('is onder de naam localhost op elk adres daarvan te vinden', async () => {
    const door = await opened('localhost');
    const { port } = new URL(door.url);
    const answers = await Promise.all(['127.0.0.1', '::1'].map((host) => bodyFrom(host, port).catch(() => 'niet op deze machine')));
    expect(answers).toContain('nog niet');
    expect(await bodyFrom('localhost', port)).toBe('nog niet');
  });

  it('gaat dicht zonder te wachten op wie niets vraagt, en laat wie wacht zijn antwoord krijgen', async () => {
    const door = await opened();
    let answer = (): void => undefined;
    const asked = new Promise<void>((resolve) => {
      door.handTo((_, response) => {
        answer = () => void response.end('klaar');
        resolve();
      });
    });
    const idle = heardOn(await clients.open());
    const waiting = heardOn(await clients.open(ask));
    await asked;
    const closing = door.close();
    expect(await idle).toBe('');
    await sleep(20);
    answer();
    expect(await waiting).toMatch(/connection: close[^]*klaar/i);
    await closing;
    await expect(fetch(door.url)).rejects.toThrow();
  });
});
