import type { LayoutContents } from '../../gelezen.js';
import { optional } from '../../text.js';
import type { Rij } from '../document.js';
import type { ReadContext, PlanReader } from '../plan-reader.js';
import { repeatedHeadings, treeOf } from '../tree.js';
import { readFormulier, type FormContents } from './acties.js';
import { formulierenOf } from './form.js';
import { rowsOf } from './rows.js';

const read = (rijen: readonly Rij[], { organisaties }: ReadContext): LayoutContents => {
  const { koppen, headings, formulieren } = formulierenOf(rijen);
  const volgorde = new Map<string, number>();
  const inhoud = formulieren.map((formulier): FormContents => {
    const knoop = formulier.knoop?.sleutel ?? '';
    const gelezen = readFormulier(formulier, (volgorde.get(knoop) ?? 0) + 1, organisaties);
    volgorde.set(knoop, (volgorde.get(knoop) ?? 0) + gelezen.acties.length);
    return gelezen;
  });
  const verwacht = inhoud.map(({ verwachteVaststelling }) => verwachteVaststelling).find((found) => found !== undefined);
  return {
    niveaus: [...new Set(headings.map(({ niveau }) => niveau))],
    knopen: treeOf(headings, () => []),
    acties: inhoud.flatMap(({ acties }) => acties),
    koppelingen: [],
    ...optional('verwachteVaststelling', verwacht),
    bevindingen: [...repeatedHeadings(koppen), ...inhoud.flatMap(({ bevindingen }) => bevindingen)],
  };
};

/** A form for each actie, with questions and answers beside or below each other: a form of any labels, or project sheets. */
export const actieformulier: PlanReader = { indeling: 'actieformulier', rows: rowsOf, read };
