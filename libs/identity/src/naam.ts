import { bareText, findPersoonsgegevens } from '@actiespoor/kernel';

const longest = 100;

// Line ends, invisible characters and characters without a glyph: a name is shown to others, and must read as it is stored.
const unseen = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/u;
const markup = /[{}<>@]/u;
const letter = /\p{L}/u;

/**
 * A name fit to be kept and shown; undefined for anything else: markup, an address, a number, invisible characters, or a text
 * that is too long. The identity provider made the name, so nobody is refused because of it.
 */
export const shownName = (claim: unknown): string | undefined => {
  if (typeof claim !== 'string' || unseen.test(claim.trim())) return undefined;
  const naam = claim.normalize('NFC').replace(/\s+/gu, ' ').trim();
  if (naam.length > longest || !letter.test(naam)) return undefined;
  return markup.test(bareText(naam)) || findPersoonsgegevens(naam).length > 0 ? undefined : naam;
};
