import { accept, refuse, type Decision } from '@actiespoor/kernel';

import type { PlanWens } from './plan.commands.js';
import type { PlanEvent } from './plan.events.js';
import type { OpgesteldPlan } from './plan.state.js';

/** Decisions about the adoption of the plan: expected first, a fact later. */
export type VaststellingAfwijzing = 'plan-al-vastgesteld';

type Besluit = Decision<PlanEvent, VaststellingAfwijzing>;

export const vaststellingPlannen = (data: PlanWens<'VaststellingPlannen'>, plan: OpgesteldPlan): Besluit => {
  if (plan.vastgesteld) return refuse('plan-al-vastgesteld');
  const vorige = plan.vaststellingGepland;
  if (!vorige) return accept({ type: 'VaststellingGepland', data });
  if (vorige.verwacht === data.verwacht && vorige.orgaan === data.orgaan) return accept();
  return accept({ type: 'VaststellingGepland', data: { ...data, vorige: vorige.verwacht } });
};

export const vaststellen = (data: PlanWens<'PlanVaststellen'>, { vastgesteld }: OpgesteldPlan): Besluit => {
  if (!vastgesteld) return accept({ type: 'PlanVastgesteld', data });
  const isAgain = vastgesteld.orgaan === data.orgaan && vastgesteld.op === data.op;
  return isAgain ? accept() : refuse('plan-al-vastgesteld');
};
