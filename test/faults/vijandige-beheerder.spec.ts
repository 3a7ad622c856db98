import { join } from 'node:path';

import { type EventStore, linkHash, type NewEvent } from '@actiespoor/event-store';
import { esdbEventStore } from '@actiespoor/event-store-esdb';
import { testDatabase, type TestDatabase } from '@actiespoor/testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { localIssuer } from '@actiespoor/identity';
import { loadConfig } from '../../apps/api/src/config.js';
import { startServer } from '../../apps/api/src/server.js';
import { run } from '../../apps/cli/src/program.js';
import { loadSettings } from '../../apps/cli/src/settings.js';
import { recordedTerminal } from '../../apps/cli/src/terminal/recorded-terminal.fixture.js';
import { type Administrator, administratorAt } from '../../libs/event-store-esdb/test/administrator.js';
import { EventLog } from '../../libs/event-store-esdb/test/event-log.js';
import { startTestServer as startEventStoreDb, type TestServer as EventStoreDb } from '../../libs/event-store-esdb/test/test-server.js';
import { clientOf } from '../support/client.js';
import { beleidsmedewerkerLekstroom } from '../support/medewerkers.js';
import { inlezen, type PlanWeergave, actieMet, voorbeeldLekstroom } from '../support/plannen.js';
import { cleanUp, newDataDir } from '../support/spawned-server.js';

/** The state that an administrator leaves a server in. */
interface Toestand {
  readonly naam: string;
  readonly doe?: (ground: Ground) => unknown;
  /** The log that stands there instead. */
  readonly terug?: (older: EventLog) => EventLog;
  /** The advice of the commands that sign and export; absent where they name no stream. */
  readonly raad?: RegExp;
  /** A finding of `events verify`, or the sentence by which each command ends. */
  readonly zin: RegExp;
}

interface Ground {
  readonly server: EventStoreDb;
  readonly by: Administrator;
  readonly store: EventStore;
  /** The stream of an actie, with our name for it and that on the server. */
  readonly stream: string;
  readonly onServer: string;
}

const namespace = 'proef';

const ofNewerVersion = async ({ store, stream }: Ground): Promise<void> => {
  let last;
  for await (const event of store.read(stream, { direction: 'backwards', max: 1 })) last = event;
  if (!last) throw new Error(`${stream} is leeg`);
  const revision = last.revision + 1n;
  const metadata = { ...last.metadata, correlationId: 'nieuwer', causationId: 'nieuwer' };
  const event: NewEvent = { id: crypto.randomUUID(), type: 'ActieGedanst', version: 7, data: { op: '2022-01-01' }, metadata };
  const hash = linkHash(last.metadata.hash, { ...event, stream, revision });
  await store.append(stream, [{ ...event, metadata: { ...metadata, hash } }], last.revision);
};

const toestanden: readonly Toestand[] = [
  { naam: 'een tombstone', doe: ({ by, onServer }) => by.tombstone(onServer), zin: /^ingreep: /, raad: /niet terug te nemen/ },
  { naam: 'een soft delete', doe: ({ by, onServer }) => by.softDelete(onServer), zin: /^ingreep: /, raad: /metadata van deze stream terugnemen/ },
  { naam: '$maxCount', doe: ({ by, onServer }) => by.set(onServer, { maxCount: 1 }), zin: /^ingreep: /, raad: /metadata van deze stream terugnemen/ },
  {
    naam: 'een gebeurtenis van een ander in een eigen stream',
    doe: ({ by, onServer }) => by.write(onServer),
    zin: /^ingreep: /,
    raad: /Er komt niets meer bij/,
  },
  { naam: 'een gebeurtenis van een nieuwere versie', doe: ofNewerVersion, zin: /^onbekend: .*[\s\S]*ActieGedanst, versie 7/ },
  { naam: 'een oudere reservekopie', terug: (older) => older.copy(), zin: /^leesmodel: / },
  { naam: 'een lege store', terug: () => new EventLog(), zin: /De store is leeg|^leesmodel: / },
  { naam: 'een verkeerd wachtwoord', doe: ({ server }) => (server.faults.access = 'wrong-password'), zin: /wachtwoord klopt niet/ },
  { naam: 'geen recht op $all', doe: ({ server }) => (server.faults.access = 'streams-only'), zin: /lezen van het hele log \(\$all\)/ },
  { naam: 'een server die er niet is', doe: ({ server }) => server.stop(), zin: /De event store antwoordt niet/ },
];

