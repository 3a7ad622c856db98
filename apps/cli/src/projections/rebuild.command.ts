import { RebuildFault, type Rebuilt, type RebuildProgress, StoreUnavailable } from '@actiespoor/event-store';
import { eventsBetween, projectionNamed, rebuild, type Stores } from '@actiespoor/platform';
import { Command } from 'commander';

import { examples } from '../dutch.js';
import { CliFault, explain, Interrupted } from '../faults.js';
import { type Surroundings, withStores } from '../opening.js';
import type { Meter } from '../terminal/meter.js';
import { closed, counted } from '../terminal/text.js';
import { chosenNames } from './names.js';

interface RebuildCommandOptions {
  readonly alle?: true;
}

/** The longest absence of the event store that a rebuild survives. */
const awayMs = 30_000;

const kept = 'Wat er stond blijft in gebruik.';
const leftText = (name: string): string =>
  `De herbouw bleef liggen waar zij was; wat er stond blijft in gebruik. Ga verder met: actiespoor projections rebuild ${name}`;

/** Shows the position in the feed, if there is one: a projection that follows few streams folds few events, and still reaches the end. */
const show = (meter: Meter, { position, head, events }: RebuildProgress): void => {
  const done = position === undefined ? events : eventsBetween(undefined, position);
  meter.update(done ?? events, done === undefined ? undefined : eventsBetween(undefined, head));
};

/** The outcome, as text. @throws CliFault if another process is rebuilding, Interrupted */
export const rebuiltLine = (name: string, rebuilt: Rebuilt): string => {
  switch (rebuilt.outcome) {
    case 'busy':
      throw new CliFault(`Een ander proces herbouwt ${name} al. Hoe ver het is staat in: projections list`);
    case 'stopped':
      throw new Interrupted();
    case 'rebuilt': {
      const { events, rows, checked } = rebuilt;
      return `${name}: ${counted(events, 'gebeurtenis', 'gebeurtenissen')}, ${counted(rows, 'rij', 'rijen')}, ${counted(checked, 'rij', 'rijen')} nagerekend`;
    }
  }
};

const rebuildOne = async ({ terminal, interrupted }: Surroundings, stores: Stores, name: string): Promise<void> => {
  const meter = terminal.meter({ title: `${name} herbouwen`, unit: 'gebeurtenissen' });
  try {
    const rebuilt = await rebuild(stores, projectionNamed(name), { signal: interrupted, patienceMs: awayMs, onProgress: (progress) => show(meter, progress) });
    meter.stop();
    terminal.print(rebuiltLine(name, rebuilt));
  } catch (fault) {
    meter.stop();
    if (fault instanceof RebuildFault) throw new CliFault(`${closed(fault.message)} ${kept}`, 1, { cause: fault });
    throw fault instanceof StoreUnavailable ? new CliFault(`${closed(explain(fault))} ${leftText(name)}`, 1, { cause: fault }) : fault;
  }
};

export const rebuildCommand = (surroundings: Surroundings): Command =>
  new Command('rebuild')
    .summary('bouw een projectie opnieuw op uit de gebeurtenissen')
    .description(
      'Bouwt een projectie op in een nieuwe tabel, rekent een steekproef na en zet haar dan in de plaats. Alles blijft intussen werken. Onderbroken gaat de volgende keer verder waar het was.',
    )
    .argument('[naam]', 'welke projectie')
    .option('--all, --alle', 'alle, na elkaar')
    .addHelpText('after', examples(['projections rebuild spoor', 'alleen het spoor'], ['projections rebuild --alle', 'na een herstel van een back-up']))
    .action(async (name: string | undefined, options: RebuildCommandOptions) => {
      const names = chosenNames('projections rebuild', name, options);
      await withStores(surroundings, async (stores) => {
        for (const one of names) await rebuildOne(surroundings, stores, one);
      });
    });
