import type { EventStore } from '@actiespoor/event-store';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import type { Client } from '../support/client.js';
import { regiocoordinatorLekstroom } from '../support/medewerkers.js';
import { type ActieWeergave, actiesVan, inlezen, type PlanWeergave, voorbeeldLekstroom } from '../support/plannen.js';
import { startTestServer, type TestServer } from '../support/test-server.js';

const organisatie = 'SV-LEKSTROOM';
const schaal = { tekst: 'Regionaal', soort: 'regionaal' };

let server: TestServer;
let regio: Client;
let planId: string;
let hoofd: string;
let deel: string;
let asked: string[] = [];

/** The same store, which notes every stream that is read with others. */
const noted = (store: EventStore): void => {
  const byStream = store.byStream?.bind(store);
  if (!byStream) throw new Error('This store reads each stream apart');
  store.byStream = (question) => {
    asked.push(...(question.streams ?? []));
    return byStream(question);
  };
};

const opgenomen = async (json: object): Promise<string> => {
  const { status, body } = await regio.post<{ readonly actieId: string }>(`/v1/plannen/${planId}/acties`, { soort: 'actie', schaal, volgorde: 1, ...json });
  if (status !== 201) throw new Error(JSON.stringify(body));
  return body.actieId;
};

const told = async (path: string, json: object): Promise<void> => {
  const { status, body } = await regio.change(path, json);
  if (status !== 201) throw new Error(JSON.stringify(body));
};

beforeAll(async () => {
  server = await startTestServer();
  regio = await server.as(regiocoordinatorLekstroom);
  ({ planId } = await inlezen(regio, organisatie, voorbeeldLekstroom));
  hoofd = await opgenomen({ omschrijving: 'Overleg opzetten', op: '2024-01-10' });
  deel = await opgenomen({ omschrijving: 'Agenda maken', hoofdactieId: hoofd, op: '2024-02-10' });
  await opgenomen({ omschrijving: 'Zaal huren', hoofdactieId: hoofd, op: '2024-02-20' });
  await told(`/v1/acties/${deel}/statusupdates`, { status: 'gestart', organisatie, op: '2024-03-01' });
  await told(`/v1/acties/${hoofd}/vervallenverklaringen`, { motief: 'Gaat niet door', op: '2024-06-01' });
  await told(`/v1/acties/${hoofd}/herstellingen`, { motief: 'Toch wel', op: '2024-09-01' });
  noted(server.platform.eventStore);
});

afterAll(() => server.stop());

describe('Een actie op een dag in het verleden', () => {
  it.each(['2024-01-31', '2024-02-15', '2024-04-01', '2024-07-01', '2024-10-01'])('is op %s wat het plan van die dag van haar zegt', async (peildatum) => {
    const plan = (await regio.read<PlanWeergave>(`/v1/plannen/${planId}?peildatum=${peildatum}`)).body;
    const acties = actiesVan(plan).filter(({ code, omschrijving }) => code === '1a' || /Overleg opzetten|Agenda maken|Zaal huren/.test(omschrijving));
    const apart = await Promise.all(acties.map(({ actieId }) => regio.read<ActieWeergave>(`/v1/acties/${actieId}?peildatum=${peildatum}`)));
    expect(apart.map(({ body }) => body)).toEqual(acties.map((actie) => expect.objectContaining({ ...actie })));
    expect(acties.length).toBeGreaterThan(1);
  });

  it('leest haar eigen stroom, die van het plan, en die boven en onder haar', async () => {
    asked = [];
    await regio.read(`/v1/acties/${deel}?peildatum=2024-04-01`);
    expect(new Set(asked)).toEqual(new Set([`plan-${planId}`, `actie-${hoofd}`, `actie-${deel}`]));
    asked = [];
    await regio.read(`/v1/acties/${hoofd}?peildatum=2024-04-01&bekendOp=${new Date().toISOString()}`);
    expect(new Set(asked).size).toBe(4);
  });
});
