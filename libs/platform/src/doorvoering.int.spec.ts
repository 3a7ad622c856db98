import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

import { type Doorgevoerd, doorvoeringWork, type ImportDone, type ImportOrder, type Proefimport } from '@actiespoor/application';
import type { Datum } from '@actiespoor/kernel';
import type { OrganisatieCode } from '@actiespoor/plan/events';
import { planStream } from '@actiespoor/plan/model';
import { type TestDatabase, testDatabase } from '@actiespoor/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';

import { openPlatform, type Platform } from './platform.js';

const lekstroom = 'SV-LEKSTROOM' as OrganisatieCode;
const wie = { actor: 'a0000000-0000-5000-8000-0000000000aa', role: 'beleidsmedewerker', organisatie: lekstroom };
const geen = { correcties: [], aanvaard: [] };

let database: TestDatabase;
let dataDir: string;
let platform: Platform;
let voorbeeld: string;
let nummer = 0;

const open = (): Promise<Platform> =>
  openPlatform({
    dataDir,
    databaseUrl: database.url,
    migrationDatabaseUrl: database.ownerUrl,
    processors: 'in-process',
    demo: false,
    log: () => {},
    clock: () => new Date().toISOString(),
  });

const nieuweSleutel = (): string => `00000000-0000-4000-8000-${String((nummer += 1)).padStart(12, '0')}`;

/** The example under a title of its own, and so a plan of its own. */
const document = (titel: string): string => voorbeeld.replace(/^.*\n/, `${titel} 2021-2024\n`);

const lees = async (tekst: string, geldigVanaf?: string): Promise<Proefimport> => {
  const bytes = new TextEncoder().encode(tekst);
  const read = await platform.imports.read({
    commandId: nieuweSleutel(),
    bytes,
    eigenaar: lekstroom,
    door: wie.actor,
    soort: 'text/plain',
    ...(geldigVanaf !== undefined && { geldigVanaf: geldigVanaf as Datum }),
  });
  if (read.outcome !== 'read') throw new Error(`niet gelezen: ${read.outcome}`);
  return read.proef;
};

const bevel = (importId: ImportOrder['importId']): ImportOrder => ({ importId, verbeteringen: geen, context: { ...wie, correlationId: nieuweSleutel() } });

const gedaan = (done: ImportDone): Doorgevoerd => {
  if (done.outcome !== 'done') throw new Error(`niet doorgevoerd: ${JSON.stringify(done)}`);
  return done.antwoord;
};

const lengte = async (stream: string): Promise<number> => {
  let events = 0;
  for await (const { revision } of platform.eventStore.read(stream)) events = Number(revision) + 1;
  return events;
};

const isDone = async (importId: ImportOrder['importId']): Promise<void> => {
  while ((await platform.readStore.work(doorvoeringWork).get(importId))?.state !== 'klaar') await pause(20);
};

beforeAll(async () => {
  database = await testDatabase();
  dataDir = await mkdtemp(join(tmpdir(), 'actiespoor-doorvoering-'));
  voorbeeld = await readFile(join(import.meta.dirname, '../../../test/fixtures/voorbeelden/lekstroom-voorbeeld.tsv'), 'utf8');
});

beforeEach(async () => {
  await platform?.close();
  platform = await open();
});

afterAll(async () => {
  await platform.close();
  await rm(dataDir, { recursive: true });
  await database.drop();
});

