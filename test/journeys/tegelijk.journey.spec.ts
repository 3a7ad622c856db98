import { randomUUID } from 'node:crypto';

import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';

import type { Answer, Client } from '../support/client.js';
import { regiocoordinatorLekstroom } from '../support/medewerkers.js';
import { actiesVan, bytesOf, doorvoeren, inlezen, lezen, type PlanWeergave, voorbeeldLekstroom } from '../support/plannen.js';
import { startTestServer, type TestServer } from '../support/test-server.js';

interface Vastgelegd {
  readonly actieId: string;
  readonly knoopId: string;
  readonly reden?: string;
}

type Opdracht = () => Promise<Answer<Vastgelegd>>;

const rondes = Array.from({ length: 20 }, (_, ronde) => ronde);
const acht = Array.from({ length: 8 }, (_, index) => index);
const begin = '2021-01-01';

/** The day after so many others. */
const dag = (aantal: number): string => new Date(Date.UTC(2021, 0, 1 + aantal)).toISOString().slice(0, 10);

describe('Acht opdrachten tegelijk', () => {
  let server: TestServer;
  let regio: Client;
  let planId: string;

  const etag = async (path: string): Promise<string> => (await regio.read<unknown>(path)).headers.get('etag') ?? '';
  const actie = async (more: object = {}): Promise<string> => {
    const body = { omschrijving: `Actie ${randomUUID()}`, soort: 'actie', volgorde: 1, op: begin, schaal: { tekst: 'Regionaal', soort: 'regionaal' }, ...more };
    return (await regio.post<Vastgelegd>(`/v1/plannen/${planId}/acties`, body)).body.actieId;
  };
  const knoop = async (): Promise<string> => {
    const body = { niveau: 'actielijn', titel: `Lijn ${randomUUID()}`, volgorde: 1, op: begin };
    return (await regio.change<Vastgelegd>(`/v1/plannen/${planId}/knopen`, body)).body.knoopId;
  };

  /** A write on a thing as it is now, to be sent later. */
  const klaar = async (thing: string, path: string, json: object): Promise<Opdracht> => {
    const ifMatch = await etag(thing);
    return () => regio.post<Vastgelegd>(`${thing}/${path}`, json, { ifMatch });
  };
  const opname = (code: string): Opdracht => {
    const body = { omschrijving: `Actie ${randomUUID()}`, soort: 'actie', volgorde: 1, op: begin, code };
    return () => regio.post<Vastgelegd>(`/v1/plannen/${planId}/acties`, body);
  };
  const wijziging = (actieId: string, code: string): Promise<Opdracht> => klaar(`/v1/acties/${actieId}`, 'wijzigingen', { code, op: begin });

  const tegelijk = async (opdrachten: readonly Opdracht[]): Promise<readonly Answer<Vastgelegd>[]> => Promise.all(opdrachten.map((opdracht) => opdracht()));

  /** Of all at once, one is recorded; every other is told why not, or that another was first. */
  const eenWint = async (opdrachten: readonly Opdracht[]): Promise<void> => {
    const antwoorden = await tegelijk(opdrachten);
    const gewonnen = antwoorden.filter(({ status }) => status === 201);
    const verloren = antwoorden.filter(({ status }) => status === 409 || status === 412);
    expect([gewonnen.length, verloren.length]).toEqual([1, antwoorden.length - 1]);
  };
  const geenSignaal = async (): Promise<void> => expect((await regio.read<{ signalen: readonly object[] }>('/v1/signalen')).body.signalen).toEqual([]);

  beforeAll(async () => {
    server = await startTestServer();
    regio = await server.as(regiocoordinatorLekstroom);
  });
  beforeEach(async () => {
    const plan = { titel: `Plan ${randomUUID()}`, soort: 'regionaal', eigenaar: 'SV-LEKSTROOM', periode: {}, niveaus: ['actielijn'], op: begin };
    ({ planId } = (await regio.post<{ planId: string }>('/v1/plannen', plan)).body);
  });
  afterAll(() => server.stop());

  it('geven één nieuwe actie een code', async () => {
    for (const ronde of rondes) await eenWint(acht.map(() => opname(`n${String(ronde)}`)));
    await geenSignaal();
  });

  it('geven één actie een code, of die nieuw is of een andere code had', async () => {
    const acties = await Promise.all(acht.map((index) => actie({ code: `a${String(index)}` })));
    for (const ronde of rondes) {
      const code = `w${String(ronde)}`;
      await eenWint(await Promise.all(acties.map((actieId) => wijziging(actieId, code))));
      const half = await Promise.all(acties.slice(0, 4).map((actieId) => wijziging(actieId, `${code}b`)));
      await eenWint([...half, ...acht.slice(4).map(() => opname(`${code}b`))]);
    }
    await geenSignaal();
  });

  it('herstellen één van de acties die na elkaar dezelfde code hadden', async () => {
    const acties: string[] = [];
    for (const index of acht) {
      acties.push(await actie({ code: 'h', op: dag(index) }));
      await regio.change(`/v1/acties/${acties[index]!}/vervallenverklaringen`, { motief: 'Gaat niet door', op: dag(index + 1) });
    }
    for (const ronde of rondes) {
      const herstel = { motief: 'Toch wel', op: dag(100 + ronde * 2) };
      const opdrachten = await Promise.all(acties.map((actieId) => klaar(`/v1/acties/${actieId}`, 'herstellingen', herstel)));
      const antwoorden = await tegelijk(opdrachten);
      expect(antwoorden.map(({ status }) => status).toSorted()).toEqual([201, ...Array.from({ length: 7 }, () => 409)]);
      const hersteld = acties[antwoorden.findIndex(({ status }) => status === 201)]!;
      await regio.change(`/v1/acties/${hersteld}/vervallenverklaringen`, { motief: 'Weer niet', op: dag(101 + ronde * 2) });
    }
    await geenSignaal();
  });

  it('geven één onderdeel een code: nieuw, gewijzigd, door splitsen of door samenvoegen', async () => {
    const plan = `/v1/plannen/${planId}`;
    for (const ronde of rondes) {
      const [code, op] = [`k${String(ronde)}`, '2021-02-01'];
      const [a, b, c, d] = [await knoop(), await knoop(), await knoop(), await knoop()];
      const nieuw = { niveau: 'actielijn', titel: 'Nieuw', volgorde: 1, code };
      const delen = [
        { ...nieuw, acties: [] },
        { ...nieuw, code: `${code}x`, acties: [] },
      ];
      const soorten = [
        ['knopen', { ...nieuw, op }],
        [`knopen/${a}/wijzigingen`, { code, op }],
        [`knopen/${b}/splitsingen`, { delen, op }],
        [`knopen/${c}/samenvoegingen`, { knopen: [d], nieuw, op }],
      ] as const;
      await eenWint(await Promise.all([...soorten, ...soorten].map(([path, json]) => klaar(plan, path, json))));
    }
    await geenSignaal();
  });

  it('geven één actie een code, ook als een document dat meteen ook doet', async () => {
    ({ planId } = await inlezen(regio, 'SV-LEKSTROOM', voorbeeldLekstroom));
    const acties = actiesVan((await regio.read<PlanWeergave>(`/v1/plannen/${planId}`)).body).slice(0, 7);
    const geldigVanaf = new Date().toISOString().slice(0, 10);
    for (const ronde of rondes.slice(0, 10)) {
      const code = `9${String.fromCharCode(97 + ronde)}`;
      const document = `${voorbeeldLekstroom.trimEnd()}\n${code}. Een afspraak ${String(ronde)}\tRegionaal\tNog te doen\tGemeente\t2022\n`;
      const { importId } = (await lezen(regio, 'SV-LEKSTROOM', bytesOf(document))).body;
      const wijzigingen = await Promise.all(acties.map(({ actieId }) => klaar(`/v1/acties/${actieId}`, 'wijzigingen', { code, op: geldigVanaf })));
      const [ingelezen, ...gewijzigd] = await Promise.all([doorvoeren(regio, importId), ...wijzigingen.map((opdracht) => opdracht())]);
      expect([201, 409]).toContain(ingelezen?.status);
      expect(gewijzigd.filter(({ status }) => status === 201).length).toBeLessThanOrEqual(1);
      const na = actiesVan((await regio.read<PlanWeergave>(`/v1/plannen/${planId}`)).body);
      expect(na.filter((een) => een.code === code)).toHaveLength(1);
    }
    await geenSignaal();
  });

  it('verdelen een actie in deelacties of melden over het geheel, en niet allebei', async () => {
    for (const ronde of rondes) {
      const hoofdactieId = await actie();
      const deel = { omschrijving: 'Deel', soort: 'actie', volgorde: 1, op: begin, hoofdactieId };
      const melding = { status: 'gestart', organisatie: 'SV-LEKSTROOM', op: '2021-03-01' };
      const meldingen = await Promise.all(acht.slice(4).map(() => klaar(`/v1/acties/${hoofdactieId}`, 'statusupdates', melding)));
      const delen = acht.slice(4).map(
        (index): Opdracht =>
          () =>
            regio.post(`/v1/plannen/${planId}/acties`, { ...deel, omschrijving: `Deel ${String(ronde)} ${String(index)}` }),
      );
      const antwoorden = await tegelijk(meldingen.flatMap((een, index) => [een, delen[index]!]));
      const gelukt = antwoorden.flatMap(({ status }, index) => (status === 201 ? [index % 2] : []));
      expect(antwoorden.map(({ status }) => status).filter((status) => ![201, 409, 412].includes(status))).toEqual([]);
      expect(new Set(gelukt).size).toBe(1);
    }
    await geenSignaal();
  });
});
