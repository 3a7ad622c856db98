import { Command, type CommanderError, type Help } from 'commander';

import type { Terminal } from './terminal/terminal.js';

const titles: Readonly<Record<string, string>> = {
  'Usage:': 'Gebruik:',
  'Arguments:': 'Gegevens:',
  'Options:': 'Opties:',
  'Commands:': 'Opdrachten:',
};

const usageWords = (usage: string): string => usage.replace('[options]', '[opties]').replace('[command]', '<opdracht>');

const dutchHelp: Partial<Help> = {
  styleTitle: (title) => titles[title] ?? title,
  styleUsage: usageWords,
  styleSubcommandTerm: usageWords,
};

/** The examples behind the help of a command: one a line, each with its effect. */
export const examples = (...lines: readonly (readonly [command: string, does: string])[]): string => {
  const shown = lines.flatMap(([command, does]) => [`  # ${does}`, `  npm run -s actiespoor -- ${command}`, '']);
  return ['', 'Voorbeelden:', ...shown].join('\n').trimEnd();
};

/** A group of commands; its help shows the way to the help of each. @param path names of all commands down to this one */
export const group = (path: string, summary: string, commands: readonly Command[]): Command =>
  commands
    .reduce((whole, command) => whole.addCommand(command), new Command(path.split(' ').at(-1)).summary(summary))
    .addHelpText('after', examples(...commands.map((command) => [`${path} ${command.name()} --help`, command.summary()] as const)));

/** Puts Dutch words around a command and all below it, in place of the English words of commander. The caller reports faults. */
export const inDutch = (command: Command, terminal: Terminal): Command => {
  for (const below of command.commands) inDutch(below, terminal);
  return command
    .configureHelp(dutchHelp)
    .helpOption('-h, --help', 'deze uitleg')
    .helpCommand(false)
    .exitOverride()
    .configureOutput({
      writeOut: (text) => terminal.print(text.trimEnd()),
      writeErr: (text) => terminal.tell(text.trimEnd()),
      outputError: () => undefined,
      getOutHelpWidth: () => terminal.width,
      getErrHelpWidth: () => terminal.width,
    });
};

const namedIn = (message: string): string => /'([^']*)'/.exec(message)?.[1] ?? '';

const faults: Readonly<Record<string, (named: string) => string>> = {
  'commander.unknownCommand': (named) => `De opdracht "${named}" bestaat niet.`,
  'commander.unknownOption': (named) => `De optie ${named} bestaat niet.`,
  'commander.missingArgument': (named) => `${named} ontbreekt.`,
  'commander.optionMissingArgument': (named) => `Achter ${named} ontbreekt een waarde.`,
  'commander.missingMandatoryOptionValue': (named) => `De optie ${named} ontbreekt.`,
  'commander.excessArguments': () => 'Er staat meer achter de opdracht dan zij begrijpt.',
};

const similarIn = (message: string): string => {
  const similar = /\(Did you mean (?:one of )?(.+)\?\)/.exec(message)?.[1];
  return similar === undefined ? '' : ` Bedoelde u ${similar}?`;
};

/** The fault in a command line, in Dutch. */
export const usageSentence = ({ code, message }: CommanderError): string => {
  const sentence = faults[code]?.(namedIn(message)) ?? message;
  return `${sentence}${similarIn(message)}`;
};
