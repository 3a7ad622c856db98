import type { Cijfer, Cijferbundel, Kenmerken, Leveringsperiode } from './levering.events.js';

/** Figures of one measure and one set of characteristics, one for each of the periods. */
export interface Cijferreeks {
  readonly maat: string;
  readonly kenmerken: Kenmerken;
  readonly cijfers: readonly Cijfer[];
}

/** The figures of one area. */
export interface Gebiedscijfers {
  readonly perioden: readonly Leveringsperiode[];
  readonly reeksen: readonly Cijferreeks[];
}

export const cijfersVan = ({ perioden, maten, kenmerken, gebieden, reeksen }: Cijferbundel, gebied: string): Gebiedscijfers => {
  const place = gebieden.indexOf(gebied);
  const own = reeksen.filter((reeks) => reeks.gebied === place);
  const used = perioden.map((_, index) => own.some(({ cijfers }) => cijfers[index] !== null));
  const ofUsed = <T>(values: readonly T[]): readonly T[] => values.filter((_, index) => used[index]);
  return {
    perioden: ofUsed(perioden),
    reeksen: own.map(({ maat, kenmerken: set, cijfers }) => ({ maat: maten[maat] ?? '', kenmerken: kenmerken[set] ?? {}, cijfers: ofUsed(cijfers) })),
  };
};
