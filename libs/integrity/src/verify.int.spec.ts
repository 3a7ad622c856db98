import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { migrateEventStore, postgresEventStore } from '@actiespoor/event-store-postgres';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';

import { linked } from '../test/history.js';
import { manipulaties } from '../test/manipulaties.js';
import { type NotarisedDatabase, notarisedDatabase } from '../test/notarised-database.js';
import { runScript } from '../test/run-script.js';
import { plaatsVan } from './bevinding.js';
import { exportBundle } from './bundle.js';
import { newSleutelPem, sleutelFromPem } from './sleutel.js';
import { verifyStore, type VerifyOptions } from './verify.js';
import { wortelHash } from './wortel.js';

let here: NotarisedDatabase;
let folder: string;

beforeAll(async () => {
  here = await notarisedDatabase({ migrate: migrateEventStore, open: postgresEventStore });
  folder = await mkdtemp(join(tmpdir(), 'actiespoor-'));
});

afterEach(() => here.restore());

afterAll(async () => {
  await here.close();
  await rm(folder, { recursive: true });
});

const verify = (options: Partial<VerifyOptions> = {}) => verifyStore(here, { sleutels: here.sleutel.vertrouwd, ...options });

const found = async (options: Partial<VerifyOptions> = {}) =>
  (await verify(options)).bevindingen.map((bevinding) => `${bevinding.soort}: ${plaatsVan(bevinding)}`);

const bundle = async () => {
  const target = join(folder, crypto.randomUUID());
  await exportBundle({ ...here, folder: target, sleutels: here.sleutel.vertrouwd, clock: () => '2026-11-23T12:00:00.000Z' });
  return target;
};

/** The stream with something else from a revision on, and every hash after it made to fit. */
const rewrittenFrom = async ({ store }: NotarisedDatabase, stream: string, revision: number): Promise<readonly string[]> => {
  const ends = { revisions: new Map<string, bigint>(), hashes: new Map<string, string>() };
  const statements: string[] = [];
  for await (const event of store.read(stream)) {
    if (event.revision < BigInt(revision)) {
      ends.revisions.set(stream, event.revision);
      ends.hashes.set(stream, event.metadata.hash);
      continue;
    }
    const { id, data, metadata } = linked(ends, { stream, at: event.metadata.recordedAt, data: { nummer: 99 } });
    statements.push(
      `update event_store.events set id = '${id}', data = '${JSON.stringify(data)}', metadata = '${JSON.stringify(metadata)}' where stream = '${stream}' and revision = ${event.revision}`,
    );
  }
  return statements;
};

describe('Een store waar niemand aan heeft gezeten', () => {
  it('klopt, en het verslag zegt wat nog niet getekend is', async () => {
    const laatste = await here.wortels.last();
    expect(await verify()).toEqual({
      gebeurtenissen: 39,
      streams: 4,
      wortels: 3,
      laatste: { dag: '2026-11-22', hash: laatste && wortelHash(laatste) },
      nietGetekend: 3,
      bevindingen: [],
      aantalBevindingen: 0,
    });
  });

  it('klopt ook voor wie alleen de export heeft', async () => {
    const { status, lines } = await runScript(await bundle());
    expect(lines).toEqual([
      'Gecontroleerd: 39 gebeurtenissen in 4 streams, 3 wortels.',
      expect.stringMatching(/^Vingerafdruk van de sleutel: [0-9a-f]{64}$/),
      expect.stringMatching(/^Laatste wortel \(2026-11-22\): [0-9a-f]{64}$/),
      expect.stringContaining('Niet getekend, want na de laatste wortel: 3.'),
      'Alles klopt.',
    ]);
    expect(status).toBe(0);
  });
});

describe('Wie alle rechten op de database heeft, wordt toch betrapt', () => {
  it.each(manipulaties)('$wat', async ({ statements, gevonden }) => {
    await here.tamper(statements(here));
    expect(await found()).toEqual(gevonden);

    const script = await runScript(await bundle());
    expect(script.fouten).toEqual(gevonden);
    expect(script.status).toBe(1);
    expect(script.lines.at(-1)).toMatch(/^Niet in orde/);
  });

  it('ook als hij de keten van de stream opnieuw berekent', async () => {
    await here.tamper(await rewrittenFrom(here, 'proef-a', 4));
    const gevonden = ['gewijzigd: dag 2026-11-21, tot en met positie 00000000000000000025', 'gewijzigd: dag 2026-11-22, tot en met positie 00000000000000000038'];
    expect(await found()).toEqual(gevonden);
    expect((await runScript(await bundle())).fouten).toEqual(gevonden);
  });
});

describe('Waarop gezocht wordt', () => {
  it.each(['2026-11-19T10:00:00.000Z', '2099-01-01T00:00:00Z'])('is het moment dat de gebeurtenis zelf zegt, en niet %s', async (moment) => {
    await here.tamper([`update event_store.events set recorded_at = '${moment}' where position in (2, 18, 42)`]);
    expect(await found()).toEqual([2, 18, 42].map((nummer) => expect.stringContaining(`gewijzigd: positie ${String(nummer).padStart(20, '0')}, stream `)));
    const { bevindingen: [first] } = await verify();
    expect(first?.melding).toMatch(/^De kolom recorded_at zegt \d{4}-.*Z, en de gebeurtenis zelf een ander moment/);
  });

  it('mag in de gebeurtenis korter geschreven zijn', async () => {
    expect(await verify()).toMatchObject({ bevindingen: [] });
  });
});

describe('De sleutel en de wortels', () => {
  it('een andere sleutel wordt niet vertrouwd', async () => {
    const stranger = sleutelFromPem(newSleutelPem());
    expect(await found({ sleutels: stranger.vertrouwd })).toEqual(['wortel: dag 2026-11-20', 'wortel: dag 2026-11-21', 'wortel: dag 2026-11-22']);
  });

  it('het einde met zijn wortel weghalen blijkt uit een wortel die elders genoteerd is, en anders niet', async () => {
    const laatste = (await here.wortels.list())[2];
    const noted = laatste && wortelHash(laatste);
    await here.tamper(['delete from event_store.events where position > 25', 'delete from notaris.wortels where nummer = 2']);
    expect(await found()).toEqual([]);
    expect(await found({ wortel: noted as string })).toEqual(['wortel: wortels']);
    const script = await runScript(await bundle(), { args: ['--wortel', noted as string] });
    expect([script.status, script.fouten]).toEqual([1, ['wortel: wortels.ndjson']]);
  });

  it('van een einde dat nog niet getekend is blijkt niet dat er iets af is', async () => {
    await here.tamper(['delete from event_store.events where position > 40']);
    expect(await verify()).toMatchObject({ gebeurtenissen: 37, nietGetekend: 1, bevindingen: [] });
  });
});

describe('Onderweg', () => {
  it('houdt de controle op als dat gevraagd wordt', async () => {
    await expect(verify({ signal: AbortSignal.abort(new Error('gestopt')) })).rejects.toThrow('gestopt');
  });
});
