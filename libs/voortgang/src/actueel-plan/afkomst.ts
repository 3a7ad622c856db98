import type { ActieId, KnoopId } from '@actiespoor/plan/events';

import type { Opgang } from './plan-rij.js';

/** The part of a knoop that tells its lineage. */
export interface Opgaand {
  readonly opgegaan?: { readonly waarde: Opgang };
}

/** The lineage of the knopen of a plan: their merges and splits. */
export interface Afkomst {
  /**
   * The present knoop in the place of this one: itself, or the one it went into after any number of steps.
   *
   * @param acties the acties of the question, nearest first: of a split knoop the part that names one of them, otherwise the first part
   */
  readonly standing: (knoopId: KnoopId, acties?: readonly ActieId[]) => KnoopId;
  /** The knopen that went into this one, each one step back. */
  readonly herkomst: (knoopId: KnoopId) => readonly KnoopId[];
}

const partFor = ({ in: delen, acties: verdeling }: Opgang, acties: readonly ActieId[]): KnoopId | undefined => {
  const named = acties.find((actieId) => Object.hasOwn(verdeling, actieId));
  return named === undefined ? delen[0] : verdeling[named];
};

/** The knopen that came of this one: nothing came of a knoop that was never there. */
const herkomstNaar = (opgang: Opgang | undefined): readonly KnoopId[] => (opgang === undefined || opgang.soort === 'teruggenomen' ? [] : opgang.in);

/** Reads the lineage from the row of the plan: the row of a past date knows fewer steps. */
export const afkomstOf = ({ knopen }: { readonly knopen: Readonly<Record<KnoopId, Opgaand>> }): Afkomst => {
  const byId = new Map(Object.entries(knopen) as [KnoopId, Opgaand][]);
  const uit = [...byId].flatMap(([van, { opgegaan }]) => herkomstNaar(opgegaan?.waarde).map((naar) => ({ van, naar })));
  const herkomst = Map.groupBy(
    uit.toSorted((a, b) => (a.van < b.van ? -1 : 1)),
    ({ naar }) => naar,
  );
  const standing = (knoopId: KnoopId, acties: readonly ActieId[], passed: readonly KnoopId[]): KnoopId => {
    const opgegaan = byId.get(knoopId)?.opgegaan;
    const naar = opgegaan && partFor(opgegaan.waarde, acties);
    // No possible plan has a circle, but an impossible row must not loop for ever.
    return naar === undefined || passed.includes(naar) ? knoopId : standing(naar, acties, [...passed, knoopId]);
  };
  return {
    standing: (knoopId, acties = []) => standing(knoopId, acties, []),
    herkomst: (knoopId) => (herkomst.get(knoopId) ?? []).map(({ van }) => van),
  };
};
