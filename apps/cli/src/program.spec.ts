import { describe, expect, it } from '@jest/globals';
import type { Command } from 'commander';

import { programFor, run } from './program.js';
import { loadSettings } from './settings.js';
import { recordedTerminal } from './terminal/recorded-terminal.fixture.js';

interface Ran {
  readonly status: number;
  readonly printed: string;
  readonly told: string;
}

const typed = async (line: string, env: Readonly<Record<string, string>> = {}): Promise<Ran> => {
  const terminal = recordedTerminal();
  const args = line.split(' ').filter((word) => word !== '');
  const status = await run(args, { terminal, settings: () => loadSettings(env), interrupted: new AbortController().signal });
  return { status, printed: terminal.printed(), told: terminal.told() };
};

const pathsIn = (command: Command, path: string): readonly string[] => [
  path,
  ...command.commands.flatMap((below) => pathsIn(below, `${path} ${below.name()}`.trim())),
];

const allPaths = pathsIn(programFor({ terminal: recordedTerminal(), settings: () => loadSettings({}), interrupted: new AbortController().signal }), '');

describe('De opdrachtregel', () => {
  it.each(allPaths)('legt "%s" uit met een voorbeeld, in het Nederlands', async (command) => {
    const { status, printed, told } = await typed(`${command} --help`);
    expect([status, told]).toEqual([0, '']);
    expect(printed).toContain('Gebruik: actiespoor');
    expect(printed).toContain('Opties:');
    expect(printed).toContain(`npm run -s actiespoor -- ${command}`);
    expect(printed).not.toMatch(/Usage|Options:|Commands|\[options\]|display help|output the version/);
    expect(await typed(`help ${command}`)).toEqual({ status, printed, told });
  });

  it('noemt in zijn voorbeelden alleen opdrachten die er zijn', async () => {
    for (const command of allPaths) {
      const { printed } = await typed(`${command} --help`);
      const examples = [...printed.matchAll(/npm run -s actiespoor -- ([a-z -]+)/g)].map(([, words = '']) => words.replace(/^help /, '').trim());
      for (const words of examples) expect(allPaths.some((path) => path !== '' && words.startsWith(path))).toBe(true);
    }
  });

  it.each(['--version', '-v'])('zegt met %s welke versie het is', async (option) => {
    expect(await typed(option)).toEqual({ status: 0, printed: 'actiespoor 0.1.0\n', told: '' });
  });

  it('kent ook in help alleen opdrachten die er zijn', async () => {
    expect(await typed('help tokn')).toEqual({ status: 2, printed: '', told: 'De opdracht "tokn" bestaat niet.\nUitleg en voorbeelden: actiespoor --help\n' });
    expect(await typed('help events exprt')).toEqual({
      status: 2,
      printed: '',
      told: 'De opdracht "exprt" bestaat niet.\nUitleg en voorbeelden: actiespoor events --help\n',
    });
  });

  it.each(['', 'events'])('toont uitleg als na "%s" niets gevraagd wordt, en is dan niet tevreden', async (command) => {
    const { status, printed, told } = await typed(command);
    expect([status, printed]).toEqual([2, '']);
    expect(told).toContain('Opdrachten:');
  });

  it.each([
    ['tokn', 'De opdracht "tokn" bestaat niet. Bedoelde u token?\nUitleg en voorbeelden: actiespoor --help\n'],
    ['token --rl lezer', 'De optie --rl bestaat niet. Bedoelde u --rol?\nUitleg en voorbeelden: actiespoor token --help\n'],
    ['token --naam', 'Achter --naam <naam> ontbreekt een waarde.\nUitleg en voorbeelden: actiespoor token --help\n'],
    ['import --eigenaar GM1960', 'bestand ontbreekt.\nUitleg en voorbeelden: actiespoor import --help\n'],
    ['events verify alles', 'Er staat meer achter de opdracht dan zij begrijpt.\nUitleg en voorbeelden: actiespoor events verify --help\n'],
    [
      'events export --bundel map --uit x',
      '--bundel gaat niet samen met --tot of --uit: een bundel is altijd de hele geschiedenis, in een map.\nUitleg en voorbeelden: actiespoor events export --help\n',
    ],
    ['events export --tot nu', '--tot moet een positie zijn, zoals 812: "nu" is dat niet.\nUitleg en voorbeelden: actiespoor events export --help\n'],
  ])('zegt bij "%s" wat er niet klopt', async (line, told) => {
    expect(await typed(line)).toEqual({ status: 2, printed: '', told });
  });

  it.each([
    ['er niet is', 'nergens.tsv', 'Het bestand nergens.tsv bestaat niet.\n'],
    ['een map is', '.', '. is een map; noem het bestand met het plan.\n'],
  ])('zegt het als een document %s', async (_, file, told) => {
    expect(await typed(`import ${file} --eigenaar GM1960`)).toEqual({ status: 1, printed: '', told });
  });

  it('noemt alle foute instellingen', async () => {
    const { status, told } = await typed('events verify', { DATABASE_URL: 'mysql://x', EVENT_STORE: 'mongo' });
    expect([status, told.match(/^- (\w+)/gm)]).toEqual([1, ['- DATABASE_URL', '- EVENT_STORE']]);
  });

  it.each(['events verify', 'events notarise', 'events export', 'events export --bundel map', 'projections list', 'demo'])(
    'zegt bij "%s" dat PostgreSQL er niet is, zonder wachtwoord',
    async (line) => {
      const { status, printed, told } = await typed(line, { DATABASE_URL: 'postgres://app:geheim@127.0.0.1:1/actiespoor' });
      expect([status, printed]).toEqual([1, '']);
      expect(told).toContain('PostgreSQL (127.0.0.1:1/actiespoor) is niet te gebruiken: er luistert niets.');
      expect(told).not.toContain('geheim');
    },
  );

  it('geeft geen eigen token als een ander ze uitgeeft', async () => {
    const { status, printed, told } = await typed('token --rol lezer --organisatie GM1960', { OIDC_ISSUER: 'https://login.example' });
    expect([status, printed]).toEqual([1, '']);
    expect(told).toContain('OIDC_ISSUER is ingesteld');
  });
});
