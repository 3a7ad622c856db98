import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';

import { beleidsmedewerkerLopik, regiocoordinatorLekstroom } from '../support/medewerkers.js';
import { actiesVan, type ActieWeergave, type PlanWeergave, type SpoorAntwoord } from '../support/plannen.js';
import { startTestServer, type TestServer } from '../support/test-server.js';
import { Verteller } from '../support/verteller.js';

const motief = 'Dit ging een maand later in';
const [voor, op, later] = ['2022-02-15', '2022-03-01', '2022-04-01'];

interface Signalen {
  readonly signalen: readonly { readonly soort: string; readonly planId: string; readonly onderdeel?: { readonly staatIn: readonly string[] } }[];
}

describe('Een samenvoeging of splitsing die niet klopte', () => {
  let server: TestServer;
  let v: Verteller;
  let onder: Readonly<Record<string, string>>;
  let [een, twee] = ['', ''];
  let [a, b] = ['', ''];

  const lees = async <T>(path: string): Promise<T> => (await v.regio.read<T>(path)).body;
  const plan = (query = ''): Promise<PlanWeergave> => lees(`/v1/plannen/${v.planId}${query}`);
  const gelukt = async (told: ReturnType<Verteller['plan']>) => {
    const { status, body } = await told;
    expect([status, body]).toEqual([201, body]);
    return body;
  };
  /** The knoop of each actie, by its id. */
  const plaatsen = async (query = ''): Promise<Readonly<Record<string, string | undefined>>> =>
    Object.fromEntries(actiesVan(await plan(query)).map(({ actieId, knoopId }) => [actieId, knoopId]));
  const knopen = async (query = ''): Promise<readonly string[]> => (await plan(query)).knopen.map(({ knoopId }) => knoopId);
  const signalen = async () => (await lees<Signalen>('/v1/signalen')).signalen.filter(({ planId }) => planId === v.planId);
  const bekend = async (): Promise<string> => {
    const { regels } = await lees<SpoorAntwoord>(`/v1/plannen/${v.planId}/spoor?aantal=500`);
    return `bekendOp=${regels.at(-1)?.geregistreerdOp ?? ''}`;
  };

  beforeAll(async () => {
    server = await startTestServer();
    v = new Verteller(server, await server.as(regiocoordinatorLekstroom), await server.as(beleidsmedewerkerLopik));
  });
  afterAll(() => server.stop());
  beforeEach(async () => {
    v.planId = (await gelukt(v.plan())).planId;
    [een, twee] = [await v.knoop(), await v.knoop()];
    [a, b] = [await v.actie({ knoopId: een, code: '1' }), await v.actie({ knoopId: twee, code: '2' })];
    onder = { [a]: een, [b]: twee };
  });

  it('van twee onderdelen in één is er nooit geweest, op elke dag; wat men wist blijft te zien', async () => {
    await gelukt(v.overKnoop(twee, 'samenvoegingen', { knopen: [een], op }));
    const [samen, toen] = [{ [a]: twee, [b]: twee }, await bekend()];
    expect([await plaatsen(), await plaatsen(`?peildatum=${voor}`), await plaatsen(`?peildatum=${op}`)]).toEqual([samen, onder, samen]);

    await gelukt(v.overKnoop(een, 'teruggenomen-herindelingen', { motief, op }));
    for (const query of ['', `?peildatum=${voor}`, `?peildatum=${op}`, `?peildatum=${later}`]) expect([query, await plaatsen(query)]).toEqual([query, onder]);
    expect(await plaatsen(`?${toen}`)).toEqual(samen);
    expect(await plaatsen(`?peildatum=${later}&${toen}`)).toEqual(samen);
    expect((await plan()).opgegaan).toBeUndefined();
    expect(await signalen()).toEqual([]);

    await gelukt(v.overKnoop(twee, 'samenvoegingen', { knopen: [een], op: later }));
    expect([await plaatsen(`?peildatum=${op}`), await plaatsen(`?peildatum=${later}`)]).toEqual([onder, samen]);
    const { regels } = await lees<SpoorAntwoord>(`/v1/plannen/${v.planId}/spoor?aantal=500`);
    expect(regels.slice(-3)).toMatchObject([
      { soort: 'knoop-samengevoegd', op },
      { soort: 'herindeling-teruggenomen', op, reden: motief, wijzigingen: [{ veld: 'teruggenomen', nieuw: een }, { veld: 'motief' }] },
      { soort: 'knoop-samengevoegd', op: later },
    ]);
  });

  it('in een nieuw onderdeel geeft dat terug aan wat er stond; wat er later in kwam is een signaal tot het is verhuisd', async () => {
    const nieuw = { niveau: 'thema', titel: 'Samen', code: '9', volgorde: 1 };
    const { knoopId: samen } = await gelukt(v.overKnoop(een, 'samenvoegingen', { knopen: [twee], nieuw, op }));
    const erbij = await v.actie({ knoopId: samen, op: later });
    await gelukt(v.overKnoop(samen, 'wijzigingen', { titel: 'Voortaan samen', op: later }));
    expect(await knopen()).toEqual([samen]);

    await gelukt(v.overKnoop(twee, 'teruggenomen-herindelingen', { motief, op }));
    expect((await knopen()).toSorted()).toEqual([een, twee].toSorted());
    expect(await plaatsen()).toEqual({ ...onder, [erbij]: een });
    expect((await plan()).opgegaan).toMatchObject([{ knoopId: samen, soort: 'teruggenomen', opgegaanIn: [een, twee], op }]);
    expect((await plan()).knopen.flatMap(({ herkomst = [] }) => herkomst)).toEqual([]);
    const overNooit = { soort: 'over-teruggenomen-onderdeel', onderdeel: { knoopId: samen, staatIn: [een] }, feiten: [{ soort: 'knoop-gewijzigd' }] };
    expect(await signalen()).toMatchObject([{ soort: 'naar-opgegaan-onderdeel', onderdeel: { staatIn: [een] } }, overNooit]);
    await gelukt(v.verhuist(erbij, { knoopId: twee, op: later }));
    expect([await signalen(), await plaatsen()]).toMatchObject([[overNooit], { ...onder, [erbij]: twee }]);
    await gelukt(v.overKnoop(een, 'wijzigingen', { titel: 'Voortaan samen', op: later }));
    expect(await signalen()).toEqual([]);
    // The code of what was never there is free.
    await gelukt(v.overPlan('knopen', { ...nieuw, op }));
  });

  it('in delen zet de acties weer bij elkaar, en een antwoord met een ETag van ervoor is niet meer hetzelfde', async () => {
    const zelf = `/v1/acties/${a}`;
    const { knopen: delen } = await gelukt(v.splitst(een, { op, acties: [a] }));
    const gezien = await v.regio.read<ActieWeergave>(zelf);
    expect(gezien.body.knoopId).toBe(delen[1]);
    await gelukt(v.overKnoop(een, 'teruggenomen-herindelingen', { motief, op }));
    expect(await plaatsen()).toEqual(onder);
    await v.regio.read(`/v1/plannen/${v.planId}`);
    const weer = await v.regio.send<ActieWeergave>('GET', zelf, { headers: { 'if-none-match': gezien.headers.get('etag') ?? '' } });
    expect([weer.status, weer.body.knoopId]).toEqual([200, een]);
    expect(JSON.stringify(await lees<object>(`/v1/plannen/${v.planId}/verschillen?van=${voor}&tot=${later}`))).not.toContain(delen[1]);
  });
});
