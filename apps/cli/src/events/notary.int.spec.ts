import { spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { testDatabase, type TestDatabase } from '@actiespoor/testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';

import { run } from '../program.js';
import { loadSettings } from '../settings.js';
import { recordedTerminal } from '../terminal/recorded-terminal.fixture.js';
import type { SigningReport } from './notarise.command.js';

interface Noted {
  readonly dag: string;
  readonly hash: string;
  readonly vingerafdruk: string;
}

let database: TestDatabase;
let folder: string;
let target: string;
let noted: Noted;

const actiespoor = async (line: string) => {
  const terminal = recordedTerminal();
  const env = { DATA_DIR: folder, DATABASE_URL: database.url, MIGRATION_DATABASE_URL: database.ownerUrl };
  const status = await run(line.split(' '), { terminal, settings: () => loadSettings(env), interrupted: new AbortController().signal });
  return { status, printed: terminal.printed(), told: terminal.told() };
};

const script = () => {
  const { status, stdout } = spawnSync(process.execPath, [join(target, 'controleer.mjs'), '--sleutel', noted.vingerafdruk, '--wortel', noted.hash], {
    encoding: 'utf8',
  });
  return { status, last: stdout.trimEnd().split('\n').at(-1) };
};

const asOwner = async (...statements: readonly string[]): Promise<void> => {
  const owner = new Client({ connectionString: database.ownerUrl });
  await owner.connect();
  for (const statement of statements) await owner.query(statement);
  await owner.end();
};

beforeAll(async () => {
  database = await testDatabase();
  folder = await mkdtemp(join(tmpdir(), 'actiespoor-cli-'));
  target = join(folder, 'bundel');
  await actiespoor('demo');
  const { getekend, laatste, vingerafdruk } = JSON.parse((await actiespoor('events notarise --json')).printed) as SigningReport;
  if (laatste === null || getekend.length === 0) throw new Error('De demo heeft dagen die voorbij zijn');
  noted = { ...laatste, vingerafdruk };
});

afterAll(async () => {
  await database.drop();
  await rm(folder, { recursive: true });
});

describe('De notaris op de opdrachtregel', () => {
  it('tekent geen dag twee keer, en zegt wat er te noteren is', async () => {
    expect(await actiespoor('events notarise')).toEqual({
      status: 0,
      printed: [
        'Er is niets te tekenen: elke dag die voorbij is, is al getekend.',
        `Laatste wortel (${noted.dag}): ${noted.hash}`,
        `Vingerafdruk van de sleutel: ${noted.vingerafdruk}\n`,
      ].join('\n'),
      told: '',
    });
  });

  it('vergelijkt met een wortel die elders genoteerd is', async () => {
    expect(await actiespoor(`events verify --wortel ${noted.hash}`)).toMatchObject({
      status: 0,
      printed: expect.stringContaining('alles is zoals het werd vastgelegd'),
    });
    const other = await actiespoor('events verify --wortel een-andere');
    expect([other.status, other.printed]).toEqual([1, expect.stringContaining('wortel: wortels\n  De wortel een-andere is er niet.')]);
  });

  it('geeft een controleur mee wat die nodig heeft, en niet over iets anders heen', async () => {
    expect(await actiespoor(`events export --bundel ${target}`)).toMatchObject({
      status: 0,
      printed: '',
      told: expect.stringContaining(`in ${target}. Controleren: node controleer.mjs`),
    });
    expect(script()).toEqual({ status: 0, last: 'Alles klopt.' });
    expect(await actiespoor(`events export --bundel ${target}`)).toMatchObject({
      status: 1,
      told: `De map ${target} is niet leeg. Noem een map die er nog niet is.\n`,
    });
  });

  it('zegt het bij een export als de databank bij een gebeurtenis iets anders bewaart dan zij zegt', async () => {
    const moment = (change: string): Promise<void> =>
      asOwner(
        'alter table event_store.events disable trigger all',
        `update event_store.events set recorded_at = recorded_at ${change} where position = 12`,
        'alter table event_store.events enable trigger all',
      );
    await moment(`- interval '40 days'`);
    const named = expect.stringMatching(/De export is er.*1 bevinding\.\n {2}positie 0+12, stream .*: De kolom recorded_at zegt/);
    const elsewhere = join(folder, 'andere-bundel');
    const [whole, bundle, before] = [
      await actiespoor('events export'),
      await actiespoor(`events export --bundel ${elsewhere}`),
      await actiespoor('events export --tot 11'),
    ];
    expect([whole, bundle, before].map(({ status }) => status)).toEqual([1, 1, 0]);
    expect([whole.told, bundle.told]).toEqual([named, named]);
    expect(await readFile(join(elsewhere, 'leesmij.md'), 'utf8')).toMatch(/Bij het maken klopte de opslag niet\*\* \(1 bevinding\)\. Eerste: positie 0+12, /);
    expect(await readFile(join(target, 'leesmij.md'), 'utf8')).not.toContain('klopte');
    await moment(`+ interval '40 days'`);
    expect((await actiespoor('events export --tot 12')).status).toBe(0);
  });

  it('weigert verder te gaan als het einde weg is', async () => {
    await asOwner('alter table event_store.events disable trigger all', 'delete from event_store.events where position > 20');
    expect(await actiespoor('events notarise')).toMatchObject({ status: 1, printed: '', told: expect.stringContaining('De event store eindigt voor positie') });
    expect((await actiespoor('events verify')).printed).toMatch(/^afgekapt: dag \d{4}-\d{2}-\d{2}, na positie 0+20$/m);
  });
});
