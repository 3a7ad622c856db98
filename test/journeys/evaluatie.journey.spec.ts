import { randomUUID } from 'node:crypto';

import type { Definitie } from '@actiespoor/plan/events';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import type { Problem } from '../../apps/api/src/edge/problem.js';
import type { EvaluatieLijst } from '../../apps/api/src/evaluaties/antwoorden.js';
import type { Client } from '../support/client.js';
import { afgerond, type EvaluatieAntwoord, type EvaluatieGevraagd, geevalueerd, type IndicatorLijst } from '../support/evaluaties.js';
import { startServerOn, unkindStores } from '../support/event-stores.js';
import { auditorLekstroom, beheerder, beleidsmedewerkerBronckhorst, beleidsmedewerkerLekstroom, beleidsmedewerkerWestBetuwe, lezerLekstroom, regiocoordinatorLekstroom, zonderRol } from '../support/medewerkers.js';
import { type ActieWeergave, actiesVan, inlezen, type PlanLijst, type PlanWeergave, voorbeeldLekstroom } from '../support/plannen.js';
import type { TestServer } from '../support/test-server.js';

type Aandeel = Extract<Definitie, { readonly maat: 'aandeel' }>;

const naam = 'Aandeel uitgevoerd per actielijn';

/** Counts in the plan itself: the realisations that take part, and those among them with one of these statuses. */
const geteld = (plan: PlanWeergave, statussen: readonly string[]): { readonly aantal: number; readonly waarde: number } => {
  const acties = new Map(actiesVan(plan).filter(({ deelacties, vervallen }) => deelacties.length === 0 && vervallen === undefined).map((actie) => [actie.actieId, actie]));
  const meedoend = [...acties.values()].flatMap(({ uitvoeringen }) => uitvoeringen.filter(({ deelname }) => deelname === 'ja'));
  const bereikt = meedoend.filter(({ status }) => statussen.includes(status ?? 'gepland'));
  return { aantal: meedoend.length, waarde: bereikt.length / meedoend.length };
};

const geheel = ({ regels = [] }: EvaluatieAntwoord) => regels.filter(({ groep }) => groep.id === undefined && groep.planId === undefined);

/** The number of realisations that reached the end, by the present definition. */
const bereikt = (evaluatie: EvaluatieAntwoord): number => {
  const { waarde = 0, aantal = 0 } = geheel(evaluatie).at(-1)?.staand ?? {};
  return waarde * aantal;
};

const isGestart = ({ deelacties, uitvoeringen }: ActieWeergave): boolean =>
  deelacties.length === 0 && uitvoeringen.some(({ organisatie, status }) => organisatie === 'GM1960' && status === 'gestart');

