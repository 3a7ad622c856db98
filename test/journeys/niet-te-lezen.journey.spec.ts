import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { beleidsmedewerkerLopik, regiocoordinatorLekstroom } from '../support/medewerkers.js';
import { startTestServer, type TestServer } from '../support/test-server.js';
import { type Verteld, Verteller } from '../support/verteller.js';
import { einde } from './uitwegen/toneel.js';

const organisatie = 'SV-LEKSTROOM';

/** Writes to an actie; each needs the revision that was read. */
const opdrachten = {
  wijzigingen: { omschrijving: 'Anders' },
  statusupdates: { organisatie, status: 'gestart' },
  planningen: { tekst: '2023', soort: 'eenmalig' },
  vervallenverklaringen: { motief: 'Gaat niet door' },
  herstellingen: { motief: 'Toch wel' },
};

describe('Een actie die niet te lezen is', () => {
  let server: TestServer;
  let v: Verteller;

  beforeAll(async () => {
    server = await startTestServer();
    v = new Verteller(server, await server.as(regiocoordinatorLekstroom), await server.as(beleidsmedewerkerLopik));
  });
  afterAll(() => server.stop());

  /** An actie that was taken up after the end of its plan or its hoofdactie, which was told late. */
  const opgenomenNaEinde = {
    plan: async () => {
      const a = await v.actie({ op: '2022-06-01' });
      await v.overPlan('intrekkingen', einde('2022-03-01'));
      return a;
    },
    hoofdactie: async () => {
      const hoofdactieId = await v.actie();
      const a = await v.actie({ hoofdactieId, op: '2022-06-01' });
      await v.over(hoofdactieId, 'vervallenverklaringen', einde('2022-03-01'));
      return a;
    },
  };

  const schrijf = (actieId: string, soort: keyof typeof opdrachten, ifMatch?: string): Verteld =>
    v.regio.post(`/v1/acties/${actieId}/${soort}`, { ...opdrachten[soort], op: '2022-02-15' }, ifMatch === undefined ? {} : { ifMatch });

  it.each(Object.keys(opgenomenNaEinde) as (keyof typeof opgenomenNaEinde)[])(
    'na het einde van %s krijgt bij elke opdracht het antwoord dat lezen geeft, in plaats van de raad om eerst te lezen',
    async (wat) => {
      v.planId = (await v.plan()).body.planId;
      const a = await opgenomenNaEinde[wat]();
      const gelezen = await v.regio.read(`/v1/acties/${a}`);
      expect([gelezen.status, gelezen.body.detail]).toEqual([404, expect.stringMatching(/2022-03-01.*hersteld/)]);
      for (const soort of Object.keys(opdrachten) as (keyof typeof opdrachten)[]) {
        for (const ifMatch of [undefined, '"99"']) {
          const { status, body } = await schrijf(a, soort, ifMatch);
          expect([soort, ifMatch, status, body.detail]).toEqual([soort, ifMatch, 404, gelezen.body.detail]);
        }
      }
    },
  );

  it('is een uitzondering: wat te lezen is vraagt nog steeds om de ETag', async () => {
    v.planId = (await v.plan()).body.planId;
    const a = await v.actie();
    expect((await schrijf(a, 'wijzigingen')).status).toBe(428);
    expect((await schrijf(a, 'wijzigingen', '"99"')).status).toBe(412);
  });
});
