import type { Dag } from '@actiespoor/kernel';

/** Days in a row: `van` is the first one, `einde` the first one after it; without `einde` they go on. */
export interface Dagen {
  readonly van: Dag;
  readonly einde?: Dag;
}

/** A code as it was written, and the key by which it is compared with the others that it must differ from. */
export interface Code {
  readonly sleutel: string;
  readonly code: string;
}

/** The days on which something has one code, with the code as it was written first. */
export interface Codeperiode extends Code, Dagen {}

/** The periods of one thing, from its code at the end of each day on which it may have changed, in the order of the days. */
export const codeperioden = (perDag: readonly (readonly [Dag, Code | undefined])[]): readonly Codeperiode[] => {
  const stappen = perDag.filter(([, code], index) => index === 0 || code?.sleutel !== perDag[index - 1]?.[1]?.sleutel);
  return stappen.flatMap(([van, code], index) => {
    if (code === undefined) return [];
    const einde = stappen[index + 1]?.[0];
    return [{ ...code, van, ...(einde !== undefined && { einde }) }];
  });
};

const vroegste = (a: Dag | undefined, b: Dag | undefined): Dag | undefined => {
  if (a === undefined || b === undefined) return a ?? b;
  return a < b ? a : b;
};

const dagen = (van: Dag, einde: Dag | undefined): readonly Dagen[] => {
  if (einde === undefined) return [{ van }];
  return van < einde ? [{ van, einde }] : [];
};

/** The days of both. */
export const samen = (a: Dagen, b: Dagen): readonly Dagen[] => dagen(a.van > b.van ? a.van : b.van, vroegste(a.einde, b.einde));

/** The days of the first that are not days of the second. */
const zonder = (a: Dagen, b: Dagen): readonly Dagen[] => {
  if (samen(a, b).length === 0) return [a];
  return [...dagen(a.van, vroegste(a.einde, b.van)), ...(b.einde === undefined ? [] : dagen(a.van > b.einde ? a.van : b.einde, a.einde))];
};

/** The days of the first that are days of none of the others. */
export const zonderAlle = (a: Dagen, andere: readonly Dagen[]): readonly Dagen[] =>
  andere.reduce<readonly Dagen[]>((rest, een) => rest.flatMap((deel) => zonder(deel, een)), [a]);

/** The same period or possession, on fewer days. */
export const binnen = <P extends Codeperiode>({ einde: _, ...periode }: P, deel: Dagen): Omit<P, 'einde'> & Dagen => ({ ...periode, ...deel });

/** The earliest of these days. */
export const eerste = <D extends Dagen>(alle: readonly D[]): D | undefined => alle.toSorted((a, b) => (a.van < b.van ? -1 : 1))[0];
