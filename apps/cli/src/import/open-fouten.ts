import type { Bevinding, Correctiefout, Gelezen } from '@actiespoor/plan-import';

import { counted } from '../terminal/text.js';

const fieldsOn = ({ document }: Gelezen, regel: number): readonly string[] =>
  [...new Set(document.rijen.filter((rij) => rij.regel === regel).flatMap(({ velden }) => Object.keys(velden)))];

const correctieFor = (gelezen: Gelezen, regel: number): readonly string[] => {
  const fields = fieldsOn(gelezen, regel);
  if (fields.length === 0) return [];
  return [`    corrigeren kan met --correctie '${String(regel)}:VELD=WAARDE', VELD is ${fields.join(', ')}`];
};

/** The faults that stand in the way, each with how to go on. */
export const openFoutenText = (gelezen: Gelezen, fouten: readonly Bevinding[]): string =>
  [
    `Het document heeft nog ${counted(fouten.length, 'fout', 'fouten')}; zo kan het niet worden doorgevoerd.`,
    ...fouten.flatMap(({ regel, tekst }) => [`  regel ${String(regel)}: ${tekst}`, ...correctieFor(gelezen, regel)]),
    `Is een regel goed zoals zij is, aanvaard haar dan waar dat kan: --aanvaard ${[...new Set(fouten.map(({ regel }) => regel))].join(' ')}`,
  ].join('\n');

/** Why corrections could not be made. */
export const correctieFoutenText = (fouten: readonly Correctiefout[]): string =>
  ['Deze correcties kunnen niet:', ...fouten.map(({ tekst }) => `  ${tekst}`)].join('\n');
