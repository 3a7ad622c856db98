import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';

import { lekstroom } from '@actiespoor/testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client as Database } from 'pg';

import { importSources, Locks, openImports, type Personen, RecentActies } from '@actiespoor/application';
import { systemTiming } from '@actiespoor/platform';
import type { Client } from '../support/client.js';
import { regiocoordinatorLekstroom } from '../support/medewerkers.js';
import { bytesOf, doorvoeren, lezen } from '../support/plannen.js';
import { startTestServer, type TestServer } from '../support/test-server.js';

describe('Een document dat werd ingelezen voor er een sleutel was', () => {
  const document = bytesOf(
    'Plan 2021-2024\nActielijn 1 Samen\nActies/prestaties\tBetrokken actoren\tTrekker\tWanneer\n1a. Overleg\tJoost (VT)\tAnouk (VT)\t2022\n1b. Scholing\tVT\tVT\t2022\n',
  );
  let server: TestServer;
  let regio: Client;

  /** As the earlier program read it: a proef, and what carries it through. */
  const lezenAlsToen = async (bytes: Uint8Array) => {
    const { eventStore, readStore, dossiers, clock, personen } = server.platform;
    const ids = await personen.ids();
    const inDocument = (planId: string, naam: string) => ({ id: ids.inDocument(planId, naam).vroeger.at(-1) ?? '', vroeger: [] });
    const keep: Personen['keep'] = (gelezen) => readStore.personen.put(gelezen.personen.map(({ persoon, naam }) => ({ id: persoon, naam })));
    const toen: Personen = {
      ids: () => Promise.resolve({ ...ids, inDocument }),
      keep,
      isPresent: () => Promise.resolve(true),
      namesIn: () => Promise.resolve(new Map()),
      recognise: () => Promise.resolve(),
      renewed: (_, kept) => Promise.resolve(kept),
      presentId: (id) => Promise.resolve(id),
    };
    const own = { personen: toen, recent: new RecentActies(), locks: new Locks(systemTiming), timing: systemTiming, log: () => undefined };
    const imports = openImports(importSources({ eventStore, readStore, dossiers, clock, ...own }));
    const read = await imports.read({ commandId: randomUUID(), bytes, eigenaar: lekstroom, door: 'iemand', soort: 'text/plain' });
    if (read.outcome !== 'read') throw new Error('Niet gelezen');
    return { imports, proef: read.proef };
  };

  const inlezenAlsToen = async (): Promise<void> => {
    const { imports, proef } = await lezenAlsToen(document);
    const context = { actor: 'iemand', role: 'beleidsmedewerker', organisatie: lekstroom, correlationId: randomUUID() };
    const done = await imports.carryThrough({ importId: proef.importId, verbeteringen: { correcties: [], aanvaard: [] }, context });
    expect(done).toMatchObject({ outcome: 'done' });
    if (done.outcome === 'done' && done.antwoord.positie !== undefined) await server.platform.isVisible(done.antwoord.positie, 10_000);
  };

  beforeAll(async () => {
    server = await startTestServer();
    regio = await server.as(regiocoordinatorLekstroom);
    await inlezenAlsToen();
  });
  afterAll(() => server.stop());

  it('en halverwege bleef, gaat verder met de ids van nu', async () => {
    const tekst = new TextDecoder().decode(document).replace('Plan 2021-2024', 'Half plan 2021-2024');
    const { imports, proef } = await lezenAlsToen(bytesOf(tekst));
    const { eventStore, readStore, personen } = server.platform;
    const { planId } = proef.gelezen;
    const { id, vroeger } = (await personen.ids()).inDocument(planId, 'Anouk');
    expect(JSON.stringify(proef.gelezen)).toContain(vroeger[0]);
    const head = Number(await eventStore.head());
    const context = { actor: 'iemand', role: 'beleidsmedewerker', organisatie: lekstroom, correlationId: randomUUID() };
    const onProgress = (): never => {
      throw new Error('gestopt');
    };
    await expect(imports.carryThrough({ importId: proef.importId, verbeteringen: { correcties: [], aanvaard: [] }, context, onProgress })).rejects.toThrow(
      'gestopt',
    );

    // The service follows what is left.
    while ((await readStore.proeven.get(proef.importId))?.antwoord === undefined) await pause(50);
    const owner = new Database({ connectionString: server.databaseUrl });
    await owner.connect();
    const later = (await owner.query<{ data: string }>('select data::text as data from event_store.events where position > $1', [head])).rows.map(
      ({ data }) => data,
    );
    await owner.end();
    expect([later.some((event) => event.includes(id)), later.some((event) => event.includes(vroeger[0] ?? ''))]).toEqual([true, false]);
    expect((await readStore.personen.namesIn([id], [lekstroom as never])).names.get(id)).toBe('Anouk');
  });

  it('noemt dezelfde mensen, verandert bij opnieuw inlezen niets, en vergeet wie vergeten werd', async () => {
    const { planId } = (await lezen(regio, lekstroom, document)).body;
    const plan = async () => JSON.stringify((await regio.read(`/v1/plannen/${planId}`)).body);
    expect(await plan()).toMatch(/Joost \(VT\).*Anouk \(VT\)|Anouk \(VT\).*Joost \(VT\)/);

    const joost = (await server.platform.personen.ids()).inDocument(planId, 'Joost');
    await server.platform.readStore.personen.forget(joost.vroeger[0] ?? '', new Date().toISOString());
    const proef = (await lezen(regio, lekstroom, document)).body;
    expect((await doorvoeren(regio, proef.importId)).body).toMatchObject({ planId, gebeurtenissen: 0 });
    const [text] = [await plan()];
    expect([text.includes('Anouk'), text.includes('Joost'), text.includes('{persoon:')]).toEqual([true, false, false]);
    expect((await server.platform.readStore.personen.present(joost.vroeger)).size).toBe(1);
  });

  it('en toen nog niet was doorgevoerd, legt niemand vast onder een id van toen', async () => {
    const { proef } = await lezenAlsToen(
      bytesOf('Plan 2011-2014\nActielijn 1 Samen\nActies/prestaties\tBetrokken actoren\tTrekker\tWanneer\n1a. Overleg\tPetra (VT)\tVT\t2012\n'),
    );
    const { planId } = proef.gelezen;
    const petra = (await server.platform.personen.ids()).inDocument(planId, 'Petra');
    const done = await doorvoeren(regio, proef.importId);
    expect(done).toMatchObject({ status: 201, body: { planId } });
    const { acties } = (await regio.read<{ acties: readonly { actieId: string }[] }>(`/v1/plannen/${planId}/acties`)).body;
    const facts = JSON.stringify((await server.platform.factsOf(acties.map(({ actieId }) => `actie-${actieId}`))).map(({ data }) => data));
    expect([facts.includes(petra.id), petra.vroeger.some((id) => facts.includes(id))]).toEqual([true, false]);
    expect(JSON.stringify((await regio.read(`/v1/plannen/${planId}`)).body)).toContain('Petra');
  });

  it('met een lezer van toen, wordt opnieuw gelezen zolang het document er nog is', async () => {
    const tekst = 'Plan 2001-2004\nActielijn 1 Samen\nActies/prestaties\tBetrokken actoren\tTrekker\tWanneer\n1a. Overleg\tVT\tVT\t2002\n';
    const nu = (await lezen(regio, lekstroom, bytesOf(tekst))).body;
    const owner = new Database({ connectionString: server.databaseUrl });
    await owner.connect();
    const before = await owner.query(
      `update invoer.proef set inhoud = jsonb_set(inhoud::jsonb #- '{gelezen,regelsoorten}' #- '{gelezen,kolommen}', '{gelezen,document,indeling}', '"actielijnentabel"') where import_id = $1`,
      [nu.importId],
    );
    await owner.end();
    expect(before.rowCount).toBe(1);
    expect((await regio.get(`/v1/imports/${nu.importId}`)).body).toMatchObject({ samenvatting: nu.samenvatting });
    const correcties = [{ regel: 4, veld: 'planning', waarde: '2003' }];
    expect(await doorvoeren(regio, nu.importId, { correcties })).toMatchObject({ status: 201 });
  });
});
