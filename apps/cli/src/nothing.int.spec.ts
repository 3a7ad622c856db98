import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

import { testDatabase, type TestDatabase } from '@actiespoor/testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Command } from 'commander';
import { Client } from 'pg';

import { programFor, run } from './program.js';
import { loadSettings } from './settings.js';
import { recordedTerminal } from './terminal/recorded-terminal.fixture.js';

const main = fileURLToPath(new URL('../dist/main.js', import.meta.url));
const { PATH, HOME } = process.env;

type Env = Readonly<Record<string, string>>;

interface Ran {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

const spawned = (line: string, settings: Env): Ran => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [main, ...line.split(' ')], {
    env: { PATH, HOME, ...settings },
    encoding: 'utf8',
    timeout: 50_000,
  });
  return { status, stdout, stderr };
};

/** The same without the time that a process needs to start. */
const actiespoor = async (line: string, settings: Env): Promise<Ran> => {
  const terminal = recordedTerminal();
  const status = await run(line.split(' '), { terminal, settings: () => loadSettings(settings), interrupted: new AbortController().signal });
  return { status, stdout: terminal.printed(), stderr: terminal.told() };
};

const voorbeeld = fileURLToPath(new URL('../../../test/fixtures/voorbeelden/lekstroom-voorbeeld.tsv', import.meta.url));
const bundle = join(tmpdir(), `actiespoor-bestaat-nog-niet-${String(process.pid)}`);
const evaluatie = '0190f1f2-8a6b-7c3d-9e4f-000000000001';

/** The commands that must not make a store: all but `token`, `demo`, `import … --doorvoeren` and `leveringen laden`. */
const lookers = [
  ...['events verify', 'events export', `events export --bundel ${bundle}`, 'events notarise'],
  ...[
    'projections list',
    'projections rebuild --all',
    'projections pause spoor',
    'projections resume spoor',
    'projections parked list',
    'projections parked replay spoor',
  ],
  ...[
    'evaluatie indicatoren',
    'evaluatie start --indicator deelname --tegen 1',
    `evaluatie hervat ${evaluatie}`,
    `evaluatie toon ${evaluatie}`,
    'evaluatie lijst',
  ],
  `import ${voorbeeld} --eigenaar SV-LEKSTROOM`,
];
const beginners = ['token', 'demo', 'import', 'leveringen laden'];
/** The commands that need no store at all. */
const storeless = ['leveringen proef'];

let folder: string;
let database: TestDatabase;
let owner: Client;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'actiespoor-niets-'));
  database = await testDatabase();
  owner = new Client({ connectionString: database.ownerUrl });
  await owner.connect();
});

afterAll(async () => {
  await owner.end();
  await database.drop();
  await rm(folder, { recursive: true });
});

describe('Waar niets is', () => {
  it('is van elke opdracht bekend of zij er iets begint', () => {
    const surroundings = { terminal: recordedTerminal(), settings: () => loadSettings({}), interrupted: new AbortController().signal };
    const linesOf = (command: Command): readonly string[] =>
      command.commands.length === 0 ? [command.name()] : command.commands.flatMap((one) => linesOf(one).map((line) => `${command.name()} ${line}`));
    const known = programFor(surroundings).commands.flatMap(linesOf);
    expect(known.filter((line) => ![...beginners, ...storeless].includes(line) && !lookers.some((looker) => `${looker} `.startsWith(`${line} `)))).toEqual([]);
  });

  it.each(lookers)('zegt "%s" dat er niets is, en maakt niets', async (line) => {
    const dataDir = join(folder, 'nergens');
    const advice = line.startsWith('import')
      ? ' Een proef vergelijkt met wat er al is: start Actiespoor eerst (npm start), of leg het plan meteen vast met --doorvoeren.'
      : '';
    expect(await actiespoor(line, { DATA_DIR: dataDir })).toEqual({
      status: 1,
      stdout: '',
      stderr: `Er is in ${dataDir} niets vastgelegd, en er is niets gemaakt. Klopt DATA_DIR?${advice}\n`,
    });
    expect(await actiespoor(line, { DATA_DIR: dataDir, DATABASE_URL: database.url, MIGRATION_DATABASE_URL: database.ownerUrl })).toMatchObject({
      status: 1,
      stdout: '',
      stderr: expect.stringContaining('Er is in deze databank niets vastgelegd'),
    });
    expect([existsSync(dataDir), existsSync(bundle), await readdir(folder)]).toEqual([false, false, []]);
    expect((await owner.query(`select nspname from pg_namespace where nspname in ('event_store', 'notaris', 'voortgang')`)).rows).toEqual([]);
  });
});

