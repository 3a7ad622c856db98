import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { localIssuer } from '@actiespoor/identity';
import { createCommands } from '@actiespoor/application';
import { testDatabase, type TestDatabase } from '@actiespoor/testing';
import { actieStream, kaderStream, planStream } from '@actiespoor/plan/model';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { loadConfig } from '../../apps/api/src/config.js';
import { type RunningServer, startServer } from '../../apps/api/src/server.js';
import { clientOf, type Client } from '../support/client.js';
import { regiocoordinatorLekstroom } from '../support/medewerkers.js';
import type { PlanWeergave } from '../support/plannen.js';

interface Lijst {
  readonly plannen: readonly { readonly status: string }[];
}

describe('Vandaag', () => {
  let database: TestDatabase;
  let dataDir: string;
  let server: RunningServer;
  let regio: Client;
  let nu = '2026-12-30T22:59:00.000Z'; // a minute before midnight in Amsterdam
  let path: string;
  let planId: string;

  const context = () => {
    const commandId = randomUUID();
    return { commandId, correlationId: commandId, actor: commandId, role: 'beleidsmedewerker', organisatie: 'SV-LEKSTROOM' };
  };

  const both = async (address: string, vandaag: string): Promise<readonly unknown[]> => {
    const [now, then] = await Promise.all([regio.read<object>(address), regio.read<object>(`${address}?peildatum=${vandaag}`)]);
    return [now.body, then.body];
  };

  beforeAll(async () => {
    database = await testDatabase();
    dataDir = await mkdtemp(join(tmpdir(), 'actiespoor-vandaag-'));
    const settings = { PORT: '0', DATA_DIR: dataDir, DATABASE_URL: database.url, MIGRATION_DATABASE_URL: database.ownerUrl, DEMO: 'off' };
    server = await startServer(loadConfig(settings), () => undefined, { clock: () => nu });
    regio = clientOf(server.url, await (await localIssuer(dataDir)).sign(regiocoordinatorLekstroom));
    const plan = { titel: 'Regioplan', soort: 'regionaal', eigenaar: 'SV-LEKSTROOM', periode: {}, niveaus: ['actielijn'], op: '2026' };
    ({ planId } = (await regio.post<{ planId: string }>('/v1/plannen', plan)).body);
    path = `/v1/plannen/${planId}`;
    const actie = { omschrijving: 'Oefenen', soort: 'actie', volgorde: 1, op: '2026-12-30', schaal: { tekst: 'Regionaal', soort: 'regionaal' } };
    const { actieId } = (await regio.post<{ actieId: string }>(`${path}/acties`, actie)).body;
    expect((await regio.change(`/v1/acties/${actieId}/statusupdates`, { status: 'gestart', organisatie: 'SV-LEKSTROOM', op: '2026-12-30' })).status).toBe(201);
  });
  afterAll(async () => {
    await server.stop();
    await database.drop();
    await rm(dataDir, { recursive: true, force: true });
  });

  it('is nu en de peildatum van vandaag hetzelfde, ook na middernacht zonder gebeurtenis', async () => {
    const [now, then] = await both(path, '2026-12-30');
    expect(now).toEqual(then);
    expect(now).toMatchObject({ onzeker: true }); // in 2026, and it is not over yet
    nu = '2026-12-30T23:01:00.000Z';
    const [later, laterThen] = await both(path, '2026-12-31');
    expect(later).toEqual(laterThen);
    expect(later).not.toHaveProperty('onzeker');
    for (const address of ['/v1/plannen', '/v1/regios/SV-LEKSTROOM/voortgang', '/v1/signalen', `${path}/acties`]) {
      const [een, ander] = await both(address, '2026-12-31');
      expect(een).toEqual(ander);
    }
  });

  it('gaat het om de dag in Nederland: morgen is de toekomst, vandaag niet', async () => {
    const { headers } = await regio.read(path);
    const intrekking = (op: string) =>
      regio.post(`${path}/geplande-vaststellingen`, { orgaan: 'college', verwacht: '2028', op }, { ifMatch: headers.get('etag') ?? '' });
    expect(await intrekking('2027-01-01')).toMatchObject({ status: 409, body: { reden: 'in-de-toekomst' } });
    expect(await intrekking('2026-12-31')).toMatchObject({ status: 201 });
  });

  it('is wat een eerder programma van dagen die nog komen vastlegde, pas zo op die dag', async () => {
    const later = createCommands(server.platform.eventStore, () => '2098-01-01T00:00:00.000Z');
    const handled = await later.plan(
      planStream(planId as never),
      { type: 'PlanIntrekken', data: { planId, motief: 'Voorbij', op: '2097' } } as never,
      context(),
    );
    expect(handled).toMatchObject({ outcome: 'accepted', events: 1 });
    const position = handled.outcome === 'accepted' ? handled.position : '';
    const plan = await regio.get<PlanWeergave>(`${path}?wachtOp=${position}`);
    expect([plan.body.status, (await regio.read<Lijst>('/v1/plannen')).body.plannen.map(({ status }) => status)]).toEqual([
      'vaststelling-gepland',
      ['vaststelling-gepland'],
    ]);
    const [now, then] = await both(path, '2026-12-31');
    expect(now).toEqual(then);
    const knoop = { niveau: 'actielijn', titel: 'Samen', volgorde: 1, op: '2026-12-31' };
    expect((await regio.change(`${path}/knopen`, knoop)).status).toBe(201); // with the ETag of that reading
    nu = '2097-06-01T00:00:00.000Z';
    expect([(await regio.read<PlanWeergave>(path)).body.status, (await regio.read<Lijst>('/v1/plannen')).body.plannen.map(({ status }) => status)]).toEqual([
      'ingetrokken',
      ['ingetrokken'],
    ]);
  });

  it('staat wat pas later begint in geen lijst, en is het dan per id niet te vinden; daarna wel', async () => {
    const [kaderId, later] = [randomUUID(), randomUUID()];
    const kader = { kaderId, titel: 'Kader', soort: 'regiovisie', periode: {}, onderdelen: [], verplichtingen: [], op: '2099-01-02' };
    const plan = { planId: later, titel: 'Later plan', soort: 'regionaal', eigenaar: 'SV-LEKSTROOM', periode: {}, niveaus: ['actielijn'], op: '2099-01-02' };
    // The plan of the tests before this one was withdrawn: nothing of a later day counts there.
    const lopend = { titel: 'Lopend plan', soort: 'regionaal', eigenaar: 'SV-LEKSTROOM', periode: {}, niveaus: ['actielijn'], op: '2026' };
    const { planId: lopendId } = (await regio.post<{ planId: string }>('/v1/plannen', lopend)).body;
    const begonnen = {
      planId: lopendId,
      soort: 'actie',
      omschrijving: 'Later',
      schaal: { tekst: 'Regionaal', soort: 'regionaal' },
      volgorde: 2,
      op: '2099-01-02',
      actieId: later,
    };
    const planContext = { planId: lopendId, eigenaar: 'SV-LEKSTROOM', opgesteldOp: '2026', leden: [], knopen: [], codes: [], deelacties: [] };
    const { kader: kaders, plan: plannen, actie: acties } = createCommands(server.platform.eventStore, () => '2100-01-01T00:00:00.000Z');
    const handled = [
      await kaders(kaderStream(kaderId as never), { type: 'KaderRegistreren', data: kader } as never, context()),
      await plannen(planStream(later as never), { type: 'PlanOpstellen', data: plan } as never, context()),
      await acties(actieStream(later as never), { type: 'ActieOpnemen', data: begonnen, planContext } as never, context()),
    ];
    expect(handled).toMatchObject(handled.map(() => ({ outcome: 'accepted', events: 1 })));
    const position = handled.flatMap((een) => (een.outcome === 'accepted' ? [een.position] : [])).at(-1) ?? '';
    const found = async (list: string, id: string): Promise<readonly unknown[]> => {
      const { body } = await regio.read<object>(list);
      const one = await regio.read<object>(`/v1/${list.split('/').at(-1) ?? ''}/${id}`);
      return [JSON.stringify(body).includes(id), one.status];
    };
    await regio.get(`/v1/plannen/${lopendId}?wachtOp=${position}`);
    const lists = [
      ['/v1/kaders', kaderId],
      ['/v1/plannen', later],
      [`/v1/plannen/${lopendId}/acties`, later],
    ] as const;
    const all = () => Promise.all(lists.map(([list, id]) => found(list, id)));
    expect(await all()).toEqual([
      [false, 404],
      [false, 404],
      [false, 404],
    ]);
    nu = '2099-01-02T12:00:00.000Z';
    expect(await all()).toEqual([
      [true, 200],
      [true, 200],
      [true, 200],
    ]);
    expect((await regio.read<object>(`/v1/kaders/${kaderId}`)).body).toMatchObject({ geregistreerdDoor: 'SV-LEKSTROOM' });
  });
});
