import type { Bevindingsoort, CijferbevindingCode, Leveringskop, Waarneming } from '@actiespoor/veilig-thuis';

import { type Deel, type LeesOpties, readLevering, type Telling } from '../src/index.js';

export interface Gelezen {
  readonly waarnemingen: readonly Waarneming[];
  readonly kop: Leveringskop | undefined;
  readonly telling: Telling;
  readonly bevindingen: readonly Bevindingsoort[];
  readonly codes: readonly CijferbevindingCode[];
  readonly isBruikbaar: boolean;
}

/** Reads a delivery to its end. */
export const gelezen = async (delen: readonly Deel[], opties: LeesOpties = {}): Promise<Gelezen> => {
  const lezing = readLevering(delen, opties);
  const waarnemingen: Waarneming[] = [];
  for await (const waarneming of lezing.waarnemingen()) waarnemingen.push(waarneming);
  const bevindingen = lezing.bevindingen();
  return {
    waarnemingen,
    bevindingen,
    kop: lezing.kop(),
    telling: lezing.telling(),
    codes: bevindingen.map(({ code }) => code),
    isBruikbaar: lezing.isBruikbaar(),
  };
};

/** An observation without the things in which formats differ: codes of measures, and the place in the source. */
export const normal = ({ plaats: _, maat: { naam, eenheid }, dimensies, ...others }: Waarneming): unknown => ({
  ...others,
  maat: { naam, eenheid },
  dimensies: Object.fromEntries(Object.entries(dimensies).map(([dimension, { titel, code }]) => [dimension, { titel, code }])),
});

export const sorted = (waarnemingen: readonly Waarneming[]): readonly unknown[] =>
  waarnemingen.map(normal).toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
