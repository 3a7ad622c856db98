import { projectionNames, type Readiness } from '@actiespoor/platform';
import { afterEach, describe, expect, it } from '@jest/globals';

import { run } from '../../apps/cli/src/program.js';
import { loadSettings } from '../../apps/cli/src/settings.js';
import { recordedTerminal } from '../../apps/cli/src/terminal/recorded-terminal.fixture.js';
import { startTestServer as startEventStoreDb } from '../../libs/event-store-esdb/test/test-server.js';
import { cleanUp, newDataDir } from '../support/spawned-server.js';
import { startTestServer, type TestServer } from '../support/test-server.js';
import { lezerHouten } from '../support/medewerkers.js';
import { ownPostgres, until } from './own-postgres.js';

interface Ready {
  readonly status: number;
  readonly body: Readiness;
}

const readyOf = async ({ url }: TestServer): Promise<Ready> => {
  const answer = await fetch(`${url}/health/ready`);
  return { status: answer.status, body: (await answer.json()) as Readiness };
};

const namesIn = ({ body }: Ready): readonly string[] => body.projecties.map(({ naam }) => naam).toSorted();

const unready = async (server: TestServer): Promise<Ready> => {
  await until('niet meer gereed', async () => (await readyOf(server)).status === 503);
  return readyOf(server);
};

describe('Een onderdeel dat wegvalt', () => {
  const endings: (() => Promise<unknown>)[] = [];

  afterEach(async () => {
    for (const end of endings.splice(0).toReversed()) await end();
  });

  it('de event store: gezegd sinds wanneer en waarom, met alle projecties, ook door projections list', async () => {
    const eventStoreDb = await startEventStoreDb();
    endings.push(() => eventStoreDb.stop());
    const server = await startTestServer({ EVENT_STORE: 'esdb', ESDB_URL: eventStoreDb.url });
    endings.push(() => server.stop());
    expect(await readyOf(server)).toMatchObject({
      status: 200,
      body: { fase: 'gereed', onderdelen: { databank: { status: 'ok' }, eventStore: { status: 'ok' } } },
    });
    await eventStoreDb.stop();
    endings.shift();

    const lezer = await server.as(lezerHouten);
    const sinceInLists = async (): Promise<string | null> => (await lezer.get('/v1/plannen')).headers.get('event-store-weg-sinds');
    await until('wie alleen lijsten leest, hoort het ook', async () => (await sinceInLists()) !== null);
    const first = await unready(server);
    expect(first.body).toMatchObject({
      status: 'niet-gereed',
      fase: 'gereed',
      onderdelen: { databank: { status: 'ok' }, eventStore: { status: 'weg', sinds: expect.stringMatching(/^\d{4}-.*Z$/), reden: expect.stringMatching(/./) } },
    });
    expect(namesIn(first)).toEqual(projectionNames.toSorted());
    expect(first.body.projecties.every(({ positie, achterstand }) => positie !== undefined && achterstand === undefined)).toBe(true);
    const sinds = String(await sinceInLists());
    expect([first, await readyOf(server)]).toMatchObject([
      { body: { onderdelen: { eventStore: { sinds } } } },
      { body: { onderdelen: { eventStore: { sinds } } } },
    ]);

    await until('wie de projecties laat lopen merkt het', async () =>
      (await server.platform.readStore.control.conditions()).every(({ state }) => state !== 'live'),
    );
    const terminal = recordedTerminal();
    const status = await run(['projections', 'list'], { terminal, settings: () => loadSettings(server.settings), interrupted: new AbortController().signal });
    for (const name of projectionNames)
      expect(terminal.printed()).toMatch(new RegExp(`^${name} .*(niet meer bij|probeert het steeds opnieuw), sinds \\d{4}-`, 'm'));
    expect(terminal.printed()).toContain(`De event store is weg sinds ${sinds}: `);
    expect([status, terminal.told()]).toEqual([1, expect.stringContaining('De event store is weg; wat hier staat is van de databank.')]);
  });

  it('de databank: gezegd sinds wanneer en waarom, met de projecties zoals zij het laatst gezien zijn, en daarna weer gereed', async () => {
    const dataDir = await newDataDir();
    endings.push(() => cleanUp(dataDir));
    const postgres = await ownPostgres(dataDir);
    endings.push(() => postgres.close());
    const server = await startTestServer({ DATABASE_URL: postgres.url, MIGRATION_DATABASE_URL: postgres.ownerUrl });
    endings.push(() => server.stop());
    const before = await readyOf(server);
    expect(before.status).toBe(200);
    await postgres.crash();

    const { body } = await unready(server);
    const away = { status: 'weg', sinds: expect.stringMatching(/^\d{4}-.*Z$/), reden: expect.stringMatching(/./) };
    expect(body.onderdelen).toEqual({ databank: away, eventStore: away });
    expect(body.projecties).toEqual(before.body.projecties);
    await postgres.start();
    await until('weer gereed', async () => (await readyOf(server)).status === 200);
    expect((await readyOf(server)).body.onderdelen).toEqual({ databank: { status: 'ok' }, eventStore: { status: 'ok' } });
  });
});
