import type { LocalClaims } from '@actiespoor/identity';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { Client as Pg } from 'pg';

import { startTestServer as startEventStoreDb } from '../../libs/event-store-esdb/test/test-server.js';
import type { Answer, Client } from '../support/client.js';
import { type ElkAdres, elkAdres } from '../support/elk-adres.js';
import { type KillableEventStore, killableEventStore } from '../support/killable-event-store.js';
import { beleidsmedewerkerLekstroom, lezerHouten } from '../support/medewerkers.js';
import type { PlanLijst, PlanWeergave, Vastgelegd } from '../support/plannen.js';
import { claimsOf, lezing, type Vrager, vragers } from '../support/routes-en-rollen.js';
import { startTestServer, type TestServer } from '../support/test-server.js';
import { until } from './own-postgres.js';

const header = 'event-store-weg-sinds';

/** The reads that look into the events themselves: they have no other source. */
const ofEvents: readonly RegExp[] = [
  /^\/signalen$/,
  /^\/(?:beurten|mijn-beurt)$/,
  /^\/kaders\//,
  /^\/plannen\/\{planId\}\/(?!acties$|spoor$|bronnen)/,
  /^\/acties\/\{actieId\}\/(?!spoor$)/,
];

const isOfEvents = (path: string): boolean => ofEvents.some((form) => form.test(path));

const timed = async <T>(ask: () => Promise<T>): Promise<{ readonly answer: T; readonly ms: number }> => {
  const begun = performance.now();
  const answer = await ask();
  return { answer, ms: performance.now() - begun };
};

interface Lezing {
  readonly path: string;
  readonly answer: Answer<unknown>;
}

const onlyInEvents = /^De event store is weg sinds \d{4}-\d\d-\d\dT[\d:.]+Z, en dit staat alleen in de gebeurtenissen zelf\./;
const detailOf = ({ body }: Answer<unknown>): unknown => (body as { readonly detail?: unknown }).detail;

const answered = ({ status, body, headers }: Answer<unknown>): object => ({ status, body, etag: headers.get('etag') });

/** The same as before with the moment of the absence; of what only the events know, nothing, or the refusal of before. */
const expectNoMore = (told: Vrager & { readonly path: string }, was: Answer<unknown>, now: Answer<unknown> | undefined): void => {
  if (now === undefined) throw new Error(`Geen antwoord op ${told.path}`);
  if (isOfEvents(told.path)) {
    expect({ ...told, allowed: was.status === 200 ? [503] : [was.status, 503] }).toEqual({ ...told, allowed: expect.arrayContaining([now.status]) });
    if (now.status === 503) expect({ ...told, says: detailOf(now) }).toEqual({ ...told, says: expect.stringMatching(onlyInEvents) });
  } else expect({ ...told, ...answered(now) }).toEqual({ ...told, ...answered(was) });
  expect({ ...told, sinds: now.headers.get(header) }).toEqual({ ...told, sinds: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/) });
};

const lezerWestBetuwe: LocalClaims = { rollen: ['lezer'], organisaties: ['GM1960'], naam: 'Wim Lezer' };

const planVan = async (client: Client): Promise<string> => (await client.read<PlanLijst>('/v1/plannen')).body.plannen[0]?.planId ?? '';

