import { type Lezing, readLevering } from '@actiespoor/veilig-thuis-import';
import { Command } from 'commander';

import { examples, group } from '../dutch.js';
import { CliFault } from '../faults.js';
import type { Surroundings } from '../opening.js';
import { counted } from '../terminal/text.js';
import { ladenCommand } from './laden.command.js';
import { leveringFiles } from './levering-files.js';
import { countOf, leveringJson, leveringLines } from './levering-view.js';

interface ProefOptions {
  readonly tabel?: string;
  readonly json?: true;
}

const bytesPerKb = 1_000;

/** Reads a whole delivery, with progress. @throws CliFault for a file that cannot be read, and after Ctrl-C */
const read = async (files: readonly string[], { tabel }: ProefOptions, { terminal, interrupted }: Surroundings): Promise<Lezing> => {
  const meter = terminal.meter({ title: 'Lezen', unit: 'kB' });
  const { delen } = await leveringFiles(files, (done, total) => {
    if (interrupted.aborted) throw new CliFault('Onderbroken. Een proef legt niets vast.', 130);
    meter.update(Math.ceil(done / bytesPerKb), Math.ceil(total / bytesPerKb));
  });
  const lezing = readLevering(delen, { tabel });
  try {
    const waarnemingen = lezing.waarnemingen();
    while ((await waarnemingen.next()).done !== true);
  } finally {
    meter.stop();
  }
  return lezing;
};

const proef = async (surroundings: Surroundings, files: readonly string[], options: ProefOptions): Promise<void> => {
  const { terminal } = surroundings;
  const { json } = options;
  const lezing = await read(files, options, surroundings);
  terminal.print(json ? leveringJson(lezing) : leveringLines(lezing, terminal).join('\n').replace(/^\n/, ''));
  const fouten = countOf(lezing.bevindingen().filter(({ ernst }) => ernst === 'fout'));
  if (!lezing.isBruikbaar()) throw new CliFault(`Deze levering is niet te gebruiken: ${counted(fouten, 'fout', 'fouten')}.`);
  if (!json) terminal.print('\nDit is een proef: er is niets vastgelegd.');
};

const proefCommand = (surroundings: Surroundings): Command =>
  new Command('proef')
    .summary('lees een levering van CBS en zie wat erin staat')
    .description(
      [
        'Leest cijfers van CBS over Veilig Thuis (tabellen 84847NED tot en met 84855NED en 85361NED) en toont wat erin staat: tabel, maten, perioden, gebieden, waarnemingen en wat er niet klopt. Een proef legt niets vast en heeft geen databank nodig.',
        'Drie vormen: OData v3 (UntypedDataSet met TableInfos, DataProperties en de lijsten van de dimensies), OData v4 (Observations met Properties, Dimensions, MeasureGroups, MeasureCodes en de …Codes) en een download van StatLine ("CSV met statistische symbolen"). Bewaar elk antwoord van CBS zoals het komt; de volgorde van de bestanden maakt niet uit.',
      ].join('\n\n'),
    )
    .argument('<bestand...>', 'de bestanden van één levering')
    .option('--tabel <id>', 'welke tabel het moet zijn; nodig als een CSV-bestand dat niet zegt')
    .option('--json', 'als JSON, voor een script')
    .addHelpText(
      'after',
      examples(
        ['leveringen proef kerncijfers.csv', 'een download van StatLine'],
        ['leveringen proef 84847NED/*.json', 'alle antwoorden van OData v3 of v4, elk in een bestand'],
        [
          'leveringen proef kerncijfers.csv RegioS.json Perioden.json TableInfos.json DataProperties.json',
          'een download met de lijsten erbij, voor alle gebieden',
        ],
        ['leveringen proef cijfers.csv --tabel 84849NED --json', 'een bestand zonder titel, voor een script'],
      ) + '\n\nExitstatus: 1 als de levering niet te gebruiken is.',
    )
    .action((files: readonly string[], options: ProefOptions) => proef(surroundings, files, options));

/** The commands about deliveries of figures. */
export const leveringenCommand = (surroundings: Surroundings): Command =>
  group('leveringen', 'lees en laad cijfers van CBS over Veilig Thuis', [proefCommand(surroundings), ladenCommand(surroundings)]);
