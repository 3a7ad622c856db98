import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { run } from '../../apps/cli/src/program.js';
import { loadSettings } from '../../apps/cli/src/settings.js';
import { recordedTerminal } from '../../apps/cli/src/terminal/recorded-terminal.fixture.js';
import { type Administrator, administratorAt } from '../../libs/event-store-esdb/test/administrator.js';
import { startTestServer as startEventStoreDb, type TestServer as EventStoreDb } from '../../libs/event-store-esdb/test/test-server.js';
import type { Answer, Client } from '../support/client.js';
import { regiocoordinatorLekstroom, trekkerHouten } from '../support/medewerkers.js';
import { actieMet, inlezen, type PlanWeergave, statusVan, type Vastgelegd, voorbeeldLekstroom } from '../support/plannen.js';
import { startTestServer, type TestServer } from '../support/test-server.js';

interface Gevonden {
  readonly bevindingen: readonly { readonly soort: string; readonly stream?: string; readonly positie?: string; readonly melding: string }[];
}

/** Tampering with an actie, by a person who may write to it on the server. */
const ingrepen: readonly {
  readonly naam: string;
  readonly code: string;
  readonly doe: (by: Administrator, stream: string) => Promise<unknown>;
  readonly zin: RegExp;
}[] = [
  { naam: 'een tombstone', code: '1a', doe: (by, stream) => by.tombstone(stream), zin: /voorgoed afgesloten/ },
  { naam: 'een soft delete', code: '1b', doe: (by, stream) => by.softDelete(stream), zin: /verwijderd \(soft delete\) \(op \d{4}-/ },
  { naam: '$maxCount', code: '1c', doe: (by, stream) => by.set(stream, { maxCount: 1 }), zin: /laatste 1 gebeurtenissen/ },
  { naam: '$tb', code: '1d', doe: (by, stream) => by.set(stream, { truncateBefore: 1 }), zin: /alles voor revisie 1/ },
];

describe('Wat een beheerder van EventStoreDB aan een stream doet', () => {
  let eventStoreDb: EventStoreDb;
  let administrator: Administrator;
  let server: TestServer;
  let regio: Client;
  let trekker: Client;
  let plan: PlanWeergave;
  let folder: string;

  const idOf = (code: string): string => actieMet(plan, code).actieId;
  const readPlan = async (): Promise<PlanWeergave> => (await regio.read<PlanWeergave>(`/v1/plannen/${plan.planId}`)).body;
  const report = async (code: string): Promise<Answer<Vastgelegd>> => {
    const update = { status: 'gestart', organisatie: 'GM0321', op: '2022-03-01' };
    return trekker.post(`/v1/acties/${idOf(code)}/statusupdates`, update, { ifMatch: '"0"' });
  };
  const actiespoor = async (line: string) => {
    const terminal = recordedTerminal();
    const status = await run(line.split(' '), { terminal, settings: () => loadSettings(server.settings), interrupted: new AbortController().signal });
    return { status, printed: terminal.printed(), told: terminal.told() };
  };

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'actiespoor-ingreep-'));
    eventStoreDb = await startEventStoreDb();
    administrator = administratorAt(eventStoreDb.url);
    server = await startTestServer({ EVENT_STORE: 'esdb', ESDB_URL: eventStoreDb.url, ESDB_NAMESPACE: 'proef' });
    regio = await server.as(regiocoordinatorLekstroom);
    trekker = await server.as(trekkerHouten);
    const { planId } = await inlezen(regio, 'SV-LEKSTROOM', voorbeeldLekstroom);
    plan = (await regio.read<PlanWeergave>(`/v1/plannen/${planId}`)).body;
    await administrator.write('order-1');
    await administrator.write('actie-van-een-ander');
  });

  afterAll(async () => {
    await server.stop();
    await administrator.leave();
    await eventStoreDb.stop();
    await rm(folder, { recursive: true });
  });

  it('is er niet, zolang alleen een ander er zijn eigen streams heeft', async () => {
    expect(eventStoreDb.log.of(`proef.actie-${idOf('1a')}`).length).toBeGreaterThan(1);
    expect(await actiespoor('events verify')).toMatchObject({ status: 0, printed: expect.stringContaining('alles is zoals het werd vastgelegd') as unknown });
  });

  it.each(ingrepen)('$naam: een opdracht is 409 met wat er is gedaan, en het plan blijft zoals het was', async ({ code, doe, zin }) => {
    await doe(administrator, `proef.actie-${idOf(code)}`);
    const before = eventStoreDb.log.events.length;
    const { status, body } = await report(code);
    expect({ status, body }).toMatchObject({ status: 409, body: { reden: 'geschiedenis-aangetast', detail: expect.stringMatching(zin) as unknown } });
    expect(eventStoreDb.log.events).toHaveLength(before);
    expect(actieMet(await readPlan(), code)).toEqual(actieMet(plan, code));
  });

  it('houdt de rest niet op', async () => {
    const path = `/v1/acties/${idOf('1g')}`;
    const ifMatch = (await regio.read(path)).headers.get('etag') ?? '';
    const { status, body } = await trekker.post<Vastgelegd>(
      `${path}/statusupdates`,
      { status: 'gestart', organisatie: 'GM0321', op: '2022-03-01' },
      { ifMatch },
    );
    expect(status).toBe(201);
    const answer = await regio.get<PlanWeergave>(`/v1/plannen/${plan.planId}?wachtOp=${body.positie}`);
    expect(statusVan(actieMet(answer.body, '1g'), 'GM0321')).toBe('gestart');
    expect(await server.stranger.read('/health/ready')).toMatchObject({
      status: 200,
      body: { projecties: expect.arrayContaining([expect.objectContaining({ naam: 'spoor' })]) as unknown },
    });
  });

  it('is een bevinding van events verify, en geen opdracht eindigt onverwacht', async () => {
    const { status, printed } = await actiespoor('events verify --json');
    const { bevindingen } = JSON.parse(printed) as Gevonden;
    const found = bevindingen.map(({ soort, stream, positie, melding }) => ({ soort, stream, isPlaced: positie !== undefined, melding }));
    expect(status).toBe(1);
    expect(found).toEqual(
      ingrepen.map(({ code, zin }) => ({ soort: 'ingreep', stream: `actie-${idOf(code)}`, isPlaced: true, melding: expect.stringMatching(zin) })),
    );

    const file = join(folder, 'alles.ndjson');
    for (const line of [`events export --uit ${file}`, 'events notarise', 'events verify', 'projections list']) {
      expect((await actiespoor(line)).told).not.toContain('onverwacht');
    }
    expect(await readFile(file, 'utf8')).not.toContain('van een ander');
  });

  it('met een gebeurtenis van een ander programma erin: een opdracht is 409 en het is een bevinding', async () => {
    await administrator.write(`proef.actie-${idOf('1e')}`);
    const zin = expect.stringMatching(/bij revisie \d+ een gebeurtenis van een ander programma/) as unknown;
    for (const attempt of [1, 2]) {
      const { status, body } = await report('1e');
      expect({ attempt, status, body }).toMatchObject({ attempt, status: 409, body: { reden: 'geschiedenis-aangetast', detail: zin } });
    }
    const { bevindingen } = JSON.parse((await actiespoor('events verify --json')).printed) as Gevonden;
    expect(bevindingen).toContainEqual(expect.objectContaining({ soort: 'ingreep', stream: `actie-${idOf('1e')}`, melding: zin }));
    for (const line of [`events export --uit ${join(folder, 'daarna.ndjson')}`, 'events notarise', 'projections list'])
      expect((await actiespoor(line)).told).not.toContain('onverwacht');
  });

  it('houdt daarmee geen leesmodel op, en een herbouw geeft dezelfde rijen', async () => {
    const path = `/v1/acties/${idOf('1h')}`;
    const ifMatch = (await regio.read(path)).headers.get('etag') ?? '';
    const { status, body } = await regio.change<Vastgelegd>(
      `${path}/wijzigingen`,
      { omschrijving: 'Na de vreemde gebeurtenis', op: '2022-03-01' },
      { ifMatch },
    );
    expect({ status, body }).toMatchObject({ status: 201 });
    const shown = async (): Promise<PlanWeergave> => (await regio.get<PlanWeergave>(`/v1/plannen/${plan.planId}?wachtOp=${body.positie}`)).body;
    const before = await shown();
    expect(actieMet(before, '1h').omschrijving).toBe('Na de vreemde gebeurtenis');
    expect(actieMet(before, '1e')).toEqual(actieMet(plan, '1e'));
    expect(await actiespoor('projections rebuild actueel-plan')).toMatchObject({ status: 0 });
    expect(await shown()).toEqual(before);
  });

  it('is ook de laatste plaats van het log waarop te wachten is', async () => {
    await administrator.write(`proef.actie-${idOf('1f')}`);
    const { body } = await regio.read<{ positie: string }>('/v1/regios/SV-LEKSTROOM/voortgang');
    const again = await regio.get(`/v1/regios/SV-LEKSTROOM/voortgang?wachtOp=${body.positie}`);
    expect([again.status, again.body]).toMatchObject([200, {}]);
  });
});
