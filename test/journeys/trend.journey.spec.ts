import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { geladen, trend } from '../support/cijfers.js';
import type { Client } from '../support/client.js';
import { beheerder } from '../support/medewerkers.js';
import { startTestServer, type TestServer } from '../support/test-server.js';

describe('Een trend', () => {
  let server: TestServer;
  let beheer: Client;

  beforeAll(async () => {
    server = await startTestServer();
    beheer = await server.as(beheerder);
    await geladen(beheer);
    await trend(beheer);
  }, 60_000);
  afterAll(() => server.stop());

  it('is ook een grafiek en een tabel, met dezelfde cijfers', async () => {
    const as = (accept: string) => beheer.send<string>('GET', '/v1/veilig-thuis/trends?gebied=NL01', { headers: { accept } });
    const [grafiek, tabel, anders] = [await as('image/svg+xml'), await as('text/csv'), await as('image/png')];
    expect([grafiek, tabel, anders].map(({ status, headers }) => [status, headers.get('content-type'), headers.get('content-disposition')])).toEqual([
      [200, 'image/svg+xml', 'inline; filename="trend-84847NED-NL01.svg"'],
      [200, 'text/csv; charset=utf-8', 'attachment; filename="trend-84847NED-NL01.csv"'],
      [406, 'application/problem+json; charset=utf-8', null],
    ]);
    const { reeksen } = await trend(beheer);
    const punten = reeksen.flatMap((reeks) => reeks.punten).filter(({ waarde }) => waarde !== null);
    expect(punten.length).toBeGreaterThan(10);
    for (const { periode, waarde } of punten) {
      expect(tabel.body).toMatch(new RegExp(`;${periode};[^;]*;[^;]*;${String(waarde)};cijfer;`));
      expect(grafiek.body).toContain(new Intl.NumberFormat('nl-NL').format(waarde ?? 0));
    }
  });
});
