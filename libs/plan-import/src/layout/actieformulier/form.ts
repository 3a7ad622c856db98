import type { Located } from '../../gelezen.js';
import { fold } from '../../text.js';
import type { Rij } from '../document.js';
import type { KnoopHeading } from '../tree.js';
import type { FormField } from './labels.js';

/** One filled-in form: its fields with their lines, and the knoop above it. */
export interface Formulier {
  readonly velden: Partial<Readonly<Record<FormField, Located<string>>>>;
  /** The questions that it answers, by which a repetition is seen. */
  readonly vragen: ReadonlySet<string>;
  readonly knoop?: KnoopHeading;
}

export interface Formulieren {
  /** Every heading of the document, also one that is repeated. */
  readonly koppen: readonly KnoopHeading[];
  readonly headings: readonly KnoopHeading[];
  readonly formulieren: readonly Formulier[];
}

const headingOf = (rij: Rij, lijn: KnoopHeading | undefined): KnoopHeading => {
  const { niveau, code, titel = '' } = rij.velden;
  if (niveau !== undefined && code !== undefined) return { regel: rij.regel, sleutel: `${niveau} ${code.toLowerCase()}`, niveau, code, titel };
  const sleutel = `${lijn?.sleutel ?? ''}/${fold(titel)}`;
  return { regel: rij.regel, sleutel, niveau: 'subdoel', titel, ...(lijn ? { bovenliggend: lijn.sleutel } : {}) };
};

const velden = ({ regel, velden: filled }: Rij): Formulier['velden'] =>
  Object.fromEntries(Object.entries(filled).map(([veld, waarde]) => [veld, { regel, waarde }]));

/** Two questions of one form with one meaning have one answer, a line for each. */
const together = (before: Formulier['velden'], more: Formulier['velden']): Formulier['velden'] => {
  const joined = Object.entries(more).map(([veld, cell]) => {
    const earlier = before[veld as FormField];
    return [veld, earlier && cell ? { ...earlier, waarde: `${earlier.waarde}<br>${cell.waarde}` } : cell] as const;
  });
  return { ...before, ...Object.fromEntries(joined) };
};

/** A repeated question begins the next form. */
const added = (formulieren: readonly Formulier[], rij: Rij, knoop: KnoopHeading | undefined): readonly Formulier[] => {
  const last = formulieren.at(-1);
  const filled = velden(rij);
  const vragen = rij.vraag === undefined ? Object.keys(filled) : [fold(rij.vraag)];
  const isNext = last === undefined || last.knoop !== knoop || vragen.some((vraag) => last.vragen.has(vraag));
  if (isNext) return [...formulieren, { velden: filled, vragen: new Set(vragen), ...(knoop ? { knoop } : {}) }];
  return [...formulieren.slice(0, -1), { ...last, velden: together(last.velden, filled), vragen: new Set([...last.vragen, ...vragen]) }];
};

/** The rows as headings and forms, in order. */
export const formulierenOf = (rijen: readonly Rij[]): Formulieren => {
  const headings = new Map<string, KnoopHeading>();
  const koppen: KnoopHeading[] = [];
  let formulieren: readonly Formulier[] = [];
  let lijn: KnoopHeading | undefined;
  for (const rij of rijen) {
    if (rij.soort === 'veld') formulieren = added(formulieren, rij, lijn);
    if (rij.soort !== 'kop' && rij.soort !== 'subdoel') continue;
    const kop = headingOf(rij, lijn);
    koppen.push(kop);
    lijn = rij.soort === 'kop' ? (headings.get(kop.sleutel) ?? kop) : lijn;
    if (!headings.has(kop.sleutel)) headings.set(kop.sleutel, kop);
  }
  return { koppen, headings: [...headings.values()], formulieren };
};
