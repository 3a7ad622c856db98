import { randomUUID } from 'node:crypto';

import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';

import { beleidsmedewerkerLopik, beleidsmedewerkerWestBetuwe, regiocoordinatorLekstroom } from '../support/medewerkers.js';
import { startTestServer, type TestServer } from '../support/test-server.js';
import { Verteller } from '../support/verteller.js';

interface Signalen {
  readonly signalen: readonly {
    readonly soort: string;
    readonly planId: string;
    readonly watTeDoen: string;
    readonly onderdeel: { readonly opgegaanIn: readonly string[]; readonly staatIn: readonly string[] };
  }[];
}

describe('Wat bij elkaar hoort', () => {
  let server: TestServer;
  let v: Verteller;
  let actieId: string;
  const op = '2022-03-01';

  const fouten = async (answer: Promise<{ readonly status: number; readonly body: unknown }>): Promise<unknown> => {
    const { status, body } = await answer;
    if (status !== 400) return status;
    return (body as { invalidParams: readonly { name: string; reason: string }[] }).invalidParams.map(({ name, reason }) => `${name} ${reason}`);
  };

  beforeAll(async () => {
    server = await startTestServer();
    v = new Verteller(server, await server.as(regiocoordinatorLekstroom), await server.as(beleidsmedewerkerLopik));
  });
  beforeEach(async () => {
    v.planId = (await v.plan()).body.planId;
    actieId = await v.actie();
  });
  afterAll(() => server.stop());

  it('is bij een trekker en een planning wat de soort vraagt, en niet wat zij zou vergeten', async () => {
    const trekker = (more: object) => fouten(v.over(actieId, 'trekkers', { tekst: 'De trekker', op, ...more }));
    expect([
      await trekker({ soort: 'iedere-gemeente', organisatie: 'GM0321' }),
      await trekker({ soort: 'functie' }),
      await trekker({ soort: 'organisatie' }),
      await trekker({ soort: 'persoon' }),
      await trekker({ soort: 'organisatie', organisatie: 'GM0321', functie: 'coördinator' }),
    ]).toEqual([
      ['organisatie hoort niet bij soort iedere-gemeente: dan trekt elke gemeente van het plan'],
      ['functie is verplicht bij soort functie'],
      ['organisatie is verplicht bij soort organisatie'],
      ['persoon is verplicht bij soort persoon'],
      ['functie hoort alleen bij soort functie of persoon'],
    ]);
    expect([await trekker({ soort: 'iedere-gemeente' }), await trekker({ soort: 'functie', functie: 'coördinator', organisatie: 'GM0321' })]).toEqual([
      201, 201,
    ]);
    const planning = (more: object) => fouten(v.over(actieId, 'planningen', { tekst: 'Een periode', soort: 'periode', op, ...more }));
    expect([await planning({}), await planning({ tot: '2024' }), await planning({ van: '2023' })]).toEqual([
      ['van is verplicht bij soort periode als tot ontbreekt'],
      201,
      201,
    ]);
  });

  it('is een koppeling met wat er is en wat u mag lezen, of een omschrijving', async () => {
    const koppel = (soort: string, doel: string) => v.over(actieId, 'koppelingen', { soort, doel, op: '2022-06-01' });
    const ander = await v.actie();
    await v.over(ander, 'vervallenverklaringen', { motief: 'Klaar', op: '2022-05-01' });
    const elders = await server.as(beleidsmedewerkerWestBetuwe);
    const lokaal = { titel: `Plan ${randomUUID()}`, soort: 'lokaal', eigenaar: 'GM1960', periode: {}, niveaus: [], op };
    const { planId } = (await elders.post<{ planId: string }>('/v1/plannen', lokaal)).body;
    const vanElders = await elders.post<{ actieId: string }>(`/v1/plannen/${planId}/acties`, { omschrijving: 'Elders', soort: 'actie', volgorde: 1, op });
    expect((await v.regio.read(`/v1/acties/${vanElders.body.actieId}`)).status).toBe(404);
    for (const doel of [randomUUID(), vanElders.body.actieId]) expect((await koppel('gebaseerdOp', doel)).body.reden).toBe('doel-onbekend');
    expect([
      (await koppel('zieOok', ander)).body.reden,
      (await koppel('gebaseerdOp', ander)).status,
      (await koppel('gebaseerdOp', 'De zelfscan')).status,
    ]).toEqual(['doel-onbekend', 201, 201]);
    for (const doel of [randomUUID(), ander.toUpperCase()]) {
      expect(await fouten(koppel('buitenPlan', doel))).toEqual([
        'doel is bij buitenPlan een omschrijving in woorden; naar iets met een id verwijst zieOok, gebaseerdOp of tevensOnder',
      ]);
    }
  });

  it('is één kader per titel en periode van een organisatie', async () => {
    const titel = `Visie ${randomUUID()}`;
    const kader = (more: object = {}) => v.kader({ titel, periode: { van: '2020', tot: '2023' }, ...more });
    const { kaderId } = (await kader()).body;
    const nogEens = await kader();
    expect([nogEens.status, nogEens.body]).toMatchObject([201, { kaderId, ongewijzigd: true }]);
    const anders = await kader({ titel: ` ${titel.toUpperCase()} `, onderdelen: ['Preventie'] });
    expect([anders.status, anders.body]).toMatchObject([409, { reden: 'kader-bestaat-al', id: kaderId }]);
    expect((await kader({ periode: { van: '2024', tot: '2027' }, onderdelen: ['Preventie'], voorganger: kaderId })).status).toBe(201);
    const opgave = { titel, soort: 'regiovisie', periode: { van: '2020', tot: '2023' }, onderdelen: [], verplichtingen: [], op: '2022-01-01' };
    const vanLopik = await v.lopik.post<{ kaderId: string }>('/v1/kaders', opgave);
    expect([vanLopik.status, vanLopik.body.kaderId === kaderId]).toEqual([201, false]);
  });

  it('wordt van een waarde van de verkeerde vorm één ding gezegd', async () => {
    expect(await fouten(v.regio.post(`/v1/imports/${randomUUID()}/doorvoeringen`, { correcties: null }))).toEqual(['correcties moet een lijst zijn']);
    expect(await fouten(v.regio.post('/v1/plannen', { titel: 'X', soort: 'lokaal', eigenaar: 'GM0321', periode: null, niveaus: null, op }))).toEqual([
      'periode moet een object zijn',
      'niveaus moet een lijst zijn',
    ]);
  });

  it('telt een evaluatie tot en met vandaag', async () => {
    const { indicatoren } = (await v.regio.read<{ indicatoren: readonly { indicatorId: string }[] }>('/v1/indicatoren')).body;
    const vraag = { indicatorId: indicatoren[0]!.indicatorId, voorstel: { versie: 1 }, tot: '2099-12-31' };
    expect(await fouten(v.regio.post('/v1/evaluaties', vraag))).toEqual([expect.stringMatching(/^tot ligt in de toekomst: de laatste dag kan vandaag zijn, /)]);
  });

  it('noemt een signaal het onderdeel dat op die dag in de plaats stond, hoeveel stappen dat ook waren', async () => {
    const [a, b, c, d] = [await v.knoop(), await v.knoop(), await v.knoop(), await v.knoop()];
    await v.verhuist(actieId, { knoopId: a, op: '2022-04-01' });
    await v.overKnoop(b, 'samenvoegingen', { knopen: [a], op: '2022-03-01' });
    await v.overKnoop(c, 'samenvoegingen', { knopen: [b], op: '2022-03-15' });
    await v.overKnoop(d, 'samenvoegingen', { knopen: [c], op: '2022-06-01' });
    const eigen = async () =>
      (await v.regio.read<Signalen>('/v1/signalen?soort=naar-opgegaan-onderdeel')).body.signalen.filter(({ planId }) => planId === v.planId);
    const [signaal] = await eigen();
    expect(signaal?.onderdeel).toMatchObject({ opgegaanIn: [c], staatIn: [d] });
    expect(signaal?.watTeDoen).toContain(`stond ${c} ervoor in de plaats, en nu ${d}: wat eronder hangt gaat vanzelf mee.`);
    expect((await v.verhuist(actieId, { knoopId: signaal!.onderdeel.opgegaanIn[0]!, op: '2022-04-01' })).status).toBe(201);
    expect(await eigen()).toEqual([]);
  });
});
