import type { PlanEvent } from './plan.events.js';
import { bezwaarTegenAfzeggen, bezwaarTegenGehouden, bezwaarTegenTerugnemen, type ConsultatieAfwijzing } from './consultaties.js';
import { bezwaarTegenTerugnemenHerindeling, type HerindelingAfwijzing } from './herindeling.js';
import { bezwaarTegenToevoeging, type KnoopAfwijzing } from './knopen.js';
import { hasPlan, type OpgesteldPlan, type Plan } from './plan.state.js';
import { bezwaarTegenGenoemde, bezwaarTegenSamenvoeging, bezwaarTegenSplitsing, bezwaarTegenVerplaatsing, type StructuurAfwijzing } from './structuur.js';
import type { VaststellingAfwijzing } from './vaststelling.js';

/** The reason why a fact cannot follow from the state on its day. */
export type PlanfeitAfwijzing =
  | 'plan-onbekend'
  | 'plan-bestaat-al'
  | 'plan-ingetrokken'
  | 'plan-niet-ingetrokken'
  | KnoopAfwijzing
  | StructuurAfwijzing
  | HerindelingAfwijzing
  | ConsultatieAfwijzing
  | VaststellingAfwijzing;

const bezwaarInOpgesteld = (event: PlanEvent, plan: OpgesteldPlan): PlanfeitAfwijzing | undefined => {
  const { type, data } = event;
  switch (type) {
    case 'PlanOpgesteld':
      return 'plan-bestaat-al';
    case 'KnoopToegevoegd':
      return bezwaarTegenToevoeging(data, plan);
    case 'KnoopGewijzigd':
      return bezwaarTegenGenoemde(data.knoopId, plan);
    case 'KnoopVerplaatst':
      return bezwaarTegenVerplaatsing(data, plan);
    case 'KnoopSamengevoegd':
      return bezwaarTegenSamenvoeging(data, plan);
    case 'KnoopGesplitst':
      return bezwaarTegenSplitsing(data, plan);
    case 'HerindelingTeruggenomen':
      return bezwaarTegenTerugnemenHerindeling(data, plan);
    case 'PlanVastgesteld':
      return plan.vastgesteld ? 'plan-al-vastgesteld' : undefined;
    case 'ConsultatieAfgezegd':
      return bezwaarTegenAfzeggen(data, plan);
    case 'ConsultatieGehouden':
      return bezwaarTegenGehouden(data, plan);
    case 'VerslagTeruggenomen':
      return bezwaarTegenTerugnemen(data, plan);
    case 'VaststellingAangevuld':
    case 'VaststellingTeruggenomen':
      return plan.vastgesteld ? undefined : 'plan-niet-vastgesteld';
    // A plan may be adopted earlier than somebody expected on a later day.
    case 'VaststellingGepland':
    // A consultatie that was held may also be told to have been planned.
    case 'ConsultatieGepland':
    case 'PlanHersteld':
    case 'PlanIngetrokken':
    case 'DoorvoeringVoltooid':
      return undefined;
  }
};

// Only an adoption stands in the way of an earlier end, because it can be withdrawn. Other facts of later days cannot be,
// and have no effect on the end: a command of such a day is refused, and a recorded fact of such a day is a signal.
const isInDeWegVanEinde = ({ type }: PlanEvent): boolean => type === 'PlanVastgesteld';

/**
 * The reason why a fact cannot follow from the plan on its day; undefined if it can. New facts meet this rule, and later facts meet it
 * again when a fact of an earlier day is told.
 */
export const bezwaarTegenPlanfeit = (event: PlanEvent, plan: Plan): PlanfeitAfwijzing | undefined => {
  if (!hasPlan(plan)) return event.type === 'PlanOpgesteld' ? undefined : 'plan-onbekend';
  if (plan.ingetrokken && isInDeWegVanEinde(event)) return 'plan-ingetrokken';
  return bezwaarInOpgesteld(event, plan);
};
