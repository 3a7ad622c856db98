import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { OrganisatieGegevens } from '@actiespoor/plan/events';
import { system } from '@actiespoor/voortgang';

import { beleidsmedewerkerLopik, regiocoordinatorLekstroom } from '../support/medewerkers.js';
import { startTestServer, type TestServer } from '../support/test-server.js';
import { type Verteld, Verteller } from '../support/verteller.js';
import { verwijzingstabel } from './verwijzingstabel.js';

interface Signalen {
  readonly signalen: readonly { readonly soort: string; readonly feiten: readonly unknown[]; readonly watTeDoen: string }[];
}

const regels = Object.entries(verwijzingstabel).flatMap(([rol, wijzen]) => Object.entries(wijzen).map(([wijze, geval]) => ({ rol, wijze, ...geval })));
const naElkaar = regels.filter(({ daarna }) => daarna !== 'kan niet');
const metSignaal = naElkaar.filter(({ daarna }) => daarna !== 'zonder gevolg' && typeof daarna === 'string');
const geweigerd = naElkaar.flatMap(({ daarna, ...regel }) => (typeof daarna === 'string' ? [] : [{ ...regel, reden: daarna.geweigerd }]));
const zonderGevolg = naElkaar.filter(({ daarna }) => daarna === 'zonder gevolg');

describe('Wat een andere stroom noemt', () => {
  let server: TestServer;
  let vertel: Verteller;
  let register: readonly OrganisatieGegevens[];

  const reden = async (verteld: Verteld): Promise<string | number> => {
    const { status, body } = await verteld;
    return status === 409 ? body.reden : status;
  };
  const signalen = async (): Promise<Signalen['signalen']> => (await vertel.regio.read<Signalen>('/v1/signalen')).body.signalen;

  beforeAll(async () => {
    server = await startTestServer();
    const [regio, lopik] = await Promise.all([server.as(regiocoordinatorLekstroom), server.as(beleidsmedewerkerLopik)]);
    vertel = new Verteller(server, regio, lopik);
    const rijen = await server.platform.readStore.as(system).organisaties.listOrganisaties();
    register = rijen.map(({ gegevens }) => gegevens.waarde).filter(({ organisatie }) => ['SV-LEKSTROOM', 'GM0321', 'GM0331'].includes(organisatie));
  });
  afterAll(() => server.stop());

  beforeEach(async () => {
    vertel.planId = (await vertel.plan()).body.planId;
  });
  afterEach(async () => {
    for (const gegevens of register) await vertel.register(gegevens.organisatie, () => gegevens);
  });

  it.each(regels)('geeft $eerst als eerst $wijze is verteld en dan $rol wordt genoemd', async ({ verhaal, eerst, daarna }) => {
    const { noemt, verandert } = await verhaal(vertel);
    if (daarna !== 'kan niet') expect(await reden(verandert())).toBe(201);
    expect(await reden(noemt())).toBe(eerst);
  });

  it.each(metSignaal)(
    'is als $daarna te zien als eerst $rol is genoemd en dan $wijze verteld, tot het is hersteld zoals het signaal zegt',
    async ({ verhaal, daarna }) => {
      const { noemt, verandert, herstelt } = await verhaal(vertel);
      const verteld = await noemt();
      const veranderd = await verandert();
      expect([verteld.status, veranderd.status]).toEqual([201, 201]);
      expect((await signalen()).map(({ soort, feiten }) => [soort, feiten.length])).toEqual([[daarna, 1]]);
      expect(herstelt && (await reden(herstelt(verteld, veranderd)))).toBe(201);
      expect(await signalen()).toEqual([]);
    },
  );

  it.each(geweigerd)('is als $rol genoemd en kan dan niet meer als $wijze worden verteld: $reden', async ({ verhaal, reden: verwacht }) => {
    const { noemt, verandert } = await verhaal(vertel);
    expect([await reden(noemt()), await reden(verandert())]).toEqual([201, verwacht]);
    expect(await signalen()).toEqual([]);
  });

  it.each(zonderGevolg)('vraagt geen aandacht als eerst $rol is genoemd en dan $wijze verteld: wat het daarvan zegt doet niets', async ({ verhaal }) => {
    const { noemt, verandert } = await verhaal(vertel);
    expect([await reden(noemt()), await reden(verandert())]).toEqual([201, 201]);
    expect(await signalen()).toEqual([]);
  });
});
