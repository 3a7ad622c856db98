import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { testDatabase, type TestDatabase } from '@actiespoor/testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { run } from '../program.js';
import { loadSettings } from '../settings.js';
import { recordedTerminal } from '../terminal/recorded-terminal.fixture.js';
import type { Evaluatie } from './view.js';

const naam = 'Aandeel uitgevoerd per actielijn';

describe('Een definitie evalueren op de opdrachtregel', () => {
  let database: TestDatabase;
  let folder: string;
  let voorstel: string;

  const actiespoor = async (args: readonly string[], interruption = new AbortController()): Promise<{ status: number; printed: string; told: string }> => {
    const terminal = recordedTerminal();
    const settings = () => loadSettings({ DATA_DIR: folder, DATABASE_URL: database.url, MIGRATION_DATABASE_URL: database.ownerUrl });
    const status = await run(args, { terminal, settings, interrupted: interruption.signal });
    return { status, printed: terminal.printed(), told: terminal.told() };
  };
  const evaluatie = (...args: readonly string[]) => actiespoor(['evaluatie', ...args]);
  const started = ['start', '--indicator', naam, '--tot', '2023-12-31'];

  beforeAll(async () => {
    database = await testDatabase();
    folder = await mkdtemp(join(tmpdir(), 'actiespoor-cli-'));
    voorstel = join(folder, 'voorstel.json');
    expect(await actiespoor(['demo'])).toMatchObject({ status: 0 });
    const indicatoren = JSON.parse((await evaluatie('indicatoren', '--json')).printed) as readonly {
      naam: string;
      versies: readonly { definitie: { teller: string[] } }[];
    }[];
    const definitie = indicatoren.find((een) => een.naam === naam)?.versies[0]?.definitie;
    await writeFile(voorstel, JSON.stringify({ ...definitie, teller: [...(definitie?.teller ?? []), 'gestart'] }));
  }, 60_000);
  afterAll(async () => {
    await database.drop();
    await rm(folder, { recursive: true, force: true });
  });

  it('begint met de indicatoren die er zijn', async () => {
    expect((await evaluatie('indicatoren')).printed).toMatch(
      /^indicator +versies +maat +id\n(.*\n)*Aandeel uitgevoerd per actielijn +1 +aandeel per actielijn +[0-9a-f-]{36}/,
    );
  });

  it('toont de cijfers naast elkaar, per periode en per groep', async () => {
    const { status, printed, told } = await evaluatie(...started, '--voorstel', voorstel);
    expect(status).toBe(0);
    expect(printed).toContain(`${naam}: versie 1 naast een definitie die niet is vastgelegd`);
    expect(printed).toMatch(/periode +groep +staand +voorstel +verschil/);
    expect(printed).toMatch(/2023 .* \d+(,\d)? % \(\d+\) +\d+(,\d)? % \(\d+\) +\+\d+(,\d)? %/);
    expect(told).toContain('Evalueren: 3 van 3 plannen, 100 %');
  });

  it('stopt met Ctrl-C zo dat het verder kan, en komt dan op hetzelfde uit', async () => {
    const whole = JSON.parse((await evaluatie(...started, '--voorstel', voorstel, '--json')).printed) as Evaluatie;
    const interruption = new AbortController();
    interruption.abort();
    let stopped = await actiespoor(['evaluatie', ...started, '--voorstel', voorstel], interruption);
    // Three plans can be done before the request to stop arrives, and then there is an outcome.
    while (stopped.status === 0) stopped = await actiespoor(['evaluatie', ...started, '--voorstel', voorstel], interruption);
    expect(stopped).toMatchObject({ status: 130, printed: '' });
    const [, id = ''] = /evaluatie hervat ([0-9a-f-]{36})/.exec(stopped.told) ?? [];
    expect((await evaluatie('toon', id)).printed).toContain(`Verdergaan doet u met: evaluatie hervat ${id}`);

    const resumed = await evaluatie('hervat', id, '--json');
    expect([resumed.status, (JSON.parse(resumed.printed) as Evaluatie).regels]).toEqual([0, whole.regels]);
    expect(await evaluatie('hervat', id)).toMatchObject({ status: 1, told: expect.stringContaining('is klaar') });
    expect((await evaluatie('toon', id)).printed).toContain('100 %');
    expect((await evaluatie('lijst')).printed).toMatch(new RegExp(`${id} .* klaar +3 van 3 +systeem +${naam}`));
  });

  it.each([
    [['start'], 2, 'Noem met --indicator'],
    [
      ['start', '--indicator', naam, '--tegen', '1', '--voorstel', 'x.json', '--per', 'dag', '--van', '2022', '--plan', 'x', '--regio', 'GM1960'],
      2,
      '--per "dag" is geen van deze woorden: maand, kwartaal, halfjaar, jaar.',
    ],
    [['start', '--indicator', 'Onzin', '--tegen', '1'], 1, 'Er is geen indicator "Onzin". Wel:\n  Aandeel'],
    [['start', '--indicator', 'aandeel', '--tegen', '1'], 1, 'Meer dan één indicator past bij "aandeel":'],
    [
      ['start', '--indicator', naam, '--tegen', '7', '--van', '2023-01-01', '--tot', '2022-01-01'],
      1,
      '  --tot geeft geen tijdvak: 2022-01-01 ligt voor 2023-01-01\n  --tegen moet een versie zijn die er is: 1 tot en met 1',
    ],
    [['start', '--indicator', naam, '--voorstel', 'bestaat-niet.json'], 1, 'Het bestand bestaat-niet.json is niet te lezen.'],
    [['start', '--indicator', naam, '--tegen', '1', '--regio', 'GM9999'], 1, 'Er is geen organisatie met de code GM9999.'],
    [['toon', 'onbekend'], 1, 'Er is geen evaluatie onbekend.'],
    [['hervat', 'onbekend'], 1, 'Er is geen evaluatie onbekend.'],
  ])('weigert %j', async (args, status, told) => {
    expect(await evaluatie(...args)).toMatchObject({ status, told: expect.stringContaining(told) });
  });
});
