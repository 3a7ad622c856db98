import { resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';

import { codeOf, systemReason } from '@actiespoor/data-dir';
import type { EventStore, Position } from '@actiespoor/event-store';
import { checkStoreFiling, storedEvents } from '@actiespoor/integrity';
import { Command } from 'commander';

import { examples } from '../dutch.js';
import { CliFault, OutputFault, UsageFault } from '../faults.js';
import { type Surroundings, withStores } from '../opening.js';
import { counted } from '../terminal/text.js';
import { writeAtomically } from './atomic-file.js';
import { writeBundle } from './bundle.js';
import { mustBeUntouched } from './deeds.js';
import { exportLines, upTo } from './ndjson.js';
import { mustBeFiledRight } from './filing.js';
import { numberOf, positionOf, positionText } from './position.js';

interface ExportOptions {
  readonly tot?: string;
  readonly uit?: string;
  readonly bundel?: string;
}

// The exit status that a shell sees after its reader has gone.
const brokenPipe = 141;

/** The end of the export. @throws CliFault for a future position: the same export must have the same contents tomorrow */
const endOf = (head: Position | undefined, wanted: Position | undefined): Position | undefined => {
  if (wanted === undefined || (head !== undefined && wanted <= head)) return wanted ?? head;
  throw new CliFault(
    head === undefined ? 'De store is nog leeg: er is niets tot die positie.' : `Zo ver is het nog niet: de laatste positie is ${positionText(head)}.`,
  );
};

const writeOut = async ({ terminal, interrupted }: Surroundings, lines: AsyncIterable<string>, file: string | undefined): Promise<void> => {
  if (file !== undefined) return writeAtomically(file, lines, interrupted);
  try {
    await pipeline(lines, terminal.stdout, { end: false, signal: interrupted });
  } catch (fault) {
    if (codeOf(fault) === 'EPIPE') throw new CliFault('De lezer van de export is gestopt voordat alles er was.', brokenPipe, { cause: fault });
    // A fault of the system is one of the output; an unavailable store has a fault of its own.
    throw systemReason(fault) === undefined ? fault : new OutputFault(fault);
  }
};

const exportFrom = async (
  store: EventStore,
  surroundings: Surroundings,
  { wanted, file }: { wanted: Position | undefined; file: string | undefined },
): Promise<void> => {
  const { terminal, interrupted } = surroundings;
  const until = endOf(await store.head(), wanted);
  const total = numberOf(until);
  const meter = terminal.meter({ title: 'Exporteren', unit: 'gebeurtenissen' });
  let exported = 0;
  const events = storedEvents(store, { signal: interrupted });
  const lines = exportLines(until === undefined ? events : upTo(events, until), (count) => {
    exported = count;
    meter.update(count, total);
  });
  await writeOut(surroundings, lines, file).finally(() => meter.stop());
  if (file !== undefined) terminal.tell(`${counted(exported, 'gebeurtenis', 'gebeurtenissen')} in ${resolve(file)}`);
  if (until !== undefined) mustBeFiledRight(await checkStoreFiling(store, { until, signal: interrupted }));
  await mustBeUntouched(store, interrupted);
};

const exportAs = async (surroundings: Surroundings, { tot, uit, bundel }: ExportOptions): Promise<void> => {
  if (bundel !== undefined && (tot !== undefined || uit !== undefined)) {
    throw new UsageFault('events export', ['--bundel gaat niet samen met --tot of --uit: een bundel is altijd de hele geschiedenis, in een map.']);
  }
  if (bundel !== undefined) return writeBundle(surroundings, bundel);
  const wanted = tot === undefined ? undefined : positionOf(tot);
  await withStores(surroundings, ({ eventStore }) => exportFrom(eventStore, surroundings, { wanted, file: uit }));
};

export const exportCommand = (surroundings: Surroundings): Command =>
  new Command('export')
    .summary('schrijf alle gebeurtenissen weg, als NDJSON')
    .description(
      'Schrijft alle gebeurtenissen in volgorde, elk op een regel JSON. De laatste regel noemt het aantal en de SHA-256 over alle regels ervoor, zodat u later ziet of er niets ontbreekt. Bewaart de databank bij een gebeurtenis iets anders dan zij zelf zegt, dan wordt dat gemeld en is de exitstatus 1; zo ook als iemand buiten dit programma om een stream heeft verwijderd of veranderd.',
    )
    .option('--tot <positie>', 'tot en met deze positie (standaard alles wat er nu is)')
    .option('--uit <bestand>', 'naar een bestand in plaats van stdout; het staat er geheel of niet')
    .option('--bundel <map>', 'met wortels, sleutel en een script waarmee een controleur alles zelf narekent')
    .addHelpText(
      'after',
      examples(
        ['events export --uit actiespoor.ndjson', 'alles naar een bestand'],
        ['events export | gzip > actiespoor.ndjson.gz', 'alles, en meteen ingepakt'],
        ['events export --bundel controle-2026', 'een map voor de controleur; die draait daarin node controleer.mjs'],
        ['events export --tot 812 --uit eerste.ndjson', 'zoals het was tot en met positie 812'],
      ) + '\n\nControleren: head -n -1 actiespoor.ndjson | sha256sum geeft de SHA-256 van de laatste regel.',
    )
    .action((options: ExportOptions) => exportAs(surroundings, options));
