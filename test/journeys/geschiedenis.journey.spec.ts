import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import type { Client } from '../support/client.js';
import { beleidsmedewerkerBronckhorst, beleidsmedewerkerVlaardingen, beleidsmedewerkerWestBetuwe } from '../support/medewerkers.js';
import { actieMet, actiesVan, type PlanLijst, type PlanWeergave, type SpoorAntwoord, statusVan } from '../support/plannen.js';
import { startTestServer, type TestServer } from '../support/test-server.js';

interface Kaders {
  readonly kaders: readonly {
    readonly kaderId: string;
    readonly vastgesteldOp: string;
    readonly verplichtingen: readonly { readonly code: string; readonly uiterlijk: string }[];
  }[];
}

const westBetuwe = 'GM1960';
const dayMs = 86_400_000;

/** Two dozen days, from before the first plan until long after the last fact. */
const peildata = Array.from({ length: 24 }, (_, index) => `${2021 + Math.floor(index / 4)}-${String(1 + 3 * (index % 4)).padStart(2, '0')}-15`);

describe('De geschiedenis van West Betuwe', () => {
  let server: TestServer;
  let wil: Client;
  let path: string;

  const planOn = async (query = ''): Promise<PlanWeergave> => (await wil.get<PlanWeergave>(`${path}${query}`)).body;

  beforeAll(async () => {
    server = await startTestServer({ DEMO: 'on' });
    wil = await server.as(beleidsmedewerkerWestBetuwe);
    const [plan] = (await wil.get<PlanLijst>('/v1/plannen')).body.plannen;
    path = `/v1/plannen/${plan?.planId ?? ''}`;
  });
  afterAll(() => server.stop());

  it('het plan is zevenenzestig dagen na de termijn van de regio vastgesteld', async () => {
    const plan = await planOn();
    const kader = (await wil.get<Kaders>('/v1/kaders')).body.kaders.find(({ kaderId }) => kaderId === plan.kaderId);
    const { uiterlijk } = kader?.verplichtingen.find(({ code }) => code === 'lokaal-plan') ?? { uiterlijk: '' };
    const vastgesteld = plan.vaststelling.vastgesteld?.op ?? '';
    expect([kader?.vastgesteldOp, uiterlijk, vastgesteld]).toEqual(['2021-04-15', '2022-04-15', '2022-06-21']);
    expect((Date.parse(vastgesteld) - Date.parse(uiterlijk)) / dayMs).toBe(67);
  });

  it('op 30 november 2021 werd de vaststelling nog eind 2021 verwacht, en daarna steeds later', async () => {
    const known = async (day: string) => {
      const { status, vaststelling } = await planOn(`?bekendOp=${day}`);
      return [status, vaststelling.gepland?.verwacht, vaststelling.vastgesteld?.op];
    };
    expect(await known('2021-11-30')).toEqual(['vaststelling-gepland', '2021-12', undefined]);
    expect(await known('2022-03-01')).toEqual(['vaststelling-gepland', '2022-04', undefined]);
    expect(await known('2022-06-20')).toEqual(['vaststelling-gepland', '2022-06', undefined]);
    expect(await known('2022-06-21')).toEqual(['vastgesteld', '2022-06', '2022-06-21']);
  });

  it('de beide klokken samen: wat men op 1 oktober 2021 wist van 30 september was minder dan wij nu weten', async () => {
    const toen = await planOn('?peildatum=2021-09-30&bekendOp=2021-10-01');
    const nu = await planOn('?peildatum=2021-09-30');
    expect(actiesVan(nu).length).toBeGreaterThan(actiesVan(toen).length);
  });

  it('de inspiratiesessie was gepland voor november, en is gehouden op de vijfentwintigste', async () => {
    const session = async (query: string) => (await planOn(query)).consultaties.find(({ soort }) => soort === 'inspiratiesessie');
    expect(await session('?bekendOp=2021-11-30')).not.toHaveProperty('gehouden');
    expect(await session('?bekendOp=2021-11-30')).toMatchObject({ verwacht: '2021-11' });
    expect(await session('?bekendOp=2022-06-21')).toMatchObject({ verwacht: '2021-11', gehouden: '2021-11-25' });
    expect(await session('?peildatum=2021-11-24')).not.toHaveProperty('gehouden');
    expect(await session('?peildatum=2021-11-25')).toMatchObject({ gehouden: '2021-11-25' });
  });

  it('het omgangshuis was in september al open, maar dat stond pas in november vast', async () => {
    const { actieId } = actieMet(await planOn(), '3a');
    const on = async (query: string) =>
      (await planOn(query)).acties.concat((await planOn(query)).knopen.flatMap(({ acties }) => acties)).find((actie) => actie.actieId === actieId);
    const [actie] = [await on('?peildatum=2021-09-03')];
    expect(actie && statusVan(actie, westBetuwe)).toBe('gestart');
    expect(await on('?bekendOp=2021-10-01')).toBeUndefined();
  });

  it('een verbeterde tikfout staat als redactioneel in het spoor, met oud en nieuw', async () => {
    const { regels } = (await wil.get<SpoorAntwoord>(`${path}/spoor?soort=tekst-gecorrigeerd&aantal=500`)).body;
    expect(regels.length).toBeGreaterThan(0);
    expect(regels.every(({ redactioneel }) => redactioneel)).toBe(true);
    expect(regels.flatMap(({ wijzigingen }) => wijzigingen)).toContainEqual({
      veld: 'omschrijving',
      oud: expect.stringContaining('Omvangshuis'),
      nieuw: expect.stringContaining('Omgangshuis'),
    });
  });
});

describe('Elk voorbeeldplan', () => {
  let server: TestServer;

  beforeAll(async () => {
    server = await startTestServer({ DEMO: 'on' });
  });
  afterAll(() => server.stop());

  it.each([beleidsmedewerkerBronckhorst, beleidsmedewerkerWestBetuwe, beleidsmedewerkerVlaardingen])('van $naam is op elke dag te lezen', async (claims) => {
    const client = await server.as(claims);
    const [regel] = (await client.get<PlanLijst>('/v1/plannen')).body.plannen;
    const path = `/v1/plannen/${regel?.planId ?? ''}`;
    const current = await client.get<PlanWeergave>(path);
    const sizes: number[] = [];
    for (const peildatum of peildata) {
      const { status, body, headers } = await client.get<PlanWeergave>(`${path}?peildatum=${peildatum}`);
      expect([peildatum, [200, 404].includes(status), headers.has('etag')]).toEqual([peildatum, true, false]);
      if (status === 200) sizes.push(actiesVan(body).length);
    }
    expect(sizes.length).toBeGreaterThan(5);
    expect(sizes).toEqual(sizes.toSorted((a, b) => a - b));
    expect((await client.get<PlanWeergave>(`${path}?peildatum=2099-12-31`)).body).toEqual(current.body);
    expect((await client.get<PlanWeergave>(`${path}?bekendOp=2099-12-31`)).body).toEqual(current.body);
  });
});
