import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { migrateEventStore, postgresEventStore } from '@actiespoor/event-store-postgres';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';

import { linked, noEnds } from '../test/history.js';
import { tamperCases } from '../test/tamper-cases.js';
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

/** Rewrites the stream from a revision on, and repairs every hash after it. */
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
  it.each(tamperCases)('$wat', async ({ statements, gevonden }) => {
    await here.tamper(statements(here));
    expect(await found()).toEqual(gevonden);

    const script = await runScript(await bundle());
    expect(script.fouten).toEqual(gevonden);
    expect(script.status).toBe(1);
    expect(script.lines.at(-1)).toMatch(/^Niet in orde/);
  });

  it('ook als hij de keten van de stream opnieuw berekent', async () => {
    await here.tamper(await rewrittenFrom(here, 'proef-a', 4));
    const gevonden = [
      'gewijzigd: dag 2026-11-21, tot en met positie 00000000000000000025',
      'gewijzigd: dag 2026-11-22, tot en met positie 00000000000000000038',
    ];
    expect(await found()).toEqual(gevonden);
    expect((await runScript(await bundle())).fouten).toEqual(gevonden);
  });
});

describe('Waarop gezocht wordt', () => {
  it.each(['2026-11-19T10:00:00.000Z', '2099-01-01T00:00:00Z'])('is het moment dat de gebeurtenis zelf zegt, en niet %s', async (moment) => {
    await here.tamper([`update event_store.events set recorded_at = '${moment}' where position in (2, 18, 42)`]);
    expect(await found()).toEqual([2, 18, 42].map((nummer) => expect.stringContaining(`gewijzigd: positie ${String(nummer).padStart(20, '0')}, stream `)));
    const {
      bevindingen: [first],
    } = await verify();
    expect(first?.melding).toMatch(/^De kolom recorded_at zegt \d{4}-.*Z, en de gebeurtenis zelf een ander moment/);
  });

  it('mag in de gebeurtenis korter geschreven zijn', async () => {
    expect(await verify()).toMatchObject({ bevindingen: [] });
  });
});

const twice = (column: string, told: string): string => `${column} = (${told} || substr(${column}::text, 2))::json`;

describe('Een naam die er twee keer staat', () => {
  it.each([
    ['data', twice('data', `'{"nummer":99,'`)],
    ['data', twice('data', `'{"n\\u0075mmer":99,'`)],
    ['metadata', twice('metadata', `'{"actor":"mdw-0000",'`)],
  ])('in %s wordt gevonden, want een ander leest er misschien de eerste: %s', async (column, change) => {
    await here.tamper([`update event_store.events set ${change} where position in (18, 42)`]);
    expect(await found()).toEqual([18, 42].map((nummer) => expect.stringContaining(`gewijzigd: positie ${String(nummer).padStart(20, '0')}, stream `)));
    expect((await verify()).bevindingen[0]?.melding).toContain(`In de kolom ${column} staat een naam twee keer`);
  });

  const added = (data: object, text = JSON.stringify(data)): string => {
    const { id, type, metadata } = linked(noEnds(), { stream: 'proef-e', at: '2026-11-23T10:00:00.000Z', data });
    return `insert into event_store.events values (43, 'proef-e', 0, '${id}', '${type}', 1, '${text}', '${JSON.stringify(metadata)}', '${metadata.recordedAt}')`;
  };

  it('wordt ook gevonden als zij diep staat', async () => {
    await here.tamper([added({ plekken: [{ naam: 'Bronckhorst' }] }, '{"plekken":[{"naam":"VALSE","naam":"Bronckhorst"}]}')]);
    expect(await found()).toEqual([`gewijzigd: positie ${'43'.padStart(20, '0')}, stream proef-e, revisie 0`]);
  });

  it('is iets anders dan een teken dat de databank niet als tekst kent', async () => {
    await here.tamper([added({ tekst: 'a\u0000b', getal: [1e21, 1.5e-7], '2': 1, '1': 2 })]);
    expect(await verify()).toMatchObject({ gebeurtenissen: 40, bevindingen: [] });
  });
});

describe('Wat naast een getekende wortel staat', () => {
  it.each([
    [`dag = '2020-01-01' where nummer = 2`, 'De kolommen nummer en dag zeggen 2 en 2020-01-01,'],
    ['nummer = 7 where nummer = 2', 'De kolommen nummer en dag zeggen 7 en 2026-11-22,'],
    [`${twice('verklaring', `'{"aantal":99,'`)} where nummer = 2`, 'De tekst van de verklaring is niet zoals zij is geschreven'],
    [`${twice('verklaring', `'{"handtekening":"x",'`)} where nummer = 2`, 'De tekst van de verklaring is niet zoals zij is geschreven'],
  ])('is wat getekend is, en niet: %s', async (change, melding) => {
    await here.tamper([`update notaris.wortels set ${change}`]);
    expect(await verify()).toMatchObject({ bevindingen: [{ soort: 'wortel', dag: '2026-11-22', melding: expect.stringContaining(melding) as unknown }] });
    const readme = await readFile(join(await bundle(), 'leesmij.md'), 'utf8');
    expect(readme).toContain('Bij het maken klopte de opslag niet');
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
