import type { ImportContext } from '../src/context.js';
import type { Gelezen } from '../src/gelezen.js';
import { readPlan } from '../src/read-plan.js';
import { vanLekstroom } from './personas.js';

const headings = ['Acties/prestaties', 'Betrokken actoren', 'Regionaal / lokaal', 'Trekker', 'Wanneer'];

export const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

/** A small plan: its title on line 1, the heading of actielijn 1 on line 2, the heads on line 3 and the rows from line 4. */
export const plantabel = (...rijen: readonly (readonly string[])[]): string =>
  [['Voorbeeldplan 2021-2024'], ['Actielijn 1 Samenwerken'], headings, ...rijen].map((cells) => cells.join('\t')).join('\n');

export const gelezen = (document: string | Uint8Array, context: ImportContext = vanLekstroom): Gelezen => {
  const reading = readPlan(typeof document === 'string' ? bytes(document) : document, context);
  if (!reading.ok) throw new Error(reading.problem.tekst);
  return reading.gelezen;
};

/** The codes of the findings on a line, in order. */
export const codesOp = ({ bevindingen }: Gelezen, regel: number): readonly string[] => bevindingen.filter((one) => one.regel === regel).map(({ code }) => code);