describe.each(unkindStores)('Een definitie naast de geldende, met de geschiedenis in %s', (store) => {
  let server: TestServer;
  let wil: Client;
  let planId: string;
  let indicatorId: string;
  let staand: Aandeel;
  let voorstel: Aandeel;
  let eerste: EvaluatieAntwoord;
  const opgave = () => ({ indicatorId, voorstel: { definitie: voorstel }, plan: planId, tot: '2023-12-31' });

  beforeAll(async () => {
    server = await startServerOn(store, { DEMO: 'on' });
    wil = await server.as(beleidsmedewerkerWestBetuwe);
    const { plannen } = (await wil.read<PlanLijst>('/v1/plannen')).body;
    planId = plannen.find(({ eigenaar }) => eigenaar === 'GM1960')?.planId ?? '';
    const { indicatoren } = (await wil.get<IndicatorLijst>('/v1/indicatoren')).body;
    const indicator = indicatoren.find((een) => een.naam === naam);
    indicatorId = indicator?.indicatorId ?? '';
    staand = indicator?.versies[0]?.definitie as Aandeel;
    voorstel = { ...staand, teller: [...staand.teller, 'gestart'] };
    eerste = await geevalueerd(wil, opgave());
  });
  afterAll(() => server.stop());

  it('geeft per periode dezelfde cijfers als wie ze in het plan zelf telt', async () => {
    expect(eerste).toMatchObject({ status: 'klaar', indicator: naam, staand: { versie: 1, definitie: staand }, voorstel: { definitie: voorstel }, plannen: [planId], voortgang: { plannen: 1, plannenTotaal: 1 } });
    expect(geheel(eerste).map(({ periode }) => periode.naam)).toEqual(['2021', '2022', '2023']);
    for (const { periode, staand: nu, voorstel: straks, verschil } of geheel(eerste)) {
      const plan = (await wil.get<PlanWeergave>(`/v1/plannen/${planId}?peildatum=${periode.tot}`)).body;
      const [verwacht, voorgesteld] = [geteld(plan, staand.teller), geteld(plan, voorstel.teller)];
      expect([nu, straks]).toEqual([verwacht, voorgesteld]);
      expect(verschil).toBeCloseTo(voorgesteld.waarde - verwacht.waarde);
    }
    expect(geheel(eerste).some(({ verschil = 0 }) => verschil > 0)).toBe(true);
  });

  it('geeft ook cijfers per actielijn, en een bestand voor Excel', async () => {
    const plan = (await wil.get<PlanWeergave>(`/v1/plannen/${planId}?peildatum=2023-12-31`)).body;
    const lijnen = eerste.regels?.filter(({ periode, groep }) => periode.naam === '2023' && groep.id !== undefined) ?? [];
    expect(plan.knopen.map(({ knoopId }) => knoopId)).toEqual(expect.arrayContaining(lijnen.map(({ groep }) => groep.id)));
    const csv = await wil.send<string>('GET', `/v1/evaluaties/${eerste.evaluatieId}`, { headers: { accept: 'text/csv' } });
    const [kop, ...rijen] = csv.body.trim().split('\r\n');
    expect(kop).toBe('periode;van;tot;groep;groepId;planId;organisatie;staand;staandAantal;staandDagen;voorstel;voorstelAantal;voorstelDagen;verschil');
    expect(rijen).toHaveLength(eerste.regels?.length ?? 0);
    expect(rijen.some((rij) => /;\d,\d+;/.test(rij))).toBe(true);
  });

  it('blijft wat zij was als er iets bij komt; een nieuwe evaluatie ziet dat wel', async () => {
    const plan = (await wil.read<PlanWeergave>(`/v1/plannen/${planId}`)).body;
    const actie = actiesVan(plan).find(isGestart);
    const update = { status: 'uitgevoerd', organisatie: 'GM1960', op: '2023-12-30' };
    expect(await wil.change(`/v1/acties/${actie?.actieId ?? ''}/statusupdates`, update)).toMatchObject({ status: 201 });

    expect((await wil.get<EvaluatieAntwoord>(`/v1/evaluaties/${eerste.evaluatieId}`)).body).toEqual(eerste);
    const tweede = await geevalueerd(wil, opgave());
    expect(tweede.positie > eerste.positie).toBe(true);
    expect(bereikt(tweede)).toBeCloseTo(bereikt(eerste) + 1);

    const toen = await geevalueerd(wil, { ...opgave(), bekendTot: eerste.positie });
    expect([toen.regels, toen.positie]).toEqual([eerste.regels, eerste.positie]);
  });

  it('kijkt niet verder dan wat op een dag bekend was', async () => {
    const toen = await geevalueerd(wil, { ...opgave(), tot: '2022-12-31', bekendTot: '2022-12-31' });
    const plan = (await wil.get<PlanWeergave>(`/v1/plannen/${planId}?peildatum=2022-12-31&bekendOp=2022-12-31`)).body;
    expect(geheel(toen).at(-1)?.staand).toEqual(geteld(plan, staand.teller));
  });
});

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
    const vorm = await rosa.post<Problem>('/v1/evaluaties', { indicatorId: 'x', voorstel: { versie: 1, definitie: { maat: 'x' } }, per: 'dag', van: '2022', plan: planId, regio: 'SV-LEKSTROOM', bekendTot: 'gisteren?' });
    expect(vorm.status).toBe(400);
    expect(vorm.body.invalidParams?.map(({ name }) => name).toSorted()).toEqual(['bekendTot', 'indicatorId', 'per', 'regio', 'van', 'voorstel', 'voorstel.definitie']);

    const inhoud = await rosa.post<Problem>('/v1/evaluaties', { indicatorId: indicator.indicatorId, versie: 99, voorstel: { versie: 98 }, van: '2023-01-01', tot: '2022-01-01' });
    expect(inhoud.body.invalidParams).toEqual([
      { name: 'tot', reason: 'geeft geen tijdvak: 2022-01-01 ligt voor 2023-01-01' },
      { name: 'versie', reason: 'moet een versie zijn die er is: 1 tot en met 2' },
      { name: 'voorstel.versie', reason: 'moet een versie zijn die er is: 1 tot en met 2' },
    ]);
    const leeg = { ...indicator.versies[0]!.definitie, teller: [] };
    expect(await rosa.post('/v1/evaluaties', { ...opgave(), voorstel: { definitie: leeg } })).toMatchObject({ status: 400, body: { invalidParams: [{ name: 'voorstel.definitie', reason: expect.stringContaining('teller') }] } });
    expect(await rosa.post('/v1/evaluaties', { ...opgave(), voorstel: { definitie: { maat: 'verschuivingen', per: 'actie' } } })).toMatchObject({ status: 400, body: { invalidParams: [{ reason: expect.stringContaining('dezelfde maat') }] } });
    expect(await rosa.post('/v1/evaluaties', { ...opgave(), indicatorId: randomUUID() })).toMatchObject({ status: 400, body: { invalidParams: [{ name: 'indicatorId' }] } });
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
    expect(await ben.post('/v1/indicatoren', { ...nieuw, naam: '', definitie: {} })).toMatchObject({ status: 400, body: { invalidParams: [{ name: 'naam' }, { name: 'definitie' }] } });
    const gemaakt = await ben.post<{ indicatorId: string }>('/v1/indicatoren', nieuw);
    expect(gemaakt).toMatchObject({ status: 201, body: { positie: expect.any(String) } });
    const leeg = { ...indicator.versies[0]!.definitie, noemer: [] };
    expect(await ben.post('/v1/indicatoren', { ...nieuw, definitie: leeg })).toMatchObject({ status: 409, body: { reden: 'noemer-leeg' } });
    const klaar = await geevalueerd(rosa, { indicatorId: gemaakt.body.indicatorId, voorstel: { definitie: { ...definitie, per: 'plan' } }, plan: planId });
    expect(klaar).toMatchObject({ status: 'klaar', staand: { definitie } });
  });
});
