import { writeFile } from 'node:fs/promises';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { testDatabase, type TestDatabase } from '@actiespoor/testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { run } from '../program.js';
import { loadSettings } from '../settings.js';
import { recordedTerminal } from '../terminal/recorded-terminal.fixture.js';

const example = 'test/fixtures/voorbeelden/veilig-thuis-landelijk.csv';

describe('leveringen laden', () => {
  let database: TestDatabase;
  let folder: string;

  beforeAll(async () => {
    database = await testDatabase();
    folder = await mkdtemp(join(tmpdir(), 'laden-'));
  });
  afterAll(async () => {
    await database.drop();
    await rm(folder, { recursive: true, force: true });
  });

  const typed = async (args: readonly string[]) => {
    const terminal = recordedTerminal();
    const settings = () => loadSettings({ DATA_DIR: folder, DATABASE_URL: database.url, MIGRATION_DATABASE_URL: database.ownerUrl });
    const status = await run(['leveringen', 'laden', ...args], { terminal, settings, interrupted: new AbortController().signal });
    return { status, printed: terminal.printed(), told: terminal.told() };
  };

  it('legt een levering vast, met voortgang, en zegt het als zij er al was', async () => {
    const first = await typed([example, '--op', '2025-10-31']);
    expect([first.status, first.told]).toEqual([0, expect.stringContaining('Vastleggen: 1 van 1 bundels, 100 %')]);
    expect(first.printed).toContain('Vastgelegd: 24 waarnemingen, als uitgave van 2025-10-31.');
    const again = await typed([example, '--json']);
    expect(again.status).toBe(0);
    const { leveringId, ...told } = JSON.parse(again.printed) as Readonly<Record<string, unknown>>;
    expect(told).toMatchObject({ ongewijzigd: true, bruikbaar: true, telling: { waarnemingen: 24 } });
    expect(first.printed).toContain(String(leveringId));
  }, 60_000);

  it('legt niets vast als er een fout in staat, en zegt welke', async () => {
    const file = join(folder, 'fout.csv');
    await writeFile(file, ['"Regio\'s";"Perioden";"Gestarte adviezen (aantal)"', '"Nederland";"2024";"1.5"', '"Bron: CBS"', ''].join('\n'));
    const { status, printed, told } = await typed([file, '--tabel', '84847NED']);
    expect([status, told.split('\n').at(-2)]).toEqual([1, 'Er is niets vastgelegd: deze levering heeft 1 fout.']);
    expect(printed).toContain('heeft het verkeerde decimaalteken');
  }, 60_000);

  it('vraagt een dag om een uitgave te zijn, voordat er iets wordt gelezen', async () => {
    expect(await typed([example, '--op', 'gisteren'])).toMatchObject({ status: 2, told: expect.stringContaining('--op moet een dag zijn') });
  });
});