describe('Een doorvoering', () => {
  it('legt het hele plan vast, en nog eens hetzelfde document niets', async () => {
    const eerste = gedaan(await platform.imports.carryThrough(bevel((await lees(document('Eerste plan'))).importId)));
    expect(eerste.gebeurtenissen).toBeGreaterThan(100);
    const tweede = gedaan(await platform.imports.carryThrough(bevel((await lees(document('Eerste plan'))).importId)));
    expect(tweede).toEqual({ planId: eerste.planId, gebeurtenissen: 0 });
  });

  it('geeft op hetzelfde bevel hetzelfde antwoord', async () => {
    const { importId } = await lees(document('Tweede plan'));
    const eerste = gedaan(await platform.imports.carryThrough(bevel(importId)));
    expect(gedaan(await platform.imports.carryThrough(bevel(importId)))).toEqual(eerste);
  });

  it('wordt van tevoren gespeeld: wat halverwege geweigerd zou worden, legt niets vast', async () => {
    const { planId, positie } = gedaan(await platform.imports.carryThrough(bevel((await lees(document('Derde plan'))).importId)));
    const intrekken = { type: 'PlanIntrekken', data: { planId, motief: 'Vervangen', op: '2023-01-01' } } as never;
    await platform.commands.plan(planStream(planId), intrekken, { ...wie, commandId: nieuweSleutel(), correlationId: nieuweSleutel() });
    expect(await platform.isVisible(positie ?? ('' as never), 5000)).toBe(true);
    const before = await platform.eventStore.head();

    const gewijzigd = await lees(document('Derde plan').replace('2021-2022', '2021-2023'));
    const done = await platform.imports.carryThrough(bevel(gewijzigd.importId));
    expect(done).toMatchObject({ outcome: 'impossible' });
    expect(done.outcome === 'impossible' && done.weigeringen.map(({ reden }) => reden)).toContain('plan-ingetrokken');
    expect(await platform.eventStore.head()).toEqual(before);
  });

  describe.each(['2022-02-28', '2022', '2020'])('vanaf %s', (eerder) => {
    it('is geweigerd waar het plan later begon, met die dag', async () => {
      const titel = `Later begonnen dan ${eerder}`;
      gedaan(await platform.imports.carryThrough(bevel((await lees(document(titel), '2022-03-01')).importId)));
      const before = await platform.eventStore.head();
      const done = await platform.imports.carryThrough(bevel((await lees(document(titel), eerder)).importId));
      expect(done).toMatchObject({
        outcome: 'impossible',
        weigeringen: [{ reden: 'plan-bestaat-al', details: { feit: { type: 'PlanOpgesteld', op: '2022-03-01' } } }],
      });
      expect(await platform.eventStore.head()).toEqual(before);
    });

    it('is geweigerd waar een actie later bij het plan kwam, met die dag en die regel, en elke actie één keer', async () => {
      const titel = `Een actie die later kwam dan ${eerder}`;
      const zonder = document(titel)
        .split('\n')
        .filter((regel) => !regel.startsWith('1b.'))
        .join('\n');
      gedaan(await platform.imports.carryThrough(bevel((await lees(zonder, '2019-01-01')).importId)));
      const { positie } = gedaan(await platform.imports.carryThrough(bevel((await lees(document(titel), '2024-01-01')).importId)));
      expect(await platform.isVisible(positie ?? ('' as never), 5000)).toBe(true);
      const done = await platform.imports.carryThrough(bevel((await lees(document(titel), eerder)).importId));
      if (done.outcome !== 'impossible') throw new Error(done.outcome);
      expect(done.weigeringen).toEqual([
        expect.objectContaining({
          reden: 'actie-bestaat-al',
          details: expect.objectContaining({ feit: { type: 'ActieOpgenomen', op: '2024-01-01' } }) as unknown,
        }),
      ]);
    });
  });

  it('van een eerdere dag zegt welke regels niet meer gelden, en van wanneer af', async () => {
    const versie = (kring: string): string => document('Plan met versies').replace('een kring van aandachtsfunctionarissen', kring);
    const doorgevoerd = async (kring: string, dag: string): Promise<Doorgevoerd> => {
      const antwoord = gedaan(await platform.imports.carryThrough(bevel((await lees(versie(kring), dag)).importId)));
      expect(await platform.isVisible(antwoord.positie ?? ('' as never), 5000)).toBe(true);
      return antwoord;
    };
    expect(await doorgevoerd('een kring', '2022-01-01')).not.toHaveProperty('overschreven');
    expect(await doorgevoerd('een groep', '2024-01-01')).not.toHaveProperty('overschreven');
    expect((await doorgevoerd('een netwerk', '2023-01-01')).overschreven).toEqual([{ regel: 9, vanaf: '2024-01-01' }]);
  });

  it('die door een stop halverwege bleef, is af zodra een dienst start, en nergens dubbel; wie alleen iets vraagt doet niets', async () => {
    const { importId } = await lees(document('Vierde plan'));
    const { eventStore, readStore } = platform;
    const stappen = new Error('gestopt');
    let over = 40;
    const halverwege = {
      ...bevel(importId),
      onProgress: () => {
        if ((over -= 1) === 0) throw stappen;
      },
    };
    await expect(platform.imports.carryThrough(halverwege)).rejects.toBe(stappen);
    expect(await readStore.proeven.begun()).toHaveLength(1);
    const [begun] = await readStore.proeven.begun();
    const { planId } = begun?.begonnen as { planId: Doorgevoerd['planId'] };
    expect(await platform.dossiers.plan(planId)).toBeUndefined();
    const head = await eventStore.head();

    await platform.close();
    platform = await open();
    expect(await platform.imports.find(importId)).toMatchObject({ status: 'proef', doorvoering: { status: 'wacht' } });
    await pause(300);
    expect([await platform.eventStore.head(), (await platform.readStore.proeven.begun()).length]).toEqual([head, 1]);
    expect(await platform.readStore.work(doorvoeringWork).get(importId)).toMatchObject({ state: 'wacht' });

    platform.followWork();
    await isDone(importId);
    expect(await platform.readStore.proeven.begun()).toEqual([]);
    expect(await platform.dossiers.plan(planId)).toBeDefined();
    expect(((await platform.eventStore.head()) ?? '') > (head ?? '')).toBe(true);
    const afgerond = gedaan(await platform.imports.carryThrough(bevel(importId)));
    const volledig = gedaan(await platform.imports.carryThrough(bevel((await lees(document('Vijfde plan'))).importId)));
    expect(afgerond.gebeurtenissen).toBe(volledig.gebeurtenissen);
    expect(await lengte(planStream(afgerond.planId))).toBe(await lengte(planStream(volledig.planId)));
  });

  it('die twee processen tegelijk vragen, doet er een, en beide antwoorden hetzelfde', async () => {
    const { importId, gelezen } = await lees(document('Zesde plan'));
    const ander = await open();
    const [hier, daar] = await Promise.all([platform.imports.carryThrough(bevel(importId)), ander.imports.carryThrough(bevel(importId))]);
    expect(gedaan(hier)).toEqual(gedaan(daar));
    await ander.close();
    const volledig = gedaan(await platform.imports.carryThrough(bevel((await lees(document('Zevende plan'))).importId)));
    expect([gedaan(hier).gebeurtenissen, await lengte(planStream(gelezen.planId))]).toEqual([
      volledig.gebeurtenissen,
      await lengte(planStream(volledig.planId)),
    ]);
  });

  it('waarvan het proces wordt afgesloten wordt neergelegd, en gaat in een ander verder', async () => {
    const { importId } = await lees(document('Achtste plan'));
    const ander = await open();
    const begonnen = Promise.withResolvers<void>();
    const vragen = ander.imports.carryThrough({
      ...bevel(importId),
      onProgress: (done) => {
        if (done === 20) begonnen.resolve();
      },
    });
    const weg = expect(vragen).rejects.toThrow('zij gaat later verder');
    await begonnen.promise;
    await ander.close();
    await weg;
    expect(await platform.readStore.work(doorvoeringWork).get(importId)).toMatchObject({ state: 'wacht' });
    platform.followWork();
    await isDone(importId);
    expect(gedaan(await platform.imports.carryThrough(bevel(importId))).gebeurtenissen).toBeGreaterThan(100);
  });

  it('die een vorige versie begon, zonder werk ervan, gaat bij de dienst verder', async () => {
    const { importId } = await lees(document('Negende plan'));
    await expect(
      platform.imports.carryThrough({
        ...bevel(importId),
        onProgress: () => {
          throw new Error('gestopt');
        },
      }),
    ).rejects.toThrow('gestopt');
    const owner = new Client({ connectionString: database.ownerUrl });
    await owner.connect();
    await owner.query('delete from werk.werk');
    await owner.end();
    platform.followWork();
    await isDone(importId);
    expect(await platform.readStore.proeven.begun()).toEqual([]);
  });
});
