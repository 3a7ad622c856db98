import type { ActieId, KnoopId } from '@actiespoor/plan/events';

import type { Opgang } from './plan-rij.js';

/** What of a knoop tells its lineage. */
export interface Opgaand {
  readonly opgegaan?: { readonly waarde: Opgang };
}

/** How the knopen of a plan follow from each other: what went into what. */
export interface Afkomst {
  /**
   * The knoop that stands for this one: itself, or what it went into, however often.
   *
   * @param acties who asks, nearest first: of a split knoop the part that is named for one of them, else the first part
   */
  readonly standing: (knoopId: KnoopId, acties?: readonly ActieId[]) => KnoopId;
  /** The knopen that went into this one, each one step back. */
  readonly herkomst: (knoopId: KnoopId) => readonly KnoopId[];
}

const partFor = ({ in: delen, acties: verdeling }: Opgang, acties: readonly ActieId[]): KnoopId | undefined => {
  const named = acties.find((actieId) => Object.hasOwn(verdeling, actieId));
  return named === undefined ? delen[0] : verdeling[named];
};

/** Reads the lineage out of the row of the plan, as far as that row goes: at a past date less had happened. */
export const afkomstOf = ({ knopen }: { readonly knopen: Readonly<Record<KnoopId, Opgaand>> }): Afkomst => {
  const byId = new Map(Object.entries(knopen) as [KnoopId, Opgaand][]);
  const uit = [...byId].flatMap(([van, { opgegaan }]) => (opgegaan?.waarde.in ?? []).map((naar) => ({ van, naar })));
  const herkomst = Map.groupBy(uit.toSorted((a, b) => (a.van < b.van ? -1 : 1)), ({ naar }) => naar);
  const standing = (knoopId: KnoopId, acties: readonly ActieId[], passed: readonly KnoopId[]): KnoopId => {
    const opgegaan = byId.get(knoopId)?.opgegaan;
    const naar = opgegaan && partFor(opgegaan.waarde, acties);
    // A plan does not go in circles, but a row must not hang on it.
    return naar === undefined || passed.includes(naar) ? knoopId : standing(naar, acties, [...passed, knoopId]);
  };
  return {
    standing: (knoopId, acties = []) => standing(knoopId, acties, []),
    herkomst: (knoopId) => (herkomst.get(knoopId) ?? []).map(({ van }) => van),
  };
};
