import type { RijSoort } from '../layout/document.js';

/** A line beside the plan itself, by its first words. */
type AsideSoort = Extract<RijSoort, 'totaal' | 'legenda' | 'paginaregel' | 'voetnoot'>;

const kinds: readonly (readonly [AsideSoort, RegExp])[] = [
  ['totaal', /^(?:(?:sub|eind)?tota(?:al|len)|saldo|som|gemiddelde?|aantal (?:acties|maatregelen|activiteiten)|opgeteld)(?![\p{L}-])/iu],
  ['paginaregel', /^(?:pagina|blz\.?|bladzijde|p\.)\s*\d+(?:\s*(?:van|\/|-)\s*\d+)?\.?$/iu],
  ['paginaregel', /^(?:versie\s+\d|bron(?:nen)?:|laatst (?:bijgewerkt|gewijzigd)|bijgewerkt (?:op|tot)|datum:|status document|afdruk)/iu],
  ['legenda', /^(?:legenda|verklaring|afkortingen)\b/iu],
  ['legenda', /(?:^|[\s(;:,])[\p{L}\d/]{1,20} = \S/iu],
  ['voetnoot', /^(?:[¹²³⁴⁵⁶⁷⁸⁹⁰]+|\[\d{1,2}\]|\*+\)?)\s*\S/u],
];

/** The kind of a line that is never an actie nor a knoop; undefined for other lines. */
export const asideKind = (text: string): AsideSoort | undefined => kinds.find(([, form]) => form.test(text))?.[0];

export const isTotal = (text: string): boolean => asideKind(text) === 'totaal';

const amount = /^(?:€\s*)?-?[\d.,]+%?$|^€/u;

/** True if every filled cell counts something: the row below a table that adds it up. */
export const isCount = (cells: readonly string[]): boolean => {
  const filled = cells.filter((text) => text !== '');
  return filled.length > 0 && filled.every((text) => amount.test(text));
};
