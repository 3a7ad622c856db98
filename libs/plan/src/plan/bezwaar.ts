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

// Only an adoption stands in the way of an earlier end, for it can be taken back. Whatever else was told of after that day can
// not, and is without effect on it: a command of such a day is refused, what stands already is a signal.
const isInDeWegVanEinde = ({ type }: PlanEvent): boolean => type === 'PlanVastgesteld';

/**
 * Why a fact cannot follow from the plan as it stands on its day; undefined where it can. New facts meet it, and later ones
 * again when something is told of before them.
 */
export const bezwaarTegenPlanfeit = (event: PlanEvent, plan: Plan): PlanfeitAfwijzing | undefined => {
  if (!hasPlan(plan)) return event.type === 'PlanOpgesteld' ? undefined : 'plan-onbekend';
  if (plan.ingetrokken && isInDeWegVanEinde(event)) return 'plan-ingetrokken';
  return bezwaarInOpgesteld(event, plan);
};
