import { delenVanPeriode, type Gebiedsopbouw, periodenMet } from './opbouw.js';
import { kenmerkenIn, otherKenmerk, type Plek, plekKey } from './plek.js';

/** A sum between places, by their keys. Only characteristics may overlap. */
export interface Som {
  readonly totaal: string;
  readonly delen: readonly string[];
  readonly mayOverlap: boolean;
}

/** The titles of each dimension of a table, without totals. */
type Dimensietitels = ReadonlyMap<string, ReadonlySet<string>>;

export const titelsVan = (plekken: readonly Plek[]): Dimensietitels => {
  const titels = new Map<string, Set<string>>();
  for (const kenmerken of new Set(plekken.map((plek) => plek.kenmerken)))
    for (const [dimensie, titel] of kenmerkenIn(kenmerken)) titels.set(dimensie, (titels.get(dimensie) ?? new Set()).add(titel));
  return titels;
};

export interface Sombronnen {
  readonly titels: Dimensietitels;
  readonly opbouw: readonly Gebiedsopbouw[];
  /** True for a place in the edition itself. */
  readonly isHier: (key: string) => boolean;
  /** True for a place in this edition or in an earlier one. */
  readonly isBekend: (key: string) => boolean;
}

const overKenmerken = (plek: Plek, { titels, isHier, isBekend }: Sombronnen): readonly Som[] => {
  const paren = kenmerkenIn(plek.kenmerken);
  const keyWith = (dimensie: string, titel?: string): string => plekKey({ ...plek, kenmerken: otherKenmerk(paren, dimensie, titel) });
  const own = new Set(paren.map(([dimensie]) => dimensie));
  return [...titels].flatMap(([dimensie, all]) => {
    const totaal = keyWith(dimensie);
    if (own.has(dimensie) && isHier(totaal)) return [];
    return [{ totaal, delen: [...all].map((titel) => keyWith(dimensie, titel)).filter(isBekend), mayOverlap: true }];
  });
};

const overGebieden = (plek: Plek, { opbouw, isHier }: Sombronnen): readonly Som[] => {
  const keyIn = (gebied: string): string => plekKey({ ...plek, gebied });
  return opbouw
    .filter(({ totaal, delen }) => totaal === plek.gebied || (delen.includes(plek.gebied) && !isHier(keyIn(totaal))))
    .map(({ totaal, delen }) => ({ totaal: keyIn(totaal), delen: delen.map(keyIn), mayOverlap: false }));
};

const overPerioden = (plek: Plek, { isHier, isBekend }: Sombronnen): readonly Som[] => {
  const keyIn = (periode: string): string => plekKey({ ...plek, periode });
  const elsewhere = periodenMet(plek.periode).filter((periode) => !isHier(keyIn(periode)));
  return [plek.periode, ...elsewhere].flatMap((totaal) => {
    const delen = delenVanPeriode(totaal)
      .map((ways) => ways.map(keyIn))
      .find((keys) => keys.every(isBekend));
    return delen ? [{ totaal: keyIn(totaal), delen, mayOverlap: false }] : [];
  });
};

/** Each sum comes from its total, and only if that is told elsewhere from its parts. */
const sommenMet = (plek: Plek, bronnen: Sombronnen): readonly Som[] =>
  [...overKenmerken(plek, bronnen), ...overGebieden(plek, bronnen), ...overPerioden(plek, bronnen)].filter(
    ({ totaal, delen }) => delen.length > 0 && bronnen.isBekend(totaal) && delen.every(bronnen.isBekend),
  );

/** The sums that these places take part in, as far as all their places are there; each once. */
export const sommenVan = (plekken: readonly Plek[], bronnen: Sombronnen): readonly Som[] => {
  const sommen = new Map<string, Som>();
  for (const plek of plekken) for (const som of sommenMet(plek, bronnen)) sommen.set(`${som.totaal}=${som.delen.join('+')}`, som);
  return [...sommen.values()];
};
