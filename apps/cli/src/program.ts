import { readFileSync } from 'node:fs';

import { Command, CommanderError } from 'commander';

import { demoCommand } from './demo.command.js';
import { examples, group, inDutch, usageSentence } from './dutch.js';
import { evaluatieCommand } from './evaluatie/evaluatie.command.js';
import { exportCommand } from './events/export.command.js';
import { notariseCommand } from './events/notarise.command.js';
import { verifyCommand } from './events/verify.command.js';
import { explain, statusOf, UsageFault } from './faults.js';
import { importCommand } from './import/import.command.js';
import { leveringenCommand } from './leveringen/leveringen.command.js';
import type { Surroundings } from './opening.js';
import { listCommand } from './projections/list.command.js';
import { parkedCommand } from './projections/parked.command.js';
import { pauseCommand, resumeCommand } from './projections/pause.command.js';
import { rebuildCommand } from './projections/rebuild.command.js';
import { tokenCommand } from './token.command.js';

const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as { version: string };

const commandsFor = (surroundings: Surroundings): readonly Command[] => [
  tokenCommand(surroundings),
  importCommand(surroundings),
  leveringenCommand(surroundings),
  group('projections', 'zie hoe het met de leesmodellen staat, herbouw ze of zet ze stil', [
    listCommand(surroundings),
    rebuildCommand(surroundings),
    pauseCommand(surroundings),
    resumeCommand(surroundings),
    parkedCommand(surroundings),
  ]),
  group('events', 'schrijf de gebeurtenissen weg, teken ze, of controleer ze', [
    exportCommand(surroundings),
    notariseCommand(surroundings),
    verifyCommand(surroundings),
  ]),
  evaluatieCommand(surroundings),
  demoCommand(surroundings),
];

/** The whole command line. */
export const programFor = (surroundings: Surroundings): Command => {
  const program = new Command('actiespoor')
    .description(
      'Volgt de uitvoering van plannen tegen huiselijk geweld en kindermishandeling. Instellingen komen uit de omgeving (.env.example noemt ze alle); zonder instellingen staan de gegevens in ./data.',
    )
    .addHelpText(
      'after',
      examples(
        ['demo', 'zet voorbeeldplannen klaar'],
        ['import plan.tsv --eigenaar SV-LEKSTROOM', 'lees een plan op proef'],
        ['leveringen proef kerncijfers.csv', 'lees cijfers van CBS op proef'],
        ['token --rol beleidsmedewerker --organisatie GM1960', 'een token voor de API'],
        ['help import', 'uitleg bij een opdracht; ook: import --help'],
      ) + '\n\nExitstatus: 0 als alles goed is, 1 als iets niet goed is, 2 als de opdracht zelf niet klopt, 130 na Ctrl-C.',
    );
  return inDutch(
    commandsFor(surroundings).reduce((whole, command) => whole.addCommand(command), program),
    surroundings.terminal,
  )
    .version(`actiespoor ${version}`, '-v, --version', 'welke versie dit is')
    .helpCommand('help [opdracht...]', 'deze uitleg, of die bij een opdracht');
};

/** The leading command names of a command line: `events export`. */
const pathIn = ({ commands }: Command, [name, ...others]: readonly string[]): string => {
  const command = commands.find((one) => one.name() === name);
  return command ? `${command.name()} ${pathIn(command, others)}`.trim() : '';
};

/** `help events export` means `events export --help`, at any depth. @throws UsageFault for an unknown command */
const withoutHelp = (program: Command, args: readonly string[]): readonly string[] => {
  const [first, ...asked] = args;
  if (first !== 'help') return args;
  const known = pathIn(program, asked);
  const unknown = asked.slice(known.split(' ').filter(Boolean).length)[0];
  if (unknown === undefined || unknown.startsWith('-')) return [...asked.filter((word) => !word.startsWith('-')), '--help'];
  throw new UsageFault(known, [`De opdracht "${unknown}" bestaat niet.`]);
};

const told = (fault: unknown, { terminal }: Surroundings): number => {
  terminal.tell(explain(fault));
  return statusOf(fault);
};

/**
 * Runs one command line.
 *
 * @param args the arguments after the name of the program
 * @returns the exit status: 0 only if all is well
 */
export const run = async (args: readonly string[], surroundings: Surroundings): Promise<number> => {
  const program = programFor(surroundings);
  try {
    await program.parseAsync(withoutHelp(program, args), { from: 'user' });
    return 0;
  } catch (fault) {
    if (!(fault instanceof CommanderError)) return told(fault, surroundings);
    if (fault.code === 'commander.version') return 0;
    if (fault.code.startsWith('commander.help')) return fault.exitCode === 0 ? 0 : 2;
    return told(new UsageFault(pathIn(program, args), [usageSentence(fault)]), surroundings);
  }
};
