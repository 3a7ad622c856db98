import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';

import type { Client } from '../support/client.js';
import { regiocoordinatorLekstroom } from '../support/medewerkers.js';
import { actieMet, bytesOf, doorvoeren, inlezen, type PlanWeergave, type ProefAntwoord, voorbeeldLekstroom } from '../support/plannen.js';
import { startTestServer, type TestServer } from '../support/test-server.js';

const organisatie = 'SV-LEKSTROOM';
const sinds = '2022-01-01';
const heel = (code: string): string => `${code}. Terugkoppeling aan VT verbeteren\tGemeenten: sociaal teams, Veilig Thuis\tRegionaal\tGemeente\t2022`;

/** The example document, as a plan of its own in which nobody divided 3b yet. */
const document = (titel: string): string => voorbeeldLekstroom.replace('(voorbeeld)', titel);
const zonderDelen = (titel: string): string => document(titel).replace(/^3b\..*$/m, heel('3b'));

describe('Een document dat een actie verdeelt', () => {
  let server: TestServer;
  let regio: Client;
  let titel: string;
  let planId: string;
  let actieId: string;
  let aantal = 0;

  const plan = async (): Promise<PlanWeergave> => (await regio.read<PlanWeergave>(`/v1/plannen/${planId}`)).body;
  const inlezenMetDelen = async () => {
    const proef = await regio.upload<ProefAntwoord>(`/v1/imports?eigenaar=${organisatie}&geldigVanaf=${sinds}`, bytesOf(document(titel)));
    return doorvoeren(regio, proef.body.importId);
  };
  const metDeHand = (op: string) =>
    regio.post(`/v1/plannen/${planId}/acties`, { hoofdactieId: actieId, omschrijving: 'Terugkoppelingen bekijken', soort: 'actie', volgorde: 1, op });

  beforeAll(async () => {
    server = await startTestServer();
    regio = await server.as(regiocoordinatorLekstroom);
  });
  afterAll(() => server.stop());
  beforeEach(async () => {
    titel = `(proef ${String((aantal += 1))})`;
    ({ planId } = await inlezen(regio, organisatie, zonderDelen(titel)));
    ({ actieId } = actieMet(await plan(), '3b'));
  });

  it('wordt geweigerd zoals de deelactie met de hand, als de actie zelf meldt: met regel en feit, en er wordt niets vastgelegd', async () => {
    const gemeld = await regio.change(`/v1/acties/${actieId}/statusupdates`, { status: 'gestart', organisatie, op: '2022-04-01' });
    expect(gemeld.status).toBe(201);
    const before = await plan();

    const [ingelezen, opgenomen] = [await inlezenMetDelen(), await metDeHand(sinds)];
    expect(opgenomen).toMatchObject({ status: 409, body: { reden: 'hoofdactie-meldt-zelf', feit: { soort: 'actie-gestart', op: '2022-04-01' } } });
    expect(ingelezen.status).toBe(409);
    const { detail } = ingelezen.body as unknown as { readonly detail: string };
    expect(detail).toMatch(/^Er is niets vastgelegd\. Regel 37: Over de hoofdactie is .* In de weg staat actie-gestart op 2022-04-01\.$/);
    expect(detail.match(/Regel 37/g)).toHaveLength(1);
    expect(await plan()).toEqual(before);
  });

  it('wordt geweigerd zoals de deelactie met de hand, als de actie vervallen is', async () => {
    const vervallen = await regio.change(`/v1/acties/${actieId}/vervallenverklaringen`, { motief: 'Hoeft niet meer', op: sinds });
    expect(vervallen.status).toBe(201);
    const ingelezen = await inlezenMetDelen();
    expect(ingelezen).toMatchObject({ status: 409, body: { detail: expect.stringMatching(/Regel 37: De hoofdactie is vervallen\./) as unknown } });
    expect(await metDeHand(sinds)).toMatchObject({ status: 409, body: { reden: 'hoofdactie-vervallen' } });
  });

  it('wordt doorgevoerd als niets in de weg staat', async () => {
    const { status, body } = await inlezenMetDelen();
    expect([status, body.planId]).toEqual([201, planId]);
    expect(actieMet(await plan(), '3b').deelacties.map(({ code }) => code)).toEqual(['3b i', '3b ii', '3b iii']);
  });
});
