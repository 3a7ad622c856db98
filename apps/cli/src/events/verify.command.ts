import type { EventStore } from '@actiespoor/event-store';
import { type Controle, plaatsVan, storedEvents, verifyEvents } from '@actiespoor/integrity';
import { Command } from 'commander';

import { examples } from '../dutch.js';
import { CliFault } from '../faults.js';
import { type Surroundings, withStores } from '../opening.js';
import { counted } from '../terminal/text.js';
import { numberOf } from './position.js';

interface VerifyOptions {
  readonly json?: true;
}

const check = async (store: EventStore, { terminal, interrupted }: Surroundings): Promise<Controle> => {
  const total = numberOf(await store.head());
  const meter = terminal.meter({ title: 'Controleren', unit: 'gebeurtenissen' });
  try {
    return await verifyEvents(storedEvents(store, { signal: interrupted }), [], { sleutels: [], onProgress: (events) => meter.update(events, total) });
  } finally {
    meter.stop();
  }
};

/** What was found, for a person. */
export const reportLines = ({ gebeurtenissen, streams, bevindingen, aantalBevindingen }: Controle): readonly string[] => {
  const looked = `${counted(gebeurtenissen, 'gebeurtenis', 'gebeurtenissen')} in ${counted(streams, 'stream', 'streams')} gecontroleerd`;
  if (aantalBevindingen === 0) return [`${looked}: elke keten is heel.`];
  const more = aantalBevindingen - bevindingen.length;
  return [
    `${looked}.`,
    ...bevindingen.flatMap((bevinding) => ['', `${bevinding.soort}: ${plaatsVan(bevinding)}`, `  ${bevinding.melding}`]),
    ...(more > 0 ? ['', `… en nog ${counted(more, 'bevinding', 'bevindingen')}.`] : []),
  ];
};

const asJson = (controle: Controle): string =>
  JSON.stringify(controle, (_, value: unknown) => (typeof value === 'bigint' ? Number(value) : value), 2);

const verify = async (surroundings: Surroundings, { json }: VerifyOptions): Promise<void> => {
  const controle = await withStores(surroundings, ({ eventStore }) => check(eventStore, surroundings));
  surroundings.terminal.print(json ? asJson(controle) : reportLines(controle).join('\n'));
  if (controle.aantalBevindingen === 0) return;
  throw new CliFault(`Niet alles is zoals het geschreven werd: ${counted(controle.aantalBevindingen, 'bevinding', 'bevindingen')}. Vergelijk met de laatste export of reservekopie.`);
};

export const verifyCommand = (surroundings: Surroundings): Command =>
  new Command('verify')
    .summary('controleer dat geen gebeurtenis is gewijzigd')
    .description('Loopt alle gebeurtenissen na en controleert per stream de keten van hashes. Wat aan het eind van een stream is afgeknipt ziet u hier niet: vergelijk daarvoor het aantal met een eerdere export.')
    .option('--json', 'het verslag als JSON')
    .addHelpText('after', examples(
      ['events verify', 'na het terugzetten van een reservekopie'],
      ['events verify --json', 'voor een script; de exitstatus is 1 als er iets niet klopt'],
    ))
    .action((options: VerifyOptions) => verify(surroundings, options));
