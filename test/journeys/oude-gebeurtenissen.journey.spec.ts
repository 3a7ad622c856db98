import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { exportBundle, memoryWortelStore, verifyStore } from '@actiespoor/integrity';
import { upcasters } from '@actiespoor/plan/events';
import { projectionNamed, projectionNames, rebuild } from '@actiespoor/platform';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import type { VastgesteldeInhoudAntwoord, VerschilAntwoord } from '../../apps/api/src/verschillen/antwoorden.js';
import { runScript } from '../../libs/integrity/test/run-script.js';
import { holding } from '../../libs/integrity/test/tampered.js';
import type { Client } from '../support/client.js';
import { eventStores, startServerAfter } from '../support/event-stores.js';
import { readEverything } from '../support/evidence.js';
import { beleidsmedewerkerWestBetuwe } from '../support/medewerkers.js';
import { aantallen, eersteLijn, gewijzigde, planId, planning, schaal, schrijfOudPlan, tweedeLijn, vastgesteldeHash, verhangene } from '../support/oud-plan.js';
import { actieMet, type PlanWeergave, type SpoorAntwoord, statusVan, type Vastgelegd } from '../support/plannen.js';
import type { TestServer } from '../support/test-server.js';

interface Geschiedenis {
  readonly regels: readonly (Readonly<Record<string, unknown>> & { readonly gebeurtenisId: string; readonly soort: string })[];
}

const unsigned = { wortels: memoryWortelStore() };
const trustNobody = { sleutels: [] };