const commands = ['events verify', 'events notarise', 'events export', 'projections list', 'projections rebuild spoor', 'evaluatie lijst'] as const;

describe('Na een vijandige beheerder van EventStoreDB', () => {
  let database: TestDatabase;
  let dataDir: string;
  let settings: Readonly<Record<string, string>>;
  let log: EventLog;
  let older: EventLog;
  let stream: string;

  const actiespoor = async (line: string) => {
    const terminal = recordedTerminal();
    const status = await run(line.split(' '), { terminal, settings: () => loadSettings(settings), interrupted: new AbortController().signal });
    return { status, said: `${terminal.printed()}\n${terminal.told()}` };
  };

  beforeAll(async () => {
    const server = await startEventStoreDb();
    [database, dataDir] = [await testDatabase(), await newDataDir()];
    const stores = {
      DATABASE_URL: database.url,
      MIGRATION_DATABASE_URL: database.ownerUrl,
      EVENT_STORE: 'esdb',
      ESDB_URL: server.url,
      ESDB_NAMESPACE: namespace,
    };
    settings = { PORT: '0', DATA_DIR: dataDir, DEMO: 'off', ...stores };
    const service = await startServer(loadConfig(settings), () => undefined);
    const client = clientOf(service.url, await (await localIssuer(dataDir)).sign(beleidsmedewerkerLekstroom), {});
    const { planId } = await inlezen(client, 'SV-LEKSTROOM', voorbeeldLekstroom);
    const plan = (await client.read<PlanWeergave>(`/v1/plannen/${planId}`)).body;
    older = server.log.copy();
    stream = `actie-${actieMet(plan, '1a').actieId}`;
    await client.change(`/v1/acties/${actieMet(plan, '1a').actieId}/standen-van-zaken`, { standVanZaken: 'Loopt', op: '2022-03-01' });
    await client.read(`/v1/plannen/${planId}`);
    await service.stop();
    log = server.log.copy();
    await server.stop();
  }, 90_000);
  afterAll(async () => {
    await database.drop();
    await cleanUp(dataDir);
  });

  /** Everything is signed and exported, and the stream is named; only the export, which somebody takes away, is a failure. */
  const expectAdvice = async (raad: RegExp): Promise<void> => {
    const said = expect.stringMatching(new RegExp(`Stream ${stream} [^\\n]*${raad.source}`)) as unknown;
    expect(await actiespoor('events notarise')).toEqual({ status: 0, said });
    for (const form of [`--uit ${join(dataDir, 'uit.ndjson')}`, `--bundel ${join(dataDir, crypto.randomUUID())}`])
      expect(await actiespoor(`events export ${form}`)).toEqual({ status: 1, said });
  };

  it.each(toestanden)(
    '$naam: geen opdracht eindigt onverwacht, en controleren noemt het, en tekenen en uitvoeren wat te doen',
    async ({ doe, terug, zin, raad }) => {
      const server = await startEventStoreDb({ log: terug?.(older) ?? log.copy() });
      settings = { ...settings, ESDB_URL: server.url };
      const [by, store] = [administratorAt(server.url), esdbEventStore({ url: server.url, namespace })];
      try {
        await doe?.({ server, by, store, stream, onServer: `${namespace}.${stream}` });
        const verified = await actiespoor('events verify');
        expect(verified).toEqual({ status: 1, said: expect.stringMatching(new RegExp(zin.source, 'm')) });
        for (const command of commands) {
          const { said } = await actiespoor(command);
          expect([command, said]).toEqual([command, expect.not.stringContaining('onverwacht')]);
        }
        if (raad) await expectAdvice(raad);
      } finally {
        await Promise.all([by.leave(), store.close()]);
        await server.stop();
      }
    },
  );
});
