import { fileURLToPath } from 'node:url';

import type { NewEvent } from '@actiespoor/event-store';
import { migrateEventStore, postgresEventStore } from '@actiespoor/event-store-postgres';
import { localIssuer } from '@actiespoor/identity';
import { dag, uuidV5 } from '@actiespoor/kernel';
import type { KaderId } from '@actiespoor/plan/events';
import type { Readiness } from '@actiespoor/platform';
import { testDatabase, type TestDatabase } from '@actiespoor/testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client as Connection } from 'pg';

import { type Client, clientOf } from '../support/client.js';
import { beleidsmedewerkerLekstroom } from '../support/medewerkers.js';
import { type App, cleanUp, newDataDir, type Settings, type SpawnedServer, spawnServer, startedUntil } from '../support/spawned-server.js';
import { until } from './own-postgres.js';

const namespace = '7f1d1c39-0d2c-5f64-9a53-9d1f0f1f6a02';
// More than a processor takes by itself, in three chunks of a build.
const kaders = 10_500;
const firstChunk = 5_000;
const together = 500;
const olderVersion = fileURLToPath(new URL('older-version.mjs', import.meta.url));
const gate = 4_711;

// The first chunk of a build goes through, and every other one waits as long as the gate is shut.
const gateStatements = [
  `create function public.poort() returns trigger language plpgsql as $$ begin perform pg_catalog.pg_advisory_xact_lock_shared(${String(gate)}); return new; end $$`,
  `create trigger poort before update on voortgang.herbouw for each row when (old.gebeurtenissen > 0) execute function public.poort()`,
];

const kaderIdOf = (nummer: number): KaderId => uuidV5(namespace, String(nummer)) as KaderId;

const kaderEvent = (nummer: number): NewEvent => {
  const kaderId = kaderIdOf(nummer);
  const data = { kaderId, titel: `Kader ${String(nummer)}`, soort: 'regiovisie', periode: {}, onderdelen: [], verplichtingen: [], op: dag('2024-01-01') };
  const metadata = {
    recordedAt: '2024-01-01T00:00:00.000Z',
    actor: 'a',
    role: 'beheerder',
    organisatie: 'GM1960',
    correlationId: kaderId,
    causationId: kaderId,
    hash: '',
  };
  return { id: uuidV5(kaderId, 'gebeurtenis'), type: 'KaderGeregistreerd', version: 1, data, metadata };
};

const writeHistory = async ({ url, ownerUrl, applicationRole }: TestDatabase): Promise<void> => {
  await migrateEventStore(ownerUrl, applicationRole);
  const store = postgresEventStore({ url });
  for (let from = 0; from < kaders; from += together) {
    await Promise.all(
      Array.from({ length: together }, (_, index) => store.append(`kader-${kaderIdOf(from + index)}`, [kaderEvent(from + index)], 'no-stream')),
    );
  }
  await store.close();
};

type Starting = Awaited<ReturnType<typeof startedUntil>>;

const readyAt = async (url: string): Promise<{ readonly status: number; readonly body: Readiness }> => {
  const answer = await fetch(`${url}/health/ready`);
  return { status: answer.status, body: (await answer.json()) as Readiness };
};

