import type { PlanEvent } from './plan.events.js';
import { bezwaarTegenGehouden, type ConsultatieAfwijzing } from './consultaties.js';
import { bezwaarTegenToevoeging, type KnoopAfwijzing } from './knopen.js';
import { hasPlan, type OpgesteldPlan, type Plan } from './plan.state.js';
import { bezwaarTegenKnoop, bezwaarTegenSamenvoeging, bezwaarTegenSplitsing, bezwaarTegenVerplaatsing, type StructuurAfwijzing } from './structuur.js';
import type { VaststellingAfwijzing } from './vaststelling.js';

/** Why a fact cannot follow from what stands on its day. */
export type PlanfeitAfwijzing =
  'plan-onbekend' | 'plan-bestaat-al' | 'plan-ingetrokken' | 'plan-niet-ingetrokken' | KnoopAfwijzing | StructuurAfwijzing | ConsultatieAfwijzing | VaststellingAfwijzing;

const bezwaarInOpgesteld = (event: PlanEvent, plan: OpgesteldPlan): PlanfeitAfwijzing | undefined => {
  const { type, data } = event;
  switch (type) {
    case 'PlanOpgesteld':
      return 'plan-bestaat-al';
    case 'KnoopToegevoegd':
      return bezwaarTegenToevoeging(data, plan);
    case 'KnoopGewijzigd':
      return bezwaarTegenKnoop(data.knoopId, plan);
    case 'KnoopVerplaatst':
      return bezwaarTegenVerplaatsing(data, plan);
    case 'KnoopSamengevoegd':
      return bezwaarTegenSamenvoeging(data, plan);
    case 'KnoopGesplitst':
      return bezwaarTegenSplitsing(data, plan);
    case 'VaststellingGepland':
    case 'PlanVastgesteld':
      return plan.vastgesteld ? 'plan-al-vastgesteld' : undefined;
    case 'ConsultatieGehouden':
      return bezwaarTegenGehouden(data, plan);
    case 'VaststellingAangevuld':
    case 'VaststellingTeruggenomen':
      return plan.vastgesteld ? undefined : 'plan-niet-vastgesteld';
    // That it was planned too is no reason why it cannot have been held before.
    case 'ConsultatieGepland':
    case 'PlanHersteld':
    case 'PlanIngetrokken':
    case 'DoorvoeringVoltooid':
      return undefined;
  }
};

// Whether it is in force is told anew of any day, as its words are.
const naIntrekking: ReadonlySet<PlanEvent['type']> = new Set(['PlanOpgesteld', 'PlanIngetrokken', 'PlanHersteld']);

/**
 * Why a fact cannot follow from the plan as it stands on its day; undefined where it can. New facts meet it, and later ones
 * again when something is told of before them.
 */
export const bezwaarTegenPlanfeit = (event: PlanEvent, plan: Plan): PlanfeitAfwijzing | undefined => {
  if (!hasPlan(plan)) return event.type === 'PlanOpgesteld' ? undefined : 'plan-onbekend';
  if (plan.ingetrokken && !naIntrekking.has(event.type)) return 'plan-ingetrokken';
  return bezwaarInOpgesteld(event, plan);
};
