import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { projectionNames } from '@actiespoor/platform';
import { testDatabase, type TestDatabase } from '@actiespoor/testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';

import { withPlatform } from '../opening.js';
import { run } from '../program.js';
import { loadSettings } from '../settings.js';
import { recordedTerminal } from '../terminal/recorded-terminal.fixture.js';

describe('Beheer van de projecties', () => {
  let database: TestDatabase;
  let folder: string;

  const surroundings = () => ({
    terminal: recordedTerminal(),
    settings: () => loadSettings({ DATA_DIR: folder, DATABASE_URL: database.url, MIGRATION_DATABASE_URL: database.ownerUrl }),
    interrupted: new AbortController().signal,
  });

  const actiespoor = async (...args: readonly string[]): Promise<{ status: number; printed: string; told: string }> => {
    const here = surroundings();
    const { terminal } = here;
    const status = await run(['projections', ...args], here);
    return { status, printed: terminal.printed(), told: terminal.told() };
  };

  const query = async (text: string): Promise<readonly Record<string, unknown>[]> => {
    const client = new Client({ connectionString: database.url });
    await client.connect();
    try {
      return (await client.query<Record<string, unknown>>(text)).rows;
    } finally {
      await client.end();
    }
  };

  beforeAll(async () => {
    database = await testDatabase();
    folder = await mkdtemp(join(tmpdir(), 'actiespoor-cli-'));
    // Puts the organisaties into the store that the other tests need.
    await withPlatform(surroundings(), { demo: false }, () => Promise.resolve());
    expect(await actiespoor('parked', 'replay', 'organisaties')).toMatchObject({ status: 0 });
  });

  afterAll(async () => {
    await database.drop();
    await rm(folder, { recursive: true, force: true });
  });

  it('herbouwt er een, of alle, en zegt wat ervan kwam', async () => {
    const [{ aantal } = {}] = await query('select count(*)::int as aantal from voortgang.organisaties_v1');
    expect(await actiespoor('rebuild', 'organisaties')).toMatchObject({
      status: 0,
      printed: `organisaties: ${String(aantal)} gebeurtenissen, ${String(aantal)} rijen, ${String(aantal)} rijen nagerekend\n`,
    });
    const all = await actiespoor('rebuild', '--alle');
    expect([
      all.status,
      all.printed
        .trim()
        .split('\n')
        .map((line) => line.split(':')[0]),
    ]).toEqual([0, projectionNames]);
    expect(await query(`select generatie from voortgang.checkpoint where name = 'organisaties'`)).toEqual([{ generatie: 3 }]);
    expect(await query('select count(*)::int as aantal from voortgang.organisaties_v1')).toEqual([{ aantal }]);
  });

  it('zet er een stil, en laat haar weer lopen', async () => {
    expect(await actiespoor('pause', 'kaders')).toMatchObject({ status: 0 });
    expect((await actiespoor('list')).printed).toMatch(/kaders .*gepauzeerd/);
    expect(await actiespoor('resume', 'kaders')).toMatchObject({ status: 0 });
    expect((await actiespoor('list')).printed).not.toContain('gepauzeerd');
  });

  it('toont wat apart ligt, en probeert het op verzoek opnieuw', async () => {
    expect((await actiespoor('parked', 'list')).printed).toBe('Er ligt niets apart.\n');
    await query(`
      insert into voortgang.geparkeerd (name, version, generatie, positie, stream, revisie, gebeurtenis_id, fout, pogingen)
      select 'organisaties', version, generatie, '00000000000000000001', 'organisatie-bestaat-niet', 0, 'x', 'Dit ging niet', 1
      from voortgang.checkpoint where name = 'organisaties'`);
    expect((await actiespoor('parked', 'list')).printed).toMatch(/organisaties +organisatie-bestaat-niet +0 +1 +1 +Dit ging niet/);
    const replayed = await actiespoor('parked', 'replay', 'organisaties');
    expect(replayed).toMatchObject({ status: 1, told: expect.stringContaining('Van organisaties ligt nog apart: 1 gebeurtenis.') });
    expect(JSON.parse((await actiespoor('parked', 'list', '--json')).printed)).toMatchObject([
      { attempts: 2, error: 'Revisie 0 van organisatie-bestaat-niet is er niet meer' },
    ]);
  });

  it.each([
    [['rebuild'], 'Noem een projectie, of geef --alle voor alle.'],
    [['rebuild', 'spoor', '--all'], 'Noem een projectie, of geef --alle voor alle.'],
    [['rebuild', 'spoort'], `Er is geen projectie "spoort". Kies uit: ${projectionNames.join(', ')}.`],
    [['pause', 'spoort'], 'Er is geen projectie "spoort".'],
    [['resume', 'spoort'], 'Er is geen projectie "spoort".'],
    [['parked', 'replay', 'spoort'], 'Er is geen projectie "spoort".'],
  ])('weigert %j', async (args, told) => {
    expect(await actiespoor(...args)).toMatchObject({ status: 2, told: expect.stringContaining(told) });
  });
});