describe('Een map die niet kan', () => {
  it('is ook voor een proces op zichzelf geen reden om te blijven hangen', () => {
    const { status, stdout, stderr } = spawned('events verify', { DATA_DIR: '/proc/bestaat-niet/a/b' });
    expect([status, stdout, stderr.trim().split('\n')]).toEqual([1, '', [expect.stringContaining('/proc/bestaat-niet/a/b')]]);
  });

  it.each([
    ...lookers,
    'token --rol lezer --organisatie GM1960',
    'demo',
    `import ${voorbeeld} --eigenaar SV-LEKSTROOM --doorvoeren`,
    `leveringen laden ${voorbeeld}`,
  ])('laat "%s" ophouden met een zin', async (line) => {
    for (const dataDir of ['/proc/bestaat-niet/a/b', '/etc/hostname/a']) {
      const { status, stdout, stderr } = await actiespoor(line, { DATA_DIR: dataDir });
      expect([status, stdout, stderr.trim().split('\n').length]).toEqual([1, '', line === 'demo' ? 2 : 1]);
      expect(stderr).toContain(dataDir);
      expect(stderr).not.toContain('onverwacht');
    }
  });
});

describe('Een export naar een map', () => {
  const server = (): Env => ({ DATA_DIR: join(folder, 'gegevens'), DATABASE_URL: database.url, MIGRATION_DATABASE_URL: database.ownerUrl });

  const terminated = async (line: string, when: () => Promise<boolean>) => {
    const child = spawn(process.execPath, [main, ...line.split(' ')], { env: { PATH, HOME, ...server() }, stdio: 'ignore' });
    const closed = new Promise<number | null>((resolve) => child.once('close', (code) => resolve(code)));
    while (!(await when())) await sleep(5);
    const begun = performance.now();
    child.kill('SIGTERM');
    return { status: await closed, ms: performance.now() - begun };
  };

  beforeAll(async () => expect((await actiespoor('demo', server())).status).toBe(0));

  it.each(['/proc/uit', '/proc/a/b/c', '/sys/kernel/uit', '/etc/hostname/uit', '/dev/null'])('in %s eindigt met een zin', (target) => {
    const { status, stdout, stderr } = spawned(`events export --bundel ${target}`, server());
    expect([status, stdout]).toEqual([1, '']);
    expect(stderr.trim().split('\n')).toEqual([expect.stringMatching(new RegExp(`${target}.* (geen map|niet te maken|niet worden geschreven)`))]);
  });

  it('stopt bij SIGTERM terwijl zij nog op de databank wacht', async () => {
    await owner.query('begin; lock table event_store.events in access exclusive mode');
    const isWaiting = async (): Promise<boolean> => ((await owner.query(`select from pg_locks where not granted`)).rowCount ?? 0) > 0;
    const { status, ms } = await terminated(`events export --bundel ${join(folder, 'wacht')}`, isWaiting);
    await owner.query('commit');
    expect([status, ms < 12_000]).toEqual([130, true]);
    expect((await readdir(folder)).filter((name) => name.startsWith('wacht'))).toEqual([]);
  });

  it('stopt bij SIGTERM op elk ogenblik, en laat geen halve map achter', async () => {
    for (const ms of [0, 100, 200, 400, 600]) {
      const { status } = await terminated(`events export --bundel ${join(folder, `halte-${String(ms)}`)}`, async () => (await sleep(ms), true));
      expect([0, 130, null]).toContain(status);
      expect((await readdir(folder)).filter((name) => name.endsWith('.deel'))).toEqual([]);
    }
  });
});
