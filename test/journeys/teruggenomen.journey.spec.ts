import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { beleidsmedewerkerLopik, regiocoordinatorLekstroom } from '../support/medewerkers.js';
import type { ActieWeergave, PlanWeergave, SpoorAntwoord } from '../support/plannen.js';
import { startTestServer, type TestServer } from '../support/test-server.js';
import { Verteller } from '../support/verteller.js';

const organisatie = 'SV-LEKSTROOM';
const motief = 'Dit was bij een andere actie';

type Regel = Readonly<Record<string, unknown>>;

describe('Wat niet klopte', () => {
  let server: TestServer;
  let v: Verteller;
  let actieId: string;

  const lees = async <T>(path: string): Promise<T> => (await v.regio.read<T>(path)).body;
  const regels = async (path: string): Promise<readonly Regel[]> => (await lees<{ readonly regels: readonly Regel[] }>(path)).regels;
  const laatsteInSpoor = async (path: string) => (await lees<SpoorAntwoord>(`${path}/spoor?aantal=500`)).regels.at(-1);
  const gelukt = async (told: ReturnType<Verteller['plan']>) => {
    const { status, body } = await told;
    expect([status, body]).toEqual([201, body]);
    return body;
  };

  beforeAll(async () => {
    server = await startTestServer();
    v = new Verteller(server, await server.as(regiocoordinatorLekstroom), await server.as(beleidsmedewerkerLopik));
    v.planId = (await gelukt(v.plan())).planId;
    actieId = await v.actie();
  });
  afterAll(() => server.stop());

  it('van een bijeenkomst is er nooit geweest, in elke weergave, en het spoor zegt wie haar waarom terugnam', async () => {
    const op = '2022-04-01';
    await gelukt(v.over(actieId, 'bijeenkomsten', { organisatie, op }));
    const [zelf, verschillen] = [`/v1/acties/${actieId}`, `/v1/plannen/${v.planId}/verschillen?van=2022-03-31&tot=2022-04-02`];
    const staatEr = async () => [
      (await lees<ActieWeergave>(zelf)).bijeenkomsten.length,
      (await lees<ActieWeergave>(`${zelf}?peildatum=2022-05-01`)).bijeenkomsten.length,
      (await lees<PlanWeergave>(`/v1/plannen/${v.planId}?peildatum=${op}`)).acties[0]?.bijeenkomsten.length,
      JSON.stringify(await lees<object>(verschillen)).includes('bijeenkomst') ? 1 : 0,
    ];
    expect(await staatEr()).toEqual([1, 1, 1, 1]);
    await gelukt(v.over(actieId, 'teruggenomen-bijeenkomsten', { organisatie, nummer: 1, motief, op }));
    expect(await staatEr()).toEqual([0, 0, 0, 0]);
    expect(await laatsteInSpoor(zelf)).toMatchObject({
      soort: 'bijeenkomst-teruggenomen',
      op,
      organisatie,
      reden: motief,
      medewerker: { rol: 'regiocoordinator' },
      wijzigingen: [{ veld: 'bijeenkomst', oud: '1', nieuw: null }, { veld: 'motief' }],
    });
    expect((await regels(`${zelf}/bijeenkomsten`)).map(({ soort }) => soort)).toEqual(['bijeenkomst-gehouden', 'bijeenkomst-teruggenomen']);
  });

  it('van een verslag laat de consultatie weer verwacht zijn, en een volgend verslag toe', async () => {
    const nieuw = { soort: 'advies', onderwerp: 'Concept', deelnemers: [], verwacht: '2023', op: '2022-02-01' };
    const { consultatieId } = await gelukt(v.overPlan('consultaties', nieuw));
    const consultatie = async (vraag = '') => (await lees<PlanWeergave>(`/v1/plannen/${v.planId}${vraag}`)).consultaties[0];
    const pad = `consultaties/${consultatieId}`;
    await gelukt(v.overDeel(`${pad}/verslagen`, { op: '2022-04-01', opbrengst: 'Bijval' }));
    await gelukt(v.overDeel(`${pad}/teruggenomen-verslagen`, { op: '2022-04-01', motief }));
    expect([await consultatie(), await consultatie('?peildatum=2022-05-01')]).toEqual([
      { consultatieId, soort: 'advies', onderwerp: 'Concept', deelnemers: [], verwacht: '2023' },
      { consultatieId, soort: 'advies', onderwerp: 'Concept', deelnemers: [], verwacht: '2023' },
    ]);
    expect(await laatsteInSpoor(`/v1/plannen/${v.planId}`)).toMatchObject({ soort: 'verslag-teruggenomen', op: '2022-04-01', reden: motief });
    await gelukt(v.overDeel(`${pad}/verslagen`, { op: '2022-03-25', opbrengst: 'Kritiek' }));
    expect(await consultatie()).toMatchObject({ gehouden: '2022-03-25', opbrengst: 'Kritiek' });
    expect((await regels(`/v1/plannen/${v.planId}/consultaties`)).map(({ soort }) => soort)).toEqual([
      'consultatie-gepland',
      'consultatie-gehouden',
      'verslag-teruggenomen',
      'consultatie-gehouden',
    ]);
  });

  it('van een soort was op elke dag vanaf toen anders, op het bord en in het plan, met de reden in het spoor', async () => {
    const voorstel = await v.actie({ soort: 'voornemen' });
    const totaal = async (peildatum: string) =>
      (await lees<{ readonly samenvatting: { readonly totaal: number } }>(`/v1/regios/${organisatie}/voortgang?plan=${v.planId}&peildatum=${peildatum}`))
        .samenvatting.totaal;
    const voor = await totaal('2022-06-01');
    const correctie = { veld: 'soort', nieuw: 'actie', op: '2022-02-01' };
    expect(await v.over(voorstel, 'correcties', correctie)).toMatchObject({ status: 400, body: { invalidParams: [{ name: 'reden' }] } });
    expect((await v.over(voorstel, 'correcties', { ...correctie, nieuw: 'plan', reden: motief })).status).toBe(400);
    await gelukt(v.over(voorstel, 'correcties', { ...correctie, reden: motief }));
    expect((await totaal('2022-06-01')) - voor).toBe(1);
    expect((await lees<ActieWeergave>(`/v1/acties/${voorstel}?peildatum=2022-02-01`)).soort).toBe('actie');
    const wijzigingen = [{ veld: 'soort', oud: 'voornemen', nieuw: 'actie' }];
    expect(await laatsteInSpoor(`/v1/acties/${voorstel}`)).toMatchObject({ soort: 'soort-gecorrigeerd', op: '2022-02-01', reden: motief, wijzigingen });
  });

  it('van de datum van een status laat haar woorden staan, en een nieuwe melding met andere woorden niet toe', async () => {
    const eigen = await v.actie();
    const uitgevoerd = { status: 'uitgevoerd', resultaat: 'Geoefend', toelichting: 'Met allen' };
    const { statusupdateId: vervangt } = await gelukt(v.melding(eigen, '2022-06-01', uitgevoerd));
    const verzet = { vervangt, organisatie, status: 'uitgevoerd', op: '2022-05-01' };
    const { statusupdateId } = await gelukt(v.over(eigen, 'correcties', { ...verzet, reden: motief }));
    const { status: _, ...woorden } = uitgevoerd;
    for (const geschiedenis of ['statusupdates', 'correcties']) {
      expect((await regels(`/v1/acties/${eigen}/${geschiedenis}`)).at(-1)).toMatchObject({ ...verzet, ...woorden, statusupdateId, reden: motief });
    }
    const inSpoor = await laatsteInSpoor(`/v1/acties/${eigen}`);
    expect(inSpoor?.wijzigingen).toEqual(expect.arrayContaining([{ veld: 'resultaat', oud: null, nieuw: 'Geoefend' }]));
    const anders = await v.melding(eigen, '2022-05-01', { ...uitgevoerd, resultaat: 'Iets anders' });
    expect([anders.status, anders.body.reden]).toEqual([409, 'statusupdate-anders']);
    expect(await gelukt(v.melding(eigen, '2022-05-01', uitgevoerd))).toMatchObject({ statusupdateId, ongewijzigd: true });
    const zonderStatus = await v.over(eigen, 'correcties', { vervangt: statusupdateId, organisatie, op: '2022-05-01', resultaat: 'Getraind' });
    expect(zonderStatus).toMatchObject({ status: 400, body: { invalidParams: [{ name: 'resultaat' }] } });
  });
});
