import type { Opvolging } from './afstamming.js';
import { onderwerpOf, type PlanIndex } from './plan-index.js';
import type { Tekstcorrectie } from './redactioneel.js';
import type { Onderwerp, Paar, VerschilRegel } from './verschil.js';

/** Both states of a plan, with the links between them. */
export interface Vergelijking {
  readonly van: PlanIndex;
  readonly tot: PlanIndex;
  /** In both directions: the knopen in the place of a knoop. */
  readonly opvolgers: Opvolging;
  readonly correcties: readonly Tekstcorrectie[];
}

/** The lines of one thing; differences of spelling only stand apart. */
export interface Gevonden {
  readonly regels: readonly VerschilRegel[];
  readonly redactioneel: readonly VerschilRegel[];
}

export const nothingFound: Gevonden = { regels: [], redactioneel: [] };

/** A line for the fields that changed, or none. */
export const gewijzigd = (onderwerp: Onderwerp, wijzigingen: VerschilRegel['wijzigingen']): readonly VerschilRegel[] =>
  wijzigingen.length === 0 ? [] : [{ soort: 'gewijzigd', onderwerp, wijzigingen }];

/** One place or none, as a list. */
const plaats = (index: PlanIndex, knoopId: string | undefined): readonly Onderwerp[] => {
  const onderwerp = knoopId === undefined ? undefined : onderwerpOf(index, knoopId);
  return onderwerp === undefined ? [] : [onderwerp];
};

/** True if one of both took the place of the other, by a merge or a split. */
const isOpvolging = (van: string | undefined, tot: string | undefined, opvolgers: Opvolging): boolean =>
  van !== undefined && tot !== undefined && (isIn(opvolgers.get(van), tot) || isIn(opvolgers.get(tot), van));

const isIn = (ids: readonly string[] = [], id: string): boolean => ids.includes(id);

/** A line if the parent changed in another way than by a merge or a split of the former parent. */
export const verplaatst = (onderwerp: Onderwerp, onder: Paar<string>, { van, tot, opvolgers }: Vergelijking): readonly VerschilRegel[] => {
  if (onder.van === onder.tot || isOpvolging(onder.van, onder.tot, opvolgers)) return [];
  return [{ soort: 'verplaatst', onderwerp, wijzigingen: [], van: plaats(van, onder.van), naar: plaats(tot, onder.tot) }];
};