describe('Een upgrade met een veranderd leesmodel, proces voor proces', () => {
  let database: TestDatabase;
  let owner: Connection;
  let dataDir: string;
  let old: SpawnedServer;
  let worker: { readonly url: string; readonly process: Starting };
  let api: { readonly url: string; readonly process: Starting };
  let oldClient: Client;
  let token: string;
  let written: string;

  const settings = (more: Settings = {}): Settings => ({ DATA_DIR: dataDir, DATABASE_URL: database.url, MIGRATION_DATABASE_URL: database.ownerUrl, ...more });

  /** A process of the new version that is not ready yet. */
  const starting = async (app: App, more: Settings = {}): Promise<{ readonly url: string; readonly process: Starting }> => {
    const process = await startedUntil(/Hoe ver het is staat op/, settings(more), app);
    const [, url = ''] = await process.until(/Hoe ver het is staat op (http:[^\s"]+)\/health/);
    return { url, process };
  };

  const firstChunkIsIn = (url: string): Promise<void> =>
    until(
      'het eerste stuk staat er',
      async () => ((await readyAt(url)).body.voortgang as { gebeurtenissen?: number } | undefined)?.gebeurtenissen === firstChunk,
    );

  const relations = async (): Promise<readonly unknown[]> =>
    (await owner.query<{ relname: string }>(`select relname from pg_class where relname like 'kaders\\_v_%' and relkind in ('r', 'v') order by 1`)).rows.map(
      ({ relname }) => relname,
    );

  beforeAll(async () => {
    database = await testDatabase();
    dataDir = await newDataDir();
    token = await (await localIssuer(dataDir)).sign(beleidsmedewerkerLekstroom);
    await writeHistory(database);
    old = await spawnServer(settings({ NODE_OPTIONS: `--import=${olderVersion}` }));
    oldClient = clientOf(old.url, token);
    owner = new Connection({ connectionString: database.ownerUrl });
    await owner.connect();
    for (const statement of gateStatements) await owner.query(statement);
    await owner.query('select pg_advisory_lock($1)', [gate]);
    worker = await starting('worker');
    api = await starting('api', { PROCESSORS: 'off' });
  });

  afterAll(async () => {
    await owner.end();
    await cleanUp(dataDir);
    await database.drop();
  });

  it('laat de nieuwe zeggen hoe ver zij zijn, ook waar een ander proces bouwt', async () => {
    for (const { url } of [worker, api]) {
      await firstChunkIsIn(url);
      const { status, body } = await readyAt(url);
      expect(status).toBe(503);
      expect(body).toMatchObject({
        status: 'niet-gereed',
        fase: 'opbouwen',
        onderdelen: { databank: { status: 'ok' }, eventStore: { status: 'ok' } },
        voortgang: { projectie: 'kaders', nummer: 1, aantal: 1, gebeurtenissen: firstChunk, van: expect.any(Number), procent: expect.any(Number) },
      });
      expect(body.projecties.map(({ naam, status: stand }) => `${naam} ${stand}`)).toEqual(expect.arrayContaining(['kaders rebuilding', 'spoor running']));
      expect((await fetch(`${url}/health/live`)).status).toBe(200);
      expect(await (await fetch(`${url}/metrics`)).text()).toContain('actiespoor_start_phase{phase="opbouwen"} 1');
    }
  });

  it('laat een nieuwe API intussen niets anders beantwoorden', async () => {
    const answer = await clientOf(api.url, token).get('/v1/kaders');
    expect([answer.status, answer.headers.get('content-type'), Number(answer.headers.get('retry-after')) > 0]).toEqual([
      503,
      'application/problem+json; charset=utf-8',
      true,
    ]);
    expect(answer.body).toMatchObject({
      title: 'De dienst is even niet beschikbaar',
      detail: expect.stringContaining('leesmodel kaders wordt opgebouwd'),
      instance: '/v1/kaders',
    });
  });

  it('laat de oude lezen en schrijven zoals altijd', async () => {
    const kader = { titel: 'Van tijdens de upgrade', soort: 'regiovisie', periode: {}, onderdelen: [], verplichtingen: [], op: '2024-02-01' };
    const { status, body } = await oldClient.post<{ kaderId: string; positie: string }>('/v1/kaders', kader);
    written = body.kaderId;
    expect(status).toBe(201);
    expect(await oldClient.get(`/v1/kaders/${written}?wachtOp=${body.positie}`)).toMatchObject({ status: 200, body: { titel: kader.titel } });
    expect(await oldClient.get(`/v1/kaders/${kaderIdOf(3)}`)).toMatchObject({ status: 200, body: { titel: 'Kader 3' } });
    expect(await readyAt(old.url)).toMatchObject({ status: 200, body: { fase: 'gereed' } });
  });

  it('gaat verder waar zij was als de bouwer wordt gedood', async () => {
    await worker.process.kill();
    worker = await starting('worker');
    await firstChunkIsIn(worker.url);
    expect(worker.process.output()).toMatch(/Leesmodel kaders \(1 van 1\): 5\.000 van [\d.]+ gebeurtenissen/);
  });

  it('stopt ook halverwege netjes als daarom gevraagd wordt, en een tweede die op de bouwer wacht ook', async () => {
    const second = await starting('worker');
    expect(await second.process.interrupt('SIGTERM')).toBe(0);
    expect(await worker.process.interrupt('SIGINT')).toBe(0);
    worker = await starting('worker');
    expect((await readyAt(worker.url)).body).toMatchObject({ fase: 'opbouwen', voortgang: { gebeurtenissen: firstChunk } });
  });

  it('maakt de nieuwe gereed zodra het leesmodel er is, met wat intussen kwam', async () => {
    await owner.query('select pg_advisory_unlock($1)', [gate]);
    await worker.process.until(/De verwerker draait/);
    await api.process.until(/luistert op/);
    for (const { url } of [worker, api]) expect(await readyAt(url)).toMatchObject({ status: 200, body: { status: 'gereed', fase: 'gereed' } });
    const client = clientOf(api.url, token);
    expect(await client.get(`/v1/kaders/${written}`)).toMatchObject({ status: 200, body: { titel: 'Van tijdens de upgrade' } });
    const { rows } = await owner.query('select count(*)::int as oud, (select count(*)::int from voortgang.kaders_v1) as nieuw from voortgang.kaders_v0');
    expect(rows).toEqual([{ oud: kaders + 1, nieuw: kaders + 1 }]);
    expect(await oldClient.get(`/v1/kaders/${written}`)).toMatchObject({ status: 200 });
  });

  it('ruimt het oude leesmodel op bij de eerste start nadat niemand het meer gebruikt', async () => {
    expect(await relations()).toEqual(expect.arrayContaining(['kaders_v0', 'kaders_v1']));
    expect(await old.interrupt('SIGTERM')).toBe(0);
    const next = await startedUntil(/De verwerker draait/, settings(), 'worker');
    expect(next.output()).toContain('Leesmodel kaders, versie 0, is opgeruimd: geen proces gebruikt het nog.');
    expect(await relations()).toEqual(['kaders_v1', 'kaders_v1_g2']);
    expect((await owner.query(`select version from voortgang.checkpoint where name = 'kaders'`)).rows).toEqual([{ version: 1 }]);
    for (const { process } of [api, worker]) expect(await process.interrupt('SIGTERM')).toBe(0);
    expect(await next.interrupt('SIGTERM')).toBe(0);
  });
});
