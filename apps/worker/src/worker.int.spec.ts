import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { dag } from '@actiespoor/kernel';
import type { KaderId, OrganisatieCode } from '@actiespoor/plan/events';
import { kaderStream } from '@actiespoor/plan/model';
import { createCommands, doorvoeringWork } from '@actiespoor/application';
import { openPlatform, openStores, projectionNames, type Stores } from '@actiespoor/platform';
import { testDatabase, type TestDatabase } from '@actiespoor/testing';
import { system } from '@actiespoor/voortgang';

const voorbeeld = fileURLToPath(new URL('../../../test/fixtures/voorbeelden/lekstroom-voorbeeld.tsv', import.meta.url));
const main = fileURLToPath(new URL('../dist/main.js', import.meta.url));

interface Spawned {
  readonly child: ChildProcess;
  /** Resolves once everything that it printed matches. */
  until(words: RegExp): Promise<string>;
  output(): string;
}

const allLive = new RegExp(projectionNames.map((name) => `(?=[^]*^${name}: live)`).join(''), 'm');

/** Its output once it is ready and leads everything. */
const running = async (worker: Spawned): Promise<string> => {
  await worker.until(allLive);
  return worker.until(/De verwerker draait/);
};

describe('Een verwerker', () => {
  const spawned: ChildProcess[] = [];
  let database: TestDatabase;
  let stores: Stores;
  let dataDir: string;

  const start = (settings: Readonly<Record<string, string>> = {}): Spawned => {
    const { PATH = '', HOME = '' } = process.env;
    const env = {
      PATH,
      HOME,
      PORT: '0',
      DATA_DIR: dataDir,
      DATABASE_URL: database.url,
      MIGRATION_DATABASE_URL: database.ownerUrl,
      LOG_FORMAT: 'tekst',
      ...settings,
    };
    const child = spawn(process.execPath, [main], { env, stdio: ['ignore', 'pipe', 'pipe'] });
    spawned.push(child);
    let text = '';
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (part: string) => (text += part));
    const until = (words: RegExp): Promise<string> =>
      new Promise((resolve, reject) => {
        const look = (): void => {
          if (words.test(text)) resolve(text);
        };
        child.stdout.on('data', look);
        child.once('close', () => reject(new Error(`De verwerker stopte:\n${text}`)));
        look();
      });
    return { child, until, output: () => text };
  };

  const end = async (child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> => {
    if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
    const closed = once(child, 'close');
    child.kill(signal);
    await closed;
    return child.exitCode;
  };

  /** One kader: a line in the spoor and a row of its own. */
  const registerKader = async (clock = (): string => new Date().toISOString()): Promise<void> => {
    const commandId = randomUUID();
    const kaderId = randomUUID() as KaderId;
    const data = { kaderId, titel: 'Regiovisie', soort: 'regiovisie', periode: {}, onderdelen: [], verplichtingen: [], op: dag('2024-01-01') } as const;
    const context = { commandId, correlationId: commandId, actor: 'medewerker-1', role: 'beleidsmedewerker', organisatie: 'GM1960' };
    const { kader } = createCommands(stores.eventStore, clock);
    expect(await kader(kaderStream(kaderId), { type: 'KaderRegistreren', data }, context)).toMatchObject({ outcome: 'accepted' });
  };

  const everythingIsIn = async (): Promise<void> => {
    const head = await stores.eventStore.head();
    if (head === undefined) throw new Error('Er is niets geschreven');
    expect(await stores.readStore.waitForPosition(projectionNames, head, 20_000)).toBe(true);
  };

  beforeEach(async () => {
    database = await testDatabase();
    dataDir = await mkdtemp(join(tmpdir(), 'actiespoor-worker-'));
    stores = await openStores({ dataDir: '.', databaseUrl: database.url, migrationDatabaseUrl: database.ownerUrl, log: () => undefined });
  });

  afterEach(async () => {
    for (const child of spawned.splice(0)) await end(child, 'SIGKILL');
    await stores.close();
    await database.drop();
    await rm(dataDir, { recursive: true });
  });

  it('neemt het binnen seconden over van een die gedood wordt, en neemt niets dubbel', async () => {
    const first = start();
    await first.until(allLive);
    const second = start();
    await second.until(/De verwerker draait/);

    let written = 0;
    const ending = new AbortController();
    const writing = (async () => {
      for (; !ending.signal.aborted; written += 1) await registerKader();
    })();
    await stores.readStore.waitForPosition(projectionNames, '00000000000000000020' as never, 20_000);
    expect(second.output()).not.toContain(': live');

    const killed = performance.now();
    await end(first.child, 'SIGKILL');
    await second.until(allLive);
    expect(performance.now() - killed).toBeLessThan(10_000);
    ending.abort();
    await writing;
    await everythingIsIn();

    const { regels } = await stores.readStore.as(system).spoor.regels({ aantal: written + 1 });
    expect(regels).toHaveLength(written);
    expect(new Set(regels.map(({ gebeurtenisId }) => gebeurtenisId)).size).toBe(written);
    expect(await stores.readStore.as(system).kaders.listKaders()).toHaveLength(written);
  });

  it('tekent elke dag die voorbij is, ook als zij tussen twee dagen gedood wordt', async () => {
    const days = Array.from({ length: 300 }, (_, index) => new Date(Date.UTC(2025, 0, 1 + index)).toISOString());
    for (const at of days) await registerKader(() => at);
    const signed = async (): Promise<readonly string[]> => (await stores.wortels.list()).map(({ dag: day }) => day);

    const first = start();
    await first.until(/De verwerker draait/);
    while ((await signed()).length === 0);
    await end(first.child, 'SIGKILL');
    const before = await stores.wortels.list();
    expect(before.length).toBeLessThan(days.length);

    const second = start();
    await second.until(/Notaris: \d+ dagen getekend, tot en met 2025-10-27/);
    expect(await signed()).toEqual(days.map((at) => at.slice(0, 10)));
    expect((await stores.wortels.list()).slice(0, before.length)).toEqual(before);
    const [, url = ''] = /gezondheid op (\S+)\/health/.exec(second.output()) ?? [];
    const ready = async (): Promise<object> => (await (await fetch(`${url}/health/ready`)).json()) as object;
    while (/starting/.test(JSON.stringify(await ready())));
    expect(await ready()).toMatchObject({ notaris: { status: 'ok', getekendTot: '2025-10-27' } });
  });

  it.each(['SIGTERM', 'SIGINT'] as const)('stopt netjes op %s', async (signal) => {
    const worker = start();
    await worker.until(allLive);
    expect(await end(worker.child, signal)).toBe(0);
    expect(worker.output()).toContain('De verwerker stopt …');
  });

  it('wacht bij het stoppen op geen verbinding waarop niets loopt', async () => {
    const worker = start();
    const [, port = ''] = /gezondheid op \S+:(\d+)\/health/.exec(await running(worker)) ?? [];
    const sockets = ['', 'GET /health/live HTTP/1.1\r\nHost: x\r\n\r\n'].map((text) =>
      connect(Number(port), '127.0.0.1', function asks(this: Socket) {
        this.write(text);
      }).on('error', () => undefined),
    );
    await once(sockets[1] as Socket, 'data');
    const begun = performance.now();
    expect(await end(worker.child, 'SIGTERM')).toBe(0);
    expect(performance.now() - begun).toBeLessThan(3_000);
    for (const socket of sockets) socket.destroy();
  });

  it('zegt hoe het met haar gaat, en laat haar metingen lezen', async () => {
    const worker = start();
    const [, url = ''] = /gezondheid op (\S+)\/health/.exec(await running(worker)) ?? [];
    await registerKader();
    await everythingIsIn();
    expect(await Promise.all(['/health/live', '/health/ready', '/iets'].map(async (path) => (await fetch(`${url}${path}`)).status))).toEqual([200, 200, 404]);
    const metrics = await (await fetch(`${url}/metrics`)).text();
    expect(metrics).toContain('actiespoor_projection_position{projection="kaders"} 1');
  });

  it('noemt alle fouten in haar instellingen tegelijk, en geen waarde ervan', async () => {
    const worker = start({ PORT: 'geheim', DATABASE_URL: 'mysql://geheim' });
    await once(worker.child, 'close');
    expect(worker.child.exitCode).toBe(1);
    expect(worker.output()).toMatch(/DATABASE_URL moet[^]*PORT moet/);
    expect(worker.output()).not.toContain('geheim');
  });

  it('gaat verder met een doorvoering die halverwege bleef', async () => {
    const given = {
      dataDir,
      databaseUrl: database.url,
      migrationDatabaseUrl: database.ownerUrl,
      demo: false,
      log: () => undefined,
      clock: () => new Date().toISOString(),
    };
    const platform = await openPlatform({ ...given, processors: 'in-process' });
    const read = await platform.imports.read({
      commandId: randomUUID(),
      bytes: await readFile(voorbeeld),
      eigenaar: 'SV-LEKSTROOM' as OrganisatieCode,
      door: 'iemand',
      soort: 'text/plain',
    });
    if (read.outcome !== 'read') throw new Error(read.outcome);
    const { importId } = read.proef;
    const context = { actor: 'iemand', role: 'beleidsmedewerker', organisatie: 'SV-LEKSTROOM', correlationId: importId };
    const onProgress = (done: number): void => {
      if (done === 40) throw new Error('gestopt');
    };
    await expect(platform.imports.carryThrough({ importId, verbeteringen: { correcties: [], aanvaard: [] }, context, onProgress })).rejects.toThrow('gestopt');
    await platform.close();

    const worker = start();
    await running(worker);
    const { readStore } = stores;
    while ((await readStore.work(doorvoeringWork).get(importId))?.state !== 'klaar') await pause(50);
    expect(await readStore.proeven.begun()).toEqual([]);
    expect((await readStore.proeven.get(importId))?.antwoord).toMatchObject({ gebeurtenissen: expect.any(Number) });
    expect(await end(worker.child, 'SIGTERM')).toBe(0);
  });
});
