import { straySentence } from '@actiespoor/event-store';
import { healthOnce, leftSentence, type Onderdeel, type ProjectionHealth, projectionStatus, type StoreHealth } from '@actiespoor/platform';
import { Command } from 'commander';

import { examples } from '../dutch.js';
import { positionText } from '../events/position.js';
import { CliFault } from '../faults.js';
import { type Surroundings, withStores } from '../opening.js';
import { numberText, table } from '../terminal/text.js';

interface ListOptions {
  readonly json?: true;
}

// A database at work may take its time; an event store that is away would take all of it.
const askingMs = 10_000;

const runningWords = ({ lag, position, state, since }: ProjectionHealth): string => {
  const from = since === undefined ? '' : `, sinds ${since}`;
  if (state === 'retrying') return `probeert het steeds opnieuw${from}`;
  if (lag?.events === 0) return 'bij';
  if (position === undefined) return 'nog niet begonnen';
  if (lag) return 'loopt achter';
  return state === 'live' ? 'onbekend' : `niet meer bij${from}`;
};

/** The health of a projection, in words. */
const healthWords = (health: ProjectionHealth): string => {
  switch (projectionStatus(health)) {
    case 'rebuilding':
      return 'wordt opnieuw opgebouwd';
    case 'paused':
      return 'gepauzeerd';
    case 'astray':
      return 'hoort niet bij deze event store';
    case 'halted':
      return 'gestopt op een fout';
    case 'running':
      return runningWords(health);
  }
};

const lagText = ({ lag }: ProjectionHealth): string => (lag?.events === undefined ? '?' : numberText(lag.events));

const rowOf = (health: ProjectionHealth): readonly string[] => {
  const { name, version, position, parked } = health;
  return [name, String(version), positionText(position), lagText(health), numberText(parked), healthWords(health)];
};

const storeText = (health: StoreHealth): string => {
  const {
    head,
    parts: { eventStore },
  } = health;
  if (eventStore.status === 'weg') return awaySentence(eventStore);
  return head === undefined ? 'De store is leeg.' : `De store is tot positie ${positionText(head)}.`;
};

const awaySentence = ({ sinds, reden }: Extract<Onderdeel, { status: 'weg' }>): string => `De event store is weg sinds ${sinds}: ${reden.replace(/\.$/, '')}.`;

const remarksOn = (health: ProjectionHealth): readonly string[] => {
  const { name, error, stray } = health;
  const left = leftSentence(health);
  const standing = stray ? straySentence(name, stray) : error && `${name}: ${error}`;
  return [standing, left].flatMap((sentence) => (sentence === undefined ? [] : ['', sentence]));
};

/** The state of the projections, as text. */
export const projectionLines = (health: StoreHealth): readonly string[] => [
  ...table([['projectie', 'versie', 'positie', 'achter', 'wacht', 'stand'], ...health.projections.map(rowOf)]),
  ...health.projections.flatMap(remarksOn),
  '',
  storeText(health),
];

const isTroubled = (health: ProjectionHealth): boolean =>
  ['halted', 'astray'].includes(projectionStatus(health)) || health.parked > 0 || health.leftBecause !== undefined;

/** Trouble that somebody must look at: a store that is away, a projection that stopped, or that laid an event aside. */
export const troubleIn = ({ projections, parts: { eventStore } }: StoreHealth): string | undefined => {
  if (eventStore.status === 'weg') return 'De event store is weg; wat hier staat is van de databank.';
  const troubled = projections.filter((health) => isTroubled(health));
  return troubled.length === 0 ? undefined : `Hier is iets mis: ${troubled.map(({ name }) => name).join(', ')}.`;
};

const list = async (surroundings: Surroundings, { json }: ListOptions): Promise<void> => {
  const clock = (): string => new Date().toISOString();
  const health = await withStores(surroundings, (stores) => healthOnce({ ...stores, clock }, askingMs));
  if (health.parts.database.status === 'weg') throw new CliFault('De databank zei niet op tijd hoe ver de projecties zijn. Probeer het opnieuw.');
  surroundings.terminal.print(json ? JSON.stringify(health, null, 2) : projectionLines(health).join('\n'));
  const trouble = troubleIn(health);
  if (trouble !== undefined) throw new CliFault(trouble);
};

export const listCommand = (surroundings: Surroundings): Command =>
  new Command('list')
    .summary('toon hoe ver elke projectie is')
    .description(
      'Toont van elke projectie de versie, de positie, hoeveel gebeurtenissen zij achterloopt en hoeveel er apart zijn gelegd omdat zij niet te verwerken waren.',
    )
    .option('--json', 'als JSON')
    .addHelpText(
      'after',
      examples(
        ['projections list', 'hoe ver de leesmodellen zijn'],
        ['projections list --json', 'voor een script; de exitstatus is 1 als er een gestopt is of iets apart heeft gelegd'],
      ),
    )
    .action((options: ListOptions) => list(surroundings, options));
