import { setTimeout as sleep } from 'node:timers/promises';

import { standstillOf } from '@actiespoor/event-store';
import type { ReadStore } from '@actiespoor/read-store-postgres';
import { Command } from 'commander';

import { examples, group } from '../dutch.js';
import { positionText } from '../events/position.js';
import { CliFault } from '../faults.js';
import { type Surroundings, withExistingPlatform, withStores } from '../opening.js';
import { counted, numberText, table } from '../terminal/text.js';
import { knownName } from './names.js';

type Parked = Awaited<ReturnType<ReadStore['control']['parked']>>[number];

interface ListOptions {
  readonly json?: true;
}

const longestMs = 60_000;
const lookMs = 100;

/** The parked events, as text. */
export const parkedLines = (parked: readonly Parked[]): readonly string[] => {
  if (parked.length === 0) return ['Er ligt niets apart.'];
  const rows = parked.map(({ name, stream, revision, position, attempts, error }) => [
    name,
    stream,
    String(revision),
    positionText(position),
    numberText(attempts),
    error,
  ]);
  return table([['projectie', 'stream', 'revisie', 'positie', 'pogingen', 'fout'], ...rows]);
};

const asJson = (parked: readonly Parked[]): string => JSON.stringify(parked, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value), 2);

const listParked = (surroundings: Surroundings): Command =>
  new Command('list')
    .summary('toon wat apart ligt')
    .description('Toont de gebeurtenissen die een projectie niet aankon, en wat daarna in dezelfde stream kwam en dus moet wachten.')
    .option('--json', 'als JSON')
    .addHelpText('after', examples(['projections parked list', 'wat er apart ligt, en waarom']))
    .action(async ({ json }: ListOptions) => {
      const parked = await withStores(surroundings, ({ readStore }) => readStore.control.parked());
      surroundings.terminal.print(json ? asJson(parked) : parkedLines(parked).join('\n'));
    });

/** Sends the request to the leading process and waits for its answer. @throws CliFault if none comes */
const replay = async ({ control }: ReadStore, name: string): Promise<readonly Parked[]> => {
  const request = await control.retry(name);
  const deadline = performance.now() + longestMs;
  while ((await control.answered(name)) < request) {
    const standing = (await control.conditions()).map(standstillOf).find((found) => found?.name === name);
    if (standing) throw new CliFault(standing.reason);
    if (performance.now() > deadline) throw new CliFault(`Wie ${name} leidt gaf geen antwoord. Staat zij stil? Zie: projections list`);
    await sleep(lookMs);
  }
  return (await control.parked()).filter((event) => event.name === name);
};

const replayParked = (surroundings: Surroundings): Command =>
  new Command('replay')
    .summary('probeer opnieuw wat apart ligt')
    .description('Laat een projectie opnieuw proberen wat zij apart legde, elke stream op volgorde. Wat lukt ligt niet meer apart.')
    .argument('<naam>', 'welke projectie')
    .addHelpText('after', examples(['projections parked replay spoor', 'nadat de oorzaak weg is']))
    .action(async (name: string) => {
      knownName('projections parked replay', name);
      const left = await withExistingPlatform(surroundings, ({ readStore }) => replay(readStore, name));
      if (left.length > 0)
        throw new CliFault(`Van ${name} ligt nog apart: ${counted(left.length, 'gebeurtenis', 'gebeurtenissen')}. Waarom staat in: projections parked list`);
      surroundings.terminal.print(`Van ${name} ligt niets meer apart.`);
    });

export const parkedCommand = (surroundings: Surroundings): Command =>
  group('projections parked', 'zie of herstel wat apart ligt', [listParked(surroundings), replayParked(surroundings)]);
