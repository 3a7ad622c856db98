import { randomUUID } from 'node:crypto';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import type { Client } from '../support/client.js';
import { startServerOn, unkindStores } from '../support/event-stores.js';
import { beleidsmedewerkerHouten, beleidsmedewerkerLopik, regiocoordinatorLekstroom, trekkerHouten } from '../support/medewerkers.js';
import {
  actieMet,
  type ActieWeergave,
  inlezen,
  type PlanWeergave,
  type SpoorAntwoord,
  statusVan,
  type Vastgelegd,
  voorbeeldLekstroom,
} from '../support/plannen.js';
import type { TestServer } from '../support/test-server.js';

const houten = 'GM0321';
const lopik = 'GM0331';

describe.each(unkindStores)('Een statusupdate op %s', (eventStore) => {
  let server: TestServer;
  let regio: Client;
  let trekker: Client;
  let planId: string;
  let thing: string;
  let plan: PlanWeergave;

  const pathOf = (code: string): string => `/v1/acties/${actieMet(plan, code).actieId}`;
  const etagOf = async (path: string): Promise<string> => (await regio.read(path)).headers.get('etag') ?? '';
  const gestart = { status: 'gestart', organisatie: houten, op: '2022-03-01' };

  beforeAll(async () => {
    server = await startServerOn(eventStore);
    regio = await server.as(regiocoordinatorLekstroom);
    trekker = await server.as(trekkerHouten);
    ({ planId } = await inlezen(regio, 'SV-LEKSTROOM', voorbeeldLekstroom));
    plan = (await regio.read<PlanWeergave>(`/v1/plannen/${planId}`)).body;
    thing = pathOf('1a');
  });
  afterAll(() => server.stop());

  it('van de trekker van Houten staat in actie, plan en spoor', async () => {
    const antwoord = await trekker.change<Vastgelegd>(`${thing}/statusupdates`, gestart);
    expect(antwoord).toMatchObject({ status: 201, body: { positie: expect.any(String), statusupdateId: expect.any(String) } });
    expect(antwoord.headers.get('location')).toBe(`${thing}/statusupdates`);

    const actie = await trekker.read<ActieWeergave>(thing);
    expect(actie.headers.get('etag')).toBe(antwoord.headers.get('etag'));
    expect(actie.body.uitvoeringen.find(({ organisatie }) => organisatie === houten)).toEqual({
      organisatie: houten,
      deelname: 'ja',
      zonderBesluit: true,
      status: 'gestart',
      sinds: '2022-03-01',
    });
    expect(statusVan(actieMet((await regio.read<PlanWeergave>(`/v1/plannen/${planId}`)).body, '1a'), houten)).toBe('gestart');

    const { regels } = (await regio.read<SpoorAntwoord>(`${thing}/spoor`)).body;
    expect(regels.at(-1)).toMatchObject({
      soort: 'actie-gestart',
      op: '2022-03-01',
      organisatie: houten,
      medewerker: { id: expect.any(String), rol: 'trekker', organisatie: houten },
      wijzigingen: [{ veld: 'status', oud: 'gepland', nieuw: 'gestart' }],
    });
  });

  it('telt vanaf haar eigen dag, en niet voor wie er nog niet van wist', async () => {
    const on = async (query: string): Promise<string | undefined> => statusVan((await regio.read<ActieWeergave>(`${thing}?${query}`)).body, houten);
    expect(await on('peildatum=2022-02-28')).toBe('gepland');
    expect(await on('peildatum=2022-03-01')).toBe('gestart');
    const { regels } = (await regio.read<SpoorAntwoord>(`${thing}/spoor`)).body;
    const recorded = Date.parse(regels.at(-1)?.geregistreerdOp ?? '');
    expect(await on(`peildatum=2022-03-01&bekendOp=${new Date(recorded - 1).toISOString()}`)).toBe('gepland');
    expect(await on(`peildatum=2022-03-01&bekendOp=${new Date(recorded).toISOString()}`)).toBe('gestart');
    expect(await regio.read(`${thing}?bekendOp=2021-06-01`)).toMatchObject({ status: 404 });
  });

  it('met dezelfde sleutel nogmaals is dezelfde, en staat eenmaal in het spoor', async () => {
    const [key, ifMatch] = [randomUUID(), await etagOf(thing)];
    const uitgevoerd = { status: 'uitgevoerd', organisatie: houten, op: '2022-06-01', resultaat: 'Twee trainingen gegeven.' };
    const send = (json: object) => trekker.post<Vastgelegd>(`${thing}/statusupdates`, json, { key, ifMatch });

    const [first, twin] = await Promise.all([send(uitgevoerd), send(uitgevoerd)]);
    const later = await send(uitgevoerd);
    expect([first.status, twin.status, later.status]).toEqual([201, 201, 201]);
    expect([twin.body, later.body]).toEqual([first.body, first.body]);
    const { regels } = (await regio.read<SpoorAntwoord>(`${thing}/spoor?soort=actie-uitgevoerd`)).body;
    expect(regels).toHaveLength(1);
    expect(await send({ ...uitgevoerd, op: '2022-06-02' })).toMatchObject({ status: 409, body: { reden: 'sleutel-hergebruikt' } });
  });

  it('op een verouderde stand is 412 met de ETag van nu, zonder If-Match of sleutel 428', async () => {
    const stale = await trekker.post(`${thing}/statusupdates`, { ...gestart, status: 'hervat' }, { ifMatch: '"0"' });
    expect(stale).toMatchObject({ status: 412, body: { status: 412, detail: expect.stringMatching(/opnieuw/) } });
    expect(stale.headers.get('etag')).toBe(await etagOf(thing));

    expect(await trekker.post(`${thing}/statusupdates`, gestart)).toMatchObject({ status: 428, body: { title: expect.stringMatching('If-Match') } });
    const headers = { 'content-type': 'application/json', 'if-match': await etagOf(thing) };
    const keyless = await trekker.send('POST', `${thing}/statusupdates`, { headers, body: JSON.stringify(gestart) });
    expect(keyless).toMatchObject({ status: 428, body: { title: expect.stringMatching('Idempotency-Key') } });
  });

  it('van twee mensen tegelijk op dezelfde stand: de een slaagt, de ander krijgt 412', async () => {
    const path = pathOf('1b');
    const ifMatch = await etagOf(path);
    const loes = await server.as(beleidsmedewerkerLopik);
    const answers = await Promise.all([
      trekker.post(`${path}/statusupdates`, gestart, { ifMatch }),
      loes.post(`${path}/statusupdates`, { ...gestart, organisatie: lopik }, { ifMatch }),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 412]);
  });

  const refusal = (reden: string) => ({
    status: 409,
    body: {
      type: `urn:actiespoor:probleem:${reden}`,
      reden,
      title: expect.any(String),
      detail: expect.stringMatching(/^[A-Z].{20,}\.$/),
      instance: expect.stringMatching(/statusupdates$/),
    },
  });

  it.each([
    { wat: 'een datum die nog niet is geweest', code: '1f', update: { status: 'gestart', op: '2099-01-01' }, reden: 'in-de-toekomst' },
    { wat: 'een tweede begin op een andere dag', code: '1g', update: { status: 'gestart', op: '2022-04-01' }, reden: 'actie-al-gestart' },
    { wat: 'hervatten wat niet is onderbroken', code: '1g', update: { status: 'hervat', op: '2022-04-01' }, reden: 'actie-niet-onderbroken' },
    { wat: 'een datum voor de laatste status', code: '1g', update: { status: 'uitgevoerd', op: '2022-01-01' }, reden: 'later-feit' },
    {
      wat: 'evalueren wat niet is uitgevoerd',
      code: '1f',
      update: { status: 'geevalueerd', op: '2022-04-01', conclusie: 'Goed.' },
      reden: 'actie-niet-uitgevoerd',
    },
    { wat: 'een actie met deelacties', code: '3b', update: { status: 'gestart', op: '2022-04-01' }, reden: 'heeft-deelacties' },
    { wat: 'een actie die een ander uitvoert', code: '1d', update: { status: 'gestart', op: '2022-04-01' }, reden: 'voert-niet-uit' },
  ])('wordt geweigerd bij $wat, met een zin die zegt wat te doen', async ({ code, update, reden }) => {
    const path = pathOf(code);
    if (reden === 'actie-al-gestart') expect(await trekker.change(`${path}/statusupdates`, gestart)).toMatchObject({ status: 201 });
    const before = await etagOf(path);
    expect(await trekker.change(`${path}/statusupdates`, { organisatie: houten, ...update })).toMatchObject(refusal(reden));
    expect(await etagOf(path)).toBe(before);
  });

  it('kan niet van wie besloot niet mee te doen; na een nieuw besluit weer wel', async () => {
    const hanna = await server.as(beleidsmedewerkerHouten);
    const path = pathOf('3a');
    const besluit = (woord: string) =>
      hanna.change(`${path}/deelnames`, { organisatie: houten, besluit: woord, op: '2022-01-10', motief: 'Keuze van de gemeente' });
    expect(await besluit('nee')).toMatchObject({ status: 201 });
    expect(await trekker.change(`${path}/statusupdates`, gestart)).toMatchObject(refusal('neemt-niet-deel'));
    const actie = (await regio.read<ActieWeergave>(path)).body;
    expect(actie.uitvoeringen.find(({ organisatie }) => organisatie === houten)).toEqual({ organisatie: houten, deelname: 'nee' });
    expect(actie.samenvatting.tekst).toContain('1 van 5 neemt niet deel');
    expect(await besluit('ja')).toMatchObject({ status: 201 });
    expect(await trekker.change(`${path}/statusupdates`, gestart)).toMatchObject({ status: 201 });
  });

  it('die niet klopte wordt gecorrigeerd, en blijft in het spoor staan', async () => {
    const path = pathOf('1h');
    const fout = await trekker.change<Vastgelegd & { statusupdateId: string }>(`${path}/statusupdates`, gestart);
    const correctie = { vervangt: fout.body.statusupdateId, organisatie: houten, status: 'gestart', op: '2022-05-01' };
    expect(await trekker.change(`${path}/correcties`, correctie)).toMatchObject({ status: 201 });
    const { uitvoeringen } = (await regio.read<ActieWeergave>(path)).body;
    expect(uitvoeringen.find(({ organisatie }) => organisatie === houten)).toMatchObject({ status: 'gestart', sinds: '2022-05-01' });
    const { regels } = (await regio.get<{ regels: readonly { soort: string }[] }>(`${path}/statusupdates`)).body;
    expect(regels.map(({ soort }) => soort)).toEqual(['actie-gestart', 'status-gecorrigeerd']);
  });
});
