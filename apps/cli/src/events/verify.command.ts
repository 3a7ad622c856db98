import { type Controle, plaatsVan, verifyStore } from '@actiespoor/integrity';
import { Command } from 'commander';

import { examples } from '../dutch.js';
import { CliFault } from '../faults.js';
import type { Surroundings } from '../opening.js';
import { counted } from '../terminal/text.js';
import { type StoreToCheck, withStoreToCheck } from './notarised-store.js';
import { numberOf } from './position.js';
import { isReadable, strayFindings } from './readable.js';

interface VerifyOptions {
  readonly json?: true;
  readonly wortel?: string;
}

const check = async (stored: StoreToCheck, { terminal, interrupted }: Surroundings, { wortel }: VerifyOptions): Promise<Controle> => {
  const head = await stored.store.head();
  if (head === undefined && (await stored.wortels.last()) === undefined)
    throw new CliFault('De store is leeg: er is niets vastgelegd, en dus niets te controleren. Klopt DATA_DIR, of DATABASE_URL?');
  const total = numberOf(head);
  const meter = terminal.meter({ title: 'Controleren', unit: 'gebeurtenissen' });
  try {
    return await verifyStore(stored, {
      sleutels: stored.sleutel?.vertrouwd ?? [],
      signal: interrupted,
      isKnown: isReadable,
      beside: await strayFindings({ eventStore: stored.store, readStore: stored.readStore }),
      onProgress: (events) => meter.update(events, total),
      ...(wortel !== undefined && { wortel }),
    });
  } finally {
    meter.stop();
  }
};

const lookedAt = ({ gebeurtenissen, streams, wortels }: Controle): string =>
  `${counted(gebeurtenissen, 'gebeurtenis', 'gebeurtenissen')} in ${counted(streams, 'stream', 'streams')} en ${counted(wortels, 'wortel', 'wortels')} gecontroleerd`;

/** The reach of the proof: unsigned events are intact, but may have lost their end. */
const reachLines = ({ laatste, nietGetekend }: Controle): readonly string[] => [
  ...(laatste ? [`Laatste wortel (${laatste.dag}): ${laatste.hash}`] : []),
  ...(nietGetekend > 0
    ? [`Nog niet getekend: ${counted(nietGetekend, 'gebeurtenis', 'gebeurtenissen')}. Of daar aan het eind iets af is, is niet te zien.`]
    : []),
];

/** The findings, as text. */
export const reportLines = (controle: Controle): readonly string[] => {
  const { bevindingen, aantalBevindingen } = controle;
  if (aantalBevindingen === 0) return [`${lookedAt(controle)}: alles is zoals het werd vastgelegd.`, ...reachLines(controle)];
  const more = aantalBevindingen - bevindingen.length;
  return [
    `${lookedAt(controle)}.`,
    ...reachLines(controle),
    ...bevindingen.flatMap((bevinding) => ['', `${bevinding.soort}: ${plaatsVan(bevinding)}`, `  ${bevinding.melding}`]),
    ...(more > 0 ? ['', `… en nog ${counted(more, 'bevinding', 'bevindingen')}.`] : []),
  ];
};

/** A history that is whole and newer than this program is told in other words than one that was changed. */
export const endSentence = ({ bevindingen, aantalBevindingen }: Controle): string => {
  const found = counted(aantalBevindingen, 'bevinding', 'bevindingen');
  return bevindingen.every(({ soort }) => soort === 'onbekend')
    ? `Dit programma kan niet alles lezen: ${found}. Wat er staat is zoals het geschreven werd; werk dit programma bij.`
    : `Niet alles is zoals het geschreven werd: ${found}. Vergelijk met de laatste export of reservekopie.`;
};

const asJson = (controle: Controle): string => JSON.stringify(controle, (_, value: unknown) => (typeof value === 'bigint' ? Number(value) : value), 2);

const verify = async (surroundings: Surroundings, options: VerifyOptions): Promise<void> => {
  const controle = await withStoreToCheck(surroundings, (stored) => check(stored, surroundings, options));
  surroundings.terminal.print(options.json ? asJson(controle) : reportLines(controle).join('\n'));
  if (controle.aantalBevindingen === 0) return;
  throw new CliFault(endSentence(controle));
};

export const verifyCommand = (surroundings: Surroundings): Command =>
  new Command('verify')
    .summary('controleer dat niemand aan de geschiedenis heeft gezeten')
    .description(
      'Loopt alle gebeurtenissen na: de keten van elke stream, de volgorde, en de getekende wortel van elke dag. Noemt wat is gewijzigd, weggelaten, verplaatst, ingevoegd of afgekapt, wat een nieuwere versie vastlegde, en welk leesmodel uit een andere event store komt, en waar. Wat na de laatste wortel kwam heeft alleen zijn keten.',
    )
    .option('--wortel <hash>', 'een wortel die u eerder noteerde: die moet er nog zijn')
    .option('--json', 'het verslag als JSON')
    .addHelpText(
      'after',
      examples(
        ['events verify', 'na het terugzetten van een reservekopie'],
        ['events verify --wortel 9f86d081…', 'ook of het einde er nog is, en niet alles is vervangen'],
        ['events verify --json', 'voor een script; de exitstatus is 1 als er iets niet klopt'],
      ),
    )
    .action((options: VerifyOptions) => verify(surroundings, options));
