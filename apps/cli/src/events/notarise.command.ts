import { createNotary, type GetekendeWortel, vingerafdruk, wortelHash } from '@actiespoor/integrity';
import { Command } from 'commander';

import { examples } from '../dutch.js';
import type { Surroundings } from '../opening.js';
import { counted } from '../terminal/text.js';
import { deedLines } from './deeds.js';
import { type StoreToSign, withStoreToSign } from './notarised-store.js';

interface NotariseOptions {
  readonly json?: true;
}

/** The roots signed now, and the fingerprints to note down. */
export interface SigningReport {
  readonly getekend: readonly GetekendeWortel[];
  readonly laatste: { readonly dag: string; readonly hash: string } | null;
  readonly vingerafdruk: string;
}

const notarise = async ({ store, wortels, sleutel }: StoreToSign): Promise<SigningReport> => {
  const getekend = await createNotary({ store, wortels, sleutel, clock: () => new Date().toISOString() }).notarise();
  const laatste = await wortels.last();
  return { getekend, laatste: laatste ? { dag: laatste.dag, hash: wortelHash(laatste) } : null, vingerafdruk: vingerafdruk(sleutel.publiek) };
};

const signedText = (getekend: readonly GetekendeWortel[]): string => {
  const [first, last] = [getekend[0], getekend.at(-1)];
  if (first === undefined || last === undefined) return 'Er is niets te tekenen: elke dag die voorbij is, is al getekend.';
  const events = getekend.reduce((sum, { aantal }) => sum + aantal, 0);
  const days = first === last ? first.dag : `${first.dag} tot en met ${last.dag}`;
  return `Getekend: ${counted(getekend.length, 'dag', 'dagen')} (${days}), ${counted(events, 'gebeurtenis', 'gebeurtenissen')}.`;
};

/** The outcome, as text. */
export const signingLines = ({ getekend, laatste, vingerafdruk: afdruk }: SigningReport): readonly string[] => [
  signedText(getekend),
  ...(laatste ? [`Laatste wortel (${laatste.dag}): ${laatste.hash}`] : []),
  `Vingerafdruk van de sleutel: ${afdruk}`,
];

export const notariseCommand = (surroundings: Surroundings): Command =>
  new Command('notarise')
    .summary('teken elke dag die voorbij is')
    .description(
      'Zet een handtekening onder alles wat per dag (UTC) is vastgelegd. Noteer de laatste wortel en de vingerafdruk ergens waar de beheerder van de databank niet bij kan: daarmee blijkt later of de geschiedenis vervangen of afgekapt is.',
    )
    .option('--json', 'wat er getekend is als JSON')
    .addHelpText(
      'after',
      examples(
        ['events notarise', 'zonder op de dienst te wachten, die het elke dag zelf doet; twee keer kan geen kwaad'],
        ['events notarise --json', 'met alles wat getekend is, voor een programma'],
      ),
    )
    .action(async ({ json }: NotariseOptions) => {
      const { terminal, interrupted } = surroundings;
      await withStoreToSign(surroundings, async (notary) => {
        const done = await notarise(notary);
        terminal.print(json ? JSON.stringify(done, null, 2) : signingLines(done).join('\n'));
        // Everything is signed, so it is no failure; events verify makes it one.
        for (const line of await deedLines(notary.store, interrupted)) terminal.tell(line);
      });
    });
