import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { openStores, type NotaryStatus } from '@actiespoor/platform';
import { testDatabase, type TestDatabase } from '@actiespoor/testing';
import { Client } from 'pg';

import { loadConfig } from '../config.js';
import { type RunningServer, startServer } from '../server.js';

const maandag = '2026-11-23T10:00:00.000Z';
const dinsdag = '2026-11-24T00:00:01.000Z';
const woensdag = '2026-11-25T00:00:01.000Z';

let database: TestDatabase;
let dataDir: string;
let now: string;
let log: string[];
let running: RunningServer[];

const start = async (settings: Readonly<Record<string, string>> = {}): Promise<RunningServer> => {
  const given = { PORT: '0', DATA_DIR: dataDir, DATABASE_URL: database.url, MIGRATION_DATABASE_URL: database.ownerUrl, DEMO: 'off', ...settings };
  const server = await startServer(loadConfig(given), (line) => void log.push(line), { clock: () => now, notaryEveryMs: 10 });
  running.push(server);
  return server;
};

const stop = async (server: RunningServer): Promise<void> => {
  running.splice(running.indexOf(server), 1);
  await server.stop();
};

/** The state of the notary, for an operator, as soon as it is the awaited one. */
const standOf = async ({ url }: RunningServer, isThere: (stand: NotaryStatus) => boolean): Promise<NotaryStatus> => {
  for (;;) {
    const { status, notaris } = (await (await fetch(`${url}/health/ready`)).json()) as { status: string; notaris: NotaryStatus };
    if (status === 'gereed' && isThere(notaris)) return notaris;
    await sleep(5);
  }
};

const signedThrough =
  (dag: string) =>
  ({ status, getekendTot }: NotaryStatus): boolean =>
    status === 'ok' && getekendTot === dag;

const metrics = async ({ url }: RunningServer): Promise<string> => (await fetch(`${url}/metrics`)).text();

const wortels = async () => {
  const stores = await openStores({ dataDir, databaseUrl: database.url, migrationDatabaseUrl: database.ownerUrl, log: () => undefined });
  try {
    return await stores.wortels.list();
  } finally {
    await stores.close();
  }
};

const asOwner = async (...statements: readonly string[]): Promise<void> => {
  const owner = new Client({ connectionString: database.ownerUrl });
  await owner.connect();
  for (const statement of statements) await owner.query(statement);
  await owner.end();
};

beforeEach(async () => {
  database = await testDatabase();
  dataDir = await mkdtemp(join(tmpdir(), 'actiespoor-notaris-'));
  [now, log, running] = [maandag, [], []];
});

afterEach(async () => {
  for (const server of running) await server.stop();
  await database.drop();
  await rm(dataDir, { recursive: true });
});

describe('De dienst tekent zelf', () => {
  it('de dag van gisteren, zodra die voorbij is, en een herstart tekent niet nog eens', async () => {
    const server = await start();
    const atFirst = await standOf(server, ({ status }) => status === 'ok');
    expect(atFirst).toEqual({ status: 'ok', bevindingen: 0, gecontroleerdOp: maandag });

    now = dinsdag;
    expect(await standOf(server, signedThrough('2026-11-23'))).toEqual({ status: 'ok', bevindingen: 0, getekendTot: '2026-11-23', gecontroleerdOp: dinsdag });
    expect(log).toContain('Notaris: 1 dag getekend, tot en met 2026-11-23.');
    expect(await metrics(server)).toMatch(/^actiespoor_notary_status\{status="ok"\} 1$/m);
    const made = await wortels();
    expect(made).toHaveLength(1);

    await stop(server);
    await standOf(await start(), signedThrough('2026-11-23'));
    expect(await wortels()).toEqual(made);
  });

  it('niet waar een ander proces de leesmodellen vult', async () => {
    await start();
    const server = await start({ PROCESSORS: 'off' });
    const { notaris } = (await (await fetch(`${server.url}/health/ready`)).json()) as { notaris?: NotaryStatus };
    expect(notaris).toBeUndefined();
    expect(await metrics(server)).not.toContain('notary_status{');
  });

  it('ook met twee processen tegelijk elke dag één keer', async () => {
    await stop(await start());
    now = dinsdag;
    const servers = await Promise.all([start(), start()]);
    await Promise.all(servers.map((server) => standOf(server, signedThrough('2026-11-23'))));
    expect((await wortels()).map(({ nummer, dag }) => [nummer, dag])).toEqual([[0, '2026-11-23']]);
    expect(log.filter((line) => line.includes('getekend'))).toHaveLength(1);
  });
});

