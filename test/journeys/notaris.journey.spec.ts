import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { dag } from '@actiespoor/kernel';
import type { OrganisatieCode } from '@actiespoor/plan/events';
import { organisatieStream } from '@actiespoor/plan/model';
import { createCommands } from '@actiespoor/application';
import { openStores } from '@actiespoor/platform';
import { testDatabase, type TestDatabase } from '@actiespoor/testing';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';

import { run } from '../../apps/cli/src/program.js';
import { loadSettings } from '../../apps/cli/src/settings.js';
import { recordedTerminal } from '../../apps/cli/src/terminal/recorded-terminal.fixture.js';
import { startTestServer } from '../../libs/event-store-esdb/test/test-server.js';
import { eventStores } from '../support/event-stores.js';
import { esdbTamperer, postgresTamperer, type Tamperer } from '../support/tamperers.js';

const dagen = ['2026-01-05', '2026-01-06', '2026-01-07'] as const;
const perDag = 6;

interface Gevonden {
  readonly gebeurtenissen: number;
  readonly wortels: number;
  readonly nietGetekend: number;
  readonly bevindingen: readonly { readonly soort: string }[];
}

describe.each(eventStores)('Niemand verandert ongemerkt de geschiedenis in %s', (store) => {
  let database: TestDatabase;
  let dataDir: string;
  let env: Readonly<Record<string, string>>;
  let tamperer: Tamperer;
  let stopStore: () => Promise<void>;

  const actiespoor = async (line: string) => {
    const terminal = recordedTerminal();
    const status = await run(line.split(' '), { terminal, settings: () => loadSettings(env), interrupted: new AbortController().signal });
    return { status, printed: terminal.printed(), told: terminal.told() };
  };

  const verify = async () => {
    const { status, printed } = await actiespoor('events verify --json');
    const gevonden = JSON.parse(printed) as Gevonden;
    return { status, gevonden, soorten: new Set(gevonden.bevindingen.map(({ soort }) => soort)) };
  };

  /** Some days of work, with a gap in the positions after each, as an undone write leaves it. */
  const history = async (): Promise<void> => {
    const stores = await openStores({
      dataDir,
      databaseUrl: database.url,
      migrationDatabaseUrl: database.ownerUrl,
      log: () => undefined,
      ...(env['ESDB_URL'] !== undefined && { eventStoreUrl: env['ESDB_URL'] }),
    });
    let now = '';
    const { organisatie: handle } = createCommands(stores.eventStore, () => now);
    for (const [index, op] of dagen.entries()) {
      for (let nummer = 0; nummer < perDag; nummer += 1) {
        now = `${op}T09:00:0${nummer}.000Z`;
        const organisatie = `PA-PROEF-${index}-${nummer}` as OrganisatieCode;
        const commandId = randomUUID();
        const data = { organisatie, naam: `Proef ${nummer}`, soort: 'partner', aliassen: [], leden: [], op: dag(op) } as const;
        const context = { commandId, correlationId: commandId, actor: 'mdw-4f21', role: 'beheerder', organisatie: 'GM1960' };
        expect(await handle(organisatieStream(organisatie), { type: 'OrganisatieRegistreren', data }, context)).toMatchObject({ outcome: 'accepted' });
      }
      await tamperer.leaveGap();
    }
    await stores.close();
  };

  beforeAll(async () => {
    database = await testDatabase();
    dataDir = await mkdtemp(join(tmpdir(), 'actiespoor-notaris-'));
    env = { DATA_DIR: dataDir, DATABASE_URL: database.url, MIGRATION_DATABASE_URL: database.ownerUrl };
    stopStore = () => Promise.resolve();
    if (store === 'EventStoreDB') {
      const server = await startTestServer();
      env = { ...env, EVENT_STORE: 'esdb', ESDB_URL: server.url };
      tamperer = esdbTamperer(server.log);
      stopStore = () => server.stop();
    } else {
      tamperer = await postgresTamperer(database.ownerUrl);
    }
    await history();
    await tamperer.keep();
    expect(await actiespoor('events notarise')).toMatchObject({
      status: 0,
      printed: expect.stringContaining('Getekend: 3 dagen (2026-01-05 tot en met 2026-01-07), 18 gebeurtenissen.'),
    });
  });

  afterEach(() => tamperer.restore());

  afterAll(async () => {
    await tamperer.close();
    await stopStore();
    await database.drop();
    await rm(dataDir, { recursive: true });
  });

  it('wat niemand aanraakte klopt', async () => {
    expect(await verify()).toMatchObject({ status: 0, gevonden: { gebeurtenissen: 18, wortels: 3, nietGetekend: 0, bevindingen: [] } });
  });

  it.each<readonly [string, (by: Tamperer) => Promise<void>]>([
    ['gewijzigd', (by) => by.edit(8)],
    ['weggelaten', (by) => by.drop(8)],
    ['verplaatst', (by) => by.swap(8)],
    ['ingevoegd', (by) => by.insertAfter(2 * perDag - 1)],
    ['afgekapt', (by) => by.truncate(15)],
  ])('wat is %s, wordt gevonden', async (soort, tamper) => {
    await tamper(tamperer);
    const { status, soorten } = await verify();
    expect([status, [...soorten]]).toEqual([1, expect.arrayContaining([soort])]);
  });

  it('over een einde dat weg is wordt niet verder getekend', async () => {
    await tamperer.truncate(15);
    expect(await actiespoor('events notarise')).toMatchObject({ status: 1, told: expect.stringContaining('De event store eindigt voor positie') });
  });
});
