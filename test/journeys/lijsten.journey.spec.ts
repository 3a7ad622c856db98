import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import type { Client } from '../support/client.js';
import { geevalueerd, type IndicatorLijst } from '../support/evaluaties.js';
import { beleidsmedewerkerBronckhorst, beleidsmedewerkerHouten, beleidsmedewerkerLekstroom, lezerLekstroom } from '../support/medewerkers.js';
import { actieMet, inlezen, type PlanLijst, type PlanWeergave, voorbeeldLekstroom } from '../support/plannen.js';
import { startTestServer, type TestServer } from '../support/test-server.js';

interface Lijst {
  readonly volgende?: string;
  readonly plannen?: readonly { readonly titel: string }[];
  readonly regels?: readonly { readonly gebeurtenisId: string }[];
  readonly evaluaties?: readonly { readonly evaluatieId: string }[];
}

const titels = ['zorg', 'Één loket', 'een begin', 'Aanpak', 'Öffnung', 'Zorgplan'];
const encoded = (parts: unknown): string => Buffer.from(JSON.stringify(parts)).toString('base64url');

describe('Een lijst in delen', () => {
  let server: TestServer;
  let bas: Client;
  let planId: string;
  let lists: readonly string[];

  beforeAll(async () => {
    server = await startTestServer();
    bas = await server.as(beleidsmedewerkerLekstroom);
    planId = (await inlezen(bas, 'SV-LEKSTROOM', voorbeeldLekstroom)).planId;
    for (const titel of titels) await bas.post('/v1/plannen', { titel, soort: 'regionaal', eigenaar: 'SV-LEKSTROOM', periode: {}, niveaus: [], op: '2022' });
    const { actieId } = actieMet((await bas.get<PlanWeergave>(`/v1/plannen/${planId}`)).body, '1a');
    const indicatorId = (await bas.get<IndicatorLijst>('/v1/indicatoren')).body.indicatoren[0]?.indicatorId;
    for (const per of ['jaar', 'maand', 'kwartaal']) await geevalueerd(bas, { indicatorId, voorstel: { versie: 1 }, per });
    lists = [
      '/v1/plannen?',
      '/v1/plannen?peildatum=2030-01-01&',
      '/v1/plannen?peildatum=2030-01-02&',
      '/v1/plannen?bekendOp=2126-01-01&',
      '/v1/plannen?peildatum=2030-01-01&bekendOp=2126-01-01&',
      '/v1/spoor?',
      `/v1/plannen/${planId}/spoor?`,
      `/v1/acties/${actieId}/spoor?`,
      '/v1/evaluaties?',
    ];
  });
  afterAll(() => server.stop());

  const itemsOf = ({ plannen, regels, evaluaties }: Lijst): readonly unknown[] => plannen ?? regels ?? evaluaties ?? [];
  const page = (list: string, volgende?: string) => bas.get<Lijst>(`${list}aantal=2${volgende === undefined ? '' : `&volgende=${volgende}`}`);
  const all = async (list: string, volgende?: string): Promise<readonly unknown[]> => {
    const { body } = await page(list, volgende);
    return body.volgende === undefined ? itemsOf(body) : [...itemsOf(body), ...(await all(list, body.volgende))];
  };

  it('geeft samen de hele lijst, en plannen op titel zoals in een Nederlands register', async () => {
    for (const list of lists) {
      const whole = itemsOf((await bas.get<Lijst>(`${list}aantal=500`)).body);
      expect([list, await all(list)]).toEqual([list, whole]);
    }
    const found = (await bas.get<PlanLijst>('/v1/plannen')).body.plannen as unknown as readonly { readonly titel: string }[];
    expect(found.map(({ titel }) => titel).filter((titel) => titels.includes(titel))).toEqual([
      'Aanpak',
      'een begin',
      'Één loket',
      'Öffnung',
      'zorg',
      'Zorgplan',
    ]);
  });

  it('gaat alleen verder met wat die lijst zelf gaf: iets anders is 400, en nooit het einde', async () => {
    const given = await Promise.all(lists.map(async (list) => (await page(list)).body.volgende ?? ''));
    const [uuid, far] = ['5f2d7c3a-1c1b-4d8e-8a55-3d1f0f4f9b01', '9'.repeat(20)];
    const forged = [
      'WyJcdTAwMDAiXQ',
      'WyJhIiwiYiJd',
      'e30',
      'bnVsbA',
      'x',
      encoded(['plannen', uuid]),
      encoded(['spoor', far]),
      encoded([`spoor ${planId}`, far]),
      encoded(['evaluaties', uuid]),
      encoded(['plannen', `plan-${planId}`]),
      encoded(['plannen', "' or 1=1"]),
    ];
    for (const [index, list] of lists.entries()) {
      const foreign = given.filter((_, other) => lists[other] !== list);
      for (const volgende of [...forged, ...foreign]) {
        const { status, body } = await bas.get<{ invalidParams?: readonly { name: string }[] }>(`${list}volgende=${volgende}`);
        expect([list, volgende, status, body.invalidParams?.map(({ name: param }) => param)]).toEqual([list, volgende, 400, ['volgende']]);
      }
      expect([list, (await page(list, given[index])).status]).toEqual([list, 200]);
    }
  });

  it.each(['soort=toString', 'soort=actie-gestart,onzin', 'van=2022-02-01&tot=2022-01-01', 'opVan=2022-02-01&opTot=2022-01-01'])(
    'is niet leeg om een vraag die niets kan vinden: ?%s is 400',
    async (query) => {
      expect((await (await server.as(beleidsmedewerkerHouten)).get(`/v1/spoor?${query}`)).status).toBe(400);
    },
  );

  it('gaat niet verder na wat deze lezer of deze vraag niet heeft: ook dat is 400', async () => {
    const bram = await server.as(beleidsmedewerkerBronckhorst);
    const statuses = await Promise.all(
      ['/v1/plannen?', '/v1/spoor?', '/v1/evaluaties?'].map(async (list) => {
        const { volgende = '' } = (await page(list)).body;
        return [(await bas.get(`${list}volgende=${volgende}`)).status, (await bram.get(`${list}volgende=${volgende}`)).status];
      }),
    );
    expect(statuses).toEqual([
      [200, 400],
      [200, 400],
      [200, 400],
    ]);
    for (const list of ['/v1/spoor?', `/v1/plannen/${planId}/spoor?`]) {
      const { volgende = '' } = (await page(list)).body;
      const questions = [
        'soort=actie-gestart',
        'soort=actie-gestart,actie-uitgevoerd',
        'redactioneel=ja',
        'van=2099-01-01',
        'opVan=2099-01-01',
        'organisatie=GM0321',
      ];
      expect(await Promise.all(questions.map(async (question) => (await bas.get(`${list}${question}&volgende=${volgende}`)).status))).toEqual(
        questions.map(() => 400),
      );
    }
  });

  it('heet als CSV naar wat erin staat', async () => {
    const [evaluatie] = (await bas.get<Lijst>('/v1/evaluaties')).body.evaluaties ?? [];
    const names = await Promise.all(
      [
        '/v1/spoor',
        `/v1/plannen/${planId}/spoor`,
        '/v1/regios/SV-LEKSTROOM/voortgang',
        '/v1/regios/SV-LEKSTROOM/voortgang?peildatum=2022-03-01',
        `/v1/evaluaties/${evaluatie?.evaluatieId ?? ''}`,
      ].map(async (path) => {
        const { status, headers } = await bas.send('GET', path, { headers: { accept: 'text/csv;q=0.9, application/json;q=0.1' } });
        return [status, headers.get('content-type'), headers.get('content-disposition')];
      }),
    );
    const csv = (name: string) => [200, 'text/csv; charset=utf-8', `attachment; filename="${name}.csv"`];
    expect(names).toEqual(
      ['spoor', `spoor-${planId}`, 'regiobord-SV-LEKSTROOM', 'regiobord-SV-LEKSTROOM-2022-03-01', `evaluatie-${evaluatie?.evaluatieId ?? ''}`].map(csv),
    );
  });

  it('van evaluaties is voor een lezer om te lezen: starten, stoppen en hervatten is 403', async () => {
    const [evaluatie] = (await bas.get<Lijst>('/v1/evaluaties')).body.evaluaties ?? [];
    const indicatorId = (await bas.get<IndicatorLijst>('/v1/indicatoren')).body.indicatoren[0]?.indicatorId;
    const lezer = await server.as(lezerLekstroom);
    const path = `/v1/evaluaties/${evaluatie?.evaluatieId ?? ''}`;
    expect((await lezer.get(path)).status).toBe(200);
    const answers = [
      await lezer.post('/v1/evaluaties', { indicatorId, voorstel: { versie: 1 } }),
      await lezer.post(`${path}/stops`, {}),
      await lezer.post(`${path}/hervattingen`, {}),
    ];
    expect(answers.map(({ status }) => status)).toEqual([403, 403, 403]);
  });

  it('en wat daarin staat is voor een regiocoordinator van Veilig Thuis even weinig als per plan, bord en spoor', async () => {
    const hanna = await server.as(beleidsmedewerkerHouten);
    const opgave = { titel: 'Lokaal plan', soort: 'lokaal', eigenaar: 'GM0321', periode: {}, niveaus: [], op: '2022' };
    const eigen = (await hanna.post<{ planId: string }>('/v1/plannen', opgave)).body.planId;
    const actieId = (await hanna.post<{ actieId: string }>(`/v1/plannen/${eigen}/acties`, { omschrijving: 'Iets', soort: 'actie', volgorde: 1, op: '2022' }))
      .body.actieId;
    const [vt, sv] = [
      await server.as({ rollen: ['regiocoordinator'], organisaties: ['VT20'] }),
      await server.as({ rollen: ['regiocoordinator'], organisaties: ['SV-LEKSTROOM'] }),
    ];
    const paths = [
      `/v1/plannen/${eigen}`,
      `/v1/plannen/${eigen}/acties`,
      `/v1/plannen/${eigen}/spoor`,
      `/v1/plannen/${eigen}/knopen`,
      `/v1/acties/${actieId}`,
      `/v1/acties/${actieId}/spoor`,
      `/v1/acties/${actieId}/statusupdates`,
    ];
    for (const path of paths) expect([path, (await vt.get(path)).status, (await sv.read(path)).status]).toEqual([path, 404, 200]);
    const listed = async (who: Client) => (await who.read<PlanLijst>('/v1/plannen')).body.plannen.map((plan) => plan.planId).includes(eigen);
    expect([await listed(vt), await listed(sv)]).toEqual([false, true]);
    const trail = async (who: Client) => JSON.stringify((await who.read<Lijst>('/v1/spoor?aantal=500')).body).includes(eigen);
    const board = async (who: Client) => JSON.stringify((await who.read<Lijst>('/v1/regios/VT20/voortgang')).body).includes(eigen);
    expect([await trail(vt), await trail(sv), await board(vt)]).toEqual([false, true, false]);
    const write = { ifMatch: '"0"' };
    expect(await vt.post(`/v1/acties/${actieId}/standen-van-zaken`, { standVanZaken: 'x', op: '2022' }, write)).toMatchObject({ status: 404 });
    expect(await vt.post(`/v1/plannen/${eigen}/intrekkingen`, { motief: 'x', op: '2022' }, write)).toMatchObject({ status: 404 });
  });
});
