import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { closeSync, existsSync, openSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { localIssuer, openPersoonIds, tokenVerifier } from '@actiespoor/identity';
import { testDatabase, type TestDatabase } from '@actiespoor/testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';

import { withPlatform } from './opening.js';
import { run } from './program.js';
import { loadSettings } from './settings.js';
import { recordedTerminal } from './terminal/recorded-terminal.fixture.js';

interface Ran {
  readonly status: number;
  readonly printed: string;
  readonly told: string;
}

interface ImportAnswer {
  readonly status: string;
  readonly samenvatting: Readonly<Record<string, number>>;
  readonly doorvoering?: { readonly planId: string; readonly gebeurtenissen: number };
}

const voorbeeld = fileURLToPath(new URL('../../../test/fixtures/voorbeelden/lekstroom-voorbeeld.tsv', import.meta.url));
const main = fileURLToPath(new URL('../dist/main.js', import.meta.url));
const eigenaar = ['--eigenaar', 'SV-LEKSTROOM'];

let database: TestDatabase;
let folder: string;

const environment = (): Readonly<Record<string, string>> => ({ DATA_DIR: folder, DATABASE_URL: database.url, MIGRATION_DATABASE_URL: database.ownerUrl });

const surroundingsOf = (env: Readonly<Record<string, string>>) => ({
  terminal: recordedTerminal(),
  settings: () => loadSettings(env),
  interrupted: new AbortController().signal,
});

const actiespoor = async (...args: readonly string[]): Promise<Ran> => {
  const surroundings = surroundingsOf(environment());
  const status = await run(args, surroundings);
  return { status, printed: surroundings.terminal.printed(), told: surroundings.terminal.told() };
};

const answered = async <T>(...args: readonly string[]): Promise<T> => JSON.parse((await actiespoor(...args, '--json')).printed) as T;

const exported = async (...args: readonly string[]): Promise<readonly string[]> =>
  (await actiespoor('events', 'export', ...args)).printed.split('\n').filter(Boolean);

beforeAll(async () => {
  database = await testDatabase();
  folder = await mkdtemp(join(tmpdir(), 'actiespoor-cli-'));
  // The store of a service that ran once without the demo.
  await withPlatform(surroundingsOf(environment()), { demo: false }, () => Promise.resolve());
});

afterAll(async () => {
  await database.drop();
  await rm(folder, { recursive: true });
});

describe('Een token van de opdrachtregel', () => {
  it('is het enige op stdout, en de dienst herkent het', async () => {
    const { status, printed, told } = await actiespoor('token', '--rol', 'beleidsmedewerker', '--organisatie', 'GM1960', '--naam', 'Anna');
    const issuer = await localIssuer(folder);
    expect([status, told]).toEqual([0, '']);
    expect(await tokenVerifier({ ...issuer, jwks: issuer.jwks(), personen: await openPersoonIds(folder) })(printed.trimEnd())).toEqual({
      ok: true,
      medewerker: expect.objectContaining({ naam: 'Anna', rollen: ['beleidsmedewerker'], organisaties: ['GM1960'] }),
    });
  });
});

describe('Een plan inlezen', () => {
  it('toont eerst een proef, en legt dan nog niets vast', async () => {
    const { status, printed } = await actiespoor('import', voorbeeld, ...eigenaar);
    expect(status).toBe(0);
    expect(printed).toContain('19 acties, 3 deelacties, 9 onderdelen, 4 verwijzingen');
    expect(printed).toContain('Dit is een proef: er is nog niets vastgelegd.');
    expect((await exported()).filter((line) => line.includes('"stream":"plan-'))).toEqual([]);
  });

  it('leest met een correctie iets anders', async () => {
    const { printed } = await actiespoor('import', voorbeeld, ...eigenaar, '--correctie', '11:planning=2023');
    expect(printed).toContain('eenmalig 2023');
  });

  it('zegt welke correctie niet kan', async () => {
    const { status, told } = await actiespoor('import', voorbeeld, ...eigenaar, '--correctie', '11:kleur=rood');
    expect([status, told]).toEqual([
      1,
      'Deze correcties kunnen niet:\n  Regel 11 heeft geen veld "kleur"; wel: code, omschrijving, actoren, schaal, trekker, planning.\n',
    ]);
  });

  it('kan alleen voor een organisatie die bekend is', async () => {
    const { status, told } = await actiespoor('import', voorbeeld, '--eigenaar', 'GM9999');
    expect([status, told]).toEqual([1, 'Er is geen organisatie met de code GM9999. Controleer --eigenaar.\n']);
  });

  it('wordt niet doorgevoerd zolang er fouten zijn', async () => {
    const file = join(folder, 'fout.tsv');
    const text = await readFile(voorbeeld, 'utf8');
    await writeFile(file, text.replace('\n1b. ', '\n1a. '));
    const { status, told } = await actiespoor('import', file, ...eigenaar, '--doorvoeren');
    expect(status).toBe(1);
    expect(told).toMatch(/^Het document heeft nog 1 fout en kan zo niet worden doorgevoerd\. Geef mee:\n {2}regel \d+: --correctie /);
    expect((await exported()).filter((line) => line.includes('"stream":"plan-'))).toEqual([]);
  });

  it('kan halverwege worden onderbroken; de volgende keer komt het af', async () => {
    const interruption = new AbortController();
    const surroundings = { ...surroundingsOf(environment()), interrupted: interruption.signal };
    const terminal = { ...surroundings.terminal, print: () => interruption.abort() };
    expect(await run(['import', voorbeeld, ...eigenaar, '--doorvoeren'], { ...surroundings, terminal })).toBe(130);
    expect(terminal.told()).toContain('Onderbroken.');

    const { samenvatting, status } = await answered<ImportAnswer>('import', voorbeeld, ...eigenaar, '--doorvoeren');
    expect(status).toBe('doorgevoerd');
    expect(samenvatting).toMatchObject({ acties: 19, deelacties: 3, knopen: 9 });
  });

  it('verandert nog eens niets', async () => {
    const before = await exported();
    const { doorvoering } = await answered<ImportAnswer>('import', voorbeeld, ...eigenaar, '--doorvoeren');
    expect(doorvoering?.gebeurtenissen).toBe(0);
    expect(await exported()).toEqual(before);
  });

  it('legt als er iets gewijzigd is alleen dat vast, op naam van niemand', async () => {
    const before = (await exported()).length;
    const { doorvoering } = await answered<ImportAnswer>('import', voorbeeld, ...eigenaar, '--correctie', '11:planning=2023', '--doorvoeren');
    const added = (await exported()).slice(before - 1, -1).map((line) => JSON.parse(line) as { metadata: object });
    expect(added.length).toBe(doorvoering?.gebeurtenissen);
    expect(added.length).toBeLessThan(5);
    expect(added[0]?.metadata).toMatchObject({ role: 'systeem', organisatie: 'SV-LEKSTROOM', actor: expect.stringMatching(/^[0-9a-f-]{36}$/) });
  });
});

describe('De gebeurtenissen', () => {
  it('gaan met een controlegetal naar een bestand', async () => {
    const file = join(folder, 'uit.ndjson');
    const { status, printed, told } = await actiespoor('events', 'export', '--uit', file);
    const lines = (await readFile(file, 'utf8')).trimEnd().split('\n');
    const body = `${lines.slice(0, -1).join('\n')}\n`;
    const sha256 = createHash('sha256').update(body).digest('hex');
    expect([status, printed]).toEqual([0, '']);
    expect(told).toContain(`${String(lines.length - 1)} gebeurtenissen in ${file}`);
    expect(JSON.parse(lines.at(-1) ?? '')).toMatchObject({ count: lines.length - 1, sha256 });
  });

  it('gaan ook tot een positie, maar niet verder dan er zijn', async () => {
    expect((await exported('--tot', '5')).length).toBe(6);
    expect(await actiespoor('events', 'export', '--tot', '99999')).toMatchObject({
      status: 1,
      printed: '',
      told: expect.stringContaining('Zo ver is het nog niet'),
    });
  });

  it('zijn zoals zij geschreven zijn', async () => {
    const { status, printed } = await actiespoor('events', 'verify');
    expect([status, printed]).toEqual([
      0,
      expect.stringMatching(/^\d+ gebeurtenissen in \d+ streams en 0 wortels gecontroleerd: alles is zoals het werd vastgelegd\.\n/),
    ]);
  });

  it('zijn verwerkt door elke projectie', async () => {
    const { projections } = await answered<{ projections: readonly object[] }>('projections', 'list');
    expect(projections.length).toBeGreaterThan(3);
    expect(projections).toEqual(projections.map((one) => ({ ...one, lag: { events: 0, seconds: 0 }, parked: 0 })));
  });

  it('maken geen plaats voor de voorbeeldplannen', async () => {
    expect(await actiespoor('demo')).toMatchObject({ status: 1, printed: '', told: expect.stringContaining('Hier staan al andere gegevens') });
  });

  it('verraden wie buiten het programma om iets wijzigt', async () => {
    const owner = new Client({ connectionString: database.ownerUrl });
    await owner.connect();
    await owner.query('alter table event_store.events disable trigger events_are_forever');
    await owner.query(`update event_store.events set data = '{"anders":true}' where stream like 'plan-%' and revision = 2`);
    await owner.end();
    const { status, printed, told } = await actiespoor('events', 'verify', '--json');
    const { bevindingen } = JSON.parse(printed) as { bevindingen: readonly object[] };
    expect([status, bevindingen]).toEqual([1, [expect.objectContaining({ soort: 'gewijzigd', stream: expect.stringMatching(/^plan-/), revisie: 2 })]]);
    expect(told).toContain('Niet alles is zoals het geschreven werd: 1 bevinding.');
  });
});

describe('De voorbeeldplannen', () => {
  it('komen in een lege store, en nog eens verandert niets', async () => {
    const own = database;
    database = await testDatabase();
    try {
      const first = await actiespoor('demo');
      expect(first).toMatchObject({ status: 0, printed: expect.stringMatching(/GM1960(.|\n)*GM1876(.|\n)*GM0622|GM1876(.|\n)*GM1960/) });
      const before = await exported();
      expect((await actiespoor('demo')).printed).toBe(first.printed);
      expect(await exported()).toEqual(before);
    } finally {
      await database.drop();
      database = own;
    }
  });
});

describe('Het programma zelf', () => {
  const env = (): NodeJS.ProcessEnv => ({ PATH: process.env['PATH'], ...environment() });

  it('geeft zijn exitstatus door, en antwoorden op stdout', () => {
    expect(existsSync(main)).toBe(true);
    const { status, stdout, stderr } = spawnSync(process.execPath, [main, 'token', '--rol', 'koning'], { env: env(), encoding: 'utf8' });
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toContain('Onbekende rol: "koning".');
  });

  it.each(['events export', 'events verify', 'events verify --json', '--help', 'token --help'])(
    'zegt het in één zin als zijn uitvoer niet te schrijven is: %s',
    (line) => {
      const full = openSync('/dev/full', 'w');
      const { status, stderr } = spawnSync(process.execPath, [main, ...line.split(' ')], { env: env(), encoding: 'utf8', stdio: ['ignore', full, 'pipe'] });
      closeSync(full);
      expect(stderr.split('\n').filter((told) => told === 'De uitvoer is niet te schrijven (de schijf is vol): wat er staat is niet alles.')).toHaveLength(1);
      expect(stderr).not.toMatch(/^ +at |ENOSPC/m);
      expect(status).toBe(1);
    },
  );

  it('stopt zonder gejammer als zijn lezer wegloopt', async () => {
    const child = spawn(process.execPath, [main, 'events', 'export'], { env: env(), stdio: ['ignore', 'pipe', 'pipe'] });
    let told = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => (told += text));
    child.stdout.destroy();
    const status = await new Promise((resolve) => child.once('close', resolve));
    expect(status).toBe(141);
    expect(told).toMatch(/De lezer van de export is gestopt voordat alles er was\.\n$/);
  });
});