describe('Wie de dienst bewaakt ziet het', () => {
  it('als er aan een dag is gezeten die al getekend was', async () => {
    const server = await start();
    await standOf(server, ({ status }) => status === 'ok');
    now = dinsdag;
    await standOf(server, signedThrough('2026-11-23'));
    await asOwner(
      'alter table event_store.events disable trigger all',
      `update event_store.events set data = replace(data::text, 'Houten', 'Elders')::json where data::text like '%Houten%'`,
      'alter table event_store.events enable trigger all',
    );
    now = woensdag;
    const stand = await standOf(server, ({ status }) => status === 'tampered');
    expect(stand).toMatchObject({ getekendTot: '2026-11-23', gecontroleerdOp: dinsdag, melding: expect.stringContaining('niet zoals zij is vastgelegd') });
    expect(stand.bevindingen).toBeGreaterThan(0);
    expect(log.find((line) => line.startsWith('Notaris: De geschiedenis is niet'))).toContain('gewijzigd, positie');
    const text = await metrics(server);
    expect(text).toMatch(/^actiespoor_notary_status\{status="tampered"\} 1$/m);
    expect(text).toMatch(new RegExp(`^actiespoor_notary_findings ${stand.bevindingen}$`, 'm'));

    await asOwner(
      'alter table event_store.events disable trigger all',
      `update event_store.events set data = replace(data::text, 'Elders', 'Houten')::json where data::text like '%Elders%'`,
      'alter table event_store.events enable trigger all',
    );
    expect(await standOf(server, ({ status }) => status === 'ok')).not.toHaveProperty('melding');
  });

  it('als de sleutel een andere is dan die waarmee getekend was', async () => {
    const first = await start();
    now = dinsdag;
    await standOf(first, signedThrough('2026-11-23'));
    await stop(first);
    await rm(join(dataDir, 'notaris.json'));
    now = woensdag;
    const stand = await standOf(await start(), ({ status }) => status === 'refused');
    expect(stand.melding).toContain('niet met de sleutel van deze installatie getekend');
    expect(log).toContain(`Notaris: ${stand.melding}`);
  });

  it('als de ronde niet lukt, terwijl de dienst gewoon werkt', async () => {
    const server = await start();
    await asOwner(`revoke all on schema notaris from ${database.applicationRole}`);
    now = dinsdag;
    const stand = await standOf(server, ({ status }) => status === 'failing');
    expect(stand.melding).toContain('De wortels van de notaris zijn niet bereikbaar');
  });
});

describe('Een NOTARIS_KEY waar niets mee kan', () => {
  it('houdt de start tegen, zonder iets ervan te laten zien', () => {
    const load = (): unknown => loadConfig({ NOTARIS_KEY: '-----BEGIN PRIVATE KEY-----geheim-----END PRIVATE KEY-----', PORT: 'x' });
    expect(load).toThrow(/PORT[^]*NOTARIS_KEY moet een Ed25519-sleutel zijn/);
    expect(load).not.toThrow('geheim');
    expect(() => loadConfig({ NOTARIS_KEY: join(dataDir, 'is-er-niet.pem') })).toThrow('NOTARIS_KEY');
  });
});
