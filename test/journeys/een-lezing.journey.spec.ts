import type { EventStore } from '@actiespoor/event-store';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import type { Client } from '../support/client.js';
import { beleidsmedewerkerHouten, beleidsmedewerkerWestBetuwe } from '../support/medewerkers.js';
import { startTestServer, type TestServer } from '../support/test-server.js';

const op = '2022-01-10';
const plan = { titel: 'Samen verder', soort: 'lokaal', eigenaar: 'GM0321', periode: { van: '2022', tot: '2025' }, niveaus: ['actielijn'], op };
const actie = { omschrijving: 'Overleg opzetten', soort: 'actie', code: '1a', volgorde: 1, op };

let server: TestServer;
let houten: Client;
let asked: string[] = [];

/**
 * The same store, which notes the name of every stream that is read. The check that the command made no other actie of the plan is
 * one question about all acties together, and is left out.
 */
const noted = (store: EventStore): void => {
  const read = store.read.bind(store);
  store.read = (stream, range) => {
    asked.push(stream);
    return read(stream, range);
  };
};

interface Made {
  readonly planId: string;
  readonly actieId: string;
}

/** The answer to a write, and the streams that it read, in order. */
const writing = async (path: string, json: object, revision?: number): Promise<{ readonly body: Made; readonly streams: readonly string[] }> => {
  asked = [];
  const { status, body } = await houten.post<Made>(path, json, revision === undefined ? {} : { ifMatch: `"${String(revision)}"` });
  if (status !== 201) throw new Error(JSON.stringify(body));
  return { body, streams: asked };
};

beforeAll(async () => {
  server = await startTestServer();
  houten = await server.as(beleidsmedewerkerHouten);
  noted(server.platform.eventStore);
});

afterAll(() => server.stop());

describe('Een wijziging vraagt elke stroom hoogstens één keer', () => {
  let planId: string;
  let actieId: string;
  let deelactieId: string;

  beforeAll(async () => {
    ({ planId } = (await writing('/v1/plannen', plan)).body);
    ({ actieId } = (await writing(`/v1/plannen/${planId}/acties`, actie)).body);
    ({ actieId: deelactieId } = (await writing(`/v1/plannen/${planId}/acties`, { ...actie, code: '1b', hoofdactieId: actieId })).body);
  });

  it('een actie melden: die van de actie en die van haar plan', async () => {
    const { streams } = await writing(`/v1/acties/${deelactieId}/statusupdates`, { status: 'gestart', organisatie: 'GM0321', op: '2022-02-01' }, 0);
    expect(streams.toSorted()).toEqual([`actie-${actieId}`, `actie-${deelactieId}`, `plan-${planId}`].toSorted());
  });

  it.each([
    ['wijzigingen', { omschrijving: 'Overleg voeren', op: '2022-02-02' }],
    ['planningen', { tekst: '2022', soort: 'eenmalig', van: '2022', op: '2022-02-03' }],
    ['trekkers', { tekst: 'De coördinator', soort: 'functie', functie: 'coördinator', op: '2022-02-04' }],
    ['dekkingen', { tekst: 'Rijksmiddelen', zekerheid: 'voorlopig', op: '2022-02-05' }],
  ] as const)('%s van een actie: ook die van haar deelactie', async (path, json) => {
    const { body } = await houten.get<{ readonly revisie: number }>(`/v1/acties/${actieId}`);
    const { streams } = await writing(`/v1/acties/${actieId}/${path}`, json, body.revisie);
    expect(streams.toSorted()).toEqual([`actie-${actieId}`, `actie-${deelactieId}`, `plan-${planId}`].toSorted());
  });

  it('een koppeling: ook die van de andere actie, en die van het plan van beide één keer', async () => {
    const { body } = await houten.get<{ readonly revisie: number }>(`/v1/acties/${actieId}`);
    const { streams } = await writing(`/v1/acties/${actieId}/koppelingen`, { soort: 'zieOok', doel: deelactieId, op: '2022-02-06' }, body.revisie);
    expect(streams.toSorted()).toEqual([`actie-${actieId}`, `actie-${deelactieId}`, `plan-${planId}`].toSorted());
  });

  it('een actie opnemen', async () => {
    const { streams } = await writing(`/v1/plannen/${planId}/acties`, { ...actie, code: '2' });
    expect(new Set(streams).size).toBe(streams.length);
    expect(streams).toContain(`plan-${planId}`);
  });

  it('een plan opstellen en een onderdeel toevoegen', async () => {
    const { body, streams } = await writing('/v1/plannen', { ...plan, titel: 'Nog een plan' });
    expect(new Set(streams).size).toBe(streams.length);
    const knoop = await writing(`/v1/plannen/${body.planId}/knopen`, { niveau: 'actielijn', titel: 'Samenwerken', volgorde: 1, op }, 0);
    expect(knoop.streams).toEqual([`plan-${body.planId}`]);
  });

  it('ook wie het niet mag: na één lezing is dat bekend', async () => {
    const vreemd = await server.as(beleidsmedewerkerWestBetuwe);
    asked = [];
    const { status } = await vreemd.post(`/v1/acties/${actieId}/wijzigingen`, { omschrijving: 'Anders', op: '2022-03-01' }, { ifMatch: '"0"' });
    expect(status).toBe(404);
    expect(asked.toSorted()).toEqual([`actie-${actieId}`, `plan-${planId}`].toSorted());
  });
});
