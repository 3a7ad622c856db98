import { plaatsVan } from './bevinding.js';
import type { FilingReport } from './filing.js';
import { type PubliekeSleutel, vingerafdruk } from './sleutel.js';
import { type GetekendeWortel, wortelHash } from './wortel.js';

export interface BundleSummary {
  readonly gebeurtenissen: number;
  readonly nietGetekend: number;
  readonly laatste: GetekendeWortel | undefined;
  readonly sleutels: readonly PubliekeSleutel[];
  /** Faults in the search columns of the store. The folder holds only the events, and so shows none of them. */
  readonly filing: FilingReport;
  /** ISO 8601 in UTC. */
  readonly gemaaktOp: string;
}

const signedUntil = ({ laatste, nietGetekend }: BundleSummary): string => {
  if (laatste === undefined) return 'Er is nog niets getekend: dat gebeurt per dag, als de dag voorbij is.';
  const { dag, totaal } = laatste;
  return `Getekend tot en met ${dag} (UTC): ${totaal} gebeurtenissen. Daarna kwamen er nog ${nietGetekend}; die zijn nog niet getekend.
Hash van de laatste wortel: \`${wortelHash(laatste)}\``;
};

const storedBeside = ({
  filing: {
    bevindingen: [first],
    aantalBevindingen,
  },
}: BundleSummary): string =>
  first === undefined
    ? ''
    : `\n\n**Bij het maken klopte de opslag niet** (${aantalBevindingen === 1 ? '1 bevinding' : `${aantalBevindingen} bevindingen`}). Eerste: ${plaatsVan(first)}. ${first.melding} In deze map staat wat de gebeurtenissen zelf zeggen.`;

const optionsFor = ({ sleutels, laatste }: BundleSummary): string =>
  [...sleutels.map((sleutel) => ` --sleutel ${vingerafdruk(sleutel)}`), laatste ? ` --wortel ${wortelHash(laatste)}` : ''].join('');

/** The explanation of the bundle and its check, for a reader who never saw the program. @param template with `{{names}}` to fill in */
export const bundleReadme = (template: string, summary: BundleSummary): string => {
  const words: Readonly<Record<string, string>> = {
    gemaaktOp: summary.gemaaktOp,
    gebeurtenissen: String(summary.gebeurtenissen),
    getekend: `${signedUntil(summary)}${storedBeside(summary)}`,
    opties: optionsFor(summary),
  };
  return template.replaceAll(/\{\{(\w+)\}\}/g, (name, key: string) => words[key] ?? name);
};