describe.each(eventStores)("Een plan dat eerdere programma's vastlegden, in %s", (eventStore) => {
  let server: TestServer;
  let wil: Client;
  const plan = `/v1/plannen/${planId}`;
  const actie = `/v1/acties/${gewijzigde}`;

  const planOn = async (query = ''): Promise<PlanWeergave> => (await wil.read<PlanWeergave>(`${plan}${query}`)).body;
  const regelsVan = async (path: string): Promise<Geschiedenis['regels']> => (await wil.read<Geschiedenis>(path)).body.regels;
  const spoor = async (path: string): Promise<SpoorAntwoord['regels']> => (await wil.read<SpoorAntwoord>(path)).body.regels;
  const verloop = (regels: SpoorAntwoord['regels']) =>
    regels.map(({ soort, wijzigingen }) => [soort, ...wijzigingen.map(({ veld, oud, nieuw }) => [veld, oud, nieuw])]);
  const stored = async () =>
    (await readEverything(server.platform.eventStore)).filter(({ stream }) =>
      [`plan-${planId}`, `actie-${gewijzigde}`, `actie-${verhangene}`].includes(stream),
    );

  beforeAll(async () => {
    server = await startServerAfter(eventStore, schrijfOudPlan);
    wil = await server.as(beleidsmedewerkerWestBetuwe);
    const head = await server.platform.eventStore.head();
    await wil.get(`${plan}?wachtOp=${head ?? ''}`);
  });
  afterAll(() => server.stop());

  it('staat er zoals het nu is', async () => {
    const nu = await planOn();
    expect(nu.knopen.map(({ knoopId, acties }) => [knoopId, acties.map(({ code }) => code)])).toEqual([
      [eersteLijn, []],
      [tweedeLijn, ['1a', '1b']],
    ]);
    expect(actieMet(nu, '1a')).toMatchObject({ omschrijving: 'Samen oefenen met alle partners', planning: planning.later, schaal });
    expect(statusVan(actieMet(nu, '1a'), 'GM1960')).toBe('gestart');
    expect(actieMet(nu, '1b').planning).toMatchObject(planning.later);
    expect(nu.vaststelling.vastgesteld).toEqual({ orgaan: 'College', besluitnummer: 'B22.114', inhoudHash: vastgesteldeHash, op: '2022-06-21' });
  });

  it('staat er op een peildatum zoals het toen was', async () => {
    const toen = await planOn('?peildatum=2022-08-31');
    expect(toen.knopen.map(({ knoopId, acties }) => [knoopId, acties.map(({ code }) => code)])).toEqual([
      [eersteLijn, ['1a', '1b']],
      [tweedeLijn, []],
    ]);
    expect(actieMet(toen, '1a')).toMatchObject({ omschrijving: 'Samen oefenen', planning: planning.eerst, schaal: { tekst: 'Lokaal' } });
    expect(actieMet(await planOn('?peildatum=2022-09-30'), '1a')).toMatchObject({ omschrijving: 'Samen oefenen', planning: planning.later });
    expect(actieMet(await planOn('?bekendOp=2022-06-30'), '1a').planning).toMatchObject(planning.eerst);
  });

  it('is nog de tekst die is vastgesteld, en verschilt daarvan in wat er daarna kwam', async () => {
    expect((await wil.read<VastgesteldeInhoudAntwoord>(`${plan}/vaststellingen/inhoud`)).body).toMatchObject({
      inhoudHash: vastgesteldeHash,
      herberekend: vastgesteldeHash,
      klopt: true,
    });
    const { body } = await wil.read<VerschilAntwoord>(`${plan}/verschillen?van=vaststelling`);
    expect(body.aantallen).toMatchObject({ toegevoegd: 0, gewijzigd: 2, verplaatst: 2, vervallen: 0, status: 1, redactioneel: 0 });
    const wijzigingen = body.onderdelen.flatMap(({ regels }) => regels.flatMap((regel) => regel.wijzigingen));
    expect(wijzigingen).toContainEqual({ veld: 'planning', oud: 'najaar 2022', nieuw: '2023' });
  });

  it('heeft in het spoor een regel van elke gebeurtenis, in volgorde, van oud naar nieuw', async () => {
    expect(verloop(await spoor(`${actie}/spoor`))).toEqual([
      [
        'actie-opgenomen',
        ['code', null, '1a'],
        ['soort', null, 'actie'],
        ['omschrijving', null, 'Samen oefenen'],
        ['schaal', null, 'Lokaal'],
        ['knoopId', null, eersteLijn],
      ],
      ['planning-vastgelegd', ['planning', null, 'najaar 2022']],
      ['planning-vastgelegd', ['planning', 'najaar 2022', '2023']],
      [
        'actie-gewijzigd',
        ['omschrijving', 'Samen oefenen', 'Samen oefenen met alle partners'],
        ['schaal', 'Lokaal', schaal.tekst],
        ['knoopId', eersteLijn, tweedeLijn],
      ],
      ['actie-gestart', ['status', 'gepland', 'gestart']],
    ]);
    expect(verloop(await spoor(`/v1/acties/${verhangene}/spoor`)).slice(1)).toEqual([
      ['actie-verplaatst', ['knoopId', eersteLijn, tweedeLijn]],
      ['planning-vastgelegd', ['planning', null, '2023']],
    ]);
    expect(await spoor(`${plan}/spoor`)).toHaveLength(aantallen.plan + aantallen.gewijzigde + aantallen.verhangene);
  });

  it('is in het spoor te vinden met de woorden van nu en met die van vroeger', async () => {
    const soorten = async (query: string) => (await spoor(`${plan}/spoor?${query}`)).map(({ soort }) => soort);
    expect(await soorten('soort=planning-bijgesteld')).toEqual(await soorten('soort=planning-vastgelegd'));
    expect(await soorten('soort=planning-bijgesteld')).toHaveLength(3);
    expect(await soorten('veld=inhoud')).toEqual(['plan-vastgesteld']);
    expect(await soorten('veld=inhoudHash')).toEqual(['plan-vastgesteld']);
    expect(await soorten('veld=knoopId')).toEqual(['actie-opgenomen', 'actie-opgenomen', 'actie-gewijzigd', 'actie-verplaatst']);
    expect(await soorten(`knoop=${tweedeLijn}`)).toEqual(['knoop-toegevoegd', 'actie-gewijzigd', 'actie-verplaatst']);
  });

  it('heeft een geschiedenis in de vormen van nu', async () => {
    expect(await regelsVan(`${actie}/planningen`)).toMatchObject([
      { soort: 'planning-vastgelegd', oud: null, nieuw: planning.eerst },
      { soort: 'planning-vastgelegd', oud: planning.eerst, nieuw: planning.later },
    ]);
    const [opgenomen, gewijzigd, verplaatst] = await regelsVan(`${actie}/wijzigingen`);
    expect([opgenomen?.soort, gewijzigd?.soort, verplaatst?.soort]).toEqual(['actie-opgenomen', 'actie-gewijzigd', 'actie-verplaatst']);
    expect(verplaatst).toMatchObject({ oud: eersteLijn, nieuw: tweedeLijn, geconsulteerd: 'Werkgroep', gebeurtenisId: gewijzigd?.gebeurtenisId });
    const [besluit] = await regelsVan(`${plan}/vaststellingen`);
    expect(besluit).toMatchObject({ soort: 'plan-vastgesteld', inhoudHash: vastgesteldeHash });
    expect(besluit).not.toHaveProperty('inhoud');
  });

  it('krijgt een nieuw besluit op grond van wat er staat', async () => {
    const revisie = async (path: string) => (await wil.read(path)).headers.get('etag');
    const before = await revisie(actie);
    const zelfde = { ...planning.later, zekerheid: undefined, op: '2023-02-01' };
    const { headers } = await wil.change<Vastgelegd>(`${actie}/wijzigingen`, {
      knoopId: tweedeLijn,
      omschrijving: 'Samen oefenen met alle partners',
      op: '2023-02-01',
    });
    expect([headers.get('etag') ?? before, await revisie(actie)]).toEqual([before, before]);
    expect((await wil.change(`${actie}/planningen`, zelfde)).status).toBe(201);
    expect(await revisie(actie)).toBe(before);

    expect(await wil.change(`${actie}/planningen`, { tekst: '2024', soort: 'periode', van: '2024', op: '2023-02-01', reden: 'Later' })).toMatchObject({
      status: 201,
    });
    expect((await regelsVan(`${actie}/planningen`)).at(-1)).toMatchObject({ oud: planning.later, nieuw: { tekst: '2024' }, reden: 'Later' });
    expect(await wil.change(`${actie}/wijzigingen`, { knoopId: eersteLijn, code: '2a', op: '2023-02-01' })).toMatchObject({ status: 201 });
    expect((await spoor(`${actie}/spoor`)).slice(-2).map(({ soort }) => soort)).toEqual(['actie-gewijzigd', 'actie-verplaatst']);
    expect(actieMet(await planOn(), '2a').knoopId).toBe(eersteLijn);
  });

  it('krijgt een weigering op grond van wat er staat', async () => {
    const start = { status: 'gestart', organisatie: 'GM1960', op: '2023-03-01' };
    expect(await wil.change(`${actie}/statusupdates`, start)).toMatchObject({ status: 409 });
    expect(await wil.change(`${plan}/vaststellingen`, { orgaan: 'Raad', datum: '2023-03-01' })).toMatchObject({ status: 409 });
    expect(await wil.change(`/v1/acties/${verhangene}/wijzigingen`, { code: '2a', op: '2023-03-01' })).toMatchObject({ status: 409 });
  });

  it('staat nog in de store zoals het geschreven is, oud naast nieuw in één stroom', async () => {
    const shapes = (await stored()).filter(({ stream }) => stream === `actie-${gewijzigde}`).map(({ type, version }) => `${type}@${version}`);
    expect(shapes).toEqual([
      'ActieOpgenomen@1',
      'PlanningVastgelegd@1',
      'PlanningBijgesteld@1',
      'ActieGewijzigd@1',
      'ActieGestart@1',
      'PlanningVastgelegd@2',
      'ActieGewijzigd@2',
      'ActieVerplaatst@1',
    ]);
  });

  it('is na te gaan, ook door een ander, en wie een oude gebeurtenis in de nieuwe vorm zet valt op', async () => {
    const events = await readEverything(server.platform.eventStore);
    expect(await verifyStore({ store: server.platform.eventStore, ...unsigned }, trustNobody)).toMatchObject({
      bevindingen: [],
      gebeurtenissen: events.length,
    });
    const rewritten = events.map((event) => {
      const [lifted] = event.type === 'PlanVastgesteld' ? upcasters['PlanVastgesteld@1'](event) : [];
      return lifted ? { ...event, version: lifted.version, data: lifted.data } : event;
    });
    const { bevindingen } = await verifyStore({ store: holding(rewritten), ...unsigned }, trustNobody);
    expect(bevindingen).toMatchObject([{ soort: 'gewijzigd', stream: `plan-${planId}`, revisie: 3n }]);

    const folder = await mkdtemp(join(tmpdir(), 'actiespoor-bundel-'));
    try {
      await exportBundle({ store: server.platform.eventStore, ...unsigned, ...trustNobody, folder, clock: () => '2026-11-23T12:00:00.000Z' });
      expect(await runScript(folder)).toMatchObject({ fouten: [] });
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  it.each(projectionNames)('geeft na een herbouw van %s hetzelfde te lezen', async (name) => {
    const seen = async () => [await planOn(), await spoor(`${plan}/spoor?aantal=500`), await regelsVan(`${actie}/planningen`)];
    const before = await seen();
    const { signal } = new AbortController();
    await rebuild(server.platform, projectionNamed(name), { signal });
    expect(await seen()).toEqual(before);
  });
});
