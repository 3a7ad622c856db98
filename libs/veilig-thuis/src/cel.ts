/**
 * The kinds of absence, each as the source tells it; none of them is 0.
 *
 * - `onbekend`: a `.`: unknown, not reliable enough or secret; CBS does not say which of these.
 * - `geheim`: an `x`, or named secret.
 * - `kan-niet`: an empty cell: the figure cannot occur.
 * - `nihil`: a `-`, in older tables.
 * - `zonder-reden`: nothing was given, and no reason.
 */
export type Afwezigheid = 'onbekend' | 'geheim' | 'kan-niet' | 'nihil' | 'zonder-reden';

/** The content of a cell: a figure or the kind of its absence. */
export type Cel = { readonly waarde: number } | { readonly afwezig: Afwezigheid };

/** A cell that cannot be read: the fault, for the words of a finding. */
export interface Celfout {
  readonly fout: 'getal-onleesbaar' | 'decimaalteken' | 'decimalen' | 'getal-te-lang' | 'getal-negatief' | 'afwezigheid-onbekend';
}

export type Decimaalteken = '.' | ',';

/** The rules for the cells of one measure. */
export interface Celregels {
  readonly teken: Decimaalteken;
  /** Decimals of the measure; undefined where the format does not tell. */
  readonly decimalen?: number | undefined;
  readonly eenheid: string;
}

const symbols: Readonly<Record<string, Cel>> = {
  '.': { afwezig: 'onbekend' },
  x: { afwezig: 'geheim' },
  X: { afwezig: 'geheim' },
  '-': { afwezig: 'nihil' },
  '': { afwezig: 'kan-niet' },
};

const attributes: Readonly<Record<string, Cel>> = {
  None: { afwezig: 'zonder-reden' },
  Impossible: { afwezig: 'kan-niet' },
  Confidential: { afwezig: 'geheim' },
  Secret: { afwezig: 'geheim' },
  Unknown: { afwezig: 'onbekend' },
  Unreliable: { afwezig: 'onbekend' },
  Missing: { afwezig: 'onbekend' },
};

// A double is exact up to 15 significant digits: such a text comes back to the figure.
const maxDigits = 15;

const forms: Readonly<Record<Decimaalteken, RegExp>> = {
  '.': /^-?\d+(?:\.(\d+))?$/,
  ',': /^-?\d+(?:,(\d+))?$/,
};

const otherMark: Readonly<Record<Decimaalteken, RegExp>> = { '.': /^-?[\d.]*\d,\d+$/, ',': /^-?[\d,]*\d\.\d+$/ };

const significant = (text: string): number => text.replaceAll(/[^\d]/g, '').replace(/^0+/, '').length;

const withoutTrailingZeros = (decimals: string): number => decimals.replace(/0+$/, '').length;

const checked = (waarde: number, decimals: number, { decimalen = Infinity, eenheid }: Celregels): Cel | Celfout => {
  if (decimals > decimalen) return { fout: 'decimalen' };
  if (waarde < 0 && eenheid === 'aantal') return { fout: 'getal-negatief' };
  return { waarde };
};

const readFigure = (text: string, regels: Celregels): Cel | Celfout => {
  const parts = forms[regels.teken].exec(text);
  if (!parts) return { fout: otherMark[regels.teken].test(text) ? 'decimaalteken' : 'getal-onleesbaar' };
  if (significant(text) > maxDigits) return { fout: 'getal-te-lang' };
  return checked(Number(text.replace(',', '.')), withoutTrailingZeros(parts[1] ?? ''), regels);
};

/** Reads the text of a cell, with blanks around it: `"   53145"`, `31,6`, `.`, or nothing. */
export const readCel = (text: string, regels: Celregels): Cel | Celfout => {
  const bare = text.trim();
  return symbols[bare] ?? readFigure(bare, regels);
};

/** Reads a figure that the format already tells as a number, such as `93750.0`. @param waarde finite, at most 15 significant digits */
export const readGetal = (waarde: number, regels: Celregels): Cel | Celfout => {
  if (Number.isInteger(waarde)) return checked(waarde, 0, regels);
  return readFigure(String(waarde), { ...regels, teken: '.' });
};

/** The kind of absence that `ValueAttribute` tells where there is no value. */
export const readAfwezigheid = (attribute: string): Cel | Celfout => attributes[attribute] ?? { fout: 'afwezigheid-onbekend' };
