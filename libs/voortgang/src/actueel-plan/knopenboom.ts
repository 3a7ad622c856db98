import { compareMoment } from '@actiespoor/kernel';
import type { KnoopId } from '@actiespoor/plan/events';

import { type Gezet } from '../gezet.js';
import { defined } from '../defined.js';
import type { Afkomst } from './afkomst.js';
import type { KnoopRij, Opgang, Ophanging, PlanRij } from './plan-rij.js';

export type Opgehangen = KnoopRij & { readonly opgehangen: Gezet<Ophanging> };
export type Opgegaan = Opgehangen & { readonly opgegaan: Gezet<Opgang> };

// A knoop may have been moved before its own first day: then it has no words yet.
const isOpgehangen = (knoop: KnoopRij): knoop is Opgehangen => knoop.opgehangen !== undefined && knoop.velden.niveau !== undefined;

const isOpgegaan = (knoop: Opgehangen): knoop is Opgegaan => knoop.opgegaan !== undefined;

const idOf = ({ opgehangen }: Opgehangen): KnoopId => opgehangen.waarde.knoopId;

const inOrder = (a: Opgehangen, b: Opgehangen): number => a.opgehangen.waarde.volgorde - b.opgehangen.waarde.volgorde || (idOf(a) < idOf(b) ? -1 : 1);

const hungUnder = (knoop: Opgehangen, bovenliggend: KnoopId | undefined): Opgehangen => {
  const { knoopId, volgorde } = knoop.opgehangen.waarde;
  return { ...knoop, opgehangen: { ...knoop.opgehangen, waarde: defined({ knoopId, bovenliggend, volgorde }) } };
};

/** The parent of a knoop: a part of a split has the parent of the whole, after any number of splits. */
const placeOf = (knoop: Opgehangen, knopen: PlanRij['knopen'], passed: readonly KnoopId[] = []): KnoopId | undefined => {
  const { knoopId, bovenliggend, uit } = knoop.opgehangen.waarde;
  const geheel = uit === undefined || passed.includes(uit) ? undefined : knopen[uit];
  return geheel && isOpgehangen(geheel) ? placeOf(geheel, knopen, [...passed, knoopId]) : bovenliggend;
};

type Boven = ReadonlyMap<KnoopId, KnoopId | undefined>;

// Moves that were told out of order can put two knopen under each other.
const isInCircle = (knoopId: KnoopId, boven: Boven): boolean => {
  const passed = new Set<KnoopId>();
  for (let at = boven.get(knoopId); at !== undefined && !passed.has(at); at = boven.get(at)) {
    if (at === knoopId) return true;
    passed.add(at);
  }
  return false;
};

/** The knopen under their present parents: a knoop that was merged or split passes on the knopen under it. */
const rehung = (knopen: readonly Opgehangen[], { standing }: Afkomst): readonly Opgehangen[] => {
  const boven: Boven = new Map(knopen.map(({ opgehangen: { waarde } }) => [waarde.knoopId, waarde.bovenliggend && standing(waarde.bovenliggend)] as const));
  return knopen.map((knoop) => hungUnder(knoop, isInCircle(idOf(knoop), boven) ? undefined : boven.get(idOf(knoop))));
};

/** The present knopen, from top to bottom. A knoop whose parent is missing, or in a circle, comes at the top. */
export const staandeKnopen = ({ knopen }: PlanRij, afkomst: Afkomst): readonly Opgehangen[] => {
  const staand = rehung(
    Object.values(knopen)
      .filter(isOpgehangen)
      .map((knoop) => hungUnder(knoop, placeOf(knoop, knopen)))
      .filter((knoop) => !isOpgegaan(knoop)),
    afkomst,
  );
  const bekend = new Set(staand.map(idOf));
  const onder = Map.groupBy(
    staand,
    ({
      opgehangen: {
        waarde: { bovenliggend },
      },
    }) => (bovenliggend !== undefined && bekend.has(bovenliggend) ? bovenliggend : undefined),
  );
  const walk = (boven: KnoopId | undefined): readonly Opgehangen[] =>
    (onder.get(boven) ?? []).toSorted(inOrder).flatMap((knoop) => [knoop, ...walk(idOf(knoop))]);
  return walk(undefined);
};

/** The knopen that were merged or split, in the order of those facts. */
export const opgeganeKnopen = ({ knopen }: PlanRij): readonly Opgegaan[] =>
  Object.values(knopen)
    .filter(isOpgehangen)
    .filter(isOpgegaan)
    .toSorted((a, b) => compareMoment(a.opgegaan, b.opgegaan) || inOrder(a, b));
