import { accept, alreadySo, type Decision, refuse } from '@actiespoor/kernel';

import { compareWords, takenBackAgain } from '../same.js';
import { laatsteOver } from './onderwerpen.js';
import type { PlanCommandData } from './plan.commands.js';
import type { PlanEvent } from './plan.events.js';
import type { OpgesteldPlan, PlanHistory } from './plan.state.js';

/** Decisions about the adoption of the plan: expected first, recorded later. */
export type VaststellingAfwijzing = 'plan-al-vastgesteld' | 'plan-niet-vastgesteld' | 'vaststelling-anders';

type Besluit = Decision<PlanEvent, VaststellingAfwijzing>;

export const vaststellingPlannen = (data: PlanCommandData<'VaststellingPlannen'>, plan: OpgesteldPlan, history: PlanHistory): Besluit => {
  const { vaststellingGepland: vorige, vastgesteld } = plan;
  if (vorige?.verwacht === data.verwacht && vorige.orgaan === data.orgaan) return alreadySo(laatsteOver('verwachte vaststelling', data.op, history));
  if (vastgesteld) return refuse('plan-al-vastgesteld', { feit: { type: 'PlanVastgesteld', op: vastgesteld.op } });
  if (!vorige) return accept({ type: 'VaststellingGepland', data });
  return accept({ type: 'VaststellingGepland', data: { ...data, vorige: vorige.verwacht } });
};

/** The same decision told again: unknown facts of it are added, different ones contradict it. */
const opnieuw = (
  { planId, orgaan, besluitnummer, op }: PlanCommandData<'PlanVaststellen'>,
  vastgesteld: NonNullable<OpgesteldPlan['vastgesteld']>,
  history: PlanHistory,
): Besluit => {
  const { added, contradicted } = compareWords({ orgaan, besluitnummer }, vastgesteld);
  if (contradicted.length > 0) return refuse('vaststelling-anders', { verschillen: contradicted });
  if (besluitnummer === undefined || added['besluitnummer'] === undefined) return alreadySo(laatsteOver(`vaststelling ${op}`, op, history));
  return accept({ type: 'VaststellingAangevuld', data: { planId, besluitnummer, op } });
};

/** A plan is adopted once. */
export const vaststellen = (data: PlanCommandData<'PlanVaststellen'>, { vastgesteld }: OpgesteldPlan, history: PlanHistory): Besluit => {
  if (vastgesteld?.op === data.op) return opnieuw(data, vastgesteld, history);
  if (vastgesteld) return refuse('plan-al-vastgesteld', { feit: { type: 'PlanVastgesteld', op: vastgesteld.op } });
  return accept({ type: 'PlanVastgesteld', data });
};

/** Withdraws an adoption that never happened, or that has a wrong date or body; told of the day that it names, because it was never true. */
export const vaststellingTerugnemen = (data: PlanCommandData<'VaststellingTerugnemen'>, { vastgesteld }: OpgesteldPlan, history: PlanHistory): Besluit => {
  if (vastgesteld?.op === data.op) return accept({ type: 'VaststellingTeruggenomen', data });
  const eerder = history.facts.filter((fact) => fact.type === 'VaststellingTeruggenomen').filter((fact) => fact.data.op === data.op);
  const opnieuw = takenBackAgain(eerder, data.motief, 'plan-niet-vastgesteld');
  return opnieuw ?? refuse('plan-niet-vastgesteld', vastgesteld && { feit: { type: 'PlanVastgesteld', op: vastgesteld.op } });
};
