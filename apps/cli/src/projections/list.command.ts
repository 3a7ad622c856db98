import { healthOf, type ProjectionHealth, projectionStatus, type StoreHealth } from '@actiespoor/platform';
import { Command } from 'commander';

import { examples } from '../dutch.js';
import { positionText } from '../events/position.js';
import { CliFault } from '../faults.js';
import { type Surroundings, withStores } from '../opening.js';
import { numberText, table } from '../terminal/text.js';

interface ListOptions {
  readonly json?: true;
}

const askingMs = 30_000;

/** The health of a projection, in words. */
const healthWords = (health: ProjectionHealth): string => {
  switch (projectionStatus(health)) {
    case 'rebuilding':
      return 'wordt opnieuw opgebouwd';
    case 'paused':
      return 'gepauzeerd';
    case 'halted':
      return 'gestopt op een fout';
    case 'running':
      if (health.lag.events === 0) return 'bij';
      return health.position === undefined ? 'nog niet begonnen' : 'loopt achter';
  }
};

const lagText = ({ lag }: ProjectionHealth): string => (lag.events === undefined ? '?' : numberText(lag.events));

const rowOf = (health: ProjectionHealth): readonly string[] => {
  const { name, version, position, parked } = health;
  return [name, String(version), positionText(position), lagText(health), numberText(parked), healthWords(health)];
};

/** The state of the projections, as text. */
export const projectionLines = ({ head, projections }: StoreHealth): readonly string[] => [
  ...table([['projectie', 'versie', 'positie', 'achter', 'wacht', 'stand'], ...projections.map(rowOf)]),
  ...projections.flatMap(({ name, error }) => (error === undefined ? [] : ['', `${name}: ${error}`])),
  '',
  head === undefined ? 'De store is leeg.' : `De store is tot positie ${positionText(head)}.`,
];

/** The projections that need attention: those that stopped, or parked an event. */
export const troubleIn = ({ projections }: StoreHealth): string | undefined => {
  const troubled = projections.filter((health) => projectionStatus(health) === 'halted' || health.parked > 0);
  return troubled.length === 0 ? undefined : `Hier is iets mis: ${troubled.map(({ name }) => name).join(', ')}.`;
};

const list = async (surroundings: Surroundings, { json }: ListOptions): Promise<void> => {
  const clock = (): string => new Date().toISOString();
  const health = await withStores(surroundings, (stores) => healthOf({ ...stores, clock })(askingMs));
  if (!health) throw new CliFault('De databank zei niet op tijd hoe ver de projecties zijn. Probeer het opnieuw.');
  surroundings.terminal.print(json ? JSON.stringify(health, null, 2) : projectionLines(health).join('\n'));
  const trouble = troubleIn(health);
  if (trouble !== undefined) throw new CliFault(trouble);
};

export const listCommand = (surroundings: Surroundings): Command =>
  new Command('list')
    .summary('toon hoe ver elke projectie is')
    .description('Toont van elke projectie de versie, de positie, hoeveel gebeurtenissen zij achterloopt en hoeveel er apart zijn gelegd omdat zij niet te verwerken waren.')
    .option('--json', 'als JSON')
    .addHelpText('after', examples(
      ['projections list', 'hoe ver de leesmodellen zijn'],
      ['projections list --json', 'voor een script; de exitstatus is 1 als er een gestopt is of iets apart heeft gelegd'],
    ))
    .action((options: ListOptions) => list(surroundings, options));
