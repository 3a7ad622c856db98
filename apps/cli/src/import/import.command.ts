import { randomUUID } from 'node:crypto';

import type { Doorgevoerd, ImportDone, Overschreven, Proefimport } from '@actiespoor/application';
import type { Platform } from '@actiespoor/platform';
import { type Gelezen, openFouten } from '@actiespoor/plan-import';
import { system } from '@actiespoor/voortgang';
import { Command } from 'commander';

import { osActor } from '../actor.js';
import { delayText, untilArrived } from '../arrived.js';
import { examples } from '../dutch.js';
import { CliFault } from '../faults.js';
import { type Surroundings, withExistingPlatform, withPlatform } from '../opening.js';
import type { Terminal } from '../terminal/terminal.js';
import { counted } from '../terminal/text.js';
import { type DocumentFile, readDocument } from './document-file.js';
import { withNames } from './names.js';
import { correctieFoutenText, openFoutenText, afwijzingenText } from './open-fouten.js';
import { proefLines } from './proef-view.js';
import { type ImportOptions, type ImportRequest, requestOf } from './request.js';

/** A proef: the reading of the document with the corrections of the request. */
interface Proef extends ImportRequest {
  readonly importId: Proefimport['importId'];
  readonly gelezen: Gelezen;
}

const visibleMs = 5_000;
// A proef compares with the present plan, and is kept for a week: it needs a store, and makes none.
const beginFirst = 'Een proef vergelijkt met wat er al is: start Actiespoor eerst (npm start), of leg het plan meteen vast met --doorvoeren.';
const comparedWith = ['organisaties', 'actueel-plan'];

const mustBeKnown = async ({ readStore }: Platform, { eigenaar }: ImportRequest): Promise<void> => {
  if (await readStore.as(system).organisaties.findOrganisatie(eigenaar)) return;
  throw new CliFault(`Er is geen organisatie met de code ${eigenaar}. Controleer --eigenaar.`);
};

const readProef = async (platform: Platform, request: ImportRequest, { bytes, soort }: DocumentFile): Promise<Proefimport> => {
  const { verbeteringen: _, ...upload } = request;
  const door = await osActor(platform);
  const read = await platform.imports.read({ ...upload, bytes, commandId: randomUUID(), door, soort });
  switch (read.outcome) {
    case 'read':
      return read.proef;
    case 'problem':
      throw new CliFault(read.problem.tekst);
    case 'reused':
      throw new Error('Een nieuw id was al gebruikt');
  }
};

const corrected = async ({ imports }: Platform, { importId, gelezen }: Proefimport, { verbeteringen }: ImportRequest): Promise<Gelezen> => {
  if (verbeteringen.correcties.length + verbeteringen.aanvaard.length === 0) return gelezen;
  const reread = await imports.reread(importId, verbeteringen);
  if (reread?.ok === false) throw new CliFault(correctieFoutenText(reread.fouten));
  return reread?.gelezen ?? gelezen;
};

const doorgevoerdOr = (done: ImportDone, gelezen: Gelezen): Doorgevoerd => {
  switch (done.outcome) {
    case 'done':
      return done.antwoord;
    case 'gone':
      throw new CliFault('De proef is er niet meer. Lees het document opnieuw in.');
    case 'anders':
      throw new CliFault('Deze import is al doorgevoerd met andere correcties. Lees het document opnieuw in.');
    case 'miscorrected':
      throw new CliFault(correctieFoutenText(done.fouten));
    case 'open':
      throw new CliFault(openFoutenText(gelezen, done.fouten));
    case 'impossible':
      throw new CliFault(afwijzingenText(done.weigeringen));
  }
};

const carryThrough = async (platform: Platform, terminal: Terminal, { importId, eigenaar, verbeteringen, gelezen }: Proef): Promise<Doorgevoerd> => {
  const meter = terminal.meter({ title: 'Doorvoeren', unit: 'stappen' });
  const context = { actor: await osActor(platform), role: 'systeem', organisatie: eigenaar, correlationId: importId };
  const order = { importId, verbeteringen, context, onProgress: (done: number, total: number) => meter.update(done, total) };
  const antwoord = doorgevoerdOr(await platform.imports.carryThrough(order).finally(() => meter.stop()), gelezen);
  const delay = antwoord.positie === undefined ? undefined : delayText(await platform.arrival(antwoord.positie, visibleMs));
  if (delay !== undefined) terminal.tell(`Het is vastgelegd, en nog niet te zien. ${delay}`);
  return antwoord;
};

const overschrevenText = ({ regel, vanaf }: Overschreven): string =>
  `  ${regel === undefined ? 'Iets' : `Regel ${String(regel)}`} geldt tot ${vanaf}: wat van die dag al was vastgelegd komt ervoor in de plaats.`;

