import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { startTestServer as startEventStoreDb, type TestServer as EventStoreDb } from '../../libs/event-store-esdb/test/test-server.js';
import { regiocoordinatorLekstroom, trekkerHouten } from '../support/medewerkers.js';
import { actieMet, inlezen, type PlanWeergave, voorbeeldLekstroom } from '../support/plannen.js';
import { startTestServer, type TestServer } from '../support/test-server.js';
import type { Client } from '../support/client.js';

describe('Een statusupdate op EventStoreDB', () => {
  let eventStoreDb: EventStoreDb;
  let server: TestServer;
  let trekker: Client;
  let thing: string;

  beforeAll(async () => {
    eventStoreDb = await startEventStoreDb();
    server = await startTestServer({ EVENT_STORE: 'esdb', ESDB_URL: eventStoreDb.url });
    const regio = await server.as(regiocoordinatorLekstroom);
    trekker = await server.as(trekkerHouten);
    const { planId } = await inlezen(regio, 'SV-LEKSTROOM', voorbeeldLekstroom);
    thing = `/v1/acties/${actieMet((await regio.read<PlanWeergave>(`/v1/plannen/${planId}`)).body, '1a').actieId}`;
    await eventStoreDb.subscribed('metadata');
  });
  afterAll(async () => {
    await server.stop();
    await eventStoreDb.stop();
  });

  /** The calls about streams; the head of the log is not the update's. */
  const callsOf = async (status: string, op: string): Promise<readonly string[]> => {
    const ifMatch = (await trekker.read(thing)).headers.get('etag') ?? '';
    const update = { status, organisatie: 'GM0321', op, ...(status === 'uitgevoerd' && { resultaat: 'Gedaan.' }) };
    eventStoreDb.calls.length = 0;
    expect(await trekker.post(`${thing}/statusupdates`, update, { key: crypto.randomUUID(), ifMatch })).toMatchObject({ status: 201 });
    return eventStoreDb.calls.filter((call) => !call.startsWith('read $all'));
  };

  it('kost één lezing van elke stream die zij nodig heeft, en één toevoeging', async () => {
    const first = await callsOf('gestart', '2022-03-01');
    expect(first.filter((call) => call.startsWith('read $$')).length).toBeLessThanOrEqual(1);
    const calls = await callsOf('uitgevoerd', '2022-06-01');
    const reads = calls.filter((call) => call.startsWith('read '));
    expect(calls.filter((call) => call.startsWith('append '))).toHaveLength(1);
    expect(reads).toEqual([...new Set(reads)]);
    expect(calls.filter((call) => call.includes('$$'))).toEqual([]);
    expect(reads).toContain(`read actie-${thing.split('/').at(-1) ?? ''}`);
  });
});
