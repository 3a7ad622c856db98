import { accept, refuse, type Decision } from '@actiespoor/kernel';

import { isSame } from '../same.js';
import type { PlanWens } from './plan.commands.js';
import type { Knoop, KnoopVeld, KnoopWijziging, PlanEvent } from './plan.events.js';
import type { OpgesteldPlan } from './plan.state.js';
import { bezwaarTegenKnoop } from './structuur.js';

/** Decisions about the knopen of the plan, each for itself. */
export type KnoopAfwijzing = 'knoop-onbekend' | 'knoop-opgegaan' | 'knoop-bestaat-al';

type Besluit = Decision<PlanEvent, KnoopAfwijzing>;

const velden: readonly KnoopVeld[] = ['niveau', 'code', 'titel', 'toelichting'];

export const knoopToevoegen = (data: PlanWens<'KnoopToevoegen'>, plan: OpgesteldPlan): Besluit => {
  const { knoopId, bovenliggend } = data;
  const known = plan.knopen.get(knoopId);
  if (known) return isSame({ ...data, planId: null }, { ...known, planId: null }) ? accept() : refuse('knoop-bestaat-al');
  if (plan.opgegaan.has(knoopId)) return refuse('knoop-opgegaan');
  const bezwaar = bovenliggend === undefined ? undefined : bezwaarTegenKnoop(bovenliggend, plan);
  return bezwaar ? refuse(bezwaar) : accept({ type: 'KnoopToegevoegd', data });
};

const wijzigingen = (wens: PlanWens<'KnoopWijzigen'>, knoop: Knoop): readonly KnoopWijziging[] =>
  velden
    .filter((veld) => wens[veld] !== undefined && wens[veld] !== knoop[veld])
    .map((veld) => ({ veld, oud: knoop[veld] ?? null, nieuw: wens[veld] ?? null }));

export const knoopWijzigen = (data: PlanWens<'KnoopWijzigen'>, plan: OpgesteldPlan): Besluit => {
  const { planId, knoopId, op } = data;
  const knoop = plan.knopen.get(knoopId);
  if (!knoop) return refuse(bezwaarTegenKnoop(knoopId, plan) ?? 'knoop-onbekend');
  const anders = wijzigingen(data, knoop);
  return anders.length === 0 ? accept() : accept({ type: 'KnoopGewijzigd', data: { planId, knoopId, wijzigingen: anders, op } });
};
