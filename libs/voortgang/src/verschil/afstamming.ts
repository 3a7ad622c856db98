import type { KnoopId } from '@actiespoor/plan/events';

import type { PlanWeergave } from '../actueel-plan/plan-weergave.js';
import type { PlanIndex } from './plan-index.js';

/** The knopen of one state that were merged or split in the other: for each id the knopen in its place. */
export type Opvolging = ReadonlyMap<string, readonly KnoopId[]>;

/** Several knopen that became one, or one that became several. */
export interface Herschikking {
  readonly soort: 'samengevoegd' | 'gesplitst';
  readonly van: readonly string[];
  readonly naar: readonly string[];
}

type Opgegaan = Pick<NonNullable<PlanWeergave['opgegaan']>[number], 'knoopId' | 'opgegaanIn'>;

/** The knopen in the place of one: itself, or its successors, step by step. */
const standingOf = (knoopId: KnoopId, plan: PlanIndex, opgegaan: ReadonlyMap<string, Opgegaan>): readonly KnoopId[] => {
  if (plan.knopen.has(knoopId)) return [knoopId];
  // Facts of an old history may go round in a circle: each step is taken once.
  const rest = new Map([...opgegaan].filter(([id]) => id !== knoopId));
  return (opgegaan.get(knoopId)?.opgegaanIn ?? []).flatMap((volgende) => standingOf(volgende, plan, rest));
};

/** The knopen of the earlier state that were merged or split since. */
export const opvolging = (eerder: PlanIndex, later: PlanIndex): Opvolging => {
  const opgegaan = new Map((later.plan.opgegaan ?? []).map((een) => [een.knoopId, een]));
  return new Map(
    [...opgegaan.keys()].filter((knoopId) => eerder.knopen.has(knoopId)).map((knoopId) => [knoopId, [...new Set(standingOf(knoopId, later, opgegaan))]]),
  );
};

/** The lines for a succession: one for each split knoop, and one for each knoop into which others were merged. */
export const herschikkingen = (opvolgers: Opvolging): readonly Herschikking[] => {
  const gesplitst = [...opvolgers].filter(([, nieuw]) => nieuw.length > 1).map(([oud, naar]) => ({ soort: 'gesplitst' as const, van: [oud], naar }));
  const opgegaan = [...opvolgers].flatMap(([oud, [nieuw, ...rest]]) => (nieuw === undefined || rest.length > 0 ? [] : [[oud, nieuw] as const]));
  const samengevoegd = [...Map.groupBy(opgegaan, ([, nieuw]) => nieuw)].map(([nieuw, alle]) => ({
    soort: 'samengevoegd' as const,
    van: alle.map(([oud]) => oud),
    naar: [nieuw],
  }));
  return [...gesplitst, ...samengevoegd];
};
