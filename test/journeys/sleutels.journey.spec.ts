import { randomUUID } from 'node:crypto';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import type { Client } from '../support/client.js';
import { beleidsmedewerkerLekstroom, regiocoordinatorLekstroom } from '../support/medewerkers.js';
import { actieMet, inlezen, type PlanWeergave, type SpoorAntwoord, type Vastgelegd, voorbeeldLekstroom } from '../support/plannen.js';
import { startTestServer, type TestServer } from '../support/test-server.js';

type Antwoord = Vastgelegd & { readonly ongewijzigd?: boolean };

const op = '2022-03-01';

describe('Een Idempotency-Key waarmee niets is vastgelegd', () => {
  let server: TestServer;
  let bas: Client;
  let rosa: Client;
  let planPath: string;
  let plan: PlanWeergave;

  beforeAll(async () => {
    server = await startTestServer();
    [bas, rosa] = [await server.as(beleidsmedewerkerLekstroom), await server.as(regiocoordinatorLekstroom)];
    planPath = `/v1/plannen/${(await inlezen(bas, 'SV-LEKSTROOM', voorbeeldLekstroom)).planId}`;
    plan = (await bas.read<PlanWeergave>(planPath)).body;
  });
  afterAll(() => server.stop());

  const etagOf = async (thing: string): Promise<string> => (await bas.read(thing)).headers.get('etag') ?? '';
  const recorded = async (thing: string): Promise<number> => (await bas.read<SpoorAntwoord>(`${thing}/spoor?aantal=500`)).body.regels.length;

  const tables: readonly (readonly [path: string, code: string, told: object, other: object])[] = [
    ['wijzigingen', '1a', { omschrijving: 'Anders gezegd' }, { omschrijving: 'Nog anders' }],
    ['planningen', '1b', { tekst: 'Het hele jaar door', soort: 'doorlopend' }, { tekst: 'Later', soort: 'nader-te-bepalen' }],
    ['resultaten', '1c', { resultaat: 'Iets bereikt' }, { resultaat: 'Meer bereikt' }],
    ['deelnames', '1d', { organisatie: 'SV-LEKSTROOM', besluit: 'ja' }, { organisatie: 'SV-LEKSTROOM', besluit: 'nee' }],
    ['trekkers', '1e', { tekst: 'Regio', soort: 'organisatie', organisatie: 'SV-LEKSTROOM' }, { tekst: 'Lopik', soort: 'organisatie', organisatie: 'GM0331' }],
    ['standen-van-zaken', '1f', { standVanZaken: 'Loopt' }, { standVanZaken: 'Loopt goed' }],
  ];

  it.each(tables)('zegt bij %s dat alles al zo was, en laat het verzoek van toen later niets meer doen', async (...[path, code, told, other]) => {
    const thing = `/v1/acties/${actieMet(plan, code).actieId}`;
    const first = await rosa.change<Antwoord>(`${thing}/${path}`, { ...told, op });
    expect([first.status, first.body.ongewijzigd]).toEqual([201, undefined]);

    const [key, ifMatch, before] = [randomUUID(), await etagOf(thing), await recorded(thing)];
    const again = (options = { key, ifMatch }) => bas.post<Antwoord & { reden?: string }>(`${thing}/${path}`, { ...told, op }, options);
    const already = [await again(), await again()];
    expect(already.map(({ status, body }) => [status, body.ongewijzigd])).toEqual([
      [201, true],
      [201, true],
    ]);
    expect(already[1]?.body).toEqual(already[0]?.body);
    expect(await recorded(thing)).toBe(before);

    expect(await rosa.change(`${thing}/${path}`, { ...other, op })).toMatchObject({ status: 201 });
    const changed = await recorded(thing);
    expect(await again()).toMatchObject({ status: 412 });
    expect(await recorded(thing)).toBe(changed);
  });

  it('is daarna nog te gebruiken, en hoort dan bij wat er wel mee is vastgelegd', async () => {
    const thing = `/v1/acties/${actieMet(plan, '2a').actieId}`;
    const key = randomUUID();
    const send = async (resultaat: string) =>
      bas.post<Antwoord & { reden?: string }>(`${thing}/resultaten`, { resultaat, op }, { key, ifMatch: await etagOf(thing) });
    await rosa.change(`${thing}/resultaten`, { resultaat: 'Eén', op });
    const answers = [await send('Eén'), await send('Twee'), await send('Twee'), await send('Eén')];
    expect(answers.map(({ status, body }) => [status, body.ongewijzigd ?? body.reden])).toEqual([
      [201, true],
      [201, undefined],
      [201, undefined],
      [409, 'sleutel-hergebruikt'],
    ]);
    expect(answers[2]?.body).toEqual(answers[1]?.body);
  });
});