const doneText = ({ planId, gebeurtenissen, overschreven = [] }: Doorgevoerd): string =>
  [
    gebeurtenissen === 0 ? 'Het plan stond er al zo; er is niets veranderd.' : `Doorgevoerd: ${counted(gebeurtenissen, 'gebeurtenis', 'gebeurtenissen')}.`,
    ...overschreven.map(overschrevenText),
    `  planId ${planId}`,
  ].join('\n');

const asJson = ({ importId, gelezen }: Proef, doorvoering: Doorgevoerd | undefined): string => {
  const { document: _, personen, ...read } = gelezen;
  const namen = personen.map(({ naam, regel }) => ({ naam, regel }));
  return JSON.stringify({ importId, status: doorvoering ? 'doorgevoerd' : 'proef', ...read, personen: namen, ...(doorvoering && { doorvoering }) }, null, 2);
};

const proefOf = async (platform: Platform, request: ImportRequest, document: DocumentFile): Promise<Proef> => {
  // On a new store the organisaties are still on their way.
  await untilArrived(platform, comparedWith);
  await mustBeKnown(platform, request);
  const proef = await readProef(platform, request, document);
  return { ...request, importId: proef.importId, gelezen: await corrected(platform, proef, request) };
};

const importDocument = async (surroundings: Surroundings, file: string, options: ImportOptions): Promise<void> => {
  const request = requestOf(options);
  const document = await readDocument(file);
  const { terminal } = surroundings;
  const onStore = (work: (platform: Platform) => Promise<void>): Promise<void> =>
    options.doorvoeren ? withPlatform(surroundings, { demo: false }, work) : withExistingPlatform(surroundings, work, beginFirst);
  await onStore(async (platform) => {
    const proef = await proefOf(platform, request, document);
    const shown = { ...proef, gelezen: withNames(proef.gelezen) };
    const open = openFouten(shown.gelezen);
    const isCarriedThrough = options.doorvoeren === true && open.length === 0;
    if (!options.json) terminal.print(proefLines(shown.gelezen, terminal).join('\n'));
    const doorvoering = isCarriedThrough ? await carryThrough(platform, terminal, proef) : undefined;
    if (options.json) terminal.print(asJson(shown, doorvoering));
    if (open.length > 0) throw new CliFault(openFoutenText(shown.gelezen, open));
    if (!options.json)
      terminal.print(doorvoering ? `\n${doneText(doorvoering)}` : '\nDit is een proef: er is nog niets vastgelegd. Doorvoeren doet u met --doorvoeren.');
  });
};

export const importCommand = (surroundings: Surroundings): Command =>
  new Command('import')
    .summary('lees een plan uit een document en voer het door')
    .description(
      'Leest een plan uit een document (tekst, TSV, CSV, XLSX, DOCX, ODS of ODT) en toont wat eruit gelezen is, met bevindingen. Pas met --doorvoeren wordt het vastgelegd. Een proef vergelijkt met wat er al is, en begint dus geen nieuwe store. Opnieuw inlezen legt alleen de verschillen vast.',
    )
    .argument('<bestand>', 'het document')
    .option('--eigenaar <code>', 'van wie het plan is: een gemeente (GM1960) of een samenwerkingsverband (SV-LEKSTROOM)')
    .option('--geldig-vanaf <datum>', 'sinds wanneer het plan zo is (standaard het begin van zijn periode)')
    .option('--correctie <regel:veld=waarde...>', 'lees een veld van een regel met andere woorden')
    .option('--aanvaard <regel...>', 'laat de fout op deze regels voor wat zij is, waar dat kan')
    .option('--doorvoeren', 'leg het plan vast')
    .option('--json', 'als JSON, voor een script')
    .addHelpText(
      'after',
      examples(
        ['import plan.tsv --eigenaar SV-LEKSTROOM', 'een proef: kijk wat eruit gelezen wordt'],
        [
          "import plan.tsv --eigenaar SV-LEKSTROOM --correctie '12:planning=2022' --aanvaard 31",
          'met een verbeterde planning, en een regel die goed is zoals zij is',
        ],
        ["import plan.xlsx --eigenaar SV-LEKSTROOM --correctie '3:kolom D=trekker'", 'met de rol van een kolom onder de koppen van regel 3'],
        ['import plan.tsv --eigenaar SV-LEKSTROOM --doorvoeren', 'leg het plan vast'],
        ['import plan.tsv --eigenaar GM1960 --geldig-vanaf 2022-07-01 --doorvoeren --json', 'een gewijzigd plan, voor een script'],
      ),
    )
    .action((file: string, options: ImportOptions) => importDocument(surroundings, file, options));
