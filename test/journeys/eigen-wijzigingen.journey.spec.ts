import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import type { Client } from '../support/client.js';
import type { IndicatorLijst } from '../support/evaluaties.js';
import { beleidsmedewerkerHouten, beleidsmedewerkerLekstroom, regiocoordinatorLekstroom } from '../support/medewerkers.js';
import {
  actieMet,
  type ActieWeergave,
  bytesOf,
  inlezen,
  type PlanLijst,
  type PlanWeergave,
  type SpoorAntwoord,
  type Vastgelegd,
  voorbeeldLekstroom,
} from '../support/plannen.js';
import { startTestServer, type TestServer } from '../support/test-server.js';

const alternations = 64;
const stand = (nummer: number) => ({ standVanZaken: `Stand ${String(nummer)}`, op: '2022-01-01' });

describe('Wie schrijft en dan leest', () => {
  let server: TestServer;
  let bas: Client;
  let planPath: string;
  let actiePath: string;

  const etagOf = async (path: string): Promise<string> => (await bas.get(path)).headers.get('etag') ?? '';
  const until = async (wanted: 'paused' | 'live'): Promise<void> => {
    if (server.platform.processors().some(({ name, state }) => name === 'actueel-plan' && state === wanted)) return;
    await pause(10);
    return until(wanted);
  };
  const conditional = (path: string, etag: string) => bas.send<PlanWeergave | ''>('GET', path, { headers: { 'if-none-match': etag } });

  beforeAll(async () => {
    server = await startTestServer();
    bas = await server.as(beleidsmedewerkerLekstroom);
    const { planId } = await inlezen(bas, 'SV-LEKSTROOM', voorbeeldLekstroom);
    planPath = `/v1/plannen/${planId}`;
    actiePath = `/v1/acties/${actieMet((await bas.get<PlanWeergave>(planPath)).body, '1a').actieId}`;
  });
  afterAll(() => server.stop());

  it('van een actie krijgt nooit 412 op wat hij zelf vastlegde, en leest het terug', async () => {
    for (let nummer = 0; nummer < alternations; nummer += 1) {
      const ifMatch = await etagOf(actiePath);
      const { status, headers } = await bas.post(`${actiePath}/standen-van-zaken`, stand(nummer), { ifMatch });
      const { body } = await bas.get<ActieWeergave>(actiePath);
      expect([nummer, status, body.standVanZaken, `"${String(body.revisie)}"`]).toEqual([nummer, 201, `Stand ${String(nummer)}`, headers.get('etag')]);
    }
  });

  it('van een plan evenmin, ook als iemand anders intussen acties wijzigt', async () => {
    const rosa = await server.as(regiocoordinatorLekstroom);
    for (let nummer = 0; nummer < alternations; nummer += 1) {
      const titel = `Lijn ${String(nummer)}`;
      const other = rosa.change(`${actiePath}/standen-van-zaken`, stand(1000 + nummer));
      const answer = await bas.post<Vastgelegd>(
        `${planPath}/knopen`,
        { niveau: 'actielijn', titel, volgorde: 100 + nummer, op: '2022-01-01' },
        { ifMatch: await etagOf(planPath) },
      );
      const { body } = await bas.get<PlanWeergave>(planPath);
      expect([nummer, answer.status, (await other).status, body.knopen.some((knoop) => knoop.titel === titel)]).toEqual([nummer, 201, 201, true]);
    }
  });

  it('ziet een nieuw plan meteen in de lijst, in het spoor en zelf, en een nieuwe actie ook', async () => {
    for (let nummer = 0; nummer < 8; nummer += 1) {
      const opgave = { titel: `Nieuw ${String(nummer)}`, soort: 'regionaal', eigenaar: 'SV-LEKSTROOM', periode: {}, niveaus: ['actielijn'], op: '2022' };
      const {
        body: { planId },
      } = await bas.post<{ planId: string }>('/v1/plannen', opgave);
      expect((await bas.get<PlanLijst>('/v1/plannen')).body.plannen.map((plan) => plan.planId)).toContain(planId);
      expect((await bas.get<SpoorAntwoord>(`/v1/plannen/${planId}/spoor`)).body.regels).toHaveLength(1);
      const {
        body: { actieId },
      } = await bas.post<{ actieId: string }>(`/v1/plannen/${planId}/acties`, { omschrijving: 'Iets doen', soort: 'actie', volgorde: 1, op: '2022-02-01' });
      expect([(await bas.get(`/v1/acties/${actieId}`)).status, (await bas.get(`/v1/plannen/${planId}`)).status]).toEqual([200, 200]);
    }
  });

  it('hoeft ook niet te wachten als een leesmodel stilstaat: het plan komt dan uit zijn stromen', async () => {
    const { control } = server.platform.readStore;
    await control.pause('actueel-plan');
    await until('paused');
    try {
      const ifMatch = await etagOf(actiePath);
      const { status, headers } = await bas.post(`${actiePath}/standen-van-zaken`, stand(2000), { ifMatch });
      const { body, headers: read } = await bas.get<ActieWeergave>(actiePath);
      expect([status, body.standVanZaken, read.get('etag')]).toEqual([201, 'Stand 2000', headers.get('etag')]);
      const nieuw = await bas.post<{ actieId: string }>(`${planPath}/acties`, {
        omschrijving: 'Nog niet bekend',
        soort: 'actie',
        volgorde: 99,
        op: '2022-02-01',
      });
      expect((await bas.get<ActieWeergave>(`/v1/acties/${nieuw.body.actieId}`)).body.omschrijving).toBe('Nog niet bekend');
    } finally {
      await control.resume('actueel-plan');
      await until('live');
    }
  });

  it('krijgt 304 op een ETag waar niets meer bij kwam, en de actie of het plan zodra dat wel zo is', async () => {
    const etag = await etagOf(actiePath);
    for (const given of [etag, `W/${etag}`, `"0", ${etag}`, '*']) {
      const { status, body, headers } = await conditional(actiePath, given);
      expect([given, status, body, headers.get('etag'), headers.has('api-version')]).toEqual([given, 304, '', etag, true]);
    }
    expect((await conditional(actiePath, '"0"')).status).toBe(200);
    expect((await conditional(`${actiePath}?peildatum=2022-01-01`, etag)).status).toBe(200);
    await bas.change(`${actiePath}/standen-van-zaken`, stand(3000));
    expect((await conditional(actiePath, etag)).status).toBe(200);

    await bas.change(`${planPath}/knopen`, { niveau: 'actielijn', titel: 'De laatste', volgorde: 999, op: '2022-01-01' });
    const planTag = await etagOf(planPath);
    expect((await conditional(planPath, planTag)).status).toBe(304);
    await bas.change(`${actiePath}/standen-van-zaken`, stand(3001));
    expect([await etagOf(planPath), (await conditional(planPath, planTag)).status]).toEqual([planTag, 200]);
  });

  it('leest een positie als getal, en noemt een die er niet is een fout van wie haar noemt', async () => {
    const {
      body: { positie },
    } = await bas.change<Vastgelegd>(`${actiePath}/standen-van-zaken`, stand(4000));
    const paths = [
      '/v1/plannen',
      '/v1/spoor',
      planPath,
      `${planPath}/acties`,
      `${planPath}/knopen`,
      actiePath,
      `${actiePath}/spoor`,
      `${actiePath}/statusupdates`,
      '/v1/indicatoren',
      '/v1/regios/SV-LEKSTROOM/voortgang',
      '/v1/evaluaties',
    ];
    const [unpadded, beyond] = [String(Number(positie)), String(Number(positie) + 1_000_000)];
    for (const path of paths) {
      const status = async (wachtOp: string) => (await bas.get(`${path}?wachtOp=${wachtOp}`)).status;
      expect([path, await status(positie), await status(unpadded), await status(`000${positie}`), await status('1')]).toEqual([path, 200, 200, 200, 200]);
      expect([path, await status(beyond), await status('zzz'), await status('9'.repeat(60)), await status('-1'), await status('')]).toEqual([
        path,
        400,
        400,
        400,
        400,
        400,
      ]);
    }
  });

  it('mag één Idempotency-Key voor twee dingen gebruiken, en krijgt er twee', async () => {
    const key = randomUUID();
    const hanna = await server.as(beleidsmedewerkerHouten);
    const opgave = (eigenaar: string, titel: string) => ({ titel, soort: 'lokaal', eigenaar, periode: {}, niveaus: [], op: '2022' });
    const knoop = { niveau: 'actielijn', titel: 'Onder één sleutel', volgorde: 1, op: '2022-01-01' };
    const made = [
      await bas.post<{ planId: string }>('/v1/plannen', opgave('SV-LEKSTROOM', 'Een'), { key }),
      await hanna.post<{ planId: string }>('/v1/plannen', opgave('GM0321', 'Een'), { key }),
    ];
    const [een, ander] = made.map(({ body }) => body.planId);
    expect([made.map(({ status }) => status), een === ander]).toEqual([[201, 201], false]);
    const elders = (await bas.post<{ planId: string }>('/v1/plannen', opgave('SV-LEKSTROOM', 'Twee'))).body.planId;
    const knopen = await Promise.all([een, elders].map((planId) => bas.change<{ knoopId: string }>(`/v1/plannen/${planId ?? ''}/knopen`, knoop, { key })));
    expect([knopen.map(({ status }) => status), new Set(knopen.map(({ body }) => body.knoopId)).size]).toEqual([[201, 201], 2]);
    const again = await bas.post<{ planId: string }>('/v1/plannen', opgave('SV-LEKSTROOM', 'Een'), { key });
    expect([again.status, again.body.planId]).toEqual([201, een]);
    expect(await bas.post('/v1/plannen', opgave('SV-LEKSTROOM', 'Ander'), { key })).toMatchObject({ status: 409, body: { reden: 'sleutel-hergebruikt' } });
  });

  it('krijgt 409 op dezelfde sleutel en hetzelfde adres met een andere body, waar dat adres ook iets van maakt', async () => {
    const actie = (code: string) => ({ code, omschrijving: `Actie ${code}`, soort: 'actie', volgorde: 1, op: '2022-01-01' });
    const twice = async (path: string, first: object, second: object) => {
      const key = randomUUID();
      const [one, again, other] = [
        await bas.post<{ reden?: string }>(path, first, { key }),
        await bas.post(path, first, { key }),
        await bas.post<{ reden?: string }>(path, second, { key }),
      ];
      return [path, one.status, again.status, other.status, other.body.reden];
    };
    const kader = (titel: string) => ({ titel, soort: 'regiovisie', periode: {}, onderdelen: [], verplichtingen: [], op: '2020' });
    const indicatorId = (await bas.get<IndicatorLijst>('/v1/indicatoren')).body.indicatoren[0]?.indicatorId;
    const evaluatie = (per: string) => ({ indicatorId, voorstel: { versie: 1 }, per });
    const path = `${planPath}/acties`;
    expect(await twice(path, actie('9a'), actie('9b'))).toEqual([path, 201, 201, 409, 'sleutel-hergebruikt']);
    expect((await bas.get<{ acties: readonly { code?: string }[] }>(path)).body.acties.map(({ code }) => code)).not.toContain('9b');
    expect(await twice('/v1/kaders', kader('Een'), kader('Ander'))).toEqual(['/v1/kaders', 201, 201, 409, 'sleutel-hergebruikt']);
    expect(await twice('/v1/evaluaties', evaluatie('jaar'), evaluatie('maand'))).toEqual(['/v1/evaluaties', 201, 201, 409, 'sleutel-hergebruikt']);
    const [key, imports] = [randomUUID(), '/v1/imports?eigenaar=SV-LEKSTROOM'];
    const read = (text: string) => bas.upload(imports, bytesOf(text), { key });
    expect([
      (await read(voorbeeldLekstroom)).status,
      (await read(voorbeeldLekstroom)).status,
      (await read(voorbeeldLekstroom.replace('2b.', '2z.'))).status,
    ]).toEqual([201, 201, 409]);
  });
});
