import type { Position } from '@actiespoor/event-store';
import { allProjections } from '@actiespoor/voortgang';
import { Command } from 'commander';

import { examples } from '../dutch.js';
import { type Surroundings, withStores } from '../opening.js';
import { numberText, table } from '../terminal/text.js';
import { type ProjectionStanding, type ProjectionState, standingsOf } from './lag.js';

interface ListOptions {
  readonly json?: true;
}

export interface Standings {
  readonly head: Position | null;
  readonly projections: readonly ProjectionStanding[];
}

const stateWords: Readonly<Record<ProjectionState, string>> = {
  bij: 'bij',
  achter: 'loopt achter',
  'niet-begonnen': 'nog niet begonnen',
};

const placeText = (position: string | null): string => (position === null ? '-' : numberText(Number(position)));

/** Where the projections stand, for a person. */
export const standingLines = ({ head, projections }: Standings): readonly string[] => {
  const rows = projections.map(({ name, version, position, lag, state }) => [name, String(version), placeText(position), numberText(lag), stateWords[state]]);
  return [...table([['projectie', 'versie', 'positie', 'achter', 'stand'], ...rows]), '', `De store is tot positie ${placeText(head)}.`];
};

const list = async (surroundings: Surroundings, { json }: ListOptions): Promise<void> => {
  const standings = await withStores(surroundings, async ({ eventStore: store, readStore }): Promise<Standings> => {
    const checkpoints = await readStore.projections.checkpoints();
    const head = await store.head();
    const projections = await standingsOf(allProjections, checkpoints, { store, head, signal: surroundings.interrupted });
    return { head: head ?? null, projections };
  });
  surroundings.terminal.print(json ? JSON.stringify(standings, null, 2) : standingLines(standings).join('\n'));
};

export const listCommand = (surroundings: Surroundings): Command =>
  new Command('list')
    .summary('toon hoe ver elke projectie is')
    .description('Toont van elke projectie de versie, de positie en hoeveel gebeurtenissen zij nog moet verwerken.')
    .option('--json', 'als JSON')
    .addHelpText('after', examples(
      ['projections list', 'hoe ver de leesmodellen zijn'],
      ['projections list --json', 'voor een script: lag is het aantal gebeurtenissen dat nog wacht'],
    ))
    .action((options: ListOptions) => list(surroundings, options));
