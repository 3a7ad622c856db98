import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';

import type { BeurtAntwoord, BeurtLijst, EigenBeurtAntwoord, EigenBeurtLijst } from '../../apps/api/src/beurten/antwoorden.js';
import type { Client } from '../support/client.js';
import { beleidsmedewerkerBronckhorst, beleidsmedewerkerLopik, lezerLekstroom, regiocoordinatorLekstroom } from '../support/medewerkers.js';
import type { SpoorAntwoord } from '../support/plannen.js';
import { startTestServer, type TestServer } from '../support/test-server.js';
import { lokaal, Verteller } from '../support/verteller.js';

const [lopik, regio] = ['GM0331', 'SV-LEKSTROOM'];
const planning = { tekst: '2022', soort: 'periode', van: '2022', tot: '2022' };

describe('Wie aan de beurt is', () => {
  let server: TestServer;
  let v: Verteller;
  let actieId: string;

  const beurten = async <B = EigenBeurtAntwoord>(client: Client, path: string, query = ''): Promise<readonly B[]> => {
    const { status, body } = await client.read<{ readonly beurten: readonly B[] }>(`${path}?plan=${v.planId}${query}`);
    expect(status).toBe(200);
    return body.beurten;
  };
  const alle = (query = ''): Promise<readonly BeurtAntwoord[]> => beurten<BeurtAntwoord>(v.regio, '/v1/beurten', query);
  const eigen = (client: Client, query = ''): Promise<readonly EigenBeurtAntwoord[]> => beurten(client, '/v1/mijn-beurt', query);
  const kort = (gevraagd: readonly BeurtAntwoord[]): readonly string[] => gevraagd.map(({ soort, organisatie }) => `${soort} ${organisatie}`);

  /** Takes the one turn of a caller with the request that it names. */
  const beantwoordt = async (client: Client, opgave: Readonly<Record<string, unknown>>) => {
    const gevraagd = await eigen(client);
    expect(gevraagd).toHaveLength(1);
    const [{ verzoek }] = gevraagd as [EigenBeurtAntwoord];
    expect(Object.keys(opgave)).toEqual(expect.arrayContaining([...verzoek.velden]));
    const { status, body } = await client.change(verzoek.pad, opgave);
    expect([status, body]).toEqual([201, body]);
  };

  beforeAll(async () => {
    server = await startTestServer();
    v = new Verteller(server, await server.as(regiocoordinatorLekstroom), await server.as(beleidsmedewerkerLopik));
  });
  afterAll(() => server.stop());
  beforeEach(async () => {
    v.planId = (await v.plan()).body.planId;
    actieId = await v.actie({ schaal: lokaal });
  });

  it('ziet dat met het verzoek dat antwoord geeft, en daarna wat er dan wordt gevraagd', async () => {
    expect(kort(await eigen(v.lopik))).toEqual([`deelname-onbeslist ${lopik}`]);
    await beantwoordt(v.lopik, { organisatie: lopik, besluit: 'ja', op: '2022-02-01' });
    expect(await eigen(v.lopik)).toEqual([]);

    await v.over(actieId, 'planningen', { ...planning, op: '2022-02-01' });
    await beantwoordt(v.lopik, { organisatie: lopik, status: 'uitgevoerd', op: '2022-12-01' });
    expect(await eigen(v.lopik)).toMatchObject([{ soort: 'niet-geevalueerd', sinds: '2023-03-01', waarom: 'organisatie', actie: { actieId } }]);
    await beantwoordt(v.lopik, { organisatie: lopik, status: 'geevalueerd', op: '2023-02-01', conclusie: 'Het hielp' });
    expect(await eigen(v.lopik)).toEqual([]);
  });

  it('is de eigenaar voor wat het plan zelf vraagt', async () => {
    await v.alsLopik(actieId, 'statusupdates', { status: 'gestart', op: '2022-03-01' });
    expect(kort(await eigen(v.regio))).toEqual([`zonder-trekker ${regio}`]);
    await beantwoordt(v.regio, { tekst: 'Lopik', soort: 'organisatie', organisatie: lopik, op: '2022-03-01' });
    await v.overPlan('geplande-vaststellingen', { orgaan: 'De raad', verwacht: '2022-06', op: '2022-02-01' });
    expect(await eigen(v.regio)).toMatchObject([{ soort: 'vaststelling-voorbij', sinds: '2022-07-01', verwacht: '2022-06' }]);
    await beantwoordt(v.regio, { orgaan: 'De raad', datum: '2022-09-01' });
    await v.overPlan('consultaties', { soort: 'advies', onderwerp: 'Concept', deelnemers: [], verwacht: '2022-05', op: '2022-02-01' });
    const [{ verzoek }] = (await eigen(v.regio)) as [EigenBeurtAntwoord];
    expect(verzoek).toEqual({ pad: expect.stringMatching(/^\/v1\/plannen\/[^/]+\/consultaties\/[^/]+\/verslagen$/) as unknown, velden: ['op'] });
    const [deel] = /consultaties.*$/.exec(verzoek.pad) as unknown as [string];
    expect((await v.overDeel(deel, { op: '2022-05-20' })).status).toBe(201);
    expect(await eigen(v.regio)).toEqual([]);
  });

  it('is voor ieder die het plan mag lezen te zien, op elke dag en zoals het toen bekend was', async () => {
    await v.alsLopik(actieId, 'statusupdates', { status: 'gestart', op: '2022-03-01' });
    const vanLopik = `&organisatie=${lopik}`;
    expect(kort(await alle(`${vanLopik}&peildatum=2022-02-15`))).toEqual([`deelname-onbeslist ${lopik}`]);
    expect(await alle(`${vanLopik}&peildatum=2022-08-27`)).toEqual([]);
    const [stil, ...rest] = await alle(`${vanLopik}&peildatum=2022-09-06`);
    expect([stil, rest]).toMatchObject([{ soort: 'stil', sinds: '2022-08-28', dagen: 9 }, []]);
    expect(kort(await alle(`${vanLopik}&peildatum=2022-03-15&stilNa=10`))).toEqual([`stil ${lopik}`]);
    expect((await alle('&peildatum=2022-09-06')).map(({ sinds }) => sinds)).toEqual((await alle('&peildatum=2022-09-06')).map(({ sinds }) => sinds).toSorted());
    expect(await alle('&bekendOp=2020-01-01')).toEqual([]);
    expect(kort(await alle('&soort=zonder-trekker'))).toEqual([`zonder-trekker ${regio}`]);
  });

  it('is eerst wat iemand als trekker wordt gevraagd, en dan wat haar organisatie wordt gevraagd', async () => {
    const ander = await v.actie({ schaal: lokaal });
    for (const een of [ander, actieId]) await v.alsLopik(een, 'statusupdates', { status: 'gestart', op: een === ander ? '2022-02-01' : '2022-03-01' });
    const { regels } = (await v.regio.read<SpoorAntwoord>(`/v1/acties/${actieId}/spoor`)).body;
    await v.over(actieId, 'trekkers', { tekst: 'Loes', soort: 'persoon', persoon: regels.at(-1)?.medewerker.id, op: '2022-03-01' });
    const gevraagd = (await eigen(v.lopik, '&soort=stil')).map(({ actie, waarom }) => [actie?.actieId, waarom]);
    expect(gevraagd).toEqual([
      [actieId, 'trekker'],
      [ander, 'organisatie'],
    ]);
  });

  it('is niet wie alleen leest, en een ander ziet er niets van', async () => {
    const [lezer, ander] = [await server.as(lezerLekstroom), await server.as(beleidsmedewerkerBronckhorst)];
    expect([(await beurten(lezer, '/v1/beurten')).length > 0, await eigen(lezer)]).toEqual([true, []]);
    expect([await beurten(ander, '/v1/beurten'), await eigen(ander)]).toEqual([[], []]);
    expect(JSON.stringify(await alle())).not.toContain('personen');
  });

  it('weigert een vraag met alle fouten tegelijk', async () => {
    const { status, body } = await v.regio.get<BeurtLijst & EigenBeurtLijst>('/v1/beurten?soort=boos&stilNa=0&plan=x&evaluerenNa=1e3');
    expect(status).toBe(400);
    for (const veld of ['soort', 'stilNa', 'plan', 'evaluerenNa']) expect(JSON.stringify(body)).toContain(`"${veld}"`);
  });
});
