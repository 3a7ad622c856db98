import { randomUUID } from 'node:crypto';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import type { Client } from '../support/client.js';
import { regiocoordinatorLekstroom } from '../support/medewerkers.js';
import { startTestServer, type TestServer } from '../support/test-server.js';

const plan = (eigenaar: string, more: object = {}) => ({
  titel: `Plan ${randomUUID()}`,
  soort: eigenaar.startsWith('SV') ? 'regionaal' : 'lokaal',
  eigenaar,
  periode: {},
  niveaus: ['actielijn'],
  op: '2022-01-01',
  ...more,
});
const actie = (more: object = {}) => ({ omschrijving: `Actie ${randomUUID()}`, soort: 'actie', volgorde: 1, op: '2022-02-01', ...more });

describe('Binnen één opdracht', () => {
  let server: TestServer;
  let regio: Client;
  let planId: string;

  const namen = async (answer: Promise<{ readonly status: number; readonly body: unknown }>): Promise<unknown> => {
    const { status, body } = await answer;
    return status === 400 ? [...new Set((body as { invalidParams: readonly { name: string }[] }).invalidParams.map(({ name }) => name))].sort() : status;
  };

  beforeAll(async () => {
    server = await startTestServer();
    regio = await server.as(regiocoordinatorLekstroom);
    planId = (await regio.post<{ planId: string }>('/v1/plannen', plan('SV-LEKSTROOM'))).body.planId;
  });
  afterAll(() => server.stop());

  it('staan periodes in hun volgorde, ook genest', async () => {
    const omgekeerd = { van: '2024', tot: '2022' };
    expect(await namen(regio.post('/v1/plannen', plan('SV-LEKSTROOM', { periode: omgekeerd })))).toEqual(['periode.tot']);
    expect(
      await namen(regio.post('/v1/kaders', { titel: 'X', soort: 'regiovisie', periode: omgekeerd, onderdelen: [], verplichtingen: [], op: '2022' })),
    ).toEqual(['periode.tot']);
  });

  it('is een verplichting er één keer', async () => {
    const verplichting = { code: 'lokaal-plan', omschrijving: 'Elke gemeente een plan', termijn: 'P1Y' };
    const kader = {
      titel: 'X',
      soort: 'regiovisie',
      periode: {},
      onderdelen: [],
      verplichtingen: [verplichting, { ...verplichting, code: 'Lokaal-Plan ' }],
      op: '2022',
    };
    expect(await regio.post('/v1/kaders', kader)).toMatchObject({ status: 409, body: { reden: 'verplichting-dubbel' } });
  });

  it('worden planning, herhaling, uitstel en wat bij een andere status hoort nagekeken', async () => {
    const { actieId } = (await regio.post<{ actieId: string }>(`/v1/plannen/${planId}/acties`, actie({ schaal: { tekst: 'Regionaal', soort: 'regionaal' } })))
      .body;
    const planning = { tekst: 'Wekelijks', soort: 'herhalend', op: '2022-03-01' };
    expect(await namen(regio.change(`/v1/acties/${actieId}/planningen`, { ...planning, van: '2023', tot: '2022', herhaling: 'elke week' }))).toEqual([
      'herhaling',
      'tot',
    ]);
    expect(await namen(regio.change(`/v1/acties/${actieId}/planningen`, { ...planning, van: '2022', tot: '2023', herhaling: 'FREQ=WEEKLY;BYDAY=TU' }))).toBe(
      201,
    );
    const melding = { organisatie: 'SV-LEKSTROOM', op: '2022-03-01' };
    expect(
      await namen(regio.change(`/v1/acties/${actieId}/statusupdates`, { ...melding, status: 'gestart', resultaat: 'Klaar', conclusie: 'Goed', tot: '2023' })),
    ).toEqual(['conclusie', 'resultaat', 'tot']);
    expect(await namen(regio.change(`/v1/acties/${actieId}/statusupdates`, { ...melding, status: 'gestart' }))).toBe(201);
    expect(await namen(regio.change(`/v1/acties/${actieId}/statusupdates`, { ...melding, status: 'uitgesteld', tot: '2022-02-01' }))).toEqual(['tot']);
    expect(await namen(regio.change(`/v1/acties/${actieId}/statusupdates`, { ...melding, status: 'uitgesteld', op: '2022-04-01', tot: '2022-09' }))).toBe(201);
  });

  it('is een titel zonder wit eromheen bewaard, en nooit van tekens die niemand ziet', async () => {
    for (const leeg of ['\u200b\u200b', '\u2800', '\u3164 ', '\u00ad', '\u0301'])
      expect(await namen(regio.post('/v1/plannen', { ...plan('SV-LEKSTROOM'), titel: leeg }))).toEqual(['titel']);
    const { body } = await regio.post<{ planId: string }>('/v1/plannen', { ...plan('SV-LEKSTROOM'), titel: ' \u200bRegioplan\u00a0 ' });
    expect((await regio.read<{ titel: string }>(`/v1/plannen/${body.planId}`)).body.titel).toBe('Regioplan');
  });
});
