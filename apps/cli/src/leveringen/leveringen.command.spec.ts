import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { run } from '../program.js';
import { loadSettings } from '../settings.js';
import { recordedTerminal } from '../terminal/recorded-terminal.fixture.js';

const example = 'test/fixtures/voorbeelden/veilig-thuis-landelijk.csv';

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'levering-'));
});

afterAll(() => rm(folder, { recursive: true }));

const typed = async (args: readonly string[], interrupted = new AbortController().signal) => {
  const terminal = recordedTerminal();
  const status = await run(['leveringen', 'proef', ...args], { terminal, settings: () => loadSettings({}), interrupted });
  return { status, printed: terminal.printed(), told: terminal.told() };
};

const written = async (name: string, text: string | Uint8Array): Promise<string> => {
  const path = join(folder, name);
  await writeFile(path, text);
  return path;
};

describe('leveringen proef', () => {
  it('toont wat er in een levering staat, zonder iets vast te leggen', async () => {
    const { status, printed, told } = await typed([example]);
    expect(status).toBe(0);
    expect(printed).toBe(
      [
        '84847NED Huiselijk geweld; kerncijfers Veilig Thuis, regio',
        '  vorm            CSV van StatLine',
        '  maten           Gestarte adviezen (aantal), Ontvangen meldingen (aantal)',
        '  perioden        9, van 2019HJ01 tot en met 2025HJ01',
        "  gebieden        1 land, 3 Veilig Thuis-regio's",
        '  gelezen         12 rijen, 24 waarnemingen',
        '  met een cijfer  21',
        '  afwezig         3 onbekend, onvoldoende betrouwbaar of geheim (.)',
        '  voorlopig       12',
        '  geweigerd       0 cellen',
        '',
        'Dit is een proef: er is niets vastgelegd.',
        '',
      ].join('\n'),
    );
    expect(told).toMatch(/^Lezen: 1 van 1 kB, 100 %/);
  });

  it('geeft hetzelfde als JSON, voor een script', async () => {
    const { status, printed } = await typed([example, '--json']);
    expect(status).toBe(0);
    expect(JSON.parse(printed)).toMatchObject({
      bruikbaar: true,
      vorm: 'statline-csv',
      tabel: { id: '84847NED' },
      telling: { cellen: 24, waarnemingen: 24, geweigerd: 0, afwezig: { onbekend: 3 }, gebieden: { land: 1, 'veilig-thuis-regio': 3 } },
      bevindingen: [],
    });
  });

  it('zegt wat er niet klopt, met de plaats, en eindigt met 1', async () => {
    const lines = Array.from({ length: 12 }, (_, index) => `"Nederland";"${String(2000 + index)}";"1.5"`);
    const file = await written('fout.csv', ['"Regio\'s";"Perioden";"Gestarte adviezen (aantal)"', ...lines, '"Bron: CBS"', ''].join('\n'));
    const { status, printed, told } = await typed([file, '--tabel', '84847NED']);
    expect(status).toBe(1);
    expect(printed).toContain(`Fouten (12)\n  ${file}, rij 2, Gestarte adviezen (aantal)\n    "1.5" heeft het verkeerde decimaalteken`);
    expect(printed).toContain('… en nog 2 keer hetzelfde');
    expect(printed).not.toContain('niets vastgelegd');
    expect(told).toContain('Deze levering is niet te gebruiken: 12 fouten.\n');
  });

  it.each([
    ['er niet is', 'nergens.csv', 'Het bestand nergens.csv bestaat niet.\n'],
    ['een map is', '.', '. is een map; noem het bestand met de cijfers.\n'],
  ])('zegt het als een bestand %s', async (_, file, told) => {
    expect(await typed([example, file])).toMatchObject({ status: 1, printed: '', told });
  });

  it('geeft op een foutpagina één antwoord, ook als JSON', async () => {
    const file = await written('UntypedDataSet.json', '<html>503</html>');
    const { status, printed, told } = await typed([file, '--json']);
    expect([status, told.split('\n').at(-2)]).toEqual([1, 'Deze levering is niet te gebruiken: 1 fout.']);
    expect(JSON.parse(printed)).toMatchObject({ bruikbaar: false, bevindingen: [{ code: 'webpagina', aantal: 1, eerste: [{ plaats: { deel: file } }] }] });
  });

  it('stopt bij Ctrl-C met één zin', async () => {
    const interrupted = new AbortController();
    interrupted.abort();
    expect(await typed([example], interrupted.signal)).toEqual({ status: 130, printed: '', told: 'Onderbroken. Een proef legt niets vast.\n' });
  });
});
