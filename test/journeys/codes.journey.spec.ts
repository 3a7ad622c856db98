import { randomUUID } from 'node:crypto';

import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';

import type { Answer, Client } from '../support/client.js';
import { regiocoordinatorLekstroom } from '../support/medewerkers.js';
import { startTestServer, type TestServer } from '../support/test-server.js';

interface Afwijzing {
  readonly reden: string;
  readonly id: string;
  readonly periode: { readonly van: string; readonly tot?: string };
  readonly bezet: readonly { readonly id: string; readonly periode: { readonly van: string; readonly tot?: string } }[];
  readonly detail: string;
}

describe('Een code van een actie', () => {
  let server: TestServer;
  let regio: Client;
  let planId: string;

  const nieuw = (code: string, op: string): Promise<Answer<Afwijzing & { readonly actieId: string }>> =>
    regio.post(`/v1/plannen/${planId}/acties`, { omschrijving: `Actie ${randomUUID()}`, soort: 'actie', volgorde: 1, code, op });
  const actie = async (code: string, op = '2021-01-01'): Promise<string> => (await nieuw(code, op)).body.actieId;
  const wijzig = (actieId: string, code: string, op: string) => regio.change<Afwijzing>(`/v1/acties/${actieId}/wijzigingen`, { code, op });
  const herstel = (actieId: string, op: string) => regio.change<Afwijzing>(`/v1/acties/${actieId}/herstellingen`, { motief: 'Toch wel', op });
  const vervalt = (actieId: string, op: string) => regio.change(`/v1/acties/${actieId}/vervallenverklaringen`, { motief: 'Gaat niet door', op });

  /** The codes of the plan that occur twice on a day, now or then. */
  const dubbel = async (op: string): Promise<readonly string[]> => {
    const { acties } = (await regio.read<{ acties: readonly { code?: string; vervallen?: object }[] }>(`/v1/plannen/${planId}/acties?peildatum=${op}`)).body;
    const codes = acties.flatMap(({ code, vervallen }) => (code === undefined || vervallen ? [] : [code]));
    return codes.filter((code, index) => codes.indexOf(code) < index);
  };
  const nergensDubbel = async (): Promise<void> => {
    for (const op of ['2021-06-01', '2022-06-01', '2023-06-01', '2024-06-01', '2025-06-01']) expect([op, await dubbel(op)]).toEqual([op, []]);
    expect((await regio.read<{ signalen: readonly object[] }>('/v1/signalen?soort=dubbele-code')).body.signalen).toEqual([]);
  };

  beforeAll(async () => {
    server = await startTestServer();
    regio = await server.as(regiocoordinatorLekstroom);
  });
  beforeEach(async () => {
    const plan = { titel: `Plan ${randomUUID()}`, soort: 'regionaal', eigenaar: 'SV-LEKSTROOM', periode: {}, niveaus: ['actielijn'], op: '2021-01-01' };
    planId = (await regio.post<{ planId: string }>('/v1/plannen', plan)).body.planId;
  });
  afterEach(nergensDubbel);
  afterAll(() => server.stop());

  it('is niet te geven vanaf een dag waarop een ander haar nog had, ook als die haar nu niet meer heeft', async () => {
    const [g, f] = [await actie('B'), await actie('A')];
    await wijzig(g, 'C', '2023-01-01');
    const { status, body } = await wijzig(f, 'b ', '2022-01-01');
    expect([status, body]).toMatchObject([409, { reden: 'code-bezet', id: g, periode: { van: '2022-01-01', tot: '2022-12-31' } }]);
    expect(body.detail).toContain(`${g}, van 2022-01-01 tot en met 2022-12-31`);
    // Ways out: a day after the last one, or another code for the other from the first one.
    expect((await wijzig(f, 'B', '2023-01-01')).status).toBe(201);
    expect((await wijzig(g, 'D', body.periode.van)).status).toBe(201);
    expect((await wijzig(f, 'B', '2022-01-01')).status).toBe(201);
  });

  it('is niet te geven als een ander haar op een latere dag krijgt, ook als zij nu al weg is', async () => {
    const [g, f] = [await actie('A'), await actie('F')];
    await wijzig(g, 'B', '2023-01-01');
    await wijzig(g, 'C', '2024-01-01');
    expect((await wijzig(f, 'B', '2022-01-01')).body).toMatchObject({ reden: 'code-bezet', id: g, periode: { van: '2023-01-01', tot: '2023-12-31' } });
    expect((await nieuw('B', '2022-06-01')).body).toMatchObject({ reden: 'code-bezet', id: g, periode: { van: '2023-01-01', tot: '2023-12-31' } });
    // It may be given for the days before, if another code follows in time.
    await wijzig(f, 'G', '2022-07-01');
    expect((await wijzig(f, 'B', '2022-01-01')).status).toBe(201);
  });

  it('komt bij herstellen alleen terug voor dagen waarop geen ander haar heeft; de uitweg van de weigering werkt', async () => {
    const h = await actie('D');
    await vervalt(h, '2022-01-01');
    const i = await actie('D', '2022-06-01');
    expect((await herstel(h, '2022-03-01')).body).toMatchObject({ reden: 'code-intussen-bezet', id: i, periode: { van: '2022-06-01' } });
    await wijzig(i, 'E', '2024-01-01');
    const { body } = await herstel(h, '2022-03-01');
    expect(body).toMatchObject({ reden: 'code-intussen-bezet', id: i, periode: { van: '2022-06-01', tot: '2023-12-31' } });
    expect((await wijzig(i, 'F', body.periode.van)).status).toBe(201);
    expect((await herstel(h, '2022-03-01')).status).toBe(201);
  });

  it('noemt alle acties die haar intussen hebben of hadden, elk met haar dagen: na die uitwegen lukt het herstel', async () => {
    const h = await actie('D');
    await vervalt(h, '2022-01-01');
    const i = await actie('D', '2022-06-01');
    await wijzig(i, 'E', '2023-01-01');
    const j = await actie('D', '2024-01-01');
    await wijzig(j, 'F', '2024-07-01');
    await wijzig(i, 'D', '2025-01-01');
    const { body } = await herstel(h, '2022-03-01');
    expect([body.reden, body.bezet]).toEqual([
      'code-intussen-bezet',
      [
        { id: i, periode: { van: '2022-06-01', tot: '2022-12-31' } },
        { id: j, periode: { van: '2024-01-01', tot: '2024-06-30' } },
        { id: i, periode: { van: '2025-01-01' } },
      ],
    ]);
    for (const { id, periode } of body.bezet) expect(body.detail).toContain(`${id}, van${periode.tot === undefined ? 'af' : ''} ${periode.van}`);
    for (const [index, { id, periode }] of body.bezet.entries()) expect((await wijzig(id, `X${String(index)}`, periode.van)).status).toBe(201);
    expect((await herstel(h, '2022-03-01')).status).toBe(201);
  });

  it('mag bij herstellen na de laatste dag van de ander terugkomen, of opnieuw beginnen onder een eigen code', async () => {
    const h = await actie('D');
    await vervalt(h, '2022-01-01');
    const i = await actie('D', '2022-06-01');
    await vervalt(i, '2023-01-01');
    expect((await herstel(h, '2022-03-01')).body.periode).toEqual({ van: '2022-06-01', tot: '2022-12-31' });
    expect([(await herstel(h, '2023-01-01')).status, (await nieuw('H', '2022-03-01')).status]).toEqual([201, 201]);
    expect((await herstel(i, '2022-12-31')).body.reden).toBe('actie-niet-vervallen');
    expect((await herstel(i, '2023-01-01')).body).toMatchObject({ reden: 'code-intussen-bezet', id: h, periode: { van: '2023-01-01' } });
  });
});
