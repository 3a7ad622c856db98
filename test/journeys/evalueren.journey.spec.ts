import { randomUUID } from 'node:crypto';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import type { Problem } from '../../apps/api/src/edge/problem.js';
import type { EvaluatieLijst } from '../../apps/api/src/evaluaties/antwoorden.js';
import type { Client } from '../support/client.js';
import { afgerond, type EvaluatieGevraagd, geevalueerd, type IndicatorLijst } from '../support/evaluaties.js';
import { startServerOn } from '../support/event-stores.js';
import {
  auditorLekstroom,
  beheerder,
  beleidsmedewerkerBronckhorst,
  beleidsmedewerkerLekstroom,
  lezerLekstroom,
  regiocoordinatorLekstroom,
  zonderRol,
} from '../support/medewerkers.js';
import { inlezen, voorbeeldLekstroom } from '../support/plannen.js';
import type { TestServer } from '../support/test-server.js';

const naam = 'Aandeel uitgevoerd per actielijn';

describe('Evalueren', () => {
  let server: TestServer;
  let rosa: Client;
  let ben: Client;
  let planId: string;
  let indicator: IndicatorLijst['indicatoren'][number];
  const opgave = () => ({ indicatorId: indicator.indicatorId, voorstel: { versie: 1 } });

  beforeAll(async () => {
    server = await startServerOn('PostgreSQL', { DEMO: 'on' });
    [rosa, ben] = [await server.as(regiocoordinatorLekstroom), await server.as(beheerder)];
    ({ planId } = await inlezen(rosa, 'SV-LEKSTROOM', voorbeeldLekstroom));
    const { indicatoren } = (await rosa.get<IndicatorLijst>('/v1/indicatoren')).body;
    indicator = indicatoren.find((een) => een.naam === naam)!;
  });
  afterAll(() => server.stop());

  it('wordt met dezelfde sleutel maar eenmaal gedaan', async () => {
    const key = randomUUID();
    const asked = await rosa.post<EvaluatieGevraagd>('/v1/evaluaties', { ...opgave(), regio: 'SV-LEKSTROOM' }, { key });
    expect(asked).toMatchObject({ status: 201, body: { status: 'wacht', positie: expect.any(String) } });
    expect(asked.headers.get('location')).toBe(`/v1/evaluaties/${asked.body.evaluatieId}`);
    const again = await rosa.post<EvaluatieGevraagd>('/v1/evaluaties', { ...opgave(), regio: 'SV-LEKSTROOM' }, { key });
    expect([again.status, again.body.evaluatieId]).toEqual([201, asked.body.evaluatieId]);
    expect((await rosa.post('/v1/evaluaties', opgave(), { key })).status).toBe(409);
    expect((await afgerond(rosa, asked.body.evaluatieId)).plannen).toEqual([planId]);
  });

  it('gaat met een vastgelegde herziening, en verandert niets aan wat geldt', async () => {
    const { definitie } = indicator.versies[0]!;
    const pad = `/v1/indicatoren/${indicator.indicatorId}`;
    const herziening = { definitie: { ...definitie, teller: ['geevalueerd'] }, motief: 'Pas klaar als er is teruggekeken', op: '2024-01-01' };
    expect((await rosa.change(`${pad}/herzieningen`, herziening)).status).toBe(403);
    expect(await ben.change(`${pad}/herzieningen`, herziening)).toMatchObject({ status: 201, body: { indicatorId: indicator.indicatorId } });
    const klaar = await geevalueerd(rosa, { ...opgave(), versie: 2 });
    expect(klaar).toMatchObject({ status: 'klaar', staand: { versie: 2, definitie: herziening.definitie }, voorstel: { versie: 1, definitie } });
    const { versies } = (await rosa.read<IndicatorLijst['indicatoren'][number]>(pad)).body;
    expect(versies.map(({ versie }) => versie)).toEqual([1, 2]);
  });

  it('kan niet op een onmogelijke vraag, en alle fouten komen tegelijk', async () => {
    const vorm = await rosa.post<Problem>('/v1/evaluaties', {
      indicatorId: 'x',
      voorstel: { versie: 1, definitie: { maat: 'x' } },
      per: 'dag',
      van: '2022',
      plan: planId,
      regio: 'SV-LEKSTROOM',
      bekendTot: 'gisteren?',
    });
    expect(vorm.status).toBe(400);
    expect(vorm.body.invalidParams?.map(({ name }) => name).toSorted()).toEqual([
      'bekendTot',
      'indicatorId',
      'per',
      'regio',
      'van',
      'voorstel',
      'voorstel.definitie',
    ]);

    const inhoud = await rosa.post<Problem>('/v1/evaluaties', {
      indicatorId: indicator.indicatorId,
      versie: 99,
      voorstel: { versie: 98 },
      van: '2023-01-01',
      tot: '2022-01-01',
    });
    expect(inhoud.body.invalidParams).toEqual([
      { name: 'tot', reason: 'geeft geen tijdvak: 2022-01-01 ligt voor 2023-01-01' },
      { name: 'versie', reason: 'moet een versie zijn die er is: 1 tot en met 2' },
      { name: 'voorstel.versie', reason: 'moet een versie zijn die er is: 1 tot en met 2' },
    ]);
    const leeg = { ...indicator.versies[0]!.definitie, teller: [] };
    expect(await rosa.post('/v1/evaluaties', { ...opgave(), voorstel: { definitie: leeg } })).toMatchObject({
      status: 400,
      body: { invalidParams: [{ name: 'voorstel.definitie', reason: expect.stringContaining('teller') }] },
    });
    expect(await rosa.post('/v1/evaluaties', { ...opgave(), voorstel: { definitie: { maat: 'verschuivingen', per: 'actie' } } })).toMatchObject({
      status: 400,
      body: { invalidParams: [{ reason: expect.stringContaining('dezelfde maat') }] },
    });
    expect(await rosa.post('/v1/evaluaties', { ...opgave(), indicatorId: randomUUID() })).toMatchObject({
      status: 400,
      body: { invalidParams: [{ name: 'indicatorId' }] },
    });
    expect((await rosa.post('/v1/evaluaties', { ...opgave(), plan: randomUUID() })).status).toBe(404);
    expect((await rosa.get(`/v1/evaluaties/${randomUUID()}`)).status).toBe(404);
    expect((await rosa.send('POST', '/v1/evaluaties', { headers: { 'content-type': 'application/json' }, body: JSON.stringify(opgave()) })).status).toBe(428);
  });

  it('mag wie de plannen mag lezen; de uitkomst ziet ook de auditor, en niemand die niet alles mag lezen', async () => {
    const { evaluatieId } = await geevalueerd(rosa, { ...opgave(), plan: planId });
    const pad = `/v1/evaluaties/${evaluatieId}`;
    const seenBy = async (claims: Parameters<TestServer['as']>[0]) => (await (await server.as(claims)).get(pad)).status;
    expect([await seenBy(auditorLekstroom), await seenBy(lezerLekstroom), await seenBy(beleidsmedewerkerLekstroom)]).toEqual([200, 200, 200]);
    expect([await seenBy(beleidsmedewerkerBronckhorst), await seenBy(beheerder), await seenBy(zonderRol)]).toEqual([404, 403, 403]);
    const bram = await server.as(beleidsmedewerkerBronckhorst);
    expect((await bram.post('/v1/evaluaties', { ...opgave(), plan: planId })).status).toBe(404);
    expect((await bram.post('/v1/evaluaties', { ...opgave(), regio: 'SV-LEKSTROOM' })).status).toBe(400);
    expect((await bram.get<EvaluatieLijst>('/v1/evaluaties')).body).toEqual({ evaluaties: [] });

    const lijst = (await (await server.as(auditorLekstroom)).get<EvaluatieLijst>('/v1/evaluaties?aantal=1')).body;
    expect([lijst.evaluaties.map((een) => een.evaluatieId), typeof lijst.volgende]).toEqual([[evaluatieId], 'string']);
    expect((await rosa.get<EvaluatieLijst>(`/v1/evaluaties?aantal=1&volgende=${lijst.volgende ?? ''}`)).body.evaluaties[0]?.evaluatieId).not.toBe(evaluatieId);
  });

  it('is te stoppen en te hervatten zolang zij niet klaar is', async () => {
    const { evaluatieId } = await geevalueerd(rosa, { ...opgave(), plan: planId });
    expect(await rosa.post(`/v1/evaluaties/${evaluatieId}/stops`, {})).toMatchObject({ status: 409, body: { reden: 'evaluatie-loopt-niet' } });
    expect(await rosa.post(`/v1/evaluaties/${evaluatieId}/hervattingen`, {})).toMatchObject({ status: 409, body: { reden: 'evaluatie-is-klaar' } });

    const { evaluaties } = server.platform.readStore;
    const begonnen = (await evaluaties.get(evaluatieId))!;
    const wacht = randomUUID();
    await evaluaties.create({ ...begonnen, evaluatieId: wacht });
    expect(await rosa.post(`/v1/evaluaties/${wacht}/stops`, {})).toMatchObject({ status: 201, body: { status: 'gestopt' } });
    expect((await rosa.send('GET', `/v1/evaluaties/${wacht}`, { headers: { accept: 'text/csv' } })).status).toBe(404);
    expect(await rosa.post(`/v1/evaluaties/${wacht}/hervattingen`, {})).toMatchObject({ status: 201 });
    expect((await afgerond(rosa, wacht)).regels).toEqual((await afgerond(rosa, evaluatieId)).regels);
  });

  it('begint met wat een beheerder definieert', async () => {
    const definitie = { maat: 'verschuivingen', per: 'actie' };
    const nieuw = { naam: 'Verschoven', omschrijving: 'Hoe vaak de planning schoof', definitie, op: '2024-01-01' };
    expect((await rosa.post('/v1/indicatoren', nieuw)).status).toBe(403);
    expect(await ben.post('/v1/indicatoren', { ...nieuw, naam: '', definitie: {} })).toMatchObject({
      status: 400,
      body: { invalidParams: [{ name: 'naam' }, { name: 'definitie' }] },
    });
    const gemaakt = await ben.post<{ indicatorId: string }>('/v1/indicatoren', nieuw);
    expect(gemaakt).toMatchObject({ status: 201, body: { positie: expect.any(String) } });
    const leeg = { ...indicator.versies[0]!.definitie, noemer: [] };
    expect(await ben.post('/v1/indicatoren', { ...nieuw, naam: 'Leeg', definitie: leeg })).toMatchObject({ status: 409, body: { reden: 'noemer-leeg' } });
    const klaar = await geevalueerd(rosa, { indicatorId: gemaakt.body.indicatorId, voorstel: { definitie: { ...definitie, per: 'plan' } }, plan: planId });
    expect(klaar).toMatchObject({ status: 'klaar', staand: { definitie } });
  });
});
