import { afterAll, beforeAll, expect, it } from '@jest/globals';

import type { Client } from '../support/client.js';
import { metDocumenten, readDocument } from '../support/documenten.js';
import { beleidsmedewerkerBronckhorst, beleidsmedewerkerWestBetuwe, lezerLekstroom, regiocoordinatorLekstroom } from '../support/medewerkers.js';
import { actieMet, actiesVan, doorvoeren, lezen, type PlanWeergave, type ProefAntwoord, type SpoorAntwoord } from '../support/plannen.js';
import { startTestServer, type TestServer } from '../support/test-server.js';

metDocumenten('De echte plannen', () => {
  let server: TestServer;

  const read = async (client: Client, planId: string): Promise<PlanWeergave> => (await client.read<PlanWeergave>(`/v1/plannen/${planId}`)).body;

  beforeAll(async () => {
    server = await startTestServer();
  });
  afterAll(() => server.stop());

  it('Lekstroom: negentien acties, en een dubbelzinnige planning die bij het doorvoeren wordt gecorrigeerd', async () => {
    const regio = await server.as(regiocoordinatorLekstroom);
    const proef = (await lezen(regio, 'SV-LEKSTROOM', readDocument('lekstroom-uitvoeringsplan-2021-2024.txt'))).body;
    expect(proef.samenvatting).toMatchObject({ knopen: 9, acties: 19, deelacties: 3, verwijzingen: 4 });
    const dubbelzinnig = proef.bevindingen.find(({ code }) => code === 'planning-dubbelzinnig');
    expect(dubbelzinnig?.regel).toBe(60);

    const correcties = [{ regel: 60, veld: 'planning', waarde: '2021-2022' }];
    const gedaan = await doorvoeren(regio, proef.importId, { correcties });
    expect(gedaan.status).toBe(201);
    const plan = await read(regio, gedaan.body.planId);
    expect(actiesVan(plan)).toHaveLength(22);
    expect(actieMet(plan, '3b').planning).toMatchObject({ tekst: '2021-2022', zekerheid: 'hoog' });

    const again = (await lezen(regio, 'SV-LEKSTROOM', readDocument('lekstroom-uitvoeringsplan-2021-2024.txt'))).body;
    expect((await doorvoeren(regio, again.importId, { correcties })).body).toMatchObject({ planId: gedaan.body.planId, gebeurtenissen: 0 });
  });

  it('Lekstroom: namen staan nergens in de gebeurtenissen, en een lezer ziet ze niet', async () => {
    const regio = await server.as(regiocoordinatorLekstroom);
    const proef = (await lezen(regio, 'SV-LEKSTROOM', readDocument('lekstroom-uitvoeringsplan-2021-2024.txt'))).body;
    const namen = Reflect.get(proef, 'personen') as readonly { readonly naam: string }[];
    expect(namen.length).toBeGreaterThan(0);
    const asRead = async (client: Client): Promise<string> =>
      JSON.stringify([await read(client, proef.planId), (await client.read<SpoorAntwoord>('/v1/spoor?aantal=500')).body]);
    const [seen, hidden] = [await asRead(regio), await asRead(await server.as(lezerLekstroom))];
    const named = (text: string): readonly string[] => namen.map(({ naam }) => naam).filter((naam) => text.includes(naam));
    expect(named(seen)).toHaveLength(namen.length);
    expect(named(hidden)).toEqual([]);
    expect(hidden).not.toContain('{persoon:');

    const stored: string[] = [];
    for await (const item of server.platform.eventStore.feed({ signal: AbortSignal.timeout(30_000) })) {
      if (item.kind === 'caught-up') break;
      if (item.kind === 'event') stored.push(JSON.stringify(item.recorded.data));
    }
    expect(named(stored.join('\n'))).toEqual([]);
    const csv = await regio.send<string>('GET', `/v1/plannen/${proef.planId}/spoor?aantal=500`, { headers: { accept: 'text/csv' } });
    expect(csv.body).not.toContain('{persoon:');
  });

  it('Bronckhorst: één actie met vier deelacties en drie opties, en een vaststelling die nog komt', async () => {
    const bram = await server.as(beleidsmedewerkerBronckhorst);
    const proef = (await lezen(bram, 'GM1876', readDocument('bronckhorst-uitvoeringsplan-2024-2028.txt'))).body;
    expect(proef.samenvatting).toMatchObject({ knopen: 3, acties: 1, deelacties: 4 });
    const gedaan = await doorvoeren(bram, proef.importId);
    expect(gedaan.status).toBe(201);

    const plan = await read(bram, gedaan.body.planId);
    expect(plan).toMatchObject({ soort: 'lokaal', status: 'vaststelling-gepland', vaststelling: { gepland: { verwacht: '2024-06' } } });
    expect(
      actiesVan(plan)
        .map(({ soort }) => soort)
        .toSorted(),
    ).toEqual(['actie', 'actie', 'actie', 'actie', 'actie', 'optie', 'optie', 'optie']);
    expect(JSON.stringify(plan)).not.toMatch(/<\/?(?:p|i|ul|li)\b/);
  });

  const office = 'application/vnd.openxmlformats-officedocument';

  it.each([
    ['vormen/06-jaren-als-kolommen.xlsx', `${office}.spreadsheetml.sheet`, { knopen: 3, acties: 7 }],
    ['vormen/09-word-bijgehouden-wijzigingen.docx', `${office}.wordprocessingml.document`, { knopen: 2, acties: 5 }],
  ])('%s: een bestand van Excel of Word wordt gelezen en doorgevoerd', async (name, type, samenvatting) => {
    const wil = await server.as(beleidsmedewerkerWestBetuwe);
    const { status, body: proef } = await wil.upload<ProefAntwoord>('/v1/imports?eigenaar=GM1960', readDocument(name), { type });
    expect([status, proef.samenvatting]).toMatchObject([201, samenvatting]);
    expect(proef.kolommen[0]?.kolommen.every(({ rol }) => rol !== undefined)).toBe(true);
    const gedaan = await doorvoeren(wil, proef.importId, { aanvaard: [] });
    expect(gedaan).toMatchObject({ status: 201 });
    expect(actiesVan(await read(wil, gedaan.body.planId))).toHaveLength(samenvatting.acties);
  });

  it.each(['west-betuwe-informatienota-2021.txt', 'west-betuwe-informatienota-2022.txt', 'vlaardingen-raadsmemo-2022.txt'])(
    '%s heeft geen plantabel, en dat staat er',
    async (name) => {
      const bram = await server.as(beleidsmedewerkerBronckhorst);
      expect(await lezen(bram, 'GM1876', readDocument(name))).toMatchObject({
        status: 400,
        body: { detail: expect.stringMatching(/^Geen plantabel gevonden/) },
      });
    },
  );
});
