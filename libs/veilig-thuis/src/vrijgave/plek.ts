import type { Kenmerken } from '../levering/levering.events.js';

/** The place of a figure, whatever the table or the edition. */
export interface Plek {
  readonly maat: string;
  /** Pairs of dimension and title as JSON, in order and without totals. */
  readonly kenmerken: string;
  readonly gebied: string;
  readonly periode: string;
}

type Paren = readonly (readonly [dimensie: string, titel: string])[];

const isTotaal = (titel: string): boolean => /^totaal\b/i.test(titel);

const textOf = (paren: Paren): string => JSON.stringify(paren.toSorted(([a], [b]) => (a < b ? -1 : 1)));

/** A total is the same as no characteristic: so tables with different characteristics share their totals. */
export const kenmerkenText = (kenmerken: Kenmerken): string =>
  textOf(
    Object.entries(kenmerken)
      .map(([dimensie, { titel }]) => [dimensie, titel] as const)
      .filter(([, titel]) => !isTotaal(titel)),
  );

export const kenmerkenIn = (text: string): Paren => JSON.parse(text) as Paren;

/** The characteristics without this dimension, or with another title in it. */
export const otherKenmerk = (paren: Paren, dimensie: string, titel?: string): string =>
  textOf([...paren.filter(([one]) => one !== dimensie), ...(titel === undefined ? [] : [[dimensie, titel] as const])]);

// A line break stands in no code and no title.
export const plekKey = ({ maat, kenmerken, gebied, periode }: Plek): string => [maat, kenmerken, gebied, periode].join('\n');
