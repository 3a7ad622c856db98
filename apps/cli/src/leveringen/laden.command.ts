import { randomUUID } from 'node:crypto';

import { type Geladen, leveringAfwijzingen } from '@actiespoor/application';
import { type Dag, isDag } from '@actiespoor/kernel';
import type { Platform } from '@actiespoor/platform';
import { cijfers, leveringen } from '@actiespoor/voortgang';
import { Command } from 'commander';

import { osActor } from '../actor.js';
import { delayText } from '../arrived.js';
import { examples } from '../dutch.js';
import { CliFault, UsageFault } from '../faults.js';
import { type Surroundings, withPlatform } from '../opening.js';
import { counted, numberText } from '../terminal/text.js';
import { leveringFiles } from './levering-files.js';
import { countOf, leveringJson, leveringLines } from './levering-view.js';

interface LadenOptions {
  readonly tabel?: string;
  readonly op?: string;
  readonly json?: true;
}

/** The files and the options of one command. */
interface Lading {
  readonly files: readonly string[];
  readonly options: LadenOptions;
}

type Loaded = Extract<Geladen, { readonly outcome: 'loaded' }>;

const bytesPerKb = 1_000;
const visibleMs = 60_000;
const stopped = 'Onderbroken. Van deze levering is niets te zien. Laad haar opnieuw: wat al is vastgelegd hoeft dan niet nog eens.';

const dayIn = ({ op }: LadenOptions): Dag | undefined => {
  if (op === undefined || isDag(op)) return op;
  throw new UsageFault('leveringen laden', [`--op moet een dag zijn, zoals 2025-10-31, en is nu "${op}".`]);
};

/** Reads and records, each with its progress. @throws CliFault for a file that cannot be read, and after Ctrl-C */
const load = async (platform: Platform, { files, options }: Lading, { terminal, interrupted }: Surroundings): Promise<Geladen> => {
  const unlessInterrupted = (): void => {
    if (interrupted.aborted) throw new CliFault(stopped, 130);
  };
  const reading = terminal.meter({ title: 'Lezen', unit: 'kB' });
  const { delen, bestanden } = await leveringFiles(files, (done, total) => {
    unlessInterrupted();
    reading.update(Math.ceil(done / bytesPerKb), Math.ceil(total / bytesPerKb));
  });
  let recording: ReturnType<typeof terminal.meter> | undefined;
  const onProgress = (done: number, total: number): void => {
    unlessInterrupted();
    reading.stop();
    recording ??= terminal.meter({ title: 'Vastleggen', unit: 'bundels' });
    recording.update(done, total);
  };
  const commandId = randomUUID();
  const context = { actor: await osActor(platform), role: 'systeem', organisatie: 'systeem', commandId, correlationId: commandId };
  try {
    return await platform.lader.load({ delen, bestanden, tabel: options.tabel, op: dayIn(options), onProgress }, context);
  } finally {
    reading.stop();
    recording?.stop();
  }
};

const loadedOr = (geladen: Geladen, { terminal }: Surroundings, { json }: LadenOptions): Loaded => {
  switch (geladen.outcome) {
    case 'loaded':
      return geladen;
    case 'useless': {
      const { lezing } = geladen;
      terminal.print(json ? leveringJson(lezing) : leveringLines(lezing, terminal).join('\n').replace(/^\n/, ''));
      const fouten = countOf(lezing.bevindingen().filter(({ ernst }) => ernst === 'fout'));
      throw new CliFault(`Er is niets vastgelegd: deze levering heeft ${counted(fouten, 'fout', 'fouten')}.`);
    }
    case 'too-many':
      throw new CliFault(`Er is niets vastgelegd: een levering mag hoogstens ${numberText(geladen.most)} waarnemingen hebben.`);
    case 'refused': {
      const { title, detail } = leveringAfwijzingen[geladen.refusal];
      throw new CliFault(`${title}. ${detail}`);
    }
    case 'nothing':
    case 'stale':
    case 'reused':
      throw new Error(`Een nieuwe opdracht aan een levering kan niet "${geladen.outcome}" zijn`);
  }
};

const asJson = ({ gegevens, lezing, written }: Loaded): string => {
  const { leveringId, op } = gegevens;
  const levering = JSON.parse(leveringJson(lezing)) as object;
  return JSON.stringify({ leveringId, uitgave: op, positie: written.position, ongewijzigd: written.events === 0, ...levering }, null, 2);
};

const doneText = ({ gegevens: { waarnemingen, op, leveringId }, written }: Loaded): string => {
  const first =
    written.events === 0
      ? 'Deze cijfers waren al vastgelegd; er is niets veranderd.'
      : `Vastgelegd: ${counted(waarnemingen, 'waarneming', 'waarnemingen')}, als uitgave van ${op}.`;
  return `${first}\n  leveringId ${leveringId}`;
};

const laden = (surroundings: Surroundings, files: readonly string[], options: LadenOptions): Promise<void> => {
  const { terminal } = surroundings;
  dayIn(options);
  return withPlatform(surroundings, { demo: false }, async (platform) => {
    const loaded = loadedOr(await load(platform, { files, options }, surroundings), surroundings, options);
    const delay = delayText(await platform.arrival(loaded.written.position, visibleMs, [leveringen.name, cijfers.name]));
    if (options.json) return terminal.print(asJson(loaded));
    terminal.print([...leveringLines(loaded.lezing, terminal), '', doneText(loaded)].join('\n'));
    if (delay !== undefined) terminal.tell(`Het is vastgelegd, en nog niet te zien. ${delay}`);
  });
};

/** The command that records a delivery. */
export const ladenCommand = (surroundings: Surroundings): Command =>
  new Command('laden')
    .summary('leg een levering van CBS vast')
    .description(
      'Leest een levering zoals een proef dat doet, en legt haar dan vast: helemaal, of niet. Een levering met een fout laat niets achter. Dezelfde cijfers nog eens veranderen niets; een latere uitgave herziet wat zij zelf bevat, en de eerdere blijft te lezen zoals zij toen bekend was. Werd het laden afgebroken, laad dan opnieuw.',
    )
    .argument('<bestand...>', 'de bestanden van één levering')
    .option('--tabel <id>', 'welke tabel het moet zijn; nodig als een CSV-bestand dat niet zegt')
    .option('--op <dag>', 'de dag van deze uitgave, als de levering zelf niet zegt wanneer CBS haar wijzigde (standaard vandaag)')
    .option('--json', 'als JSON, voor een script')
    .addHelpText(
      'after',
      examples(
        ['leveringen laden kerncijfers.csv --op 2025-10-31', 'een download van StatLine, met de dag waarop zij verscheen'],
        ['leveringen laden 84847NED/*.json', 'alle antwoorden van OData v3 of v4, elk in een bestand'],
      ),
    )
    .action((files: readonly string[], options: LadenOptions) => laden(surroundings, files, options));
