import type { EventStore } from '@actiespoor/event-store';
import { Command } from 'commander';

import { examples } from '../dutch.js';
import { CliFault } from '../faults.js';
import { type Surroundings, withStores } from '../opening.js';
import { counted, table } from '../terminal/text.js';
import { type ChainReport, verifyChains } from './chains.js';
import { historyOf, placeOf } from './history.js';

interface VerifyOptions {
  readonly json?: true;
}

const empty: ChainReport = { events: 0, streams: 0, broken: [] };

const check = async (store: EventStore, { terminal, interrupted }: Surroundings): Promise<ChainReport> => {
  const until = await store.head();
  if (until === undefined) return empty;
  const meter = terminal.meter({ title: 'Controleren', unit: 'gebeurtenissen' });
  try {
    return await verifyChains(historyOf({ store, until, signal: interrupted }), (count) => meter.update(count, Math.max(placeOf(until), count)));
  } finally {
    meter.stop();
  }
};

/** What was found, for a person. */
export const reportLines = ({ events, streams, broken }: ChainReport): readonly string[] => {
  const looked = `${counted(events, 'gebeurtenis', 'gebeurtenissen')} in ${counted(streams, 'stream', 'streams')} gecontroleerd`;
  if (broken.length === 0) return [`${looked}: elke keten is heel.`];
  const rows = broken.map(({ stream, revision, position, type }) => [stream, String(revision), String(Number(position)), type]);
  return [`${looked}. Niet zoals geschreven, vanaf:`, '', ...table([['stream', 'revisie', 'positie', 'gebeurtenis'], ...rows])];
};

const verify = async (surroundings: Surroundings, { json }: VerifyOptions): Promise<void> => {
  const report = await withStores(surroundings, ({ eventStore }) => check(eventStore, surroundings));
  surroundings.terminal.print(json ? JSON.stringify(report, null, 2) : reportLines(report).join('\n'));
  if (report.broken.length > 0) {
    throw new CliFault(`Van ${counted(report.broken.length, 'stream', 'streams')} is de keten gebroken: daar is iets gewijzigd, weggehaald of verplaatst. Vergelijk met de laatste export of reservekopie.`);
  }
};

export const verifyCommand = (surroundings: Surroundings): Command =>
  new Command('verify')
    .summary('controleer dat geen gebeurtenis is gewijzigd')
    .description('Loopt alle gebeurtenissen na en controleert per stream de keten van hashes. Wat aan het eind van een stream is afgeknipt ziet u hier niet: vergelijk daarvoor het aantal met een eerdere export.')
    .option('--json', 'het verslag als JSON')
    .addHelpText('after', examples(
      ['events verify', 'na het terugzetten van een reservekopie'],
      ['events verify --json', 'voor een script; de exitstatus is 1 als er een keten gebroken is'],
    ))
    .action((options: VerifyOptions) => verify(surroundings, options));