describe('Lezen terwijl EventStoreDB weg is', () => {
  let store: KillableEventStore;
  let server: TestServer;
  let elk: ElkAdres;
  let bas: Client;
  let kijker: Client;

  /** Asked by somebody who wrote nothing: each sign of life of an author keeps his name. */
  const isAway = async (): Promise<boolean> => (await kijker.get(`/v1/plannen/${elk.ids['planId'] ?? ''}`)).headers.has(header);
  const goAway = async (): Promise<void> => {
    await store.kill();
    await until('dit proces weet het', isAway);
  };
  const comeBack = async (): Promise<void> => {
    await store.start();
    await until('de event store is er weer', async () => !(await isAway()));
  };
  /** Every address in each of its forms, by form and address. */
  const readAll = async (client: Client): Promise<ReadonlyMap<string, Lezing>> => {
    const asked = elk.routes('get').flatMap((path) => elk.formsOf(path).map((accept) => ({ path, accept })));
    const read = asked.map(async ({ path, accept }) => {
      const answer = await client.send<unknown>('GET', `${elk.addressOf(path)}${lezing(path)?.vraag ?? ''}`, { headers: { accept } });
      return [`${accept} ${path}`, { path, answer }] as const;
    });
    return new Map(await Promise.all(read));
  };

  beforeAll(async () => {
    store = await killableEventStore();
    server = await startTestServer({ EVENT_STORE: 'esdb', ESDB_URL: store.url, ESDB_NAMESPACE: store.namespace });
    elk = await elkAdres(server);
    [bas, kijker] = [await server.as(beleidsmedewerkerLekstroom), await server.as(lezerHouten)];
  }, 90_000);
  afterEach(async () => {
    if (await isAway()) await comeBack();
  });
  afterAll(async () => {
    await server.stop();
    await store.close();
  });

  it('geeft ieder hetzelfde als daarvoor, met sinds wanneer; nooit meer, en 503 waar alleen de gebeurtenissen het weten', async () => {
    const clients = await Promise.all(vragers.map(async (vrager) => [vrager, await server.as(claimsOf(vrager))] as const));
    await bas.read('/v1/plannen');
    // The name of an author follows the token that was seen last.
    for (const [, client] of clients) await client.get('/v1/plannen');
    const before: Awaited<ReturnType<typeof readAll>>[] = [];
    for (const [, client] of clients) before.push(await readAll(client));
    await goAway();
    for (const [index, [vrager, client]] of clients.entries()) {
      const now = await readAll(client);
      for (const [form, { path, answer }] of before[index] ?? []) expectNoMore({ ...vrager, path }, answer, now.get(form)?.answer);
    }
  }, 120_000);

  it('laat alleen vastleggen niet toe, en zegt nooit dat er sinds een revisie niets bij kwam', async () => {
    const path = `/v1/acties/${elk.ids['actieId'] ?? ''}`;
    const etag = (await bas.read(path)).headers.get('etag') ?? '';
    expect(await bas.send<unknown>('GET', path, { headers: { 'if-none-match': etag } })).toMatchObject({ status: 304 });
    await goAway();
    const read = await bas.send<PlanWeergave>('GET', path, { headers: { 'if-none-match': etag } });
    expect([read.status, read.headers.get('etag')]).toEqual([200, etag]);
    const write = { standVanZaken: 'Loopt', op: '2022-03-01' };
    expect(await bas.post(`${path}/standen-van-zaken`, write, { ifMatch: etag })).toMatchObject({ status: 503 });
    await comeBack();
    expect((await bas.get(path)).headers.has(header)).toBe(false);
    expect(await bas.post(`${path}/standen-van-zaken`, write, { ifMatch: etag })).toMatchObject({ status: 201 });
  });

  it('wacht op niets: niet op een positie, en niet op een eigen vastlegging die er nog niet is', async () => {
    const path = `/v1/acties/${elk.ids['actieId'] ?? ''}`;
    await bas.read('/v1/plannen');
    const { control } = server.platform.readStore;
    await control.pause('actueel-plan');
    await until('de projectie staat stil', () => server.platform.processors().some(({ name, state }) => name === 'actueel-plan' && state === 'paused'));
    const { body, status } = await bas.change<Vastgelegd>(`${path}/standen-van-zaken`, { standVanZaken: 'Nog niet te zien', op: '2022-03-02' });
    expect(status).toBe(201);
    await goAway();
    const own = await timed(() => bas.get<{ readonly standVanZaken?: string }>(path));
    expect([own.answer.status, JSON.stringify(own.answer.body).includes('Nog niet te zien'), own.ms < 1_000]).toEqual([200, false, true]);
    const awaited = await timed(() => bas.get(`${path}?wachtOp=${body.positie}`));
    expect([awaited.answer.status, awaited.ms < 1_000]).toEqual([503, true]);
    await control.resume('actueel-plan');
    await comeBack();
    await until('het is te zien', async () => JSON.stringify((await bas.get(path)).body).includes('Nog niet te zien'));
    expect(await bas.get(`${path}?wachtOp=${body.positie}`)).toMatchObject({ status: 200 });
  });
});

describe('Lezen terwijl EventStoreDB hangt', () => {
  it('wacht de eerste keer hoogstens twee seconden, daarna niet meer', async () => {
    const store = await startEventStoreDb();
    const server = await startTestServer({ DEMO: 'on', EVENT_STORE: 'esdb', ESDB_URL: store.url });
    const lezer = await server.as(lezerWestBetuwe);
    const path = `/v1/plannen/${await planVan(lezer)}`;
    await lezer.read(path);
    store.hang();
    const first = await timed(() => lezer.get(path));
    expect([first.answer.status, first.answer.headers.has(header), first.ms < 2_500]).toEqual([200, true, true]);
    const next = await Promise.all(Array.from({ length: 20 }, () => timed(() => lezer.get(path))));
    expect(next.filter(({ answer, ms }) => answer.status !== 200 || ms > 1_000)).toEqual([]);
    store.goOn();
    await until('de event store is er weer', async () => !(await lezer.get(path)).headers.has(header));
    await server.stop();
    await store.stop();
  });
});

describe('Lezen terwijl de event store in PostgreSQL niet antwoordt', () => {
  let server: TestServer;

  beforeAll(async () => {
    server = await startTestServer({ DEMO: 'on' });
  }, 60_000);
  afterAll(() => server.stop());

  it('geeft wat de leesmodellen hebben, met sinds wanneer, en daarna weer gewoon', async () => {
    const lezer = await server.as(lezerWestBetuwe);
    const planId = await planVan(lezer);
    const before = await lezer.get<PlanWeergave>(`/v1/plannen/${planId}`);
    const locking = new Pg({ connectionString: server.databaseUrl });
    await locking.connect();
    await locking.query('begin');
    await locking.query('lock table event_store.events in access exclusive mode');
    try {
      const away = await timed(() => lezer.get<PlanWeergave>(`/v1/plannen/${planId}`));
      expect([away.answer.status, away.answer.headers.has(header), away.ms < 7_500]).toEqual([200, true, true]);
      expect(away.answer.body).toEqual(before.body);
      const vreemde = await server.as(lezerHouten);
      expect(await vreemde.get(`/v1/plannen/${planId}`)).toMatchObject({ status: 404 });
    } finally {
      await locking.query('rollback');
      await locking.end();
    }
    await until('de event store is er weer', async () => !(await lezer.get(`/v1/plannen/${planId}`)).headers.has(header));
  });
});
