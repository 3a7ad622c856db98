import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { landelijk } from '../../libs/veilig-thuis-import/test/landelijk.js';
import { v3 } from '../../libs/veilig-thuis-import/test/voorbeeldtabel.js';
import type { Answer, Client } from '../support/client.js';
import { inOne, load } from '../support/cijfers.js';
import { afgerond } from '../support/evaluaties.js';
import { beheerder, regiocoordinatorLekstroom } from '../support/medewerkers.js';
import { bytesOf, voorbeeldLekstroom } from '../support/plannen.js';
import { startTestServer, type TestServer } from '../support/test-server.js';

interface Document {
  readonly paths: Readonly<Record<string, { readonly post?: object }>>;
}

type Body = Readonly<Record<string, string | undefined>> & {
  readonly knopen?: readonly string[];
  readonly versies?: readonly { readonly definitie: object }[];
};

const op = '2022-03-01';
const gemeente = 'SV-LEKSTROOM';
const knoop = (titel: string) => ({ niveau: 'actielijn', titel, volgorde: 1, op });

describe('Het antwoord op wat u vastlegt', () => {
  let server: TestServer;
  let regio: Client;
  let beheer: Client;
  let document: Document;
  const written = new Set<string>();

  /** A write to a path of the document, with its ids filled in. */
  const filled = (path: string, ids: Readonly<Record<string, string | undefined>>): string =>
    `/v1${path.replace(/\{(\w+)\}/g, (_, name: string) => ids[name] ?? '')}`;

  const told = ({ status, body }: Answer<Body>, path: string): Body => {
    expect([path, status, body]).toEqual([path, 201, body]);
    written.add(path);
    return body;
  };

  const whoFor = (path: string): Client => (path.startsWith('/indicatoren') ? beheer : regio);

  const make = async (path: string, json: object, ids: Readonly<Record<string, string | undefined>> = {}): Promise<Body> =>
    told(await whoFor(path).post<Body>(filled(path, ids), json), path);

  const change = async (path: string, json: object, ids: Readonly<Record<string, string | undefined>>): Promise<Body> => {
    const who = whoFor(path);
    const [, collection = '', name = ''] = /^\/(\w+)\/\{(\w+)\}/.exec(path) ?? [];
    const { headers } = await who.read(`/v1/${collection}/${ids[name] ?? ''}`);
    return told(await who.post<Body>(filled(path, ids), json, { ifMatch: headers.get('etag') ?? '' }), path);
  };

  const schrijfPlan = async (): Promise<string | undefined> => {
    const { kaderId } = await make('/kaders', { titel: 'Regiovisie', soort: 'regiovisie', periode: {}, onderdelen: [], verplichtingen: [], op: '2021' });
    const { planId } = await make('/plannen', {
      titel: 'Plan',
      soort: 'regionaal',
      eigenaar: gemeente,
      periode: {},
      kaderId,
      niveaus: ['actielijn'],
      op: '2022',
    });
    const { knoopId } = await change('/plannen/{planId}/knopen', { ...knoop('Een'), op }, { planId });
    const { knoopId: tweede } = await change('/plannen/{planId}/knopen', knoop('Twee'), { planId });
    await change('/plannen/{planId}/knopen/{knoopId}/wijzigingen', { titel: 'Eén', op }, { planId, knoopId });
    await change('/plannen/{planId}/knopen/{knoopId}/verplaatsingen', { volgorde: 9, op }, { planId, knoopId });
    await change('/plannen/{planId}/knopen/{knoopId}/samenvoegingen', { knopen: [tweede], op }, { planId, knoopId });
    const delen = ['A', 'B'].map((titel) => ({ niveau: 'actielijn', titel, volgorde: 1, acties: [] }));
    await change('/plannen/{planId}/knopen/{knoopId}/splitsingen', { delen, op }, { planId, knoopId });
    await change('/plannen/{planId}/knopen/{knoopId}/teruggenomen-herindelingen', { motief: 'Een andere dag', op }, { planId, knoopId });
    await change('/plannen/{planId}/geplande-vaststellingen', { orgaan: 'College', verwacht: '2022-06', op }, { planId });
    const { consultatieId } = await change(
      '/plannen/{planId}/consultaties',
      { soort: 'advies', onderwerp: 'Concept', deelnemers: [], verwacht: '2022-04', op },
      { planId },
    );
    await change('/plannen/{planId}/consultaties/{consultatieId}/afzeggingen', { motief: 'Te vroeg', op }, { planId, consultatieId });
    await change('/plannen/{planId}/consultaties/{consultatieId}/verzettingen', { verwacht: '2022-05', op }, { planId, consultatieId });
    await change('/plannen/{planId}/consultaties/{consultatieId}/verslagen', { op: '2022-04-02' }, { planId, consultatieId });
    await change(
      '/plannen/{planId}/consultaties/{consultatieId}/teruggenomen-verslagen',
      { motief: 'Een andere dag', op: '2022-04-02' },
      { planId, consultatieId },
    );
    await change('/plannen/{planId}/vaststellingen', { orgaan: 'College', datum: '2022-06-21' }, { planId });
    await change('/plannen/{planId}/teruggenomen-vaststellingen', { motief: 'Een andere dag', op: '2022-06-21' }, { planId });
    return planId;
  };

  const schrijfActie = async (planId: string | undefined): Promise<void> => {
    const schaal = { tekst: 'Regionaal', soort: 'regionaal' };
    const { actieId } = await make('/plannen/{planId}/acties', { omschrijving: 'Oefenen', soort: 'actie', schaal, volgorde: 1, op }, { planId });
    const of = (path: string, json: object): Promise<Body> => change(`/acties/{actieId}/${path}`, { op, ...json }, { actieId });
    await of('wijzigingen', { code: '1a' });
    await of('koppelingen', { soort: 'buitenPlan', doel: 'Elders', tekst: 'Elders' });
    await of('dekkingen', { tekst: 'Uit de begroting', zekerheid: 'definitief' });
    await of('resultaten', { resultaat: 'Geoefend' });
    await of('standen-van-zaken', { standVanZaken: 'Bezig' });
    await of('planningen', { tekst: 'Doorlopend', soort: 'doorlopend' });
    const { trekkerId } = await of('trekkers', { tekst: 'Regio', soort: 'organisatie', organisatie: gemeente });
    await of('ontheffingen', { trekkerId });
    await of('actoren', { tekst: 'Politie' });
    await of('deelnames', { organisatie: gemeente, besluit: 'ja' });
    await of('teruggenomen-deelnames', { organisatie: gemeente, motief: 'Nog niet besloten' });
    const { statusupdateId } = await of('statusupdates', { status: 'gestart', organisatie: gemeente });
    await of('correcties', { vervangt: statusupdateId, organisatie: gemeente, status: 'gestart', op: '2022-03-02' });
    await of('bijeenkomsten', { organisatie: gemeente, op: '2022-03-03' });
    await of('teruggenomen-bijeenkomsten', { organisatie: gemeente, nummer: 1, motief: 'Een andere actie', op: '2022-03-03' });
    await of('vervallenverklaringen', { motief: 'Klaar', op: '2022-12-31' });
    await of('herstellingen', { motief: 'Toch niet', op: '2022-12-31' });
    await change('/plannen/{planId}/intrekkingen', { motief: 'Voorbij', op: '2023' }, { planId });
    await change('/plannen/{planId}/herstellingen', { motief: 'Toch niet', op: '2023' }, { planId });
  };

  const schrijfCijfers = async (): Promise<void> => {
    const { body } = await beheer.read<{ readonly indicatoren: readonly Body[] }>('/v1/indicatoren');
    const [bestaand] = body.indicatoren;
    const definitie = bestaand?.versies?.[0]?.definitie;
    const { indicatorId } = await make('/indicatoren', { naam: 'Aandeel', omschrijving: 'Wat is gedaan', definitie, op });
    const herzien = { ...definitie, teller: ['uitgevoerd'] };
    await change('/indicatoren/{indicatorId}/herzieningen', { definitie: herzien, motief: 'Beter', op: '2022-04-01' }, { indicatorId });
    const { evaluatieId = '' } = await make('/evaluaties', { indicatorId: bestaand?.['indicatorId'], voorstel: { versie: 1 } });
    await afgerond(regio, evaluatieId);
  };

  const schrijfLevering = async (): Promise<void> => {
    const { leveringId } = told(await load<Body>(beheer, await inOne(v3(landelijk))), '/veilig-thuis/leveringen');
    const intrekkingen = '/veilig-thuis/leveringen/{leveringId}/intrekkingen';
    told(await beheer.change<Body>(filled(intrekkingen, { leveringId }), { motief: 'Een proeftabel' }), intrekkingen);
  };

  const schrijfImport = async (): Promise<void> => {
    const proef = told(await regio.upload<Body>(`/v1/imports?eigenaar=${gemeente}`, bytesOf(voorbeeldLekstroom)), '/imports');
    await make('/imports/{importId}/doorvoeringen', {}, { importId: proef['importId'] });
  };

  beforeAll(async () => {
    server = await startTestServer();
    [regio, beheer] = [await server.as(regiocoordinatorLekstroom), await server.as(beheerder)];
    document = (await server.stranger.get<Document>('/v1/openapi.json')).body;
    await schrijfActie(await schrijfPlan());
    await schrijfCijfers();
    await schrijfLevering();
    await schrijfImport();
  });
  afterAll(() => server.stop());

  // The client compares each answer with the document.
  it('is van elke bewerking zoals het document belooft', () => {
    const posts = Object.entries(document.paths).flatMap(([path, { post }]) => (post ? [path] : []));
    // The time in which an evaluation can be stopped is short; the answer has the form of that of a new one.
    expect(posts.filter((path) => !written.has(path)).toSorted()).toEqual(['/evaluaties/{evaluatieId}/hervattingen', '/evaluaties/{evaluatieId}/stops']);
  });
});
