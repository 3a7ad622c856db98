import { once } from 'node:events';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';

import { StoreUnavailable } from '@actiespoor/event-store';
import { afterEach, describe, expect, it } from '@jest/globals';

import { untilEventStore, untilPostgres } from './await-server.js';

/** The message of PostgreSQL: severity, code and text, each after a letter. */
const errorMessage = (code: string): Buffer => {
  const body = Buffer.from(`SFATAL\0VFATAL\0C${code}\0Mniet nu\0\0`);
  const length = Buffer.alloc(4);
  length.writeInt32BE(body.length + 4);
  return Buffer.concat([Buffer.from('E'), length, body]);
};

describe('Wachten op een server', () => {
  const servers: Server[] = [];
  const sockets = new Set<Socket>();

  /** A server that gives each connection the next of these answers, and the last one from then on. */
  const answering = async (answers: readonly ((socket: Socket) => void)[]): Promise<string> => {
    let count = 0;
    const server = createServer((socket) => {
      sockets.add(socket.on('error', () => undefined));
      socket.once('data', () => answers[Math.min(count++, answers.length - 1)]?.(socket));
    });
    servers.push(server.listen(0, '127.0.0.1'));
    await once(server, 'listening');
    return `postgres://rol:geheim@127.0.0.1:${String((server.address() as AddressInfo).port)}/plannen`;
  };

  const refusing =
    (code: string) =>
    (socket: Socket): void =>
      void socket.end(errorMessage(code));

  const waited = async (url: string, ms: number): Promise<{ readonly lines: readonly string[]; readonly message: string }> => {
    const lines: string[] = [];
    const fault: unknown = await untilPostgres([url], { ms }, (line) => lines.push(line)).catch((one: unknown) => one);
    return { lines, message: fault instanceof Error ? fault.message : 'er' };
  };

  afterEach(() => {
    for (const socket of sockets) socket.destroy();
    for (const server of servers.splice(0)) server.close();
  });

  it('duurt zolang zij start, en houdt op bij wat niet overgaat', async () => {
    const { lines, message } = await waited(await answering([refusing('57P03'), (socket) => socket.destroy(), refusing('53300'), refusing('28P01')]), 30_000);
    expect(lines).toEqual([
      expect.stringMatching(/^Wachten op PostgreSQL \(127\.0\.0\.1:\d+\/plannen\): de server start nog, of stopt juist\. Nog hoogstens 30 s\.$/),
    ]);
    expect(message).toMatch(/de rol bestaat niet, of het wachtwoord klopt niet\. Controleer/);
  });

  it('zegt om de paar seconden waarop het wacht, en noemt nooit een geheim', async () => {
    const { lines, message } = await waited(await answering([refusing('57P03')]), 5_600);
    expect([lines.length, message]).toEqual([2, expect.stringMatching(/de server start nog, of stopt juist, ook niet na 6 s\./)]);
    expect([...lines, message].join()).not.toMatch(/geheim|rol:/);
  });

  it.each([0, 1])('probeert het altijd één keer (%s ms)', async (ms) => {
    expect((await waited(await answering([refusing('3D000')]), ms)).message).toContain('die databank bestaat niet.');
  });

  it('houdt meteen op voor wie wil stoppen, ook als er geen antwoord komt', async () => {
    const url = await answering([() => undefined]);
    const ending = new AbortController();
    const waiting = untilPostgres([url], { ms: 60_000, signal: ending.signal }, () => undefined).catch((fault: unknown) => fault);
    while (sockets.size === 0) await new Promise(setImmediate);
    const begun = performance.now();
    ending.abort();
    expect([await waiting, performance.now() - begun < 1_000]).toEqual([ending.signal.reason, true]);
  });

  it('geldt ook voor EventStoreDB', async () => {
    const lines: string[] = [];
    let count = 0;
    const store = { head: () => (count++ < 2 ? Promise.reject(new StoreUnavailable('14 UNAVAILABLE')) : Promise.resolve(undefined)) };
    await untilEventStore(store, 'esdb://rol:geheim@es:2113?tls=true', { patience: { ms: 30_000 }, log: (line) => lines.push(line) });
    expect(lines).toEqual(['Wachten op EventStoreDB (es:2113): er komt geen antwoord. Nog hoogstens 30 s.', 'EventStoreDB (es:2113) is er.']);
  });
});
