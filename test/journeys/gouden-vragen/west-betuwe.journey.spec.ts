import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import type { GelezenKader } from '../../../apps/api/src/kaders/antwoorden.js';
import type { VerschilAntwoord } from '../../../apps/api/src/verschillen/antwoorden.js';
import type { Client } from '../../support/client.js';
import { beheerder, beleidsmedewerkerBronckhorst, griffierWestBetuwe } from '../../support/medewerkers.js';
import { type ActieWeergave, actiesVan, type PlanLijst, type PlanWeergave, type SpoorAntwoord, statusVan } from '../../support/plannen.js';
import { startTestServer, type TestServer } from '../../support/test-server.js';

// Questions of a griffier or an auditor about the history that comes with the project, asked of the running service.

const nota = '2021-11-30';
const besluit = '2022-06-21';
const westBetuwe = 'GM1960';

const sets = (regels: SpoorAntwoord['regels']) => regels.flatMap(({ wijzigingen }) => wijzigingen);

describe('De gouden vragen over West Betuwe', () => {
  let server: TestServer;
  let griffier: Client;
  let plan: string;
  let kader: string;

  const readKader = async (query = ''): Promise<GelezenKader> => (await griffier.get<GelezenKader>(`${kader}${query}`)).body;
  const readPlan = async (query = ''): Promise<PlanWeergave> => (await griffier.get<PlanWeergave>(`${plan}${query}`)).body;
  const readSpoor = async (query: string): Promise<SpoorAntwoord['regels']> =>
    (await griffier.get<SpoorAntwoord>(`${plan}/spoor?aantal=500&${query}`)).body.regels;
  const lokaalPlan = async (query = '') => (await readKader(query)).verplichtingen.find(({ code }) => code === 'lokaal-plan');

  beforeAll(async () => {
    server = await startTestServer({ DEMO: 'on' });
    griffier = await server.as(griffierWestBetuwe);
    const [regel] = (await griffier.get<PlanLijst>('/v1/plannen')).body.plannen;
    plan = `/v1/plannen/${regel?.planId ?? ''}`;
    kader = `/v1/kaders/${(await readPlan()).kaderId ?? ''}`;
  });
  afterAll(() => server.stop());

  describe('1. Hoeveel dagen na de termijn van het kader is het lokale plan vastgesteld?', () => {
    it('zevenenzestig: een jaar na 15 april 2021 is 15 april 2022, en het besluit viel op 21 juni 2022', async () => {
      expect((await readKader()).vastgesteldOp).toBe('2021-04-15');
      expect(await lokaalPlan()).toMatchObject({
        termijn: 'P1Y',
        uiterlijk: '2022-04-15',
        nagekomen: [{ eigenaar: westBetuwe, op: '2022-06-21', dagenTeLaat: 67 }],
        open: [],
      });
    });

    it.each([
      [nota, { verwacht: '2021-12', dagenTeLaat: 0 }],
      ['2021-12-20', { verwacht: '2022-02', dagenTeLaat: 0 }],
      ['2022-04-16', { verwacht: '2022-04', dagenTeLaat: 1 }],
      ['2022-06-20', { verwacht: '2022-06', dagenTeLaat: 66 }],
    ])('op %s was het plan er nog niet, en wist men %p', async (bekendOp, open) => {
      expect(await lokaalPlan(`?bekendOp=${bekendOp}`)).toMatchObject({ nagekomen: [], open: [{ eigenaar: westBetuwe, ...open }] });
    });

    it('op de dag van het besluit wist men dat het er was, en hoe laat; dat is een ander antwoord dan op de dag van de nota', async () => {
      const [toen, nu] = [await lokaalPlan(`?bekendOp=${nota}`), await lokaalPlan(`?bekendOp=${besluit}`)];
      expect(nu).toMatchObject({ nagekomen: [{ dagenTeLaat: 67 }], open: [] });
      expect(toen).not.toEqual(nu);
      expect(await lokaalPlan(`?peildatum=${nota}&bekendOp=${besluit}`)).toMatchObject({ nagekomen: [], open: [{ verwacht: '2021-12', dagenTeLaat: 0 }] });
    });

    it('elke verwachting staat in het spoor: eind 2021, februari, april en juni 2022', async () => {
      const verwacht = sets(await readSpoor('soort=vaststelling-gepland'))
        .filter(({ veld }) => veld === 'vaststelling')
        .map(({ oud, nieuw }) => [oud, nieuw]);
      expect(verwacht).toEqual([
        [null, '2021-12'],
        ['2021-12', '2022-02'],
        ['2022-02', '2022-04'],
        ['2022-04', '2022-06'],
      ]);
    });

    it('de raad zou in februari 2022 bericht krijgen, en kreeg het op 21 juni', async () => {
      const belofte = async (dag: string): Promise<ActieWeergave | undefined> =>
        (await readPlan(`?bekendOp=${dag}`)).acties.find(({ omschrijving }) => omschrijving.startsWith('De raad'));
      const [toen, nu] = [await belofte(nota), await belofte(besluit)];
      expect([toen?.planning?.edtf, nu?.planning?.edtf]).toEqual(['2022-02', '2022-02']);
      expect([toen, nu].map((actie) => actie && statusVan(actie, westBetuwe))).toEqual(['gepland', 'uitgevoerd']);
    });

    it('de uiterlijke dag volgt uit de termijn van elk kader, zo precies als dat is vastgesteld', async () => {
      const bram = await server.as(beleidsmedewerkerBronckhorst);
      const opgave = (verplichting: object) => ({
        titel: 'Regiovisie',
        soort: 'regiovisie',
        periode: { van: '2024' },
        vastgesteldOp: '2024-05',
        onderdelen: [],
        verplichtingen: [{ code: 'monitor', omschrijving: 'Een monitor', ...verplichting }],
        op: '2024-05-31',
      });
      const { status, headers } = await bram.post<{ kaderId: string }>('/v1/kaders', opgave({ termijn: 'P2Y' }));
      expect(status).toBe(201);
      expect((await bram.read<GelezenKader>(headers.get('location') ?? '')).body.verplichtingen).toEqual([
        { code: 'monitor', omschrijving: 'Een monitor', termijn: 'P2Y', uiterlijk: '2026-05' },
      ]);
      for (const [fout, reason] of [
        [{}, 'verplicht'],
        [{ termijn: 'een jaar' }, 'P1Y'],
        [{ termijn: 'P0Y' }, 'P1Y'],
      ] as const) {
        expect(await bram.post('/v1/kaders', opgave(fout))).toMatchObject({
          status: 400,
          body: { invalidParams: [{ name: 'verplichtingen[0].termijn', reason: expect.stringContaining(reason) }] },
        });
      }
    });

    it('wie een ander plan heeft ziet het kader en niet het plan, en een onmogelijke vraag krijgt geen antwoord', async () => {
      const bram = await server.as(beleidsmedewerkerBronckhorst);
      expect((await bram.get<GelezenKader>(kader)).body).toMatchObject({ verplichtingen: [{ uiterlijk: '2022-04-15', nagekomen: [], open: [] }], plannen: [] });
      expect((await (await server.as(beheerder)).get(kader)).status).toBe(403);
      expect((await server.stranger.get(kader)).status).toBe(401);
      expect((await griffier.get(`${kader}?bekendOp=2021-06-28`)).status).toBe(404);
      expect(await griffier.get(`${kader}?peildatum=2022&x=1`)).toMatchObject({ status: 400, body: { invalidParams: [{ name: 'x' }, { name: 'peildatum' }] } });
    });
  });

  describe('2. Waar staan de vier actielijnen van het kader in het plan?', () => {
    it("drie werden een actielijn van het plan, de vierde werd vier thema's, en niets kwam uit de lucht", async () => {
      const {
        onderdelen: actielijnen,
        plannen: [uitwerking],
      } = await readKader();
      expect(actielijnen).toHaveLength(4);
      expect(uitwerking?.onderdelen.map(({ onderdeel, knopen }) => [onderdeel, knopen.map(({ niveau, code }) => `${niveau} ${code ?? ''}`)])).toEqual([
        [actielijnen[0], ['actielijn 1']],
        [actielijnen[1], ['actielijn 2']],
        [actielijnen[2], ['actielijn 3']],
        [actielijnen[3], ['thema T1', 'thema T2', 'thema T3', 'thema T4']],
      ]);
      expect(uitwerking?.eigen).toEqual([]);
    });

    it('de dag ervoor stonden de vier er nog, en het plan vergat ze niet', async () => {
      const {
        onderdelen,
        plannen: [toen],
      } = await readKader('?peildatum=2022-06-20');
      expect(toen?.onderdelen.map(({ knopen }) => knopen.map(({ titel }) => titel))).toEqual(onderdelen.map((titel) => [titel]));
      const { knopen, opgegaan } = await readPlan();
      expect(knopen.map(({ niveau }) => niveau)).toEqual([...Array<string>(3).fill('actielijn'), ...Array<string>(4).fill('thema')]);
      const themas = knopen.filter(({ niveau }) => niveau === 'thema');
      expect(opgegaan).toMatchObject([{ titel: onderdelen[3], soort: 'gesplitst', opgegaanIn: themas.map(({ knoopId }) => knoopId), op: besluit }]);
      expect(themas.map(({ herkomst }) => herkomst)).toEqual(themas.map(() => opgegaan?.map(({ knoopId }) => knoopId)));
      const spoor = await readSpoor(`knoop=${themas[0]?.knoopId ?? ''}&soort=knoop-toegevoegd,knoop-gesplitst`);
      expect(spoor.map(({ soort }) => soort)).toEqual(['knoop-toegevoegd', 'knoop-gesplitst']);
    });
  });

  it('3. Wanneer was de inspiratiesessie? Gepland voor november 2021, gehouden op de vijfentwintigste', async () => {
    const sessie = async (query: string) => (await readPlan(query)).consultaties.find(({ soort }) => soort === 'inspiratiesessie');
    expect(await sessie(`?bekendOp=${nota}`)).toMatchObject({ verwacht: '2021-11' });
    expect(await sessie(`?bekendOp=${nota}`)).not.toHaveProperty('gehouden');
    expect(await sessie(`?bekendOp=${besluit}`)).toMatchObject({ verwacht: '2021-11', gehouden: '2021-11-25' });
    expect(
      (await readSpoor('soort=consultatie-gehouden&opVan=2021-11-25&opTot=2021-11-25')).map(({ geregistreerdOp }) => geregistreerdOp.slice(0, 10)),
    ).toEqual([besluit]);
  });

  it('4. Welk nummer en welke datum heeft de nota? Twee van elk, bewaard zoals ontvangen, en daarna rechtgezet', async () => {
    const stand = async (query: string) =>
      actiesVan(await readPlan(query)).find(({ standVanZaken = '' }) => standVanZaken.startsWith('Nota met nummer'))?.standVanZaken;
    for (const spelling of ['GZDGBW254171/255262 IN/111', 'GZDGWB254171/255262', '30 november 2021', '21 september 2021']) {
      expect(await stand(`?bekendOp=${nota}`)).toContain(spelling);
    }
    expect(await stand('')).not.toContain('GZDGBW');
    const [regel] = (await readSpoor('soort=tekst-gecorrigeerd')).filter(({ wijzigingen }) => wijzigingen.some(({ veld }) => veld === 'standVanZaken'));
    expect(regel).toMatchObject({
      redactioneel: true,
      reden: expect.stringContaining('twee manieren'),
      wijzigingen: [{ oud: await stand(`?bekendOp=${nota}`), nieuw: await stand('') }],
    });
  });

  it('5. Is het omgangshuis van naam veranderd? Nee, dat was een schrijffout: redactioneel in het spoor en in het verschil', async () => {
    const schrijffout = { veld: 'omschrijving', oud: expect.stringContaining('Omvangshuis'), nieuw: expect.stringContaining('Omgangshuis') };
    expect(sets(await readSpoor('redactioneel=ja'))).toContainEqual(schrijffout);
    expect(sets(await readSpoor('redactioneel=nee'))).not.toContainEqual(schrijffout);
    const { body } = await griffier.get<VerschilAntwoord>(`${plan}/verschillen?van=${nota}&vanBekendOp=${nota}&tot=${besluit}&totBekendOp=${besluit}`);
    expect(body.redactioneel.flatMap(({ wijzigingen }) => wijzigingen)).toContainEqual(schrijffout);
    expect(JSON.stringify(body.onderdelen)).not.toContain('mvangshuis');
  });

  it('7. Is het plan van Bronckhorst in mei 2024 vastgesteld? Nee, dat werd in juni verwacht', async () => {
    const bram = await server.as(beleidsmedewerkerBronckhorst);
    const [regel] = (await bram.get<PlanLijst>('/v1/plannen')).body.plannen;
    const toen = (await bram.get<PlanWeergave>(`/v1/plannen/${regel?.planId ?? ''}?bekendOp=2024-05-31`)).body;
    expect(toen).toMatchObject({ status: 'vaststelling-gepland', vaststelling: { gepland: { verwacht: '2024-06' } } });
    expect(toen.vaststelling).not.toHaveProperty('vastgesteld');
    expect((await bram.get<PlanWeergave>(`/v1/plannen/${regel?.planId ?? ''}`)).body.status).toBe('vastgesteld');
  });
});
