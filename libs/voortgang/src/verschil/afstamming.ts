import type { KnoopId } from '@actiespoor/plan/events';

import type { PlanWeergave } from '../actueel-plan/plan-weergave.js';
import type { PlanIndex } from './plan-index.js';

/** Knopen of one state that went into others of another state: by id of what went, what it went into. */
export type Opvolging = ReadonlyMap<string, readonly KnoopId[]>;

/** Several knopen that became one, or one that became several. */
export interface Herschikking {
  readonly soort: 'samengevoegd' | 'gesplitst';
  readonly van: readonly string[];
  readonly naar: readonly string[];
}

type Opgegaan = Pick<NonNullable<PlanWeergave['opgegaan']>[number], 'knoopId' | 'opgegaanIn'>;

/** What stands of a knoop: itself, or what it went into, step by step. */
const standingOf = (knoopId: KnoopId, plan: PlanIndex, opgegaan: ReadonlyMap<string, Opgegaan>): readonly KnoopId[] => {
  if (plan.knopen.has(knoopId)) return [knoopId];
  return (opgegaan.get(knoopId)?.opgegaanIn ?? []).flatMap((volgende) => standingOf(volgende, plan, opgegaan));
};

/** What stood before and went into others since. */
export const opvolging = (eerder: PlanIndex, later: PlanIndex): Opvolging => {
  const opgegaan = new Map((later.plan.opgegaan ?? []).map((een) => [een.knoopId, een]));
  return new Map(
    [...opgegaan.keys()]
      .filter((knoopId) => eerder.knopen.has(knoopId))
      .map((knoopId) => [knoopId, [...new Set(standingOf(knoopId, later, opgegaan))]]),
  );
};

/** The lines that a succession takes: one for each knoop that was split, and one for each that others went into. */
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
