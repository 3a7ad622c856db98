import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import type { Client } from '../support/client.js';
import { regiocoordinatorLekstroom } from '../support/medewerkers.js';
import { actieMet, actiesVan, inlezen, type PlanWeergave, voorbeeldLekstroom } from '../support/plannen.js';
import { startTestServer, type TestServer } from '../support/test-server.js';

describe('Een plan waarin een code met een hoofdletter staat', () => {
  let server: TestServer;
  let regio: Client;
  let planId: string;

  const plan = async (): Promise<PlanWeergave> => (await regio.read<PlanWeergave>(`/v1/plannen/${planId}`)).body;

  beforeAll(async () => {
    server = await startTestServer();
    regio = await server.as(regiocoordinatorLekstroom);
    ({ planId } = await inlezen(regio, 'SV-LEKSTROOM', voorbeeldLekstroom.replace('1a.', '1A.')));
  });
  afterAll(() => server.stop());

  it('heeft een actie die wie haar nog eens opneemt ook met de hand bedoelt', async () => {
    const { actieId, omschrijving, schaal, knoopId, soort, volgorde } = actieMet(await plan(), '1A');
    const opgave = { code: '1a', omschrijving, soort, schaal, knoopId, volgorde, op: '2021-09-21' };
    const { status, body } = await regio.post(`/v1/plannen/${planId}/acties`, opgave);
    expect([status, body.reden, body.detail]).toEqual([409, 'actie-bestaat-al', expect.stringContaining(actieId)]);
  });

  it('is ook met een kleine letter opnieuw in te lezen: het is dezelfde actie', async () => {
    const before = await plan();
    const again = await inlezen(regio, 'SV-LEKSTROOM', voorbeeldLekstroom);
    expect(again.planId).toBe(planId);
    const after = await plan();
    expect(actiesVan(after).map(({ actieId }) => actieId)).toEqual(actiesVan(before).map(({ actieId }) => actieId));
    expect(actieMet(after, '1a').actieId).toBe(actieMet(before, '1A').actieId);
  });
});
