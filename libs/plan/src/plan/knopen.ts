import { accept, refuse, type Decision } from '@actiespoor/kernel';

import { isSame } from '../same.js';
import type { PlanWens } from './plan.commands.js';
import type { Knoop, KnoopVeld, KnoopWijziging, PlanEvent } from './plan.events.js';
import type { OpgesteldPlan } from './plan.state.js';

/** Decisions about the tree of the plan. */
export type KnoopAfwijzing = 'knoop-onbekend' | 'knoop-bestaat-al';

type Besluit = Decision<PlanEvent, KnoopAfwijzing>;

const velden: readonly KnoopVeld[] = ['niveau', 'code', 'titel', 'toelichting'];

export const knoopToevoegen = (data: PlanWens<'KnoopToevoegen'>, { knopen }: OpgesteldPlan): Besluit => {
  const known = knopen.get(data.knoopId);
  if (known) return isSame(data, known) ? accept() : refuse('knoop-bestaat-al');
  if (data.bovenliggend !== undefined && !knopen.has(data.bovenliggend)) return refuse('knoop-onbekend');
  return accept({ type: 'KnoopToegevoegd', data });
};

const wijzigingen = (wens: PlanWens<'KnoopWijzigen'>, knoop: Knoop): readonly KnoopWijziging[] =>
  velden
    .filter((veld) => wens[veld] !== undefined && wens[veld] !== knoop[veld])
    .map((veld) => ({ veld, oud: knoop[veld] ?? null, nieuw: wens[veld] ?? null }));

export const knoopWijzigen = (data: PlanWens<'KnoopWijzigen'>, { knopen }: OpgesteldPlan): Besluit => {
  const { planId, knoopId, op } = data;
  const knoop = knopen.get(knoopId);
  if (!knoop) return refuse('knoop-onbekend');
  const anders = wijzigingen(data, knoop);
  return anders.length === 0 ? accept() : accept({ type: 'KnoopGewijzigd', data: { planId, knoopId, wijzigingen: anders, op } });
};
